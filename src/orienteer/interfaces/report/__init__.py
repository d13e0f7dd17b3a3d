"""The report as one page: findings in plain words, charts, tables, how it was made; no network, no arithmetic."""
