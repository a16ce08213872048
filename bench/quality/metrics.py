"""How good one ranking is, judged by grades: each metric is from 0 to 1.

A grade above 0 makes a document relevant. A ranking without hits scores 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

Grades = Mapping[str, float]
Ranking = Sequence[str]  # document ids, best first


def mrr(ranking: Ranking, grades: Grades, k: int) -> float:
    """One over the rank of the first relevant of the first k; 0 when there is none."""
    ranks = (rank for rank, one in enumerate(ranking[:k], 1) if grades.get(one, 0) > 0)
    return 1 / next(ranks, math.inf)


def ndcg(ranking: Ranking, grades: Grades, k: int) -> float:
    """Discounted gain of the first k over that of the best ranking there could be.

    The gain of a document is its grade, the discount the binary logarithm of its rank + 1.
    """
    best = _gain(sorted(_relevant(grades).values(), reverse=True)[:k])
    gained = _gain([max(grades.get(document, 0), 0) for document in ranking[:k]])
    return gained / best if best else 0.0


def recall(ranking: Ranking, grades: Grades, k: int) -> float:
    """The relevant among the first k, over as many as the first k could hold."""
    relevant = _relevant(grades)
    found = relevant.keys() & set(ranking[:k])
    return len(found) / min(len(relevant), k) if relevant else 0.0


def _relevant(grades: Grades) -> dict[str, float]:
    return {document: grade for document, grade in grades.items() if grade > 0}


def _gain(grades: Sequence[float]) -> float:
    return sum(grade / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


METRICS: dict[str, Callable[[Ranking, Grades], float]] = {
    "MRR@10": lambda ranking, grades: mrr(ranking, grades, 10),
    "nDCG@10": lambda ranking, grades: ndcg(ranking, grades, 10),
    "recall@10": lambda ranking, grades: recall(ranking, grades, 10),
    "recall@50": lambda ranking, grades: recall(ranking, grades, 50),
}
DEPTH = 50  # hits that the deepest metric looks at
