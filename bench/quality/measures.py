"""How good rankings are, judged by grades: measures of ir-measures, each from 0 to 1.

A grade of 1 or more makes a document relevant. nDCG and R are trec_eval's: the gain of a
document is its grade, its discount the binary logarithm of its rank + 1. R@k is over all
relevant documents, R_cap@k over as many of them as k hits could hold. A query without hits
scores 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from ir_measures import RR, Measure, R, iter_calc, nDCG
from numpy.typing import NDArray

Grades = Mapping[str, int]  # of one query, by document
Rankings = Mapping[str, Sequence[str]]  # by query: document ids, best first, each once
Scores = NDArray[np.float64]  # (queries, measures), measures in the order of MEASURES

CAP = 10  # of R_cap
CALCULATED: dict[str, Measure] = {
    "MRR@10": RR @ 10,
    "nDCG@10": nDCG @ 10,
    f"R@{CAP}": R @ CAP,
    "R@50": R @ 50,
}
MEASURES = ("MRR@10", "nDCG@10", f"R_cap@{CAP}", f"R@{CAP}", "R@50")
DEPTH = 50  # hits that the deepest measure looks at


def scores(qrels: Mapping[str, Grades], rankings: Rankings) -> Scores:
    """(queries, measures) float64, queries in the order of `qrels`; each has a relevant document."""
    run = {query: falling(rankings[query]) for query in qrels if rankings.get(query)}
    by_hand = {query: dict(grades) for query, grades in qrels.items()}
    values = {
        (metric.query_id, metric.measure): float(metric.value)
        for metric in iter_calc(CALCULATED.values(), by_hand, run)
    }
    return np.array([_row(query, grades, values) for query, grades in qrels.items()])


def falling(ranking: Sequence[str]) -> dict[str, float]:
    """A score for each document that falls with the rank: among equals, measures disagree."""
    return {document: float(len(ranking) - place) for place, document in enumerate(ranking)}


def _row(query: str, grades: Grades, values: Mapping[tuple[str, Measure], float]) -> list[float]:
    by_name = {name: values[query, measure] for name, measure in CALCULATED.items()}
    relevant = sum(grade > 0 for grade in grades.values())
    hits = round(by_name[f"R@{CAP}"] * relevant)
    by_name[f"R_cap@{CAP}"] = hits / min(relevant, CAP)
    return [by_name[name] for name in MEASURES]
