"""Attribution: which of the names in a dateline is a place, a source or a person.

A name in the gazetteer is what the gazetteer calls it; one that is not is judged by its
company and its shape, and names of which one cannot be judged are no dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.ingest.document import PartialDate
from archive.ingest.extraction.agencies import agency
from archive.ingest.extraction.known_names import (
    areas,
    certain_sources,
    cities,
    is_given_name,
    is_place,
    papers,
)
from archive.ingest.extraction.outlets import (
    FUNCTION_WORDS,
    PUBLISHER,
    is_definite,
    is_paper,
    is_paper_name,
)
from archive.ingest.words import word_set
from search.analysis.dates.days import DatedSpan
from search.analysis.gazetteer import key
from search.analysis.letters import TATWEEL

FILLERS = frozenset(
    map(
        key,
        word_set(
            "متابعات متابعة خاص هاتفيا هاتفياً ميداني تصوير ترجمة مراسل مراسلو مراسلنا مكتب "
            "الصحيفة عاجل تقرير تغطية عواصم المحليات محليات"
        ),
    )
)
ORGANISATION = re.compile(
    r"(?<!\w)(?:صحيفة|جريدة|مجلة|وكالة|وكالات|موقع|قناة|شبكة|مركز|إذاعة|راديو|تلفزيون|نيوز|برس|اليوم|نت|"
    r"أونلاين|أون لاين|الإخبارية|ميديا|تايمز|بوست|\.نت|\.كوم)(?!\w)"
)
ROLES = re.compile(
    r"(?<!\w)(?<!هيئة )(?<!رئيس )(?<!مدير )(?<!أسرة )(?<!قسم )"
    r"(?:كتب|كتبت|كتبه|كتبها|كتبته|كتبتها|بقلم|إعداد|اعداد|أعدّه|أعده|تقرير|حوار|حاوره|حاورها|حاورته|حاورتها|تحرير|تحقيق|"
    r"متابعة|استطلاع|الكاتب|الكاتبة|المحرر|تصوير|ترجمة)(?:\s*[:：/-]\s*|\s+|$)"
)
QUOTES = "«»“”\"'"
_NAME_WORD = re.compile(r"[\u0621-\u065f\u0670]+\.?")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The facts of a dateline; `end` is where the text after it begins."""

    end: int
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    notes: tuple[str, ...] = ()  # what is doubtful about the date


def is_known(name: str) -> bool:
    known = (cities(), certain_sources(), papers())
    return any(key(name) in names for names in known) or bool(agency(name))


def judged(
    names: list[str],
    *,
    known_only: bool = False,
    sure_of_names: bool = True,
    outlet: Callable[[str], bool] = is_definite,
    date: DatedSpan | None = None,
) -> Dateline | None:
    """What each name is, or None when one of them cannot be judged.

    `known_only` guesses at no name but a quoted one; `sure_of_names` takes for a person
    only who has a given name that is known; `outlet` is true of an unknown name beside a
    city that may be its paper's.
    """
    kinds = [_kind(name) for name in names]
    kinds = [_in_company(kind, number, kinds) for number, kind in enumerate(kinds)]
    if not _is_dateline(names, kinds):
        return None
    for number, name in enumerate(names):
        if kinds[number] == "?" and (not known_only or name[0] in QUOTES):
            kinds[number] = _guessed(name, kinds, sure_of_names)
    if "?" in kinds and "source" not in kinds:
        kinds = _with_outlet(names, kinds, outlet)
    return None if "?" in kinds else on_day(_dateline(names, kinds), date)


def _with_outlet(names: list[str], kinds: list[str], outlet: Callable[[str], bool]) -> list[str]:
    """Beside a city, or any place where nothing else stands in the line, stands the name of a paper."""
    sure_place = outlet is is_paper and "place" in kinds
    one = outlet is is_definite or kinds.count("?") == 1
    if not one or not (sure_place or any(key(name) in cities() for name in names)):
        return kinds
    return [
        "source" if kind == "?" and outlet(name) else kind
        for name, kind in zip(names, kinds, strict=True)
    ]


def _dateline(names: list[str], kinds: list[str]) -> Dateline:
    by_kind = {
        kind: [name for name, each in zip(names, kinds, strict=True) if each == kind]
        for kind in kinds
    }
    sources = tuple(dict.fromkeys(map(kept, by_kind.get("source", []))))
    authors = tuple(ROLES.sub("", name).strip() for name in by_kind.get("person", []))
    places = tuple(name.replace(TATWEEL, "") for name in by_kind.get("place", []))
    return Dateline(0, places, sources, authors)


def _is_dateline(names: list[str], kinds: list[str]) -> bool:
    """Whether enough of it is known: a city, an agency, or a doubtful name in company."""
    if not 0 < len(names) <= 5 or not {"place", "source"} & set(kinds):
        return (
            "filler" in kinds
            and len(names) == 2
            and is_given_name(names[kinds.index("filler") - 1])
        )
    if set(kinds) == {"place"}:
        return all(key(name) in cities() for name in names) and len(names) <= 3
    if set(kinds) == {"source"}:
        return any(key(name.strip(QUOTES)) in certain_sources() for name in names)
    return True


def _kind(name: str) -> str:
    """place, source, both, filler, or ? for what is not in the gazetteer."""
    name_key = key(name.strip(QUOTES + " "))
    place = is_place(name_key)
    if name_key in certain_sources() or agency(name):
        return "source"
    if name_key in papers():
        return "both" if place and name_key not in areas() else "source"
    if place:
        return "place"
    is_filler = FILLERS & {*name_key.split()[:1]} or ROLES.fullmatch(name)
    return "filler" if is_filler else "?"


def _in_company(kind: str, number: int, kinds: list[str]) -> str:
    """The name of a city and of its newspaper is the paper's beside another place."""
    if kind != "both":
        return kind
    others = kinds[:number] + kinds[number + 1 :]
    if "place" in others or ("both" in others and number > kinds.index("both")):
        return "source"
    return "place"


def _guessed(name: str, kinds: list[str], sure_of_names: bool) -> str:
    bare = ROLES.sub("", name.strip(QUOTES + " ")).strip()
    words = bare.split()
    if not words or len(bare) > 40 or FUNCTION_WORDS & set(words):
        return "?"
    if name[0] in QUOTES or PUBLISHER.match(bare) or ORGANISATION.search(bare):
        return "source" if "source" not in kinds else "filler"
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return "?"
    foreign = "source" in kinds and "place" not in kinds and len(words) <= 2
    if 2 <= len(words) <= 5 and (is_given_name(words[0]) or not (sure_of_names or foreign)):
        return "person"
    if foreign:
        return "place"
    return "?"


def kept(name: str) -> str:
    bare = name.strip(QUOTES + " ")
    known = certain_sources().get(key(bare)) or papers().get(key(bare))
    return known or agency(name) or bare


def on_day(dateline: Dateline, date: DatedSpan | None) -> Dateline:
    return replace(dateline, date=date.date, notes=date.notes) if date else dateline


def published(names: list[str], date: PartialDate) -> Dateline | None:
    if len(names) > 1:
        dateline = judged(names, outlet=is_paper)
        return replace(dateline, date=date) if dateline and dateline.sources else None
    (name,) = names
    known = _kind(name) == "source" or PUBLISHER.match(name)
    unknown = date.precision != "year" and is_paper_name(name) and _kind(name) == "?"
    unknown = unknown and not is_given_name(name.split()[0])
    return Dateline(0, sources=(kept(name),), date=date) if known or unknown else None
