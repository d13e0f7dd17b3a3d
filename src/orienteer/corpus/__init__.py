"""The store of record: what we hold, as of when, from where."""
