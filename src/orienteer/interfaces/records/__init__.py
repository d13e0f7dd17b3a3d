"""The JSON of every verb, one form for all faces; keys are added, never renamed (documented in docs/json.md)."""
