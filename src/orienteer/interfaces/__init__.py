"""The faces of the verbs."""
