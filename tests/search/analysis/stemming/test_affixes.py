"""The one table of affixes: each row cuts the word that it names."""

import pytest

from search.analysis import exact, fold, stem
from search.analysis.stemming import affixes, suffixes
from search.analysis.stemming.affixes import CHAINS, COMMON_CHAINS, FUTURE, PREFIXES
from search.analysis.stemming.lexicon import lexicon
from search.analysis.stemming.rows import Kind, Prefix, Suffix, Table
from search.analysis.stemming.stemmer import Stemmer

TABLES = ("PERSONS", "PASTS", "NUMBERS", "NISBAS")
ROWS = [(table, row) for table in TABLES for row in getattr(affixes, table)]


def _fresh_stem(word: str) -> str:
    """The stem by the tables as they stand now: nothing is remembered."""
    return Stemmer(lexicon()).stem(exact(word), fold(word))


@pytest.mark.parametrize(("table", "row"), ROWS, ids=lambda value: getattr(value, "example", value))
def test_every_suffix_is_cut_off_its_example(
    table: str, row: Suffix, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_row = _fresh_stem(row.example)
    rest = Table(each for each in getattr(affixes, table) if each is not row)
    monkeypatch.setattr(suffixes, table, rest)
    assert _fresh_stem(row.example) != with_row


@pytest.mark.parametrize("prefix", PREFIXES, ids=lambda prefix: prefix.letters)
def test_every_prefix_is_cut_off_its_example(prefix: Prefix) -> None:
    cut = FUTURE if prefix.kind is Kind.PRESENT else prefix.letters
    rest = prefix.example.removeprefix(cut)
    assert fold(rest).startswith(prefix.letters) or prefix.kind is not Kind.PRESENT
    assert stem(prefix.example) == stem(rest) != fold(prefix.example)


def test_chains_are_written_as_arabic_writes_them() -> None:
    assert {"ال", "وال", "بال", "لل", "ولل", "وب", "فبال"} <= set(CHAINS)
    assert not {"", "لال", "س", "بو"} & set(CHAINS)
    assert len(CHAINS) == len(set(CHAINS)) == 3 * 8 - 1


def test_the_common_chains_are_those_of_a_noun_and_the_future() -> None:
    rare = {"فب", "فل", "فك", "وك", "فبال", "فلل", "فكال", "وكال"}
    assert set(COMMON_CHAINS) == {"", "س", "وس", *CHAINS} - rare
