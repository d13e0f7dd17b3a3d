"""Figures and verdicts in plain words, the same on every face."""
