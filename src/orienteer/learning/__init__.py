"""Learning: models trained at run time on one's own corpus, and how well they do on what was hidden from them."""
