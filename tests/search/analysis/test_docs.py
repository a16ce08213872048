"""What docs/analysis.md says is what the code does."""

import re
from pathlib import Path

import pytest

from search.analysis import Token, analyze, bare, exact, fold, stem
from search.analysis.expansion import alternatives
from search.analysis.expansion.hamza_seats import other_seats
from search.analysis.expansion.spellings import reseated, with_clitics
from search.analysis.stemming.skeleton import skeleton

_PAGE = (Path(__file__).parents[3] / "docs" / "analysis.md").read_text(encoding="utf-8")


def _table(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, back quotes taken off."""
    section = _PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", _table("What is folded"), ids=lambda row: row[3])
def test_words_are_folded_as_documented(row: list[str]) -> None:
    assert [exact(row[0]), fold(row[0])] == row[1:3]


@pytest.mark.parametrize("row", _table("What is cut how"), ids=lambda row: row[3])
def test_texts_are_cut_as_documented(row: list[str]) -> None:
    tokens = analyze(row[0])
    assert [token.folded for token in tokens if not token.overlay] == row[1].split()
    assert [token.folded for token in tokens if token.overlay] == row[2].split()


@pytest.mark.parametrize("row", _table("The stem"), ids=lambda row: row[2])
def test_words_are_stemmed_as_documented(row: list[str]) -> None:
    assert stem(row[0]) == row[1]


def test_every_field_of_a_token_is_documented() -> None:
    named = ",".join(row[0] for row in _table("A token"))
    assert re.findall(r"\w+", named) == list(Token._fields)


@pytest.mark.parametrize("row", _table("What a query adds"), ids=lambda row: row[1])
def test_queries_are_widened_as_documented(row: list[str]) -> None:
    _, typed, found, _ = row
    widened = {
        stem(typed),
        *alternatives(stem(typed), bare(typed)),
        *with_clitics(bare(typed), stem(typed)),
        *reseated(fold(typed)),
        *other_seats(exact(typed)),
    }
    decimals = found.startswith(f"{typed}.")
    assert decimals or widened & {stem(found), fold(found)}


@pytest.mark.parametrize("row", _table("The skeleton"), ids=lambda row: row[0])
def test_stems_have_skeletons_as_documented(row: list[str]) -> None:
    assert skeleton(row[0]) == row[1]
