"""OpenITI mARkdown: a book of the premodern tradition, each of its chapters an article.

The marks are those of https://maximromanov.github.io/mARkdown/: `#META#` above the text, `### |`
headings, `# ` paragraphs, `~~` lines that continue one, and marks of pages, milestones and
phrases within them, of which nothing is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode, with_losses
from archive.ingest.parsers.chapters import Section, chapters, is_periodical, issued
from archive.ingest.parsers.plain_text import NO_TEXT

HEADER_END = "#META#Header#End#"
NOTHING = frozenset({"", "NODATA", "NOTGIVEN", "NOCODE", "NONE", "NA"})
# Our key -> the names of it in headers, without numbers, in capitals; the surest first.
FIELDS = {
    "title": ("BOOKTITLE", "TITLE", "الكتاب", "عنوان الكتاب"),
    "author": ("AUTHORNAME", "AUTHORAKA", "AUTHOR", "المؤلف"),
    "publisher": ("EDPUBLISHER", "الناشر"),
    "year": ("EDYEAR",),
}

_META = re.compile(r"#META#\s*(?:[\dA-Z]+[.#])?\s*([^:#]+?)[#\s]*:+\s*(.*)")
_HEADING = re.compile(r"###\s*(?P<mark>\|[A-Z]+\||\|+|\$+[A-Z_]*\$*|@+|AUTO)?\s*(?P<title>.*)")
_BEGINNING = re.compile(r"[#~\s]*(?:\$\s)?")
_PAGE = re.compile(r"(?:\[\s*(\d+)\s*\]\s*)?(?:Page|Folio)(?:Beg|End)?V(\d+)P(\d+)[A-Z]?")
_MARKS = re.compile(
    r"\bms[A-Z]?\d+\b|@[A-Z]+\d*@?(?:[A-Z]+\d*)?|\$[A-Z_]+\$|%~%|%|<[^<>]{1,200}>|!\[[^\]]*\]\([^)]*\)|¶"
)
_PAGE_LINE = re.compile(r"\[?\s*(?:ص\s*:?)?\s*\d*\s*\]?")
_DIED = re.compile(r"\s*\((?:المتوفى|ت|توفي|المتوفي)\b[^()]*\)\s*")
_BLANKS = re.compile(r"\s+")
# Biographies and events are entries below every chapter.
ENTRY = 9


def parse(record: Record) -> Iterator[Document]:
    """A document for each chapter, with the book as its source."""
    text, encoding = with_losses(record.data, decode)
    header, mark, body = text.partition(HEADER_END)
    book = _book(header if mark else "")
    found = list(chapters(list(_sections(body if mark else text))))
    if not found:
        raise Refusal(NO_TEXT)
    title = book.get("title", "")
    authors = () if is_periodical(title) or "author" not in book else (book["author"],)
    for chapter in found:
        yield Document(
            chapter.paragraphs,
            title=chapter.title or (title if len(found) == 1 else ""),
            external_id=chapter.key if len(found) > 1 else "",
            source=title if chapter.title else "",
            authors=authors,
            published=issued(chapter, title),
            section="، ".join(chapter.within[-1:]),
            encoding=encoding,
            extra={key: book[key] for key in ("publisher", "year") if key in book},
        )


def _book(header: str) -> dict[str, str]:
    """What the header says of the book, by our keys."""
    values: dict[str, str] = {}
    fields = filter(None, map(_META.search, header.splitlines()))
    for name, value in (match.groups() for match in fields):
        plain = _BLANKS.sub(" ", value.split("::")[0]).strip()
        if plain.upper() not in NOTHING:
            values.setdefault(name.strip().upper(), plain)
    found = {
        key: next((values[name] for name in names if name in values), "")
        for key, names in FIELDS.items()
    }
    found["author"] = _DIED.sub(" ", found["author"]).strip()
    return {key: value for key, value in found.items() if value}


def _sections(text: str) -> Iterator[Section]:
    """The headings with the paragraphs below them; each is named by the page that ended last."""
    level, title, key, paragraphs = 0, "", "", list[str]()
    page, begun = "V00P000", Counter[str]()
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading and not _PAGE_LINE.fullmatch(_plain(heading["title"]) or "x"):
            yield Section(level, title, tuple(filter(None, paragraphs)), key)
            level, title, paragraphs = _level(heading["mark"]), _plain(heading["title"]), []
            begun[page] += 1
            key = page if begun[page] == 1 else f"{page}-{begun[page]}"
        elif not heading:
            _add(paragraphs, line)
        for match in _PAGE.finditer(line):
            page = f"V{match[2]}P{match[3]}"
    yield Section(level, title, tuple(filter(None, paragraphs)), key)


def _level(mark: str | None) -> int:
    if mark and mark[0] in "$@":
        return ENTRY
    return len(mark) if mark and set(mark) == {"|"} else 1


def _add(paragraphs: list[str], line: str) -> None:
    plain = _plain(_BEGINNING.sub("", line, count=1))
    if _PAGE_LINE.fullmatch(plain):
        return
    if line.startswith(("~~", "#~~")) and paragraphs:
        paragraphs[-1] = f"{paragraphs[-1]} {plain}".strip()
    else:
        paragraphs.append(plain)


def _plain(text: str) -> str:
    """The text without marks of pages, milestones, phrases and verses."""
    return _BLANKS.sub(" ", _MARKS.sub(" ", _PAGE.sub(" ", text))).strip()
