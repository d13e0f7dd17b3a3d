"""The command line: results on stdout, the rest on stderr; exit 0 done, 1 input cannot be used, 2 called wrongly."""

import sys


def main() -> None:
    """Run one command and leave with its exit code; the only place where errors become words on a terminal."""
    from orienteer.interfaces.cli.app import run

    sys.exit(run(sys.argv[1:]))
