"""The hits of a search as a table for spreadsheets (CSV, RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from search.analysis.dates.partial_date import known_iso
from search.results import Hit, Label

MEDIA_TYPE = "text/csv; charset=utf-8"
# Excel reads a table as UTF-8 by this mark alone; nothing else that we send has it.
MARK = "\ufeff"
HEAD = (
    "الرقم",
    "الرابط",
    "العنوان",
    "التاريخ",
    "المصدر",
    "الكتّاب",
    "الأماكن",
    "الوسوم",
    "ليس فيه",
    "من نصه",
)
BETWEEN = "؛ "  # names in one cell
# What a spreadsheet takes for a formula, or would once blanks before it are cut off.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def sheet(hits: Iterable[Hit], root: str) -> str:
    """`root` is what stands before the paths of the site."""
    written = io.StringIO()
    rows = csv.writer(written)  # each row ends in CRLF
    rows.writerow(HEAD)
    rows.writerows(list(map(_harmless, _row(hit, root))) for hit in hits)
    return MARK + written.getvalue()


def _row(hit: Hit, root: str) -> tuple[str, ...]:
    return (
        str(hit.id),
        root + hit.url,
        hit.title.text,
        known_iso(hit.published_at, hit.published_precision),
        hit.source.name if hit.source else "",
        _names(hit.authors),
        _names(hit.places),
        _names(hit.tags),
        BETWEEN.join(hit.missing),
        hit.snippet.text,
    )


def _names(labels: Iterable[Label]) -> str:
    return BETWEEN.join(label.name for label in labels)


def _harmless(cell: str) -> str:
    """With a mark before it that makes a formula a text, and no NUL, which ends a table."""
    cell = cell.replace("\x00", " ")
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULA) else cell
