"""`orienteer demo`: the whole line on what ships with the package."""

from importlib.resources import as_file, files
from typing import Final

import click

from orienteer.interfaces.cli.terminal import open_console, write_json

NEXT: Final = (
    "orienteer navigate YOUR-CV.pdf -o me.html   all about you on one page",
    "orienteer profile YOUR-CV.pdf               what your CV shows, in its own words",
    "orienteer plan YOUR-CV.pdf                  your route; --hours-week, --months, --country, --track",
    "orienteer match YOUR-CV.pdf                 postings for you, and what each lacks",
    "orienteer ingest POSTINGS                   your own market: files, greenhouse:NAME; then `snapshot`",
)


@click.command(
    epilog="""\b
Example:
  orienteer demo
  orienteer demo --json"""
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout: market, profile, plan.")
def demo(as_json: bool) -> None:
    """The main job on a sample CV and the starter snapshot: the market, the position, the route."""
    from dataclasses import replace

    from orienteer.interfaces.cli.draw_market import draw_demand
    from orienteer.interfaces.cli.draw_plan import draw_fits, draw_plan
    from orienteer.interfaces.cli.draw_profile import draw_skills
    from orienteer.interfaces.phrases.words import say_slice, say_sources
    from orienteer.interfaces.records.market import encode_demand
    from orienteer.interfaces.records.plan import encode_plan
    from orienteer.market.demand import measure_demand
    from orienteer.market.slices import Slice, recent_since
    from orienteer.plan.options import PlanOptions
    from orienteer.plan.plan import make_plan
    from orienteer.position.person import find_position
    from orienteer.position.tracks import choose_tracks
    from orienteer.profile.profile import profile_record
    from orienteer.profile.reading import read_cv
    from orienteer.snapshot.starter import load_starter
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.names import HARD_KINDS
    from orienteer.taxonomy.vocabulary import load_vocabulary

    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as path:
        profile = read_cv(path)
    starter = load_starter()
    position = find_position(profile)
    recent = Slice(since=recent_since(starter.manifest.last))
    choice = choose_tracks(starter, position, recent)
    recent = replace(recent, tracks=choice.chosen)

    demand = measure_demand(starter, recent, ("required", "preferred"), HARD_KINDS)
    options = PlanOptions(wanted=recent)
    made = make_plan(starter, position, load_vocabulary(), load_learning(), options, profile.skills)
    if as_json:
        plan = encode_plan(starter.manifest, position, choice, made)
        write_json(
            {"market": encode_demand(starter.manifest, demand), "profile": profile_record(profile), "plan": plan}
        )
        return
    console = open_console()
    console.rule("[bold]1. Where is the market?", align="left")
    draw_demand(console, demand, say_slice(recent), ("required", "preferred"), 10)
    console.print(f"[dim]{say_sources(starter.manifest)}[/]\n")

    console.rule(f"[bold]2. Where does {profile.name} stand?", align="left")
    draw_fits(console, choice, position)
    draw_skills(console, profile.skills, most=10)

    console.rule("[bold]3. Which way?", align="left")
    draw_plan(console, made, starter.postings)

    console.rule("[bold]Next, on your own data", align="left")
    for line in NEXT:
        console.print(f"  {line}")
