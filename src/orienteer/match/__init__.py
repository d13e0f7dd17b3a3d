"""Postings for a person: ranked, argued for, negotiated; and the roles beyond them."""
