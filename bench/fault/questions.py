"""Questions made up by chance: each is answered, and none takes long."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.fault import ground

ARTICLES = 5_000
SLOW = 0.5  # seconds of processor time
SIGNS = [
    '"',
    "«",
    "»",
    "*",
    "؟",
    "?",
    "-",
    "+",
    ":",
    "(",
    ")",
    "AND",
    "أو",
    "..",
    "\u200f",
    "٪",
    "\x00",
]
SORTS = ["relevance", "newest", "oldest"]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةًٌَُِّْـ ab0١"


def questions(count: int, seed: int, data: Path) -> dict[str, Any]:
    chance = random.Random(seed)
    ground.fill(ARTICLES, chance)
    return asked(count, chance, ground.WORDS)


def asked(count: int, chance: random.Random, words: Sequence[str]) -> dict[str, Any]:
    """So many questions to the archive that is there, put together from its words and signs."""
    from search.query import Query
    from search.searching import search

    times, errors = list[float](), list[str]()
    for _ in range(count):
        text = question(chance, words)
        begun = time.process_time()
        try:
            search(Query(text, chance.choice(SORTS), chance.choice([0, 20, 2000]), 20))
        except Exception as error:
            errors.append(f"{text!r}: {error!r}")
        times.append(time.process_time() - begun)
    slow = sum(one > SLOW for one in times)
    told: dict[str, Any] = {"questions": count, "errors": len(errors), "first error": errors[:1]}
    told |= {f"p{part}, ms": _ms(ground.percentile(times, part / 100)) for part in (50, 95, 99)}
    told |= {"slowest, ms": _ms(max(times)), "over 500 ms": slow}
    return told | {"kept": not errors and not slow}


def question(chance: random.Random, words: Sequence[str]) -> str:
    """Words, parts of words, signs and letters in any order."""
    return chance.choice(["", " ", " ", " "]).join(
        _piece(chance, words) for _ in range(chance.choice([1, 1, 2, 2, 3, 5, 10, 40]))
    )


def _piece(chance: random.Random, words: Sequence[str]) -> str:
    kind, word = chance.random(), chance.choice(words)
    if kind < 0.7:
        return word
    if kind < 0.8:
        return f"{word[: chance.randint(1, 4)]}*"
    if kind < 0.9:
        return chance.choice(SIGNS)
    return "".join(chance.choices(LETTERS, k=chance.randint(1, 12)))


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
