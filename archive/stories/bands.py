"""Bands: of each text a few numbers, so that texts that are alike have some of them in common.

A band is made of the least runs of a text under two permutations (MinHash). Of the whole text there
are WHOLE bands, of its beginning BEGINNING: what was cut at its end has only these in common with
the whole. For texts that share .5 of their runs, the whole gives one band or more in .94 of the cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.stories.likeness import SHORTEST
from archive.stories.shingles import RUN, Numbers, Words, mixed

Bands = NDArray[np.int64]  # shape (BANDS,)

ROWS = 2  # permutations for each band: both must agree
WHOLE, BEGINNING = 10, 4
BANDS = WHOLE + BEGINNING
FIRST = 50  # words of the beginning
SEED = 2026


@cache
def scheme() -> str:
    """How bands are made. The package promises the same numbers from one of its versions only."""
    return f"rensa {version('rensa')} seed {SEED} {WHOLE}+{BEGINNING}x{ROWS} of {RUN}/{FIRST}"


def bands_of(texts: Sequence[Words]) -> list[Bands]:
    """The bands of each text; a text that is too short to be compared has none."""
    long = [place for place, text in enumerate(texts) if len(text.numbers) >= SHORTEST]
    found = [np.zeros(0, np.int64) for _ in texts]
    if long:
        whole = _bands([texts[place].runs for place in long], WHOLE, 0)
        beginnings = [texts[place].beginning(FIRST) for place in long]
        rows = np.hstack([whole, _bands(beginnings, BEGINNING, WHOLE)])
        for place, row in zip(long, rows, strict=True):
            found[place] = row
    return found


def _bands(runs: list[Numbers], count: int, first: int) -> Bands:
    """Shape (texts, count). `first`: the number of the first band, which is part of each."""
    ends = np.cumsum([0, *map(len, runs)]).astype(np.uint64)
    matrix = _minhash().digest_matrix_from_flat_token_hashes(
        np.concatenate(runs), ends, count * ROWS, SEED
    )
    least = np.array(matrix.to_rows(), np.uint64).reshape(len(runs), count, ROWS)
    numbers = np.arange(first, first + count, dtype=np.uint64)
    bands = mixed(mixed(least[:, :, 0] << np.uint64(32) | least[:, :, 1]) + numbers)
    return bands.view(np.int64)


def _minhash() -> Any:
    """Imported when the first text is looked at: web workers that never do need no room for it."""
    from rensa import RMinHash

    return RMinHash
