"""An immutable, dated, content-addressed set of facts."""
