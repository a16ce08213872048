"""Markdown, with or without front matter: its text, without its marks.

Read as CommonMark with tables and strikethrough. A heading, a list item, a row of a table
and a line that ends in a hard break are lines of their own; of links and images their words
stay; what other dialects add to CommonMark (footnote marks, short codes, attributes) goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.encoding import decode
from archive.ingest.parsers import facts
from archive.ingest.parsers.facts import NO_TEXT
from archive.ingest.parsers.html_text import Line, text_lines
from search.analysis import fold

# [^1] · {{< youtube "x" >}} · {{ page.url }} · {% include x %} · {: .verse}
_DIALECT = re.compile(
    r"\[\^[^\]\s]{1,99}\]|\{\{(?:[^{}]|\n(?!\n)){0,999}?\}\}|\{%(?:[^%{]|%(?!\})){0,999}?%\}"
    r"|\{[:#.][^{}\n]{1,99}\}"
)
# What Liquid and Hugo never show.
_SILENT = re.compile(
    r"\{%-?\s*comment\b(?:(?!\{%-?\s*comment\b).)*?endcomment\s*-?%\}|\{\{[<%]\s*comment\s*[>%]\}\}(?:(?!\{\{[<%]\s*comment).)*?/\s*comment\s*[>%]\}\}",
    re.DOTALL,
)
# [الخبر]({{ site.url }}/a): what no target of a link may hold.
_IN_TARGET = re.compile(r"(?<=\]\()\s*\{[{%][^{}\n]{0,999}\}\}?")
# A footnote would be read as the target of a reference.
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]{1,99}\]:[ \t]*", re.MULTILINE)
# «العنوان. المجلة 6(2)»: a title as articles of journals are cited, with volume and number.
_CITED = re.compile(
    r"(?P<title>.+?)\.\s+(?P<journal>[^.\d]{0,60}?)\s*(?P<issue>\d{1,4}\s?\(\d{1,4}\))"
)
_SECTION = re.compile(r"\s*[:：]\s*")
# A link, a short code, a footnote, a heading of a lower level; and what it takes two of.
_MARKS = re.compile(
    r"(?<!\\)\]\((?:https?://|[./#]|[\w-]+\.\w)[^)\s]{0,999}\)|\{\{[<%]|\{%-? *[a-z]|\[\^[^\]\s]{1,99}\]|^#{2,6} +\S",
    re.MULTILINE,
)
_WEAK_MARKS = re.compile(r"^# +\S|\*\*[^\s*][^*\n]*\*\*", re.MULTILINE)
_WORD = re.compile(r"\w+")
MOST_OPEN = 2_000  # brackets that nothing closes: markdown-it 4.3 looks for the end of each


def parse(record: Record) -> Iterator[Document]:
    """One document. Its title is that of the front matter, or the heading above the text."""
    text, encoding = decode(record.data)
    said = facts.read(record, text)
    document = Document((), encoding=encoding, **said.values)
    document = document_of(document, said.body)
    if not document.paragraphs:
        raise Refusal(NO_TEXT)
    yield document


def is_markdown(text: str) -> bool:
    """Whether there are marks in a text that nothing but Markdown and its dialects has."""
    return bool(_MARKS.search(text)) or len(_WEAK_MARKS.findall(text)) > 1


def document_of(document: Document, text: str, *, lines: bool = False) -> Document:
    """The document with the words of a text, of which each line is one or, else, each paragraph."""
    markdown = _OF_LINES if lines else _MARKDOWN
    title = " ".join(line.text for line in text_lines(markdown.renderInline(document.title)))
    body = _bounded(_IN_TARGET.sub("", _FOOTNOTE.sub("", _SILENT.sub("", text))))
    document, words = _titled(_cited(document, title), text_lines(markdown.render(body)))
    return replace(document, paragraphs=tuple(line.text for line in words))


def _bounded(text: str) -> str:
    """The text; where very many brackets are never closed, none of them is a sign."""
    left_open = text.count("[") - text.count("]")
    return text.replace("[", "\\[") if left_open > MOST_OPEN else text


def _cited(document: Document, title: str) -> Document:
    """The journal of a title that is a citation is its source."""
    cited = _CITED.fullmatch(title)
    if cited is None:
        return replace(document, title=title)
    extra = {**document.extra, "issue": cited["issue"]}
    source = document.source or cited["journal"]
    return replace(document, title=cited["title"], source=source, extra=extra)


def _titled(document: Document, lines: list[Line]) -> tuple[Document, list[Line]]:
    """The document and its lines without its title: of one that is known, without its repetition."""
    title = document.title
    at = _repetition(title, lines) if title else _heading(lines)
    if at is None or len(lines) < 2:
        return document, lines
    section, title = _sectioned(title, lines[at].text) if title else ("", lines[at].text)
    document = replace(document, title=title, section=document.section or section)
    return document, [*lines[:at], *lines[at + 1 :]]


def _sectioned(title: str, heading: str) -> tuple[str, str]:
    """«أخبار وأفكار : تطهير الغرف» above the heading «تطهير الغرف»: its section and its title."""
    section, *rest = _SECTION.split(title, maxsplit=1)
    same = rest and _words(rest[0]) == _words(heading)
    return (section, rest[0]) if same else ("", title)


def _heading(lines: list[Line]) -> int | None:
    """Where the heading of the whole text stands: the only one of level 1, or the first line."""
    highest = [at for at, line in enumerate(lines) if line.level == 1]
    if len(highest) == 1:
        return highest[0]
    return 0 if lines and lines[0].level else None


def _repetition(title: str, lines: list[Line]) -> int | None:
    return 0 if lines and lines[0].level and _holds(title, lines[0].text) else None


def _holds(title: str, heading: str) -> bool:
    """Whether the words of the heading stand in the title, in whatever spelling."""
    return f" {_words(heading)} " in f" {_words(title)} "


def _words(text: str) -> str:
    return " ".join(map(fold, _WORD.findall(text)))


def _skip_dialect(state: StateInline, silent: bool) -> bool:
    match = _DIALECT.match(state.src, state.pos)
    if match is None:
        return False
    state.pos = match.end()
    return True


def _html_block(self: object, tokens: Sequence[Token], index: int, *rest: object) -> str:
    """HTML as it stands, which is read for no other marks of Markdown."""
    return _DIALECT.sub("", tokens[index].content)


# What is nested more deeply is left out; each level more costs time on lone brackets.
_NESTING = 40


def _reader(breaks: bool) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": _NESTING, "breaks": breaks})
    reader.enable(["table", "strikethrough"])
    reader.inline.ruler.before("link", "dialect", _skip_dialect)
    reader.add_render_rule("html_block", _html_block)
    return reader


_MARKDOWN, _OF_LINES = _reader(breaks=False), _reader(breaks=True)
