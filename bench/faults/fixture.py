"""What scenarios stand on: an archive of made-up articles in a folder of its own, and its index.

Needs the environment of a worker: DATA_DIR is a scratch folder.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

WORDS = [
    "نهر",
    "جبل",
    "مدينة",
    "سوق",
    "كتاب",
    "قلم",
    "طريق",
    "بيت",
    "شجرة",
    "بحر",
    "سفينة",
    "مطر",
    "ريح",
    "قمر",
    "شمس",
    "نجمة",
    "حديقة",
    "زهرة",
    "طائر",
    "خبز",
    "ملح",
    "زيت",
    "حقل",
    "قمح",
    "نخلة",
    "واحة",
    "صحراء",
    "قافلة",
    "تاجر",
    "شاعر",
    "معلم",
    "طبيب",
    "مهندس",
    "عامل",
    "صياد",
    "بناء",
    "رسام",
]
EVERYWHERE = "الأرشيف"  # a word of every article


def set_up() -> None:
    """Django over an empty archive."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def text(chance: random.Random, words: int = 60) -> str:
    return " ".join([EVERYWHERE, *chance.choices(WORDS, k=words)])


def fill(count: int, chance: random.Random) -> None:
    """`count` articles, each with a tag, and an index that holds them."""
    from archive.models import Article, Tag
    from archive.names import Names
    from search import indexing

    articles = Article.objects.bulk_create(
        Article(title=f"مقال {n}", slug="m", body=text(chance), text_hash="-") for n in range(count)
    )
    tags = [Names(Tag).named(word) for word in WORDS[:5]]
    for number, article in enumerate(articles):
        article.tags.add(tags[number % len(tags)])
    indexing.rebuild()


def write_texts(file: Path, count: int, chance: random.Random, version: int) -> None:
    """A .jsonl file of texts to import; another version of it has other texts of the same ids."""
    rows = (
        {"id": str(n), "title": f"مستورد {n}", "text": f"{text(chance)} {version}"}
        for n in range(count)
    )
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


def index_folder() -> Path:
    from django.conf import settings

    return Path(settings.INDEX_DIR)


def forget_what_was_read() -> None:
    """Look at the index as a process does that has just begun."""
    from search.engines.haystack.backend import engine_in
    from search.engines.whoosh.store.manifest import CHECKSUMS

    engine_in(index_folder()).forget()
    for generation in index_folder().glob("g*"):
        CHECKSUMS.forget(generation)


def differences() -> dict[str, int]:
    """How database and index differ once all changes are applied, and how long that took."""
    from archive.models import IndexChange
    from search import indexing

    begun = time.monotonic()
    indexing.drain()
    took = time.monotonic() - begun
    comparison = indexing.examine()
    return {
        "missing": len(comparison.missing),
        "extra": len(comparison.extra),
        "stale": len(comparison.stale),
        "waiting": IndexChange.objects.count(),
        "milliseconds": round(took * 1000),
    }
