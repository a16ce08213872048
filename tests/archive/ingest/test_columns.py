"""Which column is which field, as a person says it."""

from __future__ import annotations

import pytest

from archive.ingest.columns import MALFORMED, NO_FIELD, columns_of, missing, renamed_header
from archive.ingest.parsers.aliases import key_of, spelling


def test_a_field_is_named_by_any_of_its_names() -> None:
    pairs = ["article_ar=text", " 3 = العنوان ", "a=b=الكاتب", "x=PubDate"]
    assert columns_of(pairs) == {"article_ar": "text", "3": "title", "a=b": "author", "x": "date"}


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        ("text", MALFORMED.format("text")),
        ("=text", MALFORMED.format("=text")),
        ("x=", NO_FIELD.format("")),
        ("x=لون", NO_FIELD.format("لون")),
    ],
)
def test_what_is_no_mapping_is_refused_in_a_sentence(pair: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:
        columns_of([pair])
    assert str(raised.value) == reason


def test_what_a_person_says_wins_over_names_that_are_known() -> None:
    header = ("Titel", "العُنوان", "نص")
    assert renamed_header(header, {"titel": "title", "2": "source"}) == ("title", "source", "نص")
    assert missing(header, {"TITEL": "title", "3": "text", "4": "url", "لون": "tags"}) == [
        "4",
        "لون",
    ]


@pytest.mark.parametrize(
    ("name", "known", "key"),
    [
        ("TITLE", "title", "title"),
        ("تاريخ_النشر:", "تاريخ النشر", "date"),
        ("عُنوان", "عنوان", "title"),
        ("publishedat", "publishedAt", "date"),
        ("لون", "لون", ""),
        ("  أي  شيء ", "أي شيء", ""),
    ],
)
def test_names_are_the_same_in_whatever_spelling(name: str, known: str, key: str) -> None:
    assert (spelling(name), key_of(name)) == (known, key)
