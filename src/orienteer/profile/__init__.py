"""A person, in the words of the taxonomy, with evidence."""
