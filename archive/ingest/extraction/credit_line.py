"""Credit lines: who publishes, reports or writes, in lines above a text that are no title.

    line = part (separator part)*                SAHEL.INFO - خاص - بقلم: هدى الملاح
    part = publisher | agency | desk | label | role [":"] person | place | person

Places, people and agencies together are a dateline or a byline, and no title may stand below
one: they are credits beside or below what is surely one. A line of which one part is none of
these is no credit line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from archive.ingest.document import Document
from archive.ingest.extraction.agencies import agency
from archive.ingest.extraction.attribution import kept
from archive.ingest.extraction.byline import in_line, is_author, is_task
from archive.ingest.extraction.known_names import certain_sources, is_place, papers
from archive.ingest.extraction.outlets import PUBLISHER, is_paper_name
from archive.ingest.words import word_set
from search.analysis.gazetteer import key

LENGTH = 90
PUBLISHER_WORDS = 3
# Signs of agencies that are words as well: alone above a text they may be its title.
WORDS = word_set("قنا معا بنا إنا سبأ وفا تاس وات وام")

AGENCIES = "وكالات"
_SEPARATOR = re.compile(r"\s*(?:[-–—|•*]+|ـ+(?=\s)|[/،,()\[\]])[\s_]*")
_DOMAIN = re.compile(
    r"(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z]{2,6}){1,2}|[\u0621-\u064a]+\.(?:أنفو|انفو|نت|كوم|نيوز|برس|تي في)",
    re.IGNORECASE,
)
_NET_NAME = re.compile(
    r"[\u0621-\u064a]+(?: [\u0621-\u064a]+)? (?:نت|نيوز|برس|أونلاين|أون لاين|أنفو|ميديا|بوست|تايمز|تي في)"
)
_LATIN_NAME = re.compile(
    r"[A-Za-z0-9 .&']{0,30}\b(?:info|news|press|post|times|online|tv|radio|agency|media|net)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"خاص|متابعة|متابعات|مراسلة|مراسلات|عاجل|حصري")
_SOURCE = re.compile(r"(?:نقلا عن|نقلاً عن|عن|المصدر)\s*:?\s*(?P<name>.+)")
_FROM = re.compile(r"(?:خاص [بل]|متابعة عن |نقلا عن |عن )\S+(?: \S+){0,2}")
_DESK = re.compile(
    r"(?:مكتب|قسم|هيئة|أسرة|فريق|إدارة|وحدة|شعبة|القسم|المكتب|الفريق) (?:ال)?[\u0621-\u064a]+(?: (?:ال)?[\u0621-\u064a]+)?"
)
_ISSUE = re.compile(r"(?:(?:العدد|عدد|السنة|سنة)\s+(?:رقم\s+)?[\d٠-٩]+|العدد\s+الأسبوعي)")
_OFFICE = re.compile(r"مكتب (.+)")
SECTION_NAMES = word_set(
    "سياسة اقتصاد رياضة ثقافة مجتمع حوادث محليات دوليات منوعات فن فنون أخبار جهات وطنيات عربيات آراء"
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What credit lines say. `sure`: the line is one wherever it stands."""

    publisher: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    desk: str = ""
    sure: bool = False

    def joined(self, other: Credits) -> Credits:
        """Both together; of what can be but one, the first counts."""
        return Credits(
            self.publisher or other.publisher,
            self.agency or other.agency,
            tuple(dict.fromkeys(self.authors + other.authors)),
            tuple(dict.fromkeys(self.places + other.places)),
            self.desk or other.desk,
            self.sure or other.sure,
        )


def read_credits(line: str, *, below: bool = False) -> Credits | None:
    """What a credit line says, or None. `below`: another one stands above it."""
    line = line.strip()
    if not 0 < len(line) <= LENGTH or line.endswith(("؟", "!", "…")):
        return None
    if (name := agency(line)) and (below or line not in WORDS):
        return Credits(agency=name, sure=line not in WORDS)
    parts = [part for part in _SEPARATOR.split(line) if part.strip(" .:_")]
    credits: Credits | None = Credits()
    for part in parts:
        said = _part(part.strip(" _"))
        credits = credits.joined(said) if credits and said else None
    return credits if credits and parts and (credits.sure or below) else None


def with_credits(document: Document, credits: Credits) -> Document:
    """The document with what its credit lines say where nothing was known before.

    An agency is the source of what it reports, and a byline beside a source that is known.
    """
    source = document.source or credits.agency or credits.publisher
    agency = (credits.agency,) if document.source and credits.agency else ()
    return replace(
        document,
        source=source,
        authors=document.authors or credits.authors or agency,
        places=document.places or credits.places,
        section=document.section or credits.desk,
    )


def _part(part: str) -> Credits | None:
    bare = part.strip(" .:")
    if name := agency(part) or _quoted(bare):
        return Credits(agency=name, sure=name != agency(part))
    if part.startswith("خاص ل") and _FROM.fullmatch(bare):
        return Credits(sure=True)
    if publisher := _publisher(bare):
        return Credits(publisher=publisher, sure=_is_sure(bare))
    if _ISSUE.fullmatch(bare):
        return Credits()
    if label := _LABEL.fullmatch(bare) or _FROM.fullmatch(bare):
        return Credits(sure=label.re is _LABEL)
    if authors := in_line(part):
        return Credits(authors=authors)
    return _desk(bare) or _alone(bare) or _by_publisher(part)


def _quoted(bare: str) -> str:
    """«نقلا عن رويترز»."""
    found = _SOURCE.fullmatch(bare)
    return agency(found["name"]) if found else ""


def _by_publisher(part: str) -> Credits | None:
    """«عدسة: الساحل.نت»."""
    task, colon, name = part.partition(":")
    publisher = _publisher(name.strip()) if colon and is_task(task.strip()) else ""
    return Credits(publisher=publisher, sure=True) if publisher else None


def _desk(bare: str) -> Credits | None:
    if bare in SECTION_NAMES:
        return Credits(desk=bare)
    if not _DESK.fullmatch(bare):
        return None
    office = _OFFICE.fullmatch(bare)
    is_sure = bare.startswith(("القسم ", "قسم "))
    return Credits(
        desk=bare, sure=is_sure, places=(office[1],) if office and is_place(office[1]) else ()
    )


def _alone(bare: str) -> Credits | None:
    """A place or a person: nothing by itself."""
    if is_place(bare):
        return Credits(places=(bare,))
    return Credits(authors=(bare,)) if is_author(bare) else None


def _publisher(bare: str) -> str:
    name = key(bare)
    if name in certain_sources() or (name in papers() and not is_place(bare)):
        return kept(bare)
    if any(form.fullmatch(bare) for form in (_DOMAIN, _LATIN_NAME, _NET_NAME)):
        return bare
    few = len(bare.split()) <= PUBLISHER_WORDS
    return bare if few and PUBLISHER.match(bare) and is_paper_name(bare) else ""


def publisher_of(name: str) -> str:
    """The name by which a publisher is kept whose name is no word as well, else an empty string."""
    publisher = _publisher(name)
    return publisher if publisher and _is_sure(name) else ""


def _is_sure(bare: str) -> bool:
    """Whether the name is no word as well; «وكالات» stands for all agencies."""
    return key(bare) not in papers() or bare == AGENCIES
