"""Questions made up by chance: each is answered, and none takes long."""

from __future__ import annotations

import json
import math
import os
import random
import re
import time
from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.faults import fixture
from bench.speed.options import CORPUS

ARTICLES, FEWEST = 29_478, 500
WORD = re.compile(r"\w{3,}")
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


def questions(count: int, articles: int, seed: int, data: Path) -> dict[str, Any]:
    """So many questions to an archive of so many articles, by as many processes as cores."""
    chance, corpus = random.Random(seed), Path(os.environ.get("CORPUS") or CORPUS)
    words = _newspaper(corpus, articles, data) if corpus.is_file() else _made(articles, chance)
    answers = [data / f"answers{number}.json" for number in range(os.cpu_count() or 1)]
    share = math.ceil(count / len(answers))
    children = [
        fixture.fork(partial(_ask, share, random.Random(f"{seed} {number}"), words, answer))
        for number, answer in enumerate(answers)
    ]
    well = [fixture.ended_well(child) for child in children]
    assert all(well), "a child that should have ended by itself did not"
    return _told([json.loads(answer.read_text("utf-8")) for answer in answers])


def _newspaper(corpus: Path, count: int, data: Path) -> list[str]:
    """An archive of newspaper articles; words as often as one in fifty of them has them."""
    from bench.speed.baselines import site
    from bench.speed.corpus import read, write
    from search import indexing

    articles = data / "articles.jsonl"
    write(islice(read(corpus), count), articles)
    site.fill(articles)
    indexing.rebuild()
    return [word for one in islice(read(articles), 0, None, 50) for word in WORD.findall(one.text)]


def _made(count: int, chance: random.Random) -> list[str]:
    fixture.fill(count, chance)
    return fixture.WORDS


def _ask(count: int, chance: random.Random, words: Sequence[str], answer: Path) -> None:
    from search.query import Query
    from search.searching import make_ready, search

    make_ready()  # as a web worker does
    times, errors = list[tuple[float, str]](), list[str]()
    for _ in range(count):
        text = question(chance, words)
        begun = time.process_time()
        try:
            search(Query(text, chance.choice(SORTS), chance.choice([0, 20, 2000]), 20))
        except Exception as error:
            errors.append(f"{text!r}: {error!r}")
        times.append((time.process_time() - begun, text))
    answer.write_text(json.dumps([times, errors]), "utf-8")


def _told(answers: Sequence[tuple[list[tuple[float, str]], list[str]]]) -> dict[str, Any]:
    ordered = sorted(one for times, _ in answers for one in times)
    errors = [error for _, some in answers for error in some]
    seconds = [taken for taken, _ in ordered]
    slow = [text for taken, text in ordered if taken > SLOW]
    told: dict[str, Any] = {"questions": len(ordered), "errors": len(errors)}
    told |= {"first error": errors[:1], "slow ones": slow[-3:]}
    told |= {f"p{part}, ms": _ms(fixture.percentile(seconds, part / 100)) for part in (50, 95, 99)}
    told |= {"slowest, ms": _ms(seconds[-1]), "over 500 ms": len(slow)}
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
