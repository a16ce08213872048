"""Texts that an import gives tags, sources and dates."""

from __future__ import annotations

from pathlib import Path

from bench.speed.corpus import Article, write

TEXT = """زار وفد من جامعة القاهرة مدينة عمّان أمس لبحث التعاون بين المكتبات.

وقال رئيس الوفد إن الزيارة رقم {number} تفتح بابا جديدا أمام الباحثين. وتستمر اللقاءات حتى نهاية الأسبوع.
"""


def write_corpus(path: Path, count: int = 12) -> Path:
    """Articles of two newspapers, each on a day of its own."""
    articles = (
        Article(
            f"a{number}",
            f"خبر عن المكتبات رقم {number}",
            TEXT.format(number=number),
            f"2015-07-{number + 1:02}",
            f"جريدة {number % 2}",
            f"كاتب {number}",
        )
        for number in range(count)
    )
    write(articles, path)
    return path
