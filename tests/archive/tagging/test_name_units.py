"""The units of a name: a word, or two or three that belong together."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.name_units import (
    FullName,
    Text,
    full_name,
    ordinals,
    pairs_said_again,
    son_alone,
)
from archive.tagging.words import read, read_name


def text_of(words: str, taken: Iterable[int] = ()) -> Text:
    spots = read_name(words)
    return Text(spots, set(taken), pairs_said_again(spots))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("مصطفى", FullName(("مصطفى",), 1)),
        ("مصطفى الكاظمي", FullName(("مصطفى", "الكاظمي"), 2)),
        ("محمد بن عبد الله", FullName(("محمد", "بن عبد الله"), 4)),
        ("سيف الإسلام القذافي", FullName(("سيف الإسلام", "القذافي"), 3)),
        ("محمد السادس ملك", FullName(("محمد", "السادس"), 2)),
        ("محمد الثاني عشر ملك", FullName(("محمد", "الثاني عشر"), 3)),
        ("أبو بكر", FullName(("أبو بكر",), 2)),
        ("أبو", FullName((), 0)),
        ("عبد بغداد", FullName((), 0)),
    ],
)
def test_a_name_is_read_unit_by_unit(words: str, name: FullName) -> None:
    assert full_name(text_of(words), 0, sure=True) == name


def running(words: str) -> Text:
    spots = read(Document((words,)))
    return Text(spots, set(), pairs_said_again(spots))


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("رفائيل فان دير فارت", ("رفائيل", "فان دير فارت")),
        ("ديفيد دي خيا", ("ديفيد", "دي خيا")),
        ("ديفيد دي، خيا", ("ديفيد",)),
        ("ديفيد دي المدينة", ("ديفيد",)),
        ("منصف الإدريسي الخمليشي قال", ("منصف", "الإدريسي", "الخمليشي")),
        ("منصف الإدريسي المغربي قال", ("منصف", "الإدريسي")),  # of a country
        ("منصف الإدريسي التجاري قال", ("منصف", "الإدريسي")),
        ("محمد تونسي يروي", ("محمد", "تونسي")),
        ("محمد تونسي الأصل", ("محمد",)),
        ("محمد مصري سوداني", ("محمد", "مصري")),  # of two countries one is enough
    ],
)
def test_a_name_goes_on_over_where_somebody_is_from(words: str, units: tuple[str, ...]) -> None:
    assert full_name(running(words), 0, sure=True).units == units


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("سامي بن أحمد نقلي أن المعرض", "نقلي"),
        ("سامي بن عبد الله نقلي، وهو", "نقلي"),
        ("سامي بن أحمد نقلي المعرض", "بن أحمد"),  # what goes on is no name
        ("سامي بن أحمد هاتفيا، وهو", "بن أحمد"),
        ("سامي بن أحمد مركز، وهو", "بن أحمد"),
        ("سامي بن أحمد بمكتبه في", "بن أحمد"),
        ("سامي مخايش، وهو", "مخايش"),
    ],
)
def test_a_genealogy_ends_with_a_name_that_no_list_knows(words: str, last: str) -> None:
    assert full_name(running(words), 0, sure=True).units[-1] == last


def test_of_what_is_not_sure_no_king_is_made() -> None:
    assert full_name(text_of("سعيد الأول"), 0, sure=False) == FullName(("سعيد",), 1)


@pytest.mark.parametrize("between", ["محمد، السادس", "محمد. السادس", "محمد 6", "محمد"])
def test_an_ordinal_stands_beside_the_name(between: str) -> None:
    assert full_name(text_of(between), 0, sure=True).units == ("محمد",)


def test_a_taken_word_ends_the_name() -> None:
    assert full_name(text_of("محمد السادس", {1}), 0, sure=True).units == ("محمد",)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ابن خلدون", FullName(("ابن خلدون",), 2)),
        ("بن كيران", FullName(("بن كيران",), 2)),
        ("ابن الهيثم", FullName(("ابن الهيثم",), 2)),
        ("ابن سالم ثم ابن سالم", None),  # of somebody
        ("ابن أبي سفيان", None),
        ("ابن، خلدون", None),
        ("ابن", None),
    ],
)
def test_a_father_names_only_whom_no_other_name_does(words: str, name: FullName | None) -> None:
    assert son_alone(text_of(words), 0) == name


def test_the_word_after_another_is_one_that_a_name_may_go_on_with() -> None:
    text = text_of("محمد علي، حسن", {1})
    assert [text_of("محمد علي").word_after(at) for at in (0, 1)] == ["علي", ""]
    assert [text.word_after(at) for at in range(3)] == ["", "", ""]


def test_kings_are_told_apart_by_definite_ordinals() -> None:
    assert {"الأول", "السادس", "العاشر"} <= ordinals()
    assert ordinals().isdisjoint({"أول", "سادس", "عشر"})
