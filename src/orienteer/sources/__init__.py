"""Connectors: each makes postings from a file or a public answer."""
