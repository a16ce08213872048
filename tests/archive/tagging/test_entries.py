"""Known names by their first word, and the adjectives of places."""

from __future__ import annotations

import pytest

from archive.tagging.entries import Entry, demonyms, entries, is_place
from archive.tagging.given_names import after_title, certain, doubtful, in_text, parts, surnames
from search.analysis import fold


def of(name: str) -> Entry | None:
    """The entry of a name as it is spelt."""
    words = tuple(fold(word) for word in name.split())
    return next((entry for entry in entries().get(words[0], ()) if entry.words == words), None)


@pytest.mark.parametrize(
    ("name", "label", "kind"),
    [
        ("بغداد", "بغداد", "place"),
        ("الولايات المتحدة الأميركية", "الولايات المتحدة", "place"),
        ("الأمم المتحدة", "الأمم المتحدة", "organisation"),
        ("محاربة الإرهاب", "مكافحة الإرهاب", "topic"),
        ("زامبيا", "زامبيا", "place"),  # a country that stands in no row
        # what makes no tag and hides what is inside it
        ("صحيفة الرياض", "", ""),
        ("وكالة رويترز", "", ""),
        ("شارع فلسطين", "", ""),
    ],
)
def test_a_name_stands_for_its_tag(name: str, label: str, kind: str) -> None:
    entry = of(name)
    assert entry is not None and (entry.label, entry.kind) == (label, kind)
    assert entry.last_letter == name[-1]


@pytest.mark.parametrize("name", ["الوطن", "قهوة", "واس", "الصعيد"])
def test_a_word_that_is_also_a_name_is_no_entry_alone(name: str) -> None:
    """A paper called after a word, letters of an agency, a region that is a plain noun."""
    assert of(name) is None


def test_the_longest_name_with_a_first_word_is_tried_first() -> None:
    for some in entries().values():
        lengths = [len(entry.words) for entry in some]
        assert lengths == sorted(lengths, reverse=True)
        assert len({entry.words for entry in some}) == len(some)
    assert all(entry.words[0] == first for first, some in entries().items() for entry in some)


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("العراقي", "العراق"),
        ("عراقية", "العراق"),
        ("العراقيين", "العراق"),
        ("مصريون", "مصر"),
        ("الأمريكية", "الولايات المتحدة"),
        ("أميركي", "الولايات المتحدة"),
        ("زامبي", "زامبيا"),
        ("التنزانية", "تنزانيا"),
        ("عراق", None),
        ("كبيرة", None),
    ],
)
def test_an_adjective_is_that_of_a_place_in_all_its_forms(word: str, place: str | None) -> None:
    assert demonyms().get(fold(word)) == place


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("بغداد", True), ("مصر", True), ("الأمم", False), ("كوريا", False), ("الشباب", False)],
)
def test_a_place_is_one_word(word: str, is_one: bool) -> None:
    assert is_place(fold(word)) is is_one


def test_a_given_name_is_certain_doubtful_or_one_after_a_title() -> None:
    assert {"مصطفى", "نزار"} <= certain()
    assert {"سعيد", "أمل"} <= doubtful()
    assert {"خلف", "حياة"} <= after_title()
    for one, other in [
        (certain(), doubtful()),
        (certain(), after_title()),
        (doubtful(), after_title()),
    ]:
        assert one.isdisjoint(other)
    assert in_text() == certain() | doubtful()
    assert parts() == in_text() | surnames() and "الخطيب" in surnames()
