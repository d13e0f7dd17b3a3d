"""Facts of one posting, from text alone, each with its evidence."""
