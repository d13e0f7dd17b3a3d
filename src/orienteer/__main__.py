"""`python -m orienteer` is `orienteer`."""

from orienteer.interfaces.cli import main

main()
