"""What postings of the roles beyond engineering ask beyond a profile."""
