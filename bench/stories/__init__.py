"""How well articles that are one text are told from those that only sound alike."""
