"""The head of the results says what they hold, and nothing that was only looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.ladder import Ladder, ladder
from search.parts import Part
from search.query import Query
from search.results import Forms, Hit, Results, Snippet

HIT = Hit(1, "", "/", 1.0, True, Snippet(""), Snippet(""), None, "unknown", 1, "ar", None)
IRAQ = Forms("العراق", ("العراقي", "والعراق", "العراقية"))
APRIL = Forms("أبريل", ("وأبريل",), ("نيسان",))


def results(
    words: str, whole: int, total: int, *forms: Forms, parts: tuple[str, ...] = ()
) -> Results:
    hits = (HIT,) * min(total, 20)
    kinds = tuple(Part(kind, "", "") for kind in parts)
    return Results(
        Query(), hits, total, whole, words=tuple(words.split()), forms=forms, parts=kinds
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (results("العراق", 9, 9), Ladder("one", "العراق", 9)),
        (results("العراق", 9, 9, IRAQ), Ladder("one", "العراق", 9, IRAQ.forms, (), "=العراق")),
        (
            results("أبريل", 9, 9, APRIL),
            Ladder("one", "أبريل", 9, ("وأبريل",), ("نيسان",), "=أبريل"),
        ),
        (
            results("مكت*", 9, 9, Forms("مكت*", ("مكتبة",)), parts=("pattern",)),
            Ladder("pattern", "مكت*", 9, ("مكتبة",)),
        ),
        (
            results("العراق أبريل", 9, 9, IRAQ, APRIL),
            Ladder("all", "", 9, ("العراقي", "والعراق", "وأبريل"), ("نيسان",), "=العراق =أبريل"),
        ),
        (
            results("العراق", 9, 9, IRAQ, parts=("excluded",)),
            Ladder("one", "العراق", 9, IRAQ.forms),
        ),
        (results("العراق أبريل", 9, 9, parts=("choice",)), Ladder("asked", "", 9)),
        (
            results("كتب", 9, 9, Forms("كتب", ("كاتب", "مكتبة")), parts=("root",)),
            Ladder("root", "كتب", 9, ("كاتب", "مكتبة")),
        ),
        (results("كتب درس", 9, 9, parts=("root",)), Ladder("asked", "", 9)),
        (results("كتب النيل", 4, 9, parts=("root",)), Ladder("some", "", 4)),
        (results("العراق", 9, 9, parts=("exact",)), Ladder("asked", "", 9)),
        (results("العراق أبريل", 4, 9), Ladder("some", "", 4)),
        (results("العراق أبريل", 0, 9, IRAQ), Ladder()),  # a notice says so
        (results("العراق", 0, 0), Ladder()),
    ],
)
def test_the_rung_is_the_one_that_the_hits_stand_on(found: Results, told: Ladder) -> None:
    assert ladder(found) == told


@pytest.mark.parametrize(
    ("typed", "text", "literal"),
    [
        ("عُمان", "من عُمَان", "=عُمان"),
        ("عُمان", "من عمان", ""),
        ("عُمان", "من عَمَان", ""),
        ("عُمان", "من والعُمان", ""),
        ("عمان", "من عُمان", ""),
        ("سلطنة عُمان", "سلطنة عُمان", "=سلطنة =عُمان"),
    ],
)
def test_marks_that_were_typed_can_be_asked_for_where_a_hit_has_them(
    typed: str, text: str, literal: str
) -> None:
    begins = text.index(text.split()[-len(typed.split())])
    shown = replace(HIT, snippet=Snippet(text, ((begins, len(text)),)))
    found = Results(Query(), (shown,), 1, 1, words=tuple(typed.split()))
    assert ladder(found).literal == literal
