"""The bench of ingest: spoilt texts that must be mended, and files that must not break it."""
