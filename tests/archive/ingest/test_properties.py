"""What a program notes of a document counts where the text says the same."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.properties import authors, title_at, words_of

LINES = [
    "نشرة الساحل",
    "الميناء القديم: حكاية",
    "بقلم: هدى سالم",
    "كان الميناء صغيرا.",
    "ثم كبر.",
    "انتهى.",
]


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("الميناء القديم: حكاية", 1),
        ("الميناءُ القديم حكاية", 1),
        ("  نشرة الساحل. ", 0),
        ("الميناء القديم", None),
        ("ثم كبر.", None),
        ("Microsoft Word - 1", None),
        ("", None),
        (" - ", None),
    ],
)
def test_a_title_stands_above_the_text_whole(told: str, at: int | None) -> None:
    assert title_at(told, LINES) == at


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("هدى سالم", ("هدى سالم",)),
        ("هُدى  سالم", ("هُدى سالم",)),
        ("هدى", ()),
        ("سالم هدى", ()),
        ("كبر انتهى", ()),
        ("User", ()),
        ("", ()),
    ],
)
def test_an_author_is_named_above_or_below(told: str, found: tuple[str, ...]) -> None:
    assert authors(told, LINES) == found
    assert authors(told, []) == ()


def test_an_author_may_be_named_below_and_not_in_the_midst() -> None:
    signed = [*LINES[:2], *LINES[3:5], "شيء", "آخر", "وثالث", "هدى سالم"]
    assert authors("هدى سالم", signed) == ("هدى سالم",)
    midst = [*LINES[:2], *["سطر"] * 4, "قالت هدى سالم", *["سطر"] * 4]
    assert authors("هدى سالم", midst) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("الميناءُ القديم", "الميناء القديم!"), ("إلى أين", "الى اين"), ("A B", "a b")],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)
