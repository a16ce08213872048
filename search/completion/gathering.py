"""Titles, names and words -> Completions. Pure: rows go in, arrays come out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.analysis import is_stop_word
from search.analysis.expansion.alphabet import codes_of
from search.completion.completions import KINDS, Completions, as_keys
from search.completion.phrases import phrases
from search.completion.texts import Texts
from search.completion.words import beginnings, key_of

MANY = 1_000  # titles from which on a word or a phrase must be as frequent as these
LEAST_OF_WORD, LEAST_OF_PHRASE = 5, 4
SHORTEST = 2  # letters of a word that is offered
BITS = 24  # of a number that tell an entry: for sixteen millions of them

# Folded words -> (n,) in how many articles each stands.
Frequencies = Callable[[Sequence[str]], NDArray[np.integer]]


class Entry(NamedTuple):
    """A title or a name: a row of a table, with what it is found by; a higher `score` comes first.

    `table` counts from 1; `others` are its other names.
    """

    kind: str
    table: int
    row: int
    text: str
    score: float
    others: tuple[str, ...] = ()


def gather(
    titles: Sequence[Entry], names: Iterable[Entry], frequencies: Frequencies | None = None
) -> Completions:
    """With the words and the phrases of the titles, as they are spelt most often.

    Words count by the articles they stand in; by titles where `frequencies` are not known.
    """
    spelt = Texts.of([entry.text] for entry in titles)
    least_of_word, least_of_phrase = (
        (LEAST_OF_WORD, LEAST_OF_PHRASE) if len(titles) >= MANY else (1, 2)
    )
    words = _words(spelt, frequencies, least_of_word)
    runs = phrases(spelt, least_of_phrase)
    offered = [
        *(Entry("word", 0, n, word, score) for n, (word, score) in enumerate(words)),
        *(Entry("phrase", 0, n, run, score) for n, (run, score) in enumerate(runs, len(words))),
        *names,
        *titles,
    ]
    offered.sort(key=lambda entry: (KINDS.index(entry.kind), -entry.score))
    texts = tuple(chain((word for word, _ in words), (run for run, _ in runs)))
    return _arranged(offered, texts)


def _words(titles: Texts, frequencies: Frequencies | None, least: int) -> list[tuple[str, float]]:
    counts, folded = titles.counts(), titles.folded
    usual: dict[str, int] = {}
    for number in np.argsort(counts, kind="stable").tolist():
        usual[folded[number]] = number  # the most frequent spelling comes last
    offered = [word for word in usual if _is_offered(word)]
    in_titles = np.array([counts[usual[one]] for one in offered], np.int64)
    known = frequencies(offered) if frequencies else in_titles
    return [
        (titles.spelt[usual[word]], math.log(count) + math.log(in_title))
        for word, count, in_title in zip(offered, known, in_titles, strict=True)
        if count >= least
    ]


def _is_offered(word: str) -> bool:
    return len(word) >= SHORTEST and not is_stop_word(word) and bool(codes_of(word))


def _arranged(entries: Sequence[Entry], texts: tuple[str, ...]) -> Completions:
    found = Texts.of((entry.text, *entry.others) for entry in entries)
    beginnings_of = [tuple(_keys(word)) for word in found.spelt]
    keys, numbers = np.unique(as_keys(chain.from_iterable(beginnings_of)), return_inverse=True)
    pairs = np.unique(_pairs(found, np.array(list(map(len, beginnings_of)), np.int64), numbers))
    kinds = [KINDS.index(entry.kind) for entry in entries]
    return Completions(
        keys=keys,
        starts=np.searchsorted(pairs >> BITS, range(len(keys) + 1)).astype(np.int32),
        postings=(pairs & (1 << BITS) - 1).astype(np.int32),
        bounds=np.searchsorted(kinds, range(len(KINDS) + 1)),
        tables=np.array([entry.table for entry in entries], np.uint8),
        rows=np.array([entry.row for entry in entries], np.int64),
        texts=texts,
    )


def _pairs(
    texts: Texts, counts: NDArray[np.int64], numbers: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The number of a key, and in its last BITS an entry that has a word of it; some come twice.

    `counts`: of each word of the texts how many keys it has; `numbers`: of these, word after word.
    """
    firsts = np.cumsum(counts) - counts
    is_word = texts.words >= 0
    words = texts.words[is_word]
    repeats = counts[words]
    within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    keys = numbers[np.repeat(firsts[words], repeats) + within]
    pairs: NDArray[np.int64] = (keys << BITS) + np.repeat(texts.owners[is_word], repeats)
    return pairs


def _keys(word: str) -> Iterator[bytes]:
    for _, form in beginnings(word):
        if key := key_of(form):
            yield key
