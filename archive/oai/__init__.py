"""OAI-PMH 2.0: how libraries harvest what the archive knows of its articles."""
