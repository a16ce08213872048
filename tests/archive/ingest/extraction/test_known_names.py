"""Places, sources and people that datelines and bylines know, in any spelling."""

from __future__ import annotations

import pytest

from archive.ingest.extraction.known_names import (
    agencies,
    areas,
    certain_sources,
    cities,
    doubtful_places,
    is_given_name,
    is_person,
    is_place,
    papers,
)
from search.analysis.gazetteer import countries, key, names, zone_cities


@pytest.mark.parametrize(
    ("name", "is_city", "is_area", "is_doubtful"),
    [
        ("بغداد", True, False, False),
        ("المدينة المنورة", True, False, False),
        ("طوكيو", True, False, False),
        ("العراق", False, True, True),
        ("مصر", False, True, True),
        ("زامبيا", False, True, True),  # of the countries that stand in no row
        ("منى", False, False, True),  # a person as well
        ("قهوة", False, False, False),
    ],
)
def test_a_place_is_a_city_an_area_or_doubtful(
    name: str, is_city: bool, is_area: bool, is_doubtful: bool
) -> None:
    found = key(name)
    assert (found in cities(), found in areas(), found in doubtful_places()) == (
        is_city,
        is_area,
        is_doubtful,
    )
    assert is_place(name) is (is_city or is_doubtful)


def test_no_place_is_certain_and_doubtful_at_once() -> None:
    assert cities().isdisjoint(doubtful_places()) and areas() <= doubtful_places()
    everywhere = {key(name) for name in (*countries(), *zone_cities())}
    rows = {key(spelling) for row in names("place") for spelling in row.spellings}
    assert everywhere | rows <= cities() | doubtful_places()


@pytest.mark.parametrize(
    ("spelling", "label"),
    [("رويترز", "رويترز"), ("د.ب.أ", "د ب أ"), ("د ب أ", "د ب أ"), ("الجزيرة نت", "الجزيرة نت")],
)
def test_a_source_is_kept_by_one_name(spelling: str, label: str) -> None:
    assert certain_sources()[key(spelling)] == label


def test_a_source_is_certain_or_a_word_as_well() -> None:
    assert certain_sources().keys().isdisjoint(papers())
    assert agencies().keys() <= certain_sources().keys() | papers().keys()
    assert len(certain_sources()) + len(papers()) == len(
        {key(spelling) for row in names("source") for spelling in row.spellings}
    )


@pytest.mark.parametrize("word", ["هدى", "هدي", "عبدالله", "عبد", "أبو", "الدكتور", "د.سعاد", "بن"])
def test_a_name_may_begin_with_a_given_name_or_a_title(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize("word", ["الملاح", "الساحل", "قهوة", "في", ""])
def test_a_name_does_not_begin_with_another_word(word: str) -> None:
    assert not is_given_name(word)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("هدى الملاح", True),
        ("هدى سالم بن علي", True),
        ("د. هدى الملاح", True),
        ("أ. د. هدى الملاح", True),
        ("هدى", False),
        ("د. هدى", False),
        ("هدى سالم بن علي الملاح", False),  # five words
        ("الملاح هدى", False),
        ("هدى الملاح2", False),
        ("هدى الملاح، سعاد", False),
        ("هدى وسعاد", False),
        ("هدى للملاحة", False),
        ("أسماء المدعوات", False),
        ("", False),
    ],
)
def test_a_person_has_two_to_four_plain_words(name: str, is_one: bool) -> None:
    assert is_person(name) is is_one
