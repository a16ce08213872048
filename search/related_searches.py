"""What else may be searched for: the tags that several of the hits shown have."""

from __future__ import annotations

from collections import Counter

from search.analysis import fold_text
from search.results import Results

MOST = 6
SEVERAL = 2  # hits


def related_searches(results: Results) -> list[str]:
    """Names of tags that most hits have, but for those that were searched or filtered by."""
    typed = set(fold_text(results.query.text).split())
    known = {one.label for one in results.applied}
    names = Counter(tag.name for hit in results.hits for tag in hit.tags)
    return [
        name
        for name, number in names.most_common()
        if number >= SEVERAL and name not in known and not typed.issuperset(fold_text(name).split())
    ][:MOST]
