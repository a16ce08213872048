"""The page that nginx sends is the one it was given."""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path

import pytest

from bench.speed.site import nginx
from bench.speed.site.reader import Page, Reader


@pytest.mark.skipif(not nginx.installed(), reason="nginx is not installed")
@pytest.mark.parametrize("page", [Page(gzip.compress(b"page", mtime=0), "gzip"), Page(b"page", "")])
def test_a_page_is_sent_as_the_site_sent_it(page: Page, tmp_path: Path) -> None:
    with (
        nginx.served(page, tmp_path / "nginx", workers=2) as site,
        closing(Reader(site.address)) as reader,
    ):
        assert reader.get(nginx.PAGE) == page
        assert site.cpu_seconds() > 0
