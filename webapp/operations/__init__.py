"""Use cases: one function for each thing the business does."""
