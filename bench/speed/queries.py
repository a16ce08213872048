"""The queries of a run, taken from its articles by rule with a fixed seed.

No stemmer, stop list or index has a say in the choice: a word is a run of Arabic letters of a
given length, and a frequent word is drawn as often as it is written.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.speed.corpus import Article, sentences

WORD = re.compile(r"[ء-غف-ي]{4,}")
LONG_WORD = re.compile(r"[ء-غف-ي]{6,}")
THREE_WORDS = re.compile(r"[ء-غف-ي]{3,} [ء-غف-ي]{3,} [ء-غف-ي]{3,}")
PREFIX = 4  # letters
SPARE = 4  # articles looked at for each query, for those that cannot give one


@dataclass(frozen=True, slots=True)
class Query:
    kind: str
    words: tuple[str, ...]

    @property
    def typed(self) -> str:
        """What a reader would type."""
        return MARKS.get(self.kind, "{}").format(" ".join(self.words))


MARKS = {"phrase": '"{}"', "prefix": "{}*"}


def _one_word(article: Article, chance: random.Random) -> list[str]:
    return _some(WORD.findall(article.text), 1, chance)


def _two_words(article: Article, chance: random.Random) -> list[str]:
    sentence = _some(sentences(article.text), 1, chance)
    return _some(sorted(set(WORD.findall(" ".join(sentence)))), 2, chance)


def _headline(article: Article, chance: random.Random) -> list[str]:
    words = re.findall(r"\w+", article.title)
    return words if len(words) >= 3 else []


def _phrase(article: Article, chance: random.Random) -> list[str]:
    return " ".join(_some(THREE_WORDS.findall(article.text), 1, chance)).split()


def _prefix(article: Article, chance: random.Random) -> list[str]:
    return [word[:PREFIX] for word in _some(LONG_WORD.findall(article.text), 1, chance)]


def _some(strings: list[str], count: int, chance: random.Random) -> list[str]:
    """`count` of the strings, or none where there are fewer."""
    return chance.sample(strings, count) if len(strings) >= count else []


RULES: dict[str, Callable[[Article, random.Random], list[str]]] = {
    "one word": _one_word,
    "two words": _two_words,
    "headline": _headline,
    "phrase": _phrase,
    "prefix": _prefix,
}
KINDS = tuple(RULES)


def choose(articles: Iterable[Article], size: int, count: int, seed: int) -> list[Query]:
    """`count` queries of each kind, or as many as `size` articles can give."""
    chance = random.Random(seed)
    places = chance.sample(range(size), min(size, SPARE * count * len(KINDS)))
    wanted = set(places)
    sampled = {place: article for place, article in enumerate(articles) if place in wanted}
    drawn = [sampled[place] for place in places if place in sampled]
    return [
        query
        for turn, kind in enumerate(KINDS)
        for query in _of_kind(kind, drawn[turn :: len(KINDS)], count, chance)
    ]


def _of_kind(
    kind: str, articles: list[Article], count: int, chance: random.Random
) -> Iterator[Query]:
    drawn = (tuple(RULES[kind](article, chance)) for article in articles)
    distinct = list(dict.fromkeys(words for words in drawn if words))
    return (Query(kind, words) for words in distinct[:count])


def save(queries: Iterable[Query], path: Path) -> None:
    path.write_text(json.dumps([asdict(query) for query in queries], ensure_ascii=False), "utf-8")


def saved(path: Path) -> list[Query]:
    rows = json.loads(path.read_text("utf-8"))
    return [Query(row["kind"], tuple(row["words"])) for row in rows]
