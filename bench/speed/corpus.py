"""The articles of a run: those of a file, and as many more as are asked for.

More are made by recombining sentences of the file with a fixed seed. A made article takes
headline, date, source, author and number of sentences from one article of the file and each
sentence from any; a bigger corpus begins with the smaller one. No new words arise, so that
terms grow in frequency and not in number.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

from bench.harness.jsonl import objects

SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Article:
    """`date` is an ISO date or empty; `source` and `author` are names or empty."""

    id: str
    title: str
    text: str
    date: str = ""
    source: str = ""
    author: str = ""


def read(path: Path) -> Iterator[Article]:
    """The articles of a .jsonl or .jsonl.gz file; other keys are passed over. Raises BadCorpus."""
    for row in objects(path, ("id", "text")):
        yield Article(*(row.get(name) or "" for name in Article.__slots__))


def corpus(path: Path, size: int, seed: int) -> Iterator[Article]:
    """`size` articles, one at a time: those of the file, then made ones."""
    known = 0
    for known, article in enumerate(islice(read(path), size), 1):  # noqa: B007
        yield article
    yield from islice(recombined(path, seed), size - known)


def recombined(path: Path, seed: int) -> Iterator[Article]:
    """Made articles without end. Only the sentences of the file are kept in memory."""
    chance, models, pool = random.Random(seed), list[tuple[Article, int]](), list[str]()
    for article in read(path):
        parts = sentences(article.text)
        models.append((replace(article, text=""), len(parts)))
        pool += parts
    number = 0
    while pool:
        model, length = chance.choice(models)
        text = "\n".join(chance.choices(pool, k=length))
        yield replace(model, id=f"made{number:07}", text=text)
        number += 1


def sentences(text: str) -> list[str]:
    return [sentence for sentence in map(str.strip, SENTENCE_END.split(text)) if sentence]


def write(articles: Iterable[Article], path: Path) -> int:
    """One JSON object a line; the number of articles."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(asdict(article), ensure_ascii=False) + "\n")
            written += 1
    return written
