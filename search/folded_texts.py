"""Several texts looked through in one go: of short ones, to begin is most of the work."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from search import strong_letters
from search.folded_text import BLANK, Core, FoldedText, Span


class FoldedTexts:
    """Side by side, with a blank between each two. What is told of each is in its own places."""

    def __init__(self, texts: Sequence[FoldedText]) -> None:
        self.texts = texts
        lengths = (len(one.text) + 1 for one in texts)
        *self._starts, self._end = accumulate(lengths, initial=0)

    @cached_property
    def _whole(self) -> FoldedText:
        texts, codes = zip(*self.texts, strict=True) if self.texts else ((), ())
        return FoldedText(" ".join(texts), b" ".join(codes))

    def pieces(self, cores: Iterable[Core]) -> list[list[Span]]:
        """As `FoldedText.pieces`."""
        return self._each(self._whole.pieces(cores))

    def places(self, cores: Collection[bytes]) -> list[list[Span] | None]:
        """As `strong_letters.places`; letters of two texts are none of one word."""
        found = strong_letters.places(self._whole, cores)
        if found is None:
            return [strong_letters.places(one, cores) for one in self.texts]
        return [*self._each(found)]

    def words(self) -> list[int]:
        """Of each as many as `str.split` makes, which takes ten times as long."""
        blank = np.frombuffer(b" " + self._whole.codes, np.uint8) == BLANK
        (begun,) = (blank[:-1] > blank[1:]).nonzero()
        counts: list[int] = np.diff(begun.searchsorted([*self._starts, self._end])).tolist()
        return counts

    def _each(self, spans: Iterable[Span]) -> list[list[Span]]:
        each: list[list[Span]] = [[] for _ in self.texts]
        for start, end in spans:
            number = bisect_right(self._starts, start) - 1
            first = self._starts[number]
            if end - first <= len(self.texts[number].text):
                each[number].append((start - first, end - first))
        return each
