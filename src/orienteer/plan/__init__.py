"""Gaps and the provably best way to close them."""
