"""How an article is cited: ready strings, and records for programs that keep references. Pure."""
