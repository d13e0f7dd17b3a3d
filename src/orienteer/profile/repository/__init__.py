"""Local git repositories as evidence of work: read, never executed."""
