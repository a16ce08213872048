"""The help page shows every form of the query language by an example that can be followed."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from search.examples import SECTIONS
from search.parsing import parse
from search.parts import LABELS
from tests.builders import article

EXAMPLES = [example.text for section in SECTIONS for example in section.examples]


@pytest.fixture
def archive(indexed: Callable[[], None]) -> None:
    article(
        "القهوة والنفط",
        body="القهوة في اليمن، وأسعار النفط في العراق بعد كوفيد 19. إلى مصر مدرسة، استقلال، انتخابات، عُمان، انهيار.",
        source="مجلة خزانة",
        authors=["محمد علي"],
        tags=["اليمن"],
        places=["صنعاء"],
        published="2015",
    )
    article("النفط", body="عن النفط والقهوة والشاي", published="2011-01")
    article("النفط", body="عن النفط", published="2019-05")
    article("النفط", body="عن النفط", published="2020-10")
    indexed()


def test_the_page_links_to_every_example(client: Client, db: None) -> None:
    page = client.get("/search/help/").content.decode()
    linked = re.findall(r'<a href="(/search/\?q=[^"]+)" rel="nofollow">', page)
    assert [unquote_plus(url.partition("=")[2]) for url in linked] == EXAMPLES


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_understood_and_finds_what_it_says(
    client: Client, archive: None, text: str
) -> None:
    body = client.get("/api/search/", {"q": text}).json()
    assert body["clauses"] and not body["not_understood"]
    assert body["total_all_words"] > 0, text
    assert client.get("/search/", {"q": text}).status_code == 200


def test_every_form_has_an_example() -> None:
    shown = {part.kind for text in EXAMPLES for part in parse(text).parts}
    assert shown >= set(LABELS) - {"place"}, "a place is excluded in its example"


def test_no_example_is_shown_twice() -> None:
    assert len(set(EXAMPLES)) == len(EXAMPLES)
