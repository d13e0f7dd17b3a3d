"""The command line: results on stdout, the rest on stderr; exit 0 done, 1 input cannot be used, 2 called wrongly."""

import os
import sys


def main() -> None:
    """Run one command and leave with its exit code; the only place where errors become words on a terminal."""
    from orienteer.interfaces.cli.app import run

    # Before numpy is loaded: on small matrices its threads only take the cores from the solver (premiums in a plan took
    # 2 to 7 s instead of 0.2 s on two cores).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    sys.exit(run(sys.argv[1:]))
