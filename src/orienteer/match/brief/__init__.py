"""One posting prepared for: points, gaps, a letter to fill in, questions."""
