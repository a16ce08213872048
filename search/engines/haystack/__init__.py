"""Haystack's adapter. The site, its indexer and the commands reach the engine of the archive
through Haystack's connection, as a typed `search.engine.Engine`, and ask it directly. Whoever
writes with Haystack's own interface (`SearchQuerySet`, its forms, `update_index` and the other
commands) is answered by the same engine, for articles alone.
"""
