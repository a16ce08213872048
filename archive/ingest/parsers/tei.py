"""TEI P5: a periodical by its articles, a book by its chapters.

What the header says of the source is said of each: the journal or the book, day and issue of a
periodical, and of a book the author; an article of a periodical has the author of its byline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.ingest.document import Document, PartialDate, Record, Refusal
from archive.ingest.parsers.chapters import Section, chapters
from archive.ingest.parsers.fields import LANGUAGE, language_tag
from archive.ingest.parsers.markup_tree import (
    Element,
    attribute,
    child,
    name_of,
    tree_of,
    within,
    words,
)
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.tei_text import Text
from archive.ingest.words import word_set
from search.analysis.dates.days import parse_date

ITEMS = word_set("article item letter poem review obituary advert bill news story report")
AROUND = word_set("masthead toc contents titlePage index front colophon")
TEXTS = ("body", "front", "back")
DIVISIONS = frozenset({"div", *(f"div{level}" for level in range(8))})


@dataclass(frozen=True, slots=True)
class _Source:
    """What a header says of all that is in the file."""

    title: str = ""
    journal: str = ""
    authors: tuple[str, ...] = ()
    published: PartialDate | None = None
    extra: dict[str, object] = field(default_factory=dict)


def parse(record: Record) -> Iterator[Document]:
    """A document for each article or chapter. Raises Refusal when there is none."""
    root, encoding, notes = tree_of(record.data)
    source = _source(root)
    items = [each for each in _divisions(root) if attribute(each, "type") in ITEMS]
    found = list(_articles(items, source) if items else _book(root, source))
    found = [document for document in found if document.paragraphs]
    if not found:
        raise Refusal(NO_TEXT)
    language = _language(root)
    for number, document in enumerate(found, 1):
        last = notes if number == len(found) else ()
        name = document.external_id if len(found) > 1 else ""
        yield replace(document, external_id=name, encoding=encoding, language=language).with_notes(
            *last
        )


def _divisions(root: Element) -> Iterator[Element]:
    return within(root, *DIVISIONS)


def _articles(items: list[Element], source: _Source) -> Iterator[Document]:
    """The articles of a periodical: an item in another is a part of it."""
    outer = [item for item in items if not any(up in items for up in item.iterancestors())]
    for number, item in enumerate(outer, 1):
        head, authors, day = child(item, "head"), _authors(item), _day(item)
        bylines = frozenset(each for each in within(item, "byline") if authors)
        text = Text(bylines if head is None else bylines | {head})
        text.read(item)
        yield Document(
            text.paragraphs(),
            title=words(head),
            external_id=attribute(item, "id") or attribute(item, "n") or str(number),
            source=source.journal or source.title,
            authors=authors,
            published=day or source.published,
            section=_section(item),
            extra=source.extra,
        )


def _section(item: Element) -> str:
    """The heading of the section that an article stands in."""
    above = (each for each in item.iterancestors() if name_of(each) in DIVISIONS)
    heads = (words(child(each, "head")) for each in above)
    return next(filter(None, heads), "")


def _book(root: Element, source: _Source) -> Iterator[Document]:
    """The chapters of a book, or its whole text where it has none."""
    sections = [
        section
        for part in within(root, *TEXTS)
        if not any(name_of(up) in TEXTS for up in part.iterancestors())
        for section in _sections(part, 0)
    ]
    found = list(chapters(sections))
    for chapter in found:
        whole = len(found) == 1 and not chapter.title
        yield Document(
            chapter.paragraphs,
            title=source.title if whole else chapter.title,
            external_id=chapter.key,
            source=source.journal or ("" if whole else source.title),
            authors=source.authors,
            published=source.published,
            section="، ".join(chapter.within[-1:]),
            extra=source.extra,
        )


def _sections(part: Element, level: int) -> Iterator[Section]:
    """A division with the text that is its own, then those in it."""
    if attribute(part, "type") in AROUND:
        return
    inner = [each for each in part if name_of(each) in DIVISIONS]
    head = child(part, "head")
    pages = [each for each in part if name_of(each) == "titlePage"]
    text = Text(frozenset((*inner, *pages, *([] if head is None else [head]))))
    text.read(part)
    key = attribute(part, "id") or attribute(part, "n")
    yield Section(level, words(head), text.paragraphs(), key)
    for each in inner:
        yield from _sections(each, level + 1)


def _source(root: Element) -> _Source:
    header = next(within(root, "teiHeader"), None)
    if header is None:
        return _Source()
    titles = list(within(header, "title"))
    journal = _in_arabic([each for each in titles if attribute(each, "level") == "j"])
    statement = next(within(header, "titleStmt"), header)
    own = [each for each in within(statement, "title") if attribute(each, "type") != "sub"]
    described = next(within(header, "sourceDesc"), header)
    scopes = {attribute(each, "unit"): each for each in within(described, "biblScope")}
    return _Source(
        title=words(_in_arabic(own)),
        journal=words(journal),
        authors=_persons(list(within(statement, "author"))),
        published=_day(described),
        extra={unit: number for unit in ("volume", "issue") if (number := _number(scopes, unit))},
    )


def _number(scopes: dict[str, Element], unit: str) -> str:
    """The number of a volume or an issue; of several together, none."""
    scope = scopes.get(unit)
    if scope is None or attribute(scope, "from") != attribute(scope, "to"):
        return ""
    return attribute(scope, "n") or attribute(scope, "from") or words(scope)


def _in_arabic(elements: list[Element]) -> Element | None:
    """Of names in several languages the Arabic one, not its transcription; else the first."""
    arabic = (each for each in elements if attribute(each, "lang") in ("ar", "ota", "fa", "ur"))
    return next(arabic, elements[0] if elements else None)


def _persons(elements: list[Element]) -> tuple[str, ...]:
    """One name of each person, with its parts in the order in which they stand."""
    names = []
    for each in elements:
        known = _in_arabic(list(within(each, "persName")))
        person = each if known is None else known
        parts = [words(part) for part in within(person, "forename", "surname")]
        names.append(" ".join(filter(None, parts)) or words(person))
    return tuple(dict.fromkeys(filter(None, names)))


def _authors(item: Element) -> tuple[str, ...]:
    """Who the byline of an article names, or who signed it."""
    named = {
        line: [each for part in within(item, line) for each in within(part, "persName")]
        for line in ("byline", "signed")
    }
    stated = named["byline"] or list(within(item, "docAuthor")) or named["signed"]
    return _persons(stated)


def _day(element: Element) -> PartialDate | None:
    """The first date that names one day, month or year, not a span of them."""
    for date in within(element, "date"):
        lines = {name_of(up) for up in date.iterancestors()}
        if name_of(element) in DIVISIONS and not lines & {"dateline", "byline", "opener"}:
            continue
        if attribute(date, "from") or attribute(date, "to") or attribute(date, "notBefore"):
            continue
        when = attribute(date, "when")
        if day := parse_date(when) or (None if when else parse_date(words(date))):
            return day
    return None


def _language(root: Element) -> str:
    """What the text itself says; the header may be in another language."""
    text = next(within(root, "text"), root)
    bodies = (attribute(each, "lang") for each in (text, *within(text, "body")))
    return next(filter(None, map(language_tag, bodies)), LANGUAGE)
