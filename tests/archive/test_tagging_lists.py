"""Every row of tagging's lists can fire, and each name leads to one tag."""

from __future__ import annotations

from collections import Counter

import pytest

from archive.ingest.document import Document
from archive.tagging import known_names
from archive.tagging.lists import Row, spelt_words, table
from archive.tagging.words import read
from search.analysis import fold

TABLES = ("places.tsv", "organisations.tsv", "topics.tsv")
FLAGS = {"", "cue", "alias", "club", "football", "common"}
ROWS = [(name, row) for name in TABLES for row in table(name)]
FOOTBALL = "في مباراة الدوري سدد لاعب الفريق كرة في المرمى."


def spellings(row: Row) -> list[str]:
    """The names of a row that are looked for; of an «alias» row only the longer ones."""
    names = [*row.aliases] if row.label == "-" else [row.label, *row.aliases]
    return [name for name in names if row.flag != "alias" or " " in name]


@pytest.mark.parametrize("file", TABLES)
def test_no_name_leads_to_two_tags(file: str) -> None:
    labels = {(fold(name), row.label) for row in table(file) for name in spellings(row)}
    counts = Counter(name for name, _ in labels)
    assert [name for name, times in counts.items() if times > 1] == []


def test_every_name_finds_its_own_tag() -> None:
    missed = []
    for _, row in ROWS:
        for name in spellings(row):
            text = f"{FOOTBALL} شمال {name}."
            spots = read(Document(paragraphs=(text,)))
            found = [mention.label for mention in known_names.find(spots, set())]
            wanted = f"نادي {row.label}" if row.flag == "club" else row.label
            if wanted not in found:
                missed.append((name, row.label, found))
    assert missed == []


def test_every_flag_is_a_known_one() -> None:
    assert {row.flag for _, row in ROWS if not row.flag.startswith("not:")} <= FLAGS


def test_a_topic_has_two_words_at_least() -> None:
    assert [row.label for row in table("topics.tsv") if " " not in row.label] == []


def test_a_given_name_is_either_certain_or_doubtful() -> None:
    assert spelt_words("given_names.txt") & spelt_words("given_names.txt", "?") == frozenset()
