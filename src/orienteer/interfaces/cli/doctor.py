"""`orienteer doctor`: what is in order, and what to mend."""

from dataclasses import asdict

import click

from orienteer.errors import InputError
from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.terminal import write_json
from orienteer.settings import Settings


@click.command(
    epilog="""\b
Example:
  orienteer doctor
  orienteer doctor --json"""
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def doctor(settings: Settings, as_json: bool) -> None:
    """Check the installation, the corpus and the snapshots; exit 1 where something needs mending."""
    from orienteer.operations.checkup import check_all

    checks = check_all(settings)
    failed = [c.name for c in checks if not c.ok]
    if as_json:
        write_json({"ok": not failed, "checks": [asdict(c) for c in checks]})
    else:
        for c in checks:
            click.echo(f"{'ok  ' if c.ok else 'FAIL'} {c.name}: {c.says}")
            if not c.ok and c.next:
                click.echo(f"     next: {c.next}")
    if failed:
        raise InputError(f"{', '.join(failed)}: see what to do above")
