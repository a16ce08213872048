"""Parsers: a record to documents, one module a format; `archive.ingest.formats` names them."""
