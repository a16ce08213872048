"""Every name and every row of tagging's lists can fire, and each name leads to one tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction.known_names import is_given_name, is_person
from archive.tagging import known_names, suggest_tags
from archive.tagging.entries import NO_FLAGS
from archive.tagging.lists import phrases, topics
from archive.tagging.words import read
from search.analysis import fold
from search.analysis.gazetteer import names

FOOTBALL = "في مباراة الدوري سدد لاعب الفريق كرة في المرمى."
Row = tuple[str, str, Mapping[str, tuple[str, ...]]]  # spelling, label, flags


def rows(kind: str) -> Iterator[Row]:
    """The spellings of names or topics that a text is searched for."""
    for row in topics() if kind == "topic" else names(kind):
        for spelling in row.spellings:
            if "dateline" not in row.flags and ("longer" not in row.flags or " " in spelling):
                yield spelling, row.label, row.flags


@pytest.mark.parametrize("kind", ["place", "organisation", "topic"])
def test_no_name_leads_to_two_tags(kind: str) -> None:
    labels = {(fold(spelling), label) for spelling, label, _ in rows(kind)}
    counts = Counter(spelling for spelling, _ in labels)
    assert [spelling for spelling, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("kind", ["place", "organisation", "topic"])
def test_every_name_finds_its_own_tag(kind: str) -> None:
    missed = []
    for spelling, label, flags in rows(kind):
        wanted = f"نادي {label}" if "club" in flags else label
        if wanted not in labels(spelling):
            missed.append((spelling, label, labels(spelling)))
    assert missed == []


def labels(name: str) -> list[str]:
    """What a text that names it is found to name; no label for what makes no tag."""
    spots = read(Document((f"{FOOTBALL} شمال {name}.",)))
    return [mention.label for mention in known_names.find(spots, set())]


def test_names_that_make_no_tag_hide_what_is_inside_them() -> None:
    hidden = [*phrases("no_tags.txt"), "صحيفة الرياض", "قناة الجزيرة", "القدس العربي"]
    assert [name for name in hidden if labels(name)[:1] != [""]] == []
    assert labels("الشرق الأوسط") == ["الشرق الأوسط"]
    assert labels("الإمارات اليوم") == ["الإمارات"]


def test_the_only_flag_of_a_topic_is_common() -> None:
    assert {flag for topic in topics() for flag in topic.flags or NO_FLAGS} == {"common"}


def test_a_topic_has_two_words_at_least() -> None:
    assert [topic.label for topic in topics() if " " not in topic.label] == []


@pytest.mark.parametrize("surname", ["السروجي", "الخطيب"])
def test_a_person_known_as_author_is_known_to_tagging_and_the_other_way_round(surname: str) -> None:
    known = [name for row in names("given") for name in row.spellings]
    assert [name for name in known if not is_given_name(name)] == []
    as_author = {name for name in known if is_person(f"{name} {surname}")}
    to_tagging = {name for name in known if person(f"قال الدكتور {name} {surname} إن") is not None}
    assert (set(known) - as_author, set(known) - to_tagging) == (set(), set())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وصل نصار السروجي أمس", "نصار السروجي"),  # once known as an author only
        ("وصل رشا السروجي أمس", "رشا السروجي"),
        ("وصل فادي السروجي أمس", "فادي السروجي"),
        ("قال الدكتور خلف السروجي ذلك", "خلف السروجي"),  # a common word, but for the title
        ("وقف خلف السروجي أمس", None),
    ],
)
def test_a_given_name_of_bylines_names_a_person_in_a_text(text: str, name: str | None) -> None:
    assert person(text) == name


def person(text: str) -> str | None:
    tags = suggest_tags(Document((text,), title=text))
    return next((tag.name for tag in tags if tag.kind == "person"), None)


@pytest.mark.parametrize("name", ["فيروز الخطيب", "ناهد الخطيب", "لوران الخطيب", "ليث الخطيب"])
def test_a_given_name_of_texts_is_an_author(name: str) -> None:
    assert is_person(name)
