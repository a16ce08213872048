"""The samples are served while they are read, and no longer."""

from __future__ import annotations

import urllib.error

import pytest

from bench.audit.samples import samples


def test_they_are_served_for_as_long_as_they_are_needed() -> None:
    with samples() as archive:
        page = archive.get("/")
        assert (page.status, page.media_type) == (200, "text/html")
        assert archive.get("/healthz").media_type == "application/json"
    with pytest.raises(urllib.error.URLError):
        archive.get("/")
