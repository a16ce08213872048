"""Which entries are offered for a text that is being typed, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from search.analysis import stem
from search.completion import readings
from search.completion.completions import KINDS, MOST, Completions
from search.completion.readings import Reading
from search.completion.words import folded_words

CHOSEN = 12  # more than are offered: some may be withdrawn, or the same to a reader
ENOUGH = 8
FEW = 3  # entries in Latin letters, beside which there is room for Arabic ones
LONGEST = 100  # characters of a text that is looked at
REMEMBERED = 1 << 12
# A place for each kind in turn, until all are taken: for one word, and for several.
TURNS = ("word", "tag", "person", "place", "word", "phrase", "title", "source")
TURNS_OF_SEVERAL = ("phrase", "phrase", "tag", "title", "person", "place", "phrase", "source")

Way = Callable[[str, Completions], Iterator[Reading]]
Found = dict[str, list[int]]  # kind -> entries, the best first

stem_of = lru_cache(REMEMBERED)(stem)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of a table, or of table 0 a word or a phrase, whose `text` is here."""

    kind: str
    table: int = 0
    row: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """`typed`: folded beginnings of words, which stand in what is offered as they were typed."""

    choices: tuple[Choice, ...] = ()
    typed: tuple[str, ...] = ()


def chosen(text: str, completions: Completions, kinds: Collection[str] = KINDS) -> Chosen:
    """At most CHOSEN of these kinds, the likeliest first; nothing for what is no word, or is long."""
    if len(text) > LONGEST or not folded_words(text):
        return Chosen()
    used, found = _found(text, completions)
    are_several = all(len(reading.words) > 1 for reading in used)
    typed = dict.fromkeys(word for reading in used for word in reading.typed)
    whole = " ".join(typed) if are_several else ""
    choices = {kind: _choices(kind, entries, whole, completions) for kind, entries in found.items()}
    turns = TURNS_OF_SEVERAL if are_several else TURNS
    wanted = [kind for kind in turns if kind in kinds]
    return Chosen(tuple(islice(_in_turn(choices, wanted), CHOSEN)), tuple(typed))


def _found(text: str, completions: Completions) -> tuple[list[Reading], Found]:
    """By the ways of reading the text: each is tried where those before found too few."""
    few = FEW if text.isascii() else 1
    tiers: tuple[tuple[int, tuple[Way, ...]], ...] = (
        (1, (readings.as_typed,)),
        (ENOUGH, (readings.without_heh,)),
        (few, (readings.on_other_keys, readings.names_in_latin)),
        (ENOUGH if text.isascii() else 0, (readings.by_sound,)),
        (1, (readings.by_one_edit,)),
    )
    used, found = list[Reading](), Found({kind: [] for kind in KINDS})
    for least, ways in tiers:
        if sum(map(len, found.values())) < least:
            tier = [reading for way in ways for reading in way(text, completions)]
            best = [completions.best(reading.words) for reading in tier]
            for kind, several in zip(KINDS, zip(*best, strict=True), strict=bool(best)):
                entries = sorted(set().union(*several))[:MOST]
                found[kind] += [one for one in entries if one not in found[kind]]
            used += tier
    return used, found


def _choices(
    kind: str, entries: Sequence[int], whole: str, completions: Completions
) -> Iterator[Choice]:
    """In their order, made as they are asked for. `whole`: several words that were typed."""
    if kind == "word":
        texts = completions.texts_of(() if whole else entries)
        yield from (Choice(kind, text=one) for one in _of_distinct_stems(texts))
    elif kind == "phrase":
        texts = completions.texts_of(entries)
        if whole:
            texts.sort(key=lambda one: not " ".join(folded_words(one)).startswith(whole))
        yield from (Choice(kind, text=one) for one in texts)
    else:
        for one in entries:
            yield Choice(kind, int(completions.tables[one]), int(completions.rows[one]))


def _of_distinct_stems(words: Iterable[str]) -> Iterator[str]:
    seen = set[str]()
    for word in words:
        if stem_of(word) not in seen:
            seen.add(stem_of(word))
            yield word


def _in_turn(choices: dict[str, Iterator[Choice]], turns: Sequence[str]) -> Iterator[Choice]:
    """One for each turn, and round again, until none is left of any kind."""
    while True:
        round_of = [one for kind in turns if (one := next(choices[kind], None))]
        if not round_of:
            return
        yield from round_of
