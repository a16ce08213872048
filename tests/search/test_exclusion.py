"""What «بدون» may mean is offered, and never done unasked."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from django.test import Client

from search.exclusion import Exclusion, exclusion
from search.parsing import parse
from tests.builders import article
from tests.search.written_clauses import excluded, sought


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("قهوة بدون سكر", Exclusion("سكر", "قهوة -سكر")),
        ("قهوة  بلا\nسكر اليوم", Exclusion("سكر", "قهوة -سكر اليوم")),
        ("قهوة من دون سكر", Exclusion("سكر", "قهوة -سكر")),
        ("قهوة من غير سكر", Exclusion("سكر", "قهوة -سكر")),
        ("قهوة دون سكر", Exclusion("سكر", "قهوة -سكر")),
        ("بدون سكر", None),
        ("قهوة بدون", None),
        ("قهوة بدون أي سكر", None),
        ("قهوة بدون 5", None),
        ("قهوة بدونها سكر", None),
        ("قهوة بدون «سكر»", None),
        ("", None),
    ],
)
def test_a_word_is_offered_to_be_excluded(text: str, offered: Exclusion | None) -> None:
    assert exclusion(text) == offered


def test_the_text_that_is_offered_excludes_the_word_and_what_was_typed_does_not() -> None:
    typed = "قهوة بدون سكر اليوم"
    offered = exclusion(typed)
    assert offered is not None
    assert (sought(parse(offered.text)), excluded(parse(offered.text))) == (
        ["قهوة", "اليوم"],
        ["سكر"],
    )
    assert excluded(parse(typed)) == []


def test_the_page_offers_it_beside_its_hits(client: Client, indexed: Callable[[], None]) -> None:
    article("قهوة بدون سكر")
    indexed()
    page = client.get("/search/", {"q": "قهوة بدون سكر"}).content.decode()
    url = f"/search/?q={quote_plus('قهوة -سكر')}"
    assert f'<a href="{url}" rel="nofollow">استثنِ ما فيه «<bdi>سكر</bdi>»</a>' in page
    for text in ("قهوة", '"قهوة بدون سكر"', "قهوة بدون سكر -شاي"):
        assert "استثنِ" not in client.get("/search/", {"q": text}).content.decode()
