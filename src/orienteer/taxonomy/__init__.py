"""What names mean: skills, tracks, levels, places, money."""
