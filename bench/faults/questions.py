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
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

from bench.faults import fixture, processes
from bench.faults.scenario import Figures, Setting
from bench.harness.times import milliseconds, percentile, percentiles

ARTICLES, FEWEST = 29_478, 500
WORD = re.compile(r"\w{3,}")
SLOW = 0.5  # seconds of processor time
SIGNS: list[str] = [
    *"\"'«»*؟?-+:()[]=|~",
    *("AND", "OR", "NOT", "أو", "ليس", "و", "..", "\u200f", "٪", "\x00"),
    *("عنوان:", "كاتب:", "وسم:", "تاريخ:[2014 إلى 2015]", "قبل:", "2014..2015", "~3"),
]
# Where a question is put: the page, the JSON, and what completes it.
ENDPOINTS = {
    "page": "/search/?page={page}&sort={sort}&q={text}",
    "JSON": "/api/search/?facets=1&offset={page}&sort={sort}&q={text}",
    "suggest": "/suggest/?q={text}",
}
SORTS = ["relevance", "newest", "oldest"]
PAGES = [1, 2, 100]
OK = 200
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةًٌَُِّْـ ab0١"


def questions(setting: Setting) -> Figures:
    """So many questions to an archive of so many articles, by as many processes as cores."""
    chance, folder = random.Random(setting.seed), setting.folder
    articles = max(setting.counts["articles"], FEWEST)
    if setting.corpus.is_file():
        words = _newspaper(setting.corpus, articles, folder)
    else:
        words = _made(articles, chance)
    files = [folder / f"answers{number}.json" for number in range(os.cpu_count() or 1)]
    share = math.ceil(setting.counts["questions"] / len(files))
    children = [
        processes.fork(partial(_ask, share, random.Random(f"{setting.seed} {number}"), words, file))
        for number, file in enumerate(files)
    ]
    processes.all_ended_well(children)
    return _figures([json.loads(file.read_text("utf-8")) for file in files])


def _newspaper(corpus: Path, count: int, folder: Path) -> list[str]:
    """An archive of newspaper articles; words as often as one in fifty of them has them."""
    from bench.speed.baselines import site
    from bench.speed.corpus import read, write
    from search import indexing

    articles = folder / "articles.jsonl"
    write(islice(read(corpus), count), articles)
    site.fill(articles)
    indexing.rebuild()
    return [word for one in islice(read(articles), 0, None, 50) for word in WORD.findall(one.text)]


def _made(count: int, chance: random.Random) -> list[str]:
    fixture.fill(count, chance)
    return fixture.WORDS


def _ask(count: int, chance: random.Random, words: Sequence[str], file: Path) -> None:
    from django.test import Client

    from search.searching import make_ready

    make_ready()  # as a web worker does
    client = Client(SERVER_NAME="localhost")
    times, errors = list[tuple[str, float, str]](), list[str]()
    for _ in range(count):
        endpoint, text = chance.choice([*ENDPOINTS]), question(chance, words)
        address = ENDPOINTS[endpoint].format(
            page=chance.choice(PAGES), sort=chance.choice(SORTS), text=quote(text)
        )
        begun = time.process_time()
        try:
            status = client.get(address).status_code
            errors += [f"{endpoint} {text!r}: {status}"] * (status != OK)
        except Exception as error:
            errors.append(f"{endpoint} {text!r}: {error!r}")
        times.append((endpoint, time.process_time() - begun, text))
    file.write_text(json.dumps([times, errors]), "utf-8")


def _figures(answers: Sequence[tuple[list[tuple[str, float, str]], list[str]]]) -> Figures:
    """`answers` of each process: (endpoint, seconds, question) of all questions, and the errors."""
    ordered = sorted((one for times, _ in answers for one in times), key=itemgetter(1))
    errors = [error for _, some in answers for error in some]
    slow = [f"{endpoint} {text}" for endpoint, seconds, text in ordered if seconds > SLOW]
    return {
        "questions": len(ordered),
        "errors": len(errors),
        "first error": errors[:1],
        "slow ones": slow[-3:],
        **percentiles("answer", [seconds for _, seconds, _ in ordered]),
        **{
            f"{endpoint} p95, ms": milliseconds(
                percentile([s for one, s, _ in ordered if one == endpoint], 0.95)
            )
            for endpoint in ENDPOINTS
        },
        "slowest, ms": milliseconds(ordered[-1][1]),
        "over 500 ms": len(slow),
    }


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
