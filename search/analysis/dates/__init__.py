"""Dates as Arabic writes them. Ingest reads them in texts, search in what readers type."""
