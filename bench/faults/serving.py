"""The site under load: readers, editors who save in the admin, and an import, all at once."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from bench.faults import fixture
from bench.faults.scenario import Figures, Setting
from bench.faults.visitor import Form, Visitor
from bench.harness.record import ROOT
from bench.harness.server import Address, free_address, server
from bench.harness.times import percentiles

ARTICLES, IMPORTED = 5_000, 1_000
WORKERS, READERS, EDITORS = 2, 50, 2
THINKING = 2.0  # seconds, at most, that a reader takes for a page
NAME = PASSWORD = "editor-of-the-scenario"
LABEL = "فهرس البحث قيد الإصلاح"


@dataclass(frozen=True, slots=True)
class Person:
    """A reader or an editor: what they saw, and how long each page took, in seconds."""

    visitor: Visitor
    keys: list[int]
    chance: random.Random
    ended: threading.Event
    counts: Counter[str] = field(default_factory=lambda: Counter(errors=0))
    times: list[float] = field(default_factory=list)

    def read(self) -> None:
        while self._goes_on():
            status, page = self._timed(lambda: self.visitor.get(self._path()))
            self.counts["errors"] += status not in (200, 301)
            self.counts["labelled pages"] += LABEL in page

    def edit(self) -> None:
        form = Form.of(self.visitor.get("/admin/login/")[1])
        self.visitor.post("/admin/login/", form | {"username": NAME, "password": PASSWORD})
        while self._goes_on():
            path = f"/admin/archive/article/{self.chance.choice(self.keys)}/change/"
            status, page = self.visitor.get(path)
            self.counts["errors"] += status != 200
            form = Form.of(page) | {"body": fixture.text(self.chance)}
            status, _ = self._timed(lambda: self.visitor.post(path, form))  # noqa: B023
            self.counts["errors"] += status != 302

    def _goes_on(self) -> bool:
        """Whether there is another page, after a pause."""
        return not self.ended.wait(self.chance.uniform(0, THINKING))

    def _timed(self, visit: Callable[[], tuple[int, str]]) -> tuple[int, str]:
        begun = time.monotonic()
        answer = visit()
        self.times.append(time.monotonic() - begun)
        return answer

    def _path(self) -> str:
        return self.chance.choice(
            [
                f"/search/?q={quote(' '.join(self.chance.choices(fixture.WORDS, k=2)))}",
                f"/search/?q={quote(self.chance.choice(fixture.WORDS))}&sort=newest",
                f"/articles/{self.chance.choice(self.keys)}/",
                "/",
            ]
        )


def serving(setting: Setting) -> Figures:
    chance = random.Random(setting.seed)
    _furnish(chance)
    with _site() as address:
        readers, editors, imports = _load(address, setting, chance)
    counts = sum((person.counts for person in readers + editors), Counter[str]())
    reads, saves = (
        [seconds for person in people for seconds in person.times] for people in (readers, editors)
    )
    return {
        "articles": ARTICLES,
        "pages": len(reads),
        "saves": len(saves),
        "imports": imports,
        **percentiles("page", reads),
        **percentiles("save", saves),
        "errors": counts["errors"],
        "labelled pages": counts["labelled pages"],
        **fixture.differences(),
    }


def _furnish(chance: random.Random) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command

    User.objects.create_superuser(NAME, password=PASSWORD)
    fixture.fill(ARTICLES, chance)
    call_command("collectstatic", verbosity=0, interactive=False)


def _load(
    address: Address, setting: Setting, chance: random.Random
) -> tuple[list[Person], list[Person], int]:
    """Readers, editors and the number of imports, when the time is up."""
    from archive.models import Article

    keys, ended = list(Article.objects.values_list("pk", flat=True)), threading.Event()
    people = [
        Person(Visitor(address), keys, random.Random(setting.seed + number), ended)
        for number in range(READERS + EDITORS)
    ]
    readers, editors = people[:READERS], people[READERS:]
    works = [person.read for person in readers] + [person.edit for person in editors]
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    ends = time.monotonic() + setting.counts["seconds"]
    imports = _import_until(ends, setting.folder / "texts.jsonl", chance)
    ended.set()
    for thread in threads:
        thread.join()
    return readers, editors, imports


def _import_until(ends: float, file: Path, chance: random.Random) -> int:
    imports = 0
    while time.monotonic() < ends:
        fixture.write_texts(file, IMPORTED, chance, imports)
        command = [sys.executable, "manage.py", "import_articles", str(file)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        imports += 1
    return imports


@contextlib.contextmanager
def _site() -> Iterator[Address]:
    address = free_address()
    settings = {"HOST": address[0], "PORT": str(address[1]), "WEB_WORKERS": str(WORKERS)}
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    with server(command, address, ROOT, {**os.environ, **settings}):
        yield address
