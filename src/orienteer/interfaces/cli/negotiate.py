"""`orienteer negotiate`: a brief for one offer."""

from pathlib import Path

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.terminal import note, write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer negotiate cv.pdf --offer "185000 USD base, Seattle"
  orienteer negotiate cv.pdf --offer "95k EUR + 10% bonus, Berlin, senior ML engineer" --floor 90k
  orienteer negotiate cv.pdf --offer "$160k, remote, US" --against austin -o brief.md"""
)
@person_options
@click.option("--offer", "written", required=True, metavar="TEXT",
              help='The offer: base pay with its currency, place, role; "185000 USD base, Seattle".')  # fmt: skip
@click.option("--floor", metavar="AMOUNT", help="The least you would take, such as 170k (default: measured).")
@click.option("--against", default="", metavar="HUB",
              help="Bring the offer to this hub's prices (default: where the CV says you live).")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the Markdown here.")
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def negotiate(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    written: str,
    floor: str | None,
    against: str,
    output: Path | None,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """A brief for an offer, in Markdown: its percentile, comparable postings, your measured achievements, what to ask.

    Base pay is compared with base pay that postings state; bonus, equity and totals are named and kept apart. Nothing
    is invented: each figure has its interval and n, each achievement is a line of the CV.
    """
    from orienteer.interfaces.cli.choices import check_hubs
    from orienteer.interfaces.cli.draw_negotiate import write_brief
    from orienteer.interfaces.records.negotiate import encode_negotiation
    from orienteer.match.negotiation.negotiate import negotiate as weigh
    from orienteer.match.negotiation.offer import read_floor, read_offer
    from orienteer.position.worth.places import Spot
    from orienteer.taxonomy.places import load_hubs

    offer = read_offer(written)
    least = read_floor(floor, offer) if floor else None
    place = Spot(load_hubs()[check_hubs((against,))[0]].country, check_hubs((against,))[0]) if against else None
    profile = read_person(cv, repos, authors)
    snapshot = load_evidence(settings, snapshot_name)
    found = weigh(profile, snapshot, offer, floor=least, against=place)
    if as_json:
        write_json(encode_negotiation(snapshot.manifest, found))
        return
    text = "\n".join(write_brief(found, profile.name)) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(text, encoding="utf-8")
    note(f"orienteer: wrote {output}")
