"""Faults of every kind, in numbers, and what became of database, index and readers."""
