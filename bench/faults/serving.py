"""The site under load: readers, editors who save in the admin, and an import, all at once."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from bench.faults import fixture

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLES, IMPORTED = 5_000, 1_000
WORKERS, READERS, EDITORS = 2, 50, 2
THINKING = 2.0  # seconds, at most, that a reader takes for a page
NAME = PASSWORD = "editor-of-the-trial"


def serving(seconds: int, seed: int, data: Path) -> dict[str, Any]:
    from archive.models import Article

    chance = random.Random(seed)
    _furnish(chance)
    keys = list(Article.objects.values_list("pk", flat=True))
    counts, reads, saves = Counter[str](), list[float](), list[float]()
    with _site() as address:
        ended = threading.Event()
        works: list[tuple[Callable[..., None], list[float]]] = [(_read, reads)] * READERS
        works += [(_edit, saves)] * EDITORS
        threads = [
            threading.Thread(target=work, args=(address, keys, seed + number, ended, counts, times))
            for number, (work, times) in enumerate(works)
        ]
        for thread in threads:
            thread.start()
        imports = _import_until(time.monotonic() + seconds, data / "texts.jsonl", chance)
        ended.set()
        for thread in threads:
            thread.join()
    state = fixture.truth()
    kept = not counts["errors"] and not any(state[kind] for kind in ("missing", "extra", "stale"))
    return {
        "articles": ARTICLES,
        "pages": len(reads),
        "saves": len(saves),
        "imports": imports,
        "errors": counts.pop("errors", 0),
        **_percentiles("page", reads),
        **_percentiles("save", saves),
        **counts,
        **state,
        "kept": kept,
    }


def _percentiles(name: str, values: list[float]) -> dict[str, int]:
    return {
        f"{name} p{part * 100:.0f}, ms": round(fixture.percentile(values, part) * 1000)
        for part in (0.5, 0.95, 0.99)
    }


def _furnish(chance: random.Random) -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command

    User.objects.create_superuser(NAME, password=PASSWORD)
    fixture.fill(ARTICLES, chance)
    call_command("collectstatic", verbosity=0, interactive=False)


@contextlib.contextmanager
def _site() -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address: tuple[str, int] = probe.getsockname()
    told = {"HOST": address[0], "PORT": str(address[1]), "WEB_WORKERS": str(WORKERS)}
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    site = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told}, start_new_session=True)
    try:
        _wait_for(address)
        yield address
    finally:
        site.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            site.wait(timeout=20)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(site.pid, signal.SIGKILL)


def _wait_for(address: tuple[str, int]) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(address, timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError("the site did not start")


def _read(
    address: tuple[str, int],
    keys: list[int],
    seed: int,
    ended: threading.Event,
    counts: Counter[str],
    times: list[float],
) -> None:
    chance, visitor = random.Random(seed), Visitor(address)
    while not ended.wait(chance.uniform(0, THINKING)):
        path = chance.choice(
            [
                f"/search/?q={quote(' '.join(chance.choices(fixture.WORDS, k=2)))}",
                f"/search/?q={quote(chance.choice(fixture.WORDS))}&sort=newest",
                f"/articles/{chance.choice(keys)}/",
                "/",
            ]
        )
        begun = time.monotonic()
        status, page = visitor.get(path)
        times.append(time.monotonic() - begun)
        counts["errors"] += status not in (200, 301)
        counts["labelled pages"] += "فهرس البحث قيد الإصلاح" in page


def _edit(
    address: tuple[str, int],
    keys: list[int],
    seed: int,
    ended: threading.Event,
    counts: Counter[str],
    times: list[float],
) -> None:
    chance, visitor = random.Random(seed), Visitor(address)
    form = Form.of(visitor.get("/admin/login/")[1])
    visitor.post("/admin/login/", form | {"username": NAME, "password": PASSWORD})
    while not ended.wait(chance.uniform(0, THINKING)):
        path = f"/admin/archive/article/{chance.choice(keys)}/change/"
        status, page = visitor.get(path)
        counts["errors"] += status != 200
        form = Form.of(page) | {"body": fixture.text(chance)}
        begun = time.monotonic()
        status, _ = visitor.post(path, form)
        times.append(time.monotonic() - begun)
        counts["errors"] += status != 302


def _import_until(ends: float, file: Path, chance: random.Random) -> int:
    imports = 0
    while time.monotonic() < ends:
        rows = (
            {"id": str(n), "title": f"مستورد {n}", "text": f"{fixture.text(chance)} {imports}"}
            for n in range(IMPORTED)
        )
        file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        command = [sys.executable, "manage.py", "import_articles", str(file)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        imports += 1
    return imports


class Visitor:
    """A browser as far as cookies go; a lost connection is an error like any other."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address, self._cookies = address, dict[str, str]()

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        return self._ask("POST", path, urlencode(form))

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(*self._address, timeout=60)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, page


class Form(HTMLParser):
    """The fields of a page's forms with what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._area = self._choice = ""

    @classmethod
    def of(cls, page: str) -> dict[str, str]:
        form = cls()
        form.feed(page)
        return form.fields

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "textarea":
            self._area, self.fields[name] = name, ""
        elif tag == "select":
            self._choice = name
        elif tag == "option" and "selected" in told and self._choice:
            self.fields[self._choice] = told.get("value", "")
        elif tag == "input" and name and self._is_given(told):
            self.fields[name] = told.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._choice = ""

    def _is_given(self, told: dict[str, str]) -> bool:
        kind = told.get("type", "text")
        if kind in ("checkbox", "radio"):
            return "checked" in told
        return kind not in ("submit", "button", "file", "search") or told["name"] == "_save"
