"""The fields of the query language: what is written before a colon, «عنوان:» or "title:"."""

from __future__ import annotations

from dataclasses import dataclass

from search.facets import NAMED, YEAR

ARTICLE = "ال"
COLONS = ":："


@dataclass(frozen=True, slots=True)
class QueryField:
    """`names`: as readers write it, in Arabic with or without the article; `label` is shown."""

    name: str
    label: str
    names: tuple[str, ...]


TEXTS = (
    QueryField("title", "العنوان", ("عنوان", "title")),
    QueryField("text", "النص", ("نص", "text")),
)
# Words of one root: no place to look in, but a way to look.
ROOT = QueryField("root", "من جذر", ("جذر", "root"))
# Of a date: what is before it, after it, or of it.
DATES = (
    QueryField("before", "قبل", ("قبل", "before")),
    QueryField("after", "بعد", ("بعد", "after")),
    QueryField("date", YEAR.label, ("تاريخ", "date", "سنة", "year", "عام")),
)
# A facet is asked for by its label and by its parameter.
FIELDS = {
    field.name: field
    for field in (
        *TEXTS,
        ROOT,
        *(
            QueryField(facet.name, facet.label, (facet.label.removeprefix(ARTICLE), facet.name))
            for facet in NAMED
        ),
        *DATES,
    )
}
TEXT_FIELDS = frozenset(field.name for field in TEXTS)
DATE_FIELDS = frozenset(field.name for field in DATES)
BY_NAME = {name: field.name for field in FIELDS.values() for name in field.names}


def field_named(written: str) -> str:
    """The name of the field that is written so, with its colon."""
    name = written.lower().rstrip(COLONS)
    return BY_NAME.get(name) or BY_NAME[name.removeprefix(ARTICLE)]


def pattern() -> str:
    """A regular expression for all that a field may be written as."""
    arabic = "|".join(name for name in BY_NAME if not name.isascii())
    english = "|".join(name for name in BY_NAME if name.isascii())
    return f"(?:{ARTICLE})?(?:{arabic})|(?i:{english})"
