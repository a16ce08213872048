"""The first documents of an upload: what a process of its own understands of them, and what an
import would make of each beside the articles that there are."""

from __future__ import annotations

import datetime
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from archive.admin.wording import published
from archive.ingest.preview import Preview, Seen
from archive.ingest.uploads import place_of
from archive.models import Article, ImportRun, Original

SECONDS = 30
COMMAND = [sys.executable, "-m", "archive.ingest.previewing"]
TOO_SLOW = "لم تكتمل المعاينة في {} ثانية؛ ويمكن أن يُستورد ما رُفع دونها."
FAILED = "تعذرت المعاينة؛ تفاصيل ذلك في سجل الخادم."

NEW = "مقال جديد"
KNOWN = "معروف، ولا يتغير مقاله:"
UPDATES = "يحدّث مقالًا:"
DUPLICATE = "نصه في مقال من قبل، فيُسجّل مكررًا:"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a document, and the article that it concerns."""

    words: str
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A field of a document: its name, what was understood, and where that is from."""

    label: str
    values: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    seen: Seen
    fate: Fate
    values: tuple[Value, ...]


# name of a field of Seen -> its label
LABELS = {
    "published": "التاريخ",
    "source": "المصدر",
    "authors": "الكاتب",
    "places": "المكان",
    "tags": "الوسوم",
}


@dataclass(frozen=True, slots=True)
class _Dated:
    published_at: datetime.date
    published_precision: str


def look(run: ImportRun) -> Preview:
    """What an import with the defaults of the run would understand. Raises nothing."""
    where = place_of(run)._asdict()
    question = {"paths": run.paths, "defaults": run.defaults, **where}
    try:
        ended = subprocess.run(  # noqa: S603 -- our own program
            COMMAND,
            input=json.dumps(question).encode(),
            stdout=subprocess.PIPE,
            cwd=settings.BASE_DIR,
            timeout=SECONDS,
            check=True,
        )
        return Preview.of(json.loads(ended.stdout))
    except subprocess.TimeoutExpired:
        return Preview(fault=TOO_SLOW.format(SECONDS))
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError, TypeError):
        log.exception("import run %d cannot be looked at beforehand", run.pk)
        return Preview(fault=FAILED)


def shown(preview: Preview) -> Iterator[Shown]:
    fates = _Fates(preview)
    for seen in preview.documents:
        yield Shown(seen, fates.of(seen), tuple(_values(seen)))


def _values(seen: Seen) -> Iterator[Value]:
    """All fields, empty ones too: that nothing was found is to be seen, too."""
    for name, label in LABELS.items():
        value = getattr(seen, name)
        if name == "published":
            dated = value and _Dated(datetime.date.fromisoformat(value), seen.precision)
            value = published(dated) if dated else ""
        values = (value,) if isinstance(value, str) else tuple(value)
        yield Value(label, tuple(filter(None, values)), seen.reasons.get(name, ""))


class _Fates:
    """By two queries, for all documents."""

    def __init__(self, preview: Preview) -> None:
        origins = [seen.origin for seen in preview.documents]
        hashes = [seen.text_hash for seen in preview.documents]
        rows = Original.objects.select_related("article").order_by("current", "pk")
        self.known = {row.origin: row for row in rows.filter(origin__in=origins)}
        self.texts = {row.text_hash: row for row in rows.filter(text_hash__in=hashes, current=True)}

    def of(self, seen: Seen) -> Fate:
        known = self.known.get(seen.origin)
        if known is not None:
            return Fate(KNOWN if known.sha256 == seen.sha256 else UPDATES, known.article)
        if (same := self.texts.get(seen.text_hash)) is not None:
            return Fate(DUPLICATE, same.article)
        return Fate(NEW)
