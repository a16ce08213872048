"""BibTeX: an entry for each work. Names and titles stand in double braces, as whole as they are.

So bibtexparser finds no "von" in Arabic names, and no style lowers a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.citation.work import Work

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Signs of TeX -> how a text has them. A brace would end the field.
_TEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_"}
    | {
        "\\": "{\\textbackslash}",
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
    }
)
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def bibtex(works: Iterable[Work]) -> str:
    return "\n".join(map(_entry, works))


def _entry(work: Work) -> str:
    kind = "article" if work.source else "misc"
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@{kind}{{{work.key},\n{lines}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield "author", "{" + " and ".join(map(_whole, work.authors)) + "}"
    yield "title", "{" + _whole(work.title) + "}"
    if work.source:
        yield "journal", _whole(work.source)
    for name, number in zip(("year", "month", "day"), work.date_parts, strict=False):
        yield name, MONTHS[number - 1] if name == "month" else f"{{{number}}}"
    yield "url", "{" + work.url.translate(_IN_ADDRESS) + "}"
    yield "howpublished", _whole(work.archive)
    yield "langid", "{arabic}" if work.language == "ar" else _whole(work.language)
    if work.tags:
        yield "keywords", "{" + ", ".join(tag.translate(_TEX) for tag in work.tags) + "}"


def _whole(text: str) -> str:
    return "{" + " ".join(text.split()).translate(_TEX) + "}"
