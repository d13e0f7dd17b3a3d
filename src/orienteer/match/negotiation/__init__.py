"""An offer read, ranked among comparable postings, and what to ask for."""
