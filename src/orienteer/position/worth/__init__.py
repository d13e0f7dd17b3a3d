"""What a person is worth on each track and in each place, and what drives it."""
