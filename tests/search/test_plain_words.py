"""Other texts are suggested for the plain words of a query; what has signs stays with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.plain_words import Parted, parted
from search.query import Query
from search.results import Suggestion
from search.searching import search
from tests.builders import article


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("", "", ""),
        ("نهر  النيل", "نهر  النيل", ""),
        ("«نهر النيل» كتا*", "«نهر النيل» كتا*", ""),
        ("نهر أو", "نهر أو", ""),
        ("نهر -بحر النيل", "نهر النيل", "-بحر"),
        ("نهر ليس بحر", "نهر", "ليس بحر"),
        ("(بحر أو جبل) نهر", "نهر", "(بحر أو جبل)"),
        ("عنوان:نهر +بحر =جبل 2015..2016", "", "عنوان:نهر +بحر =جبل 2015..2016"),
        ("نهر AND -بحر", "نهر", "-بحر"),
    ],
)
def test_a_text_is_words_and_what_has_signs(text: str, words: str, rest: str) -> None:
    assert parted(text) == Parted(words, rest)


def test_other_words_stand_before_what_has_signs() -> None:
    assert parted("نهر -بحر").with_words("جبل عال") == "جبل عال -بحر"
    assert parted("نهر").with_words("جبل") == "جبل"


def test_what_has_signs_is_kept_in_a_suggestion(indexed: Callable[[], None]) -> None:
    article("القهوة", body="تزرع القهوة في اليمن", source="مجلة")
    article("القهوة", body="القهوة والشاي", source="مجلة")
    indexed()
    results = search(Query("hgri,m -الشاي مصدر:مجلة"))
    text = "القهوة -الشاي مصدر:مجلة"
    assert results.suggestions == (Suggestion("keyboard", text, 1),)
    assert (results.typed, results.query.text, results.total) == (
        "hgri,m -الشاي مصدر:مجلة",
        text,
        1,
    )
    assert search(Query("مصدر:مجلة")).suggestions == ()
