"""The search of a static edition: a Pagefind index of codes, and the tables that lead to them."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from django.conf import settings
from pagefind.index import PagefindIndex

from archive.addresses import address
from archive.cards import Card, cards_of
from archive.export.files import file_of
from archive.export.vocabulary import Vocabulary, letters, parted
from archive.models import Article
from archive.wording import WORDINGS, wording_of

SCRIPT = Path(__file__).parent / "search.js"
LANGUAGE = "zxx"  # "no linguistic content": Pagefind stems no codes
AT_ONCE = 500  # articles
TITLE_COUNTS = 2  # times as much as the text
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_*", "wasm.*")


class Record(NamedTuple):
    """An article as Pagefind takes it; `url` begins at the top of the edition."""

    url: str
    content: str
    meta: dict[str, str]
    sort: dict[str, str]


def write_search(folder: Path) -> int:
    """Write the search of all published articles to an edition; gives their number."""
    vocabulary = Vocabulary()
    number = _index(folder / "pagefind", _records(vocabulary))
    for path in (folder / "pagefind").rglob("*"):
        if path.is_file() and not any(path.match(pattern) for pattern in _NEEDED):
            path.unlink()
    target = folder / "search"
    target.mkdir(exist_ok=True)
    shutil.copy(SCRIPT, target)
    _write(target / "letters.json", letters())
    sizes = {
        "words": _write_parts(target / "words", parted(vocabulary.words())),
        "forms": _write_parts(target / "forms", parted(vocabulary.forms())),
    }
    _write(target / "parts.json", sizes)
    return number


def _index(folder: Path, records: Iterable[Record]) -> int:
    """Pagefind speaks asynchronously, in a thread of its own: the database must not be asked so."""
    added = 0
    with ThreadPoolExecutor(1) as thread, asyncio.Runner() as runner:

        def run(step: Coroutine[Any, Any, Any]) -> Any:
            return thread.submit(runner.run, step).result()

        index = run(PagefindIndex(config={"output_path": str(folder)}).__aenter__())
        for record in records:
            run(index.add_custom_record(language=LANGUAGE, **record._asdict()))
            added += 1
        run(index.__aexit__(None, None, None))
        thread.submit(runner.close).result()
    return added


def _records(vocabulary: Vocabulary) -> Iterator[Record]:
    keys = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        for card in cards_of(keys[start : start + AT_ONCE]):
            yield _record(card, vocabulary)


def _record(card: Card, vocabulary: Vocabulary) -> Record:
    names = [card.source] if card.source else []
    parts = [*[card.title] * TITLE_COUNTS, card.body]
    parts += [name.name for name in (*names, *card.authors, *card.places, *card.tags)]
    page = address("article", card.pk, card.slug)
    meta = {
        "title": card.title,
        "source": card.source.name if card.source else "",
        **{code: wording_of(code, settings.ARCHIVE_DIGITS).dated(card) for code in WORDINGS},
        "page": quote(file_of(page)),
        "text": quote(file_of(address("twin", card.pk, "txt"))),
    }
    sort = {"date": card.published_at.isoformat()} if card.published_at else {}
    return Record(page, vocabulary.coded(parts), meta, sort)


def _write_parts(folder: Path, parts: list[dict[str, object]]) -> int:
    folder.mkdir()
    for number, part in enumerate(parts):
        _write(folder / f"{number}.json", part)
    return len(parts)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
