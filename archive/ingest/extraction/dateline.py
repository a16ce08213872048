"""Datelines and bylines: the place, source, author and date named above or before a report.

    dateline = name (separator name)* (":" | newline)      بغداد - رويترز:
             | known ["(" name ")"] "-" text               طوكيو (رويترز) - قال …
             | place date source                           الرياض 26 شوال 1436 هـ الموافق … واس
    name     = place | source | person | filler, of which one at least is a known place or source

A date may stand among the names: تونس، 5 جويلية 2020 - مجلة الساحل:
A line with a name that cannot be judged is no dateline.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from functools import lru_cache

from archive.ingest.document import Document, replace
from archive.ingest.extraction.agencies import agency
from archive.ingest.extraction.attribution import (
    QUOTES,
    Dateline,
    is_known,
    judged,
    kept,
    on_day,
    published,
)
from archive.ingest.extraction.known_names import agencies, certain_sources, cities, is_place
from archive.ingest.extraction.outlets import is_definite, is_definite_paper, is_none, is_paper
from search.analysis.dates.days import DatedSpan, find_dates, whole_date
from search.analysis.gazetteer import key
from search.analysis.letters import TATWEEL

LENGTH = 80  # code points within which a dateline ends
DATED_LENGTH = 130
FIELD_LENGTH = 200
REMEMBERED = 1 << 9  # fields: the same authors write again and again
_SEPARATOR = re.compile(r"\s*[-–—|/\\،,()\[\]:]+\s*|\s+ـ+\s+|\s+[*•]\s*|\n")
_OF_PLACE = re.compile(r"(.+?) من (.+)")
_PLACE_AND_NAME = re.compile(r"([^\n()،:–—-]{2,30}?)\s*\(([^()\n]{2,50})\)\s*[-–—:]\s+(?=\S)")
_IN_BRACKETS = re.compile(r"(?:\s*\(([^()\n]{2,30})\))?\s*(?:[-–—:]|\n)\s*")
_SIGNED = re.compile(
    r"(?P<place>[^/\n\d:.،]{2,30})/\s*(?P<date>[^/\n]{4,40})/\s*(?P<sign>[^/\n]{2,20}?)\s*(?:/+|[-–—])[\s:-]*(?=\S)"
)
_DAY_AND_SIGN = re.compile(
    r"(?P<place>[^/\n\d:.،()]{2,30}?)\s*[-–—،]?\s(?P<date>\d{1,2} [\u0621-\u064a]{2,10}(?: \d{4})?)\s*"
    r"\((?P<sign>[^()\n]{2,40})\)\s*[-–—:]+\s*(?=\S)"
)
_AFTER_DATED = re.compile(r"[\s،,–—-]*")
_DASH = re.compile(r"\s*(?:-|–|—|ـ|:|/)\s+(?=\S)")
_TIME = re.compile(r"[-–,،]?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|ص|م)?(?!\w)", re.IGNORECASE)


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a text begins with."""
    return _signed(text) or _dated(text) or _terminated(text) or _bracketed(text) or _inline(text)


@lru_cache(REMEMBERED)
def read_byline(value: str) -> Dateline | None:
    """The same in a field of its own, such as an author field «الرياض - واس»."""
    if len(value) > FIELD_LENGTH:
        return None
    date = next(find_dates(value), None)
    names = value[: date.start] + " " + value[date.end :] if date else value
    names = _TIME.sub(" ", names)
    dateline = judged(_names(names), sure_of_names=False)
    if dateline is None and date and not names.strip(" |-–:"):
        dateline = Dateline(0)
    return dataclasses.replace(on_day(dateline, date), end=len(value)) if dateline else None


def read_closing(line: str) -> Dateline | None:
    """A publisher and a date, nothing else, as they stand below a text: مجلة الساحل، مارس 2018."""
    if len(line) > LENGTH or not re.search(r"\d", line):
        return None
    for separator in _SEPARATOR.finditer(line):
        date = whole_date(line[separator.end() :].rstrip(" )]"))
        names = _names(line[: separator.start()].strip(" ()[]"))
        if date and names:
            return published(names, date)
    return None


def with_dateline(document: Document, dateline: Dateline) -> Document:
    """The document with the facts of a dateline where none were known before."""
    sources = (document.source, *dateline.sources) if document.source else (*dateline.sources, "")
    own, *others = sources
    agency = tuple(source for source in others if key(source) in agencies())[:1]
    return replace(
        document.with_notes(*(() if document.published else dateline.notes)),
        places=document.places or dateline.places,
        source=own,
        authors=document.authors or dateline.authors or agency,
        published=document.published or dateline.date,
    )


def _signed(text: str) -> Dateline | None:
    """PLACE/DATE/SIGN/ and PLACE DAY MONTH (SIGN) -, as agencies write them: الرباط/19 يونيو 2018/ومع/."""
    found = _SIGNED.match(text) or _DAY_AND_SIGN.match(text)
    sign = found["sign"] if found else ""
    name = agency(sign) or next(filter(None, map(agency, sign.split())), "")
    if found is None or not name:
        return None
    date = next(find_dates(found["date"]), None)
    return on_day(
        Dateline(found.end(), (found["place"].strip().removesuffix(" في"),), (name,)), date
    )


def _dated(text: str) -> Dateline | None:
    """PLACE DATE SOURCE, as the Saudi Press Agency writes it, or PLACE DATE alone on its line."""
    has_digit = re.search(r"\d", text[: LENGTH // 2 + 1])
    date = next(find_dates(text[:DATED_LENGTH]), None) if has_digit else None
    if date is None or date.start > LENGTH // 2:
        return None
    place = text[: date.start].strip(" ،,-–—:").removesuffix(" في")
    start = _AFTER_DATED.match(text, date.end)
    rest = text[start.end() if start else date.end :][:40]
    source = next((name for name in _heads(rest) if key(name) in certain_sources()), "")
    if source and len(place.split()) <= 5:
        end = text.index(source, date.end) + len(source)
        places = tuple(name.strip() for name in place.replace(TATWEEL, "").split("،"))
        return on_day(Dateline(_after(text, end), places, (certain_sources()[key(source)],)), date)
    bracketed = _IN_BRACKETS.match(text, date.end)
    if key(place) in cities() and bracketed:
        sources = (kept(bracketed[1]),) if bracketed[1] else ()
        return on_day(Dateline(bracketed.end(), (place,), sources), date)
    return None


def _heads(text: str) -> Iterable[str]:
    """The first words of a text, three at most, the longest first."""
    words = re.split(r"[\n:]", text)[0].strip(QUOTES + " ").split(" ")[:3]
    return (" ".join(words[:number]) for number in range(len(words), 0, -1))


def _after(text: str, end: int) -> int:
    while end < len(text) and text[end] in " \n:-–—.،/|":
        end += 1
    return end


def _terminated(text: str) -> Dateline | None:
    """Names, and a date among them, closed by the end of their line or else by a colon."""
    line = text[: LENGTH + 1].partition("\n")[0]
    colons = [match.start() for match in re.finditer(":", line)]
    ends = [len(line)] if len(line) <= LENGTH else []
    for end in [*ends, *reversed(colons)]:
        if dateline := _closed(line[:end], line[end:]):
            return dataclasses.replace(dateline, end=_after(text, end))
    return None


def _closed(head: str, rest: str) -> Dateline | None:
    date, names = _without_date(head)
    bare = head.rstrip(": ")
    by_colon = rest.startswith(":") or bare != head.rstrip()
    alone = by_colon and (not rest.strip(": ") or (date is not None and date.end >= len(bare)))
    outlet = is_paper if alone else is_definite_paper if by_colon else is_definite
    return judged(_names(names), known_only=":" in bare, outlet=outlet, date=date)


def _without_date(head: str) -> tuple[DatedSpan | None, str]:
    """The date in a line and the line without it."""
    date = next(find_dates(head), None) if re.search(r"\d", head) else None
    return date, head[: date.start] + " " + head[date.end :] if date else head


def _bracketed(text: str) -> Dateline | None:
    """A known place, a name in brackets and a dash before running text."""
    match = _PLACE_AND_NAME.match(text)
    if match is None or not is_place(match[1]):
        return None
    date, names = _without_date(match[2])
    dateline = judged([match[1], *_names(names)], outlet=is_none, date=date)
    return dataclasses.replace(dateline, end=match.end()) if dateline else None


def _inline(text: str) -> Dateline | None:
    """Known names and a dash before running text."""
    end, names = 0, []
    for match in _SEPARATOR.finditer(text[:LENGTH]):
        name = text[end : match.start()].strip(" " + QUOTES)
        if name and not is_known(name):
            break
        names += [name] if name else []
        end = match.end()
        if len(names) > 3:
            return None
    if not names or not _DASH.search(text, max(0, end - 4), end + 1):
        return None
    dateline = judged(names)
    return dataclasses.replace(dateline, end=end) if dateline else None


def _names(value: str) -> list[str]:
    names = []
    for part in _SEPARATOR.split(value):
        of_place = _OF_PLACE.fullmatch(part.strip())
        if of_place and is_place(of_place[2]):
            names += [of_place[1], of_place[2]]
        else:
            names.append(part)
    return [name.strip() for name in names if name.strip(" ." + QUOTES)]
