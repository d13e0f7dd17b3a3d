"""Where a person stands: against what postings ask, and what that is worth."""
