"""What the market asks for, with n, employers and intervals."""
