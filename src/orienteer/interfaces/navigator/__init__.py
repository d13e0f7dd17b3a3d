"""One page on one person: where they stand, what that is worth, which way to go; every figure opens on its evidence."""
