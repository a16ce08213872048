"""The one table of affixes: each row cuts the word that it names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

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


# -- There is no other list of affixes

ROOT = Path(__file__).parents[4]
ENOUGH = 3  # strings that make a list of affixes, when nothing else is in it
KNOWN = {
    *(prefix.letters for prefix in PREFIXES),
    *CHAINS,
    *affixes.FUTURES,
    *(row.ending for _, row in ROWS),
    *(pronoun.letters for pronoun in affixes.PRONOUNS),
    *"هةى",
}


def _lists(tree: ast.AST) -> Iterator[list[str]]:
    """The strings of each tuple, list or set, the words of each text that is split."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            constants = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield [each for each in constants if isinstance(each, str)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.split(r"[\s|،]+", node.value)


def _of_affixes(strings: list[str]) -> bool:
    return len(strings) >= ENOUGH and all(each in KNOWN for each in strings if each)


def test_no_list_of_affixes_lies_outside_the_table() -> None:
    table = Path(affixes.__file__)
    found = [
        (str(path.relative_to(ROOT)), strings)
        for folder in ("search", "archive")
        for path in (ROOT / folder).rglob("*.py")
        if path != table
        for strings in _lists(ast.parse(path.read_text("utf-8")))
        if _of_affixes(strings)
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ['E = ("ون", "ين", "ات")', 'E = "ون ين ات".split()', '["ها", "", "هم"]']
)
def test_such_a_list_would_be_seen(code: str) -> None:
    assert any(map(_of_affixes, _lists(ast.parse(code))))
