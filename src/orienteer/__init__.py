"""Orienteer: a career navigator for AI engineers that runs on evidence."""

__version__ = "0.1.0"
