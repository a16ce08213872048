"""Addresses of pages and the files they lie in."""

from __future__ import annotations

import pytest

from archive.export.files import file_of, relative


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/articles/12/", "articles/12/index.html"),
        ("/articles/12/%D9%86%D9%81%D8%B7/", "articles/12/نفط/index.html"),
        ("/articles/12.txt", "articles/12.txt"),
        ("/sitemap.xml", "sitemap.xml"),
        ("/tags/?page=2", "tags/page-2/index.html"),
        ("/tags/?page=2&kind=topic", "tags/kind-topic/page-2/index.html"),
        ("/tags/?kind=topic&page=2", "tags/kind-topic/page-2/index.html"),
        ("/tags/?letter=%D8%A8", "tags/letter-ب/index.html"),
        ("/tags/%D8%A3%3A%20%D8%A8%3F/", "tags/أ%3A ب%3F/index.html"),
        ("/tags/a%2A%7C%22%3C%3E%5C/", "tags/a%2A%7C%22%3C%3E%5C/index.html"),
        ("/tags/%D8%A3.../", "tags/أ%2E%2E%2E/index.html"),
        ("/tags/../", "tags/%2E%2E/index.html"),
        ("/tags/./", "tags/%2E/index.html"),
    ],
)
def test_an_address_has_one_file(address: str, file: str) -> None:
    assert file_of(address) == file


def test_what_has_no_name_of_its_own_ends_as_its_kind_does() -> None:
    assert file_of("/atom/", ".xml") == "atom/index.xml"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("index.html", "index.html", "index.html"),
        ("about/index.html", "index.html", "about/index.html"),
        ("index.html", "about/index.html", "../index.html"),
        ("articles/2/index.html", "articles/1/index.html", "../2/index.html"),
        ("tags/%D9%86/index.html", "articles/12/نفط/index.html", "../../../tags/%D9%86/index.html"),
        ("articles/12/%D9%86/index.html", "articles/12/ن/index.html", "index.html"),
    ],
)
def test_files_link_to_each_other_from_where_they_are(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link
