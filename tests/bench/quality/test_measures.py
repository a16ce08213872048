"""What rankings are judged by: each measure, and that it is the one that the record has."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from bench.harness.options import DATA
from bench.quality.collection import collection
from bench.quality.measures import MEASURES, Scores, scores

GRADES = {"a": 3, "b": 1, "c": 0, "d": 1}


def score(measure: str, ranking: Sequence[str], grades: Mapping[str, int] = GRADES) -> float:
    """Of one query."""
    return float(scores({"q": grades}, {"q": list(ranking)})[0, MEASURES.index(measure)])


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ("abd", 1.0),
        ("xab", 1 / 2),
        ("cxd", 1 / 3),
        ("cx", 0.0),
        ("", 0.0),
        ("efghijklma", 1 / 10),
        ("efghijklmna", 0.0),
    ],
)
def test_mrr_is_one_over_the_rank_of_the_first_relevant(ranking: str, expected: float) -> None:
    assert score("MRR@10", ranking) == expected


BEST = 3 + 1 / math.log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("ranking", "gain"),
    [
        ("abd", BEST),
        ("adb", BEST),
        ("bad", 1 + 3 / math.log2(3) + 1 / 2),
        ("cxa", 3 / 2),
        ("cx", 0.0),
        ("", 0.0),
        ("efghijklmna", 0.0),
    ],
)
def test_ndcg_discounts_grades_by_rank(ranking: str, gain: float) -> None:
    assert score("nDCG@10", ranking) == pytest.approx(gain / BEST)


def test_the_best_ndcg_holds_no_more_than_k_documents() -> None:
    assert score("nDCG@10", "abcdefghij", dict.fromkeys("abcdefghijkl", 1)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("ranking", "expected"), [("abd", 1.0), ("axx", 1 / 3), ("ca", 1 / 3), ("", 0.0)]
)
def test_recall_is_over_all_relevant_documents(ranking: str, expected: float) -> None:
    assert score("R@10", ranking) == pytest.approx(expected)
    assert score("R@50", ranking) == pytest.approx(expected)


def test_capped_recall_is_over_what_ten_hits_could_hold() -> None:
    grades = dict.fromkeys("abcdefghijklmnopqrst", 1)
    ranking = [*"abcde", *(f"other {n}" for n in range(5)), *"fghij"]
    values = [score(measure, ranking, grades) for measure in ("R_cap@10", "R@10", "R@50")]
    assert values == pytest.approx([5 / 10, 5 / 20, 10 / 20])


def test_a_grade_below_0_is_no_gain() -> None:
    grades = {"a": 1, "b": -2}
    assert score("nDCG@10", "ba", grades) == pytest.approx(1 / math.log2(3))
    assert score("R_cap@10", "b", grades) == 0.0


def test_a_query_that_a_list_does_not_name_scores_nothing() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}, "q3": {"a": 1}}
    values = scores(qrels, {"q3": ["a"], "q2": [], "elsewhere": ["a"]})
    assert values.tolist() == [[0.0] * 5, [0.0] * 5, [1.0] * 5]


def earlier(qrels: Mapping[str, Mapping[str, int]], lists: Mapping[str, Sequence[str]]) -> Scores:
    """MRR@10, nDCG@10 and both capped recalls, as the record's sections before ir-measures have them."""

    def row(ranking: Sequence[str], grades: Mapping[str, int]) -> list[float]:
        relevant = {document: grade for document, grade in grades.items() if grade > 0}
        ranks = (rank for rank, one in enumerate(ranking[:10], 1) if one in relevant)
        best = gain(sorted(relevant.values(), reverse=True)[:10])
        gained = gain([relevant.get(document, 0) for document in ranking[:10]])
        capped = [len(relevant.keys() & ranking[:k]) / min(len(relevant), k) for k in (10, 50)]
        return [1 / next(ranks, math.inf), gained / best, *capped]

    def gain(grades: Sequence[int]) -> float:
        return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))

    return np.array([row(lists.get(query, ()), grades) for query, grades in qrels.items()])


def test_the_recorded_lists_have_the_figures_of_earlier_sections() -> None:
    """No query has more than 50 relevant documents: what was capped recall@50 is R@50."""
    if not (folders := sorted((DATA / "collections").glob("*/qrels.tsv"))):
        pytest.skip("the shared collections do not lie beside this checkout")
    same = [MEASURES.index(one) for one in ("MRR@10", "nDCG@10", "R_cap@10", "R@50")]
    plain, capped = MEASURES.index("R@10"), MEASURES.index("R_cap@10")
    for judged in (collection(path.parent) for path in folders):
        relevant = [sum(grade > 0 for grade in one.values()) for one in judged.qrels.values()]
        for name, rankings in judged.lists.items():
            values = scores(judged.qrels, rankings)
            expected = earlier(judged.qrels, rankings)
            assert np.allclose(values[:, same], expected, rtol=0, atol=1e-12), name
            few = (np.array(relevant) <= 10) | (values[:, capped] == 0)
            assert np.array_equal(values[:, plain] == values[:, capped], few), name
