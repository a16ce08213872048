"""Completion: what a reader may be about to type, of the titles, names and words of the archive."""
