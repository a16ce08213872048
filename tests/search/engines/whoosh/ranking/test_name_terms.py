"""Names of an index that hold the words of a clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.clauses import InField
from search.engines.whoosh.ranking.name_terms import NameTerms
from search.parsing import parse
from tests.search.engines.whoosh.builders import document, postings_of

NAMES = [
    ("محمود درويش", "ليلى"),
    ("درويش",),
    ("مركز الأبحاث العربي",),
    ("الدرويش محمود",),
    ("درويشة", "c++ (lang)"),
    (),
]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("درويش", [0, 1, 3]),
        ("الدرويش", [0, 1, 3]),
        ("=درويش", [1]),
        ("=الدرويش", [1]),
        ('="محمود درويش"', [0]),
        ('"محمود درويش"', [0]),
        ('"درويش محمود"', [3]),
        ('"أبحاث عربي"', []),
        ('"ابحاث العربي"', [2]),
        ("درو*", [0, 1, 3, 4]),
        ("ليلي", [0]),
        ("lang", [4]),
        ("سلمى", []),
    ],
)
def test_a_name_holds_whole_words(tmp_path: Path, asked: str, numbers: list[int]) -> None:
    """However they are spelt; of the first the article is as good as none."""
    some = [document(n, "نص", names={"author": names}) for n, names in enumerate(NAMES)]
    (clause,) = parse(f"كاتب:{asked}").filters
    assert isinstance(clause, InField) and clause.field == "author"
    terms = NameTerms(postings_of(tmp_path, some))
    for _ in range(2):  # read, and as it is kept
        assert terms.holding("author", clause.clause).ids.tolist() == numbers
    assert terms.holding("tag", clause.clause).ids.tolist() == []
