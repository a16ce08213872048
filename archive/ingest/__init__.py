"""Ingest: raw texts become articles. `importing.ingest(paths)` is the one entry point."""
