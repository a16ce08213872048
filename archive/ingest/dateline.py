"""Datelines and bylines: the place, source, author and date named above or before a report.

    dateline = name (separator name)* (":" | newline)      بغداد - رويترز:
             | known ["(" known ")"] "-" text              طوكيو (رويترز) - قال …
             | place date source                           الرياض 26 شوال 1436 هـ الموافق … واس
    name     = place | source | person | filler, of which one at least is a known place or source

A name in the gazetteer is what the gazetteer says; one that is not is judged by its company
and its shape, and a line with a name that cannot be judged is no dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.ingest.dates import FoundDate, find_dates
from archive.ingest.gazetteer import certain_sources, cities, is_given_name, is_place, key, papers
from archive.ingest.words import word_set

TATWEEL = "\u0640"
LENGTH = 80  # code points within which a dateline ends
DATED_LENGTH = 130
FIELD_LENGTH = 200
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
    r"(?:كتب|كتبت|كتبه|كتبها|بقلم|إعداد|اعداد|أعدّه|أعده|تقرير|حوار|حاوره|حاورها|حاورته|حاورتها|تحرير|تحقيق|متابعة|"
    r"استطلاع|الكاتب|الكاتبة|المحرر|تصوير|ترجمة)(?:\s*[:：/-]\s*|\s+|$)"
)
FUNCTION_WORDS = word_set(
    "في من على إلى عن مع أن إن لا ما لم لن قد هل كيف لماذا هذا هذه ذلك تلك التي الذي بعد قبل بين حول ضد عند "
    "منذ حتى هو هي كان كانت ليس يا كل قال قالت أكد أعلن أعلنت كشف و أو ثم"
)
_SEPARATOR = re.compile(r"\s*[-–—|/\\،,()\[\]:]+\s*|\s+ـ+\s+|\s+[*•]\s*|\n")
_QUOTES = "«»“”\"'"
_NAME_WORD = re.compile(r"[\u0621-\u065f\u0670]+\.?")
_PLAIN_NAME = re.compile(r"[\u0621-\u064a ]+")
_OF_PLACE = re.compile(r"(.+?) من (.+)")
_BRACKETED = re.compile(r"(?:\s*\(([^()\n]{2,30})\))?\s*(?:[-–—:]|\n)\s*")
_AFTER_DATED = re.compile(r"[\s،,–—-]*")
_DASH = re.compile(r"\s*(?:-|–|—|ـ|:|/)\s+(?=\S)")
_TIME = re.compile(r"[-–,،]?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|ص|م)?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; `end` is where the text after it begins."""

    end: int
    place: str = ""
    sources: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    date: FoundDate | None = None


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a text begins with."""
    return _dated(text) or _terminated(text) or _inline(text)


def read_byline(value: str) -> Dateline | None:
    """The same in a field of its own, such as an author field that says «الرياض - واس»."""
    if len(value) > FIELD_LENGTH:
        return None
    date = next(find_dates(value), None)
    names = value[: date.start] + " " + value[date.end :] if date else value
    names = _TIME.sub(" ", names)
    found = _judged(_names(names), sure_of_names=False)
    if found is None and date and not names.strip(" |-–:"):
        found = Dateline(0)
    return replace(found, end=len(value), date=date) if found else None


def _dated(text: str) -> Dateline | None:
    """PLACE DATE SOURCE, as the Saudi Press Agency writes it, or PLACE DATE alone on its line."""
    has_digit = re.search(r"\d", text[: LENGTH // 2 + 1])
    date = next(find_dates(text[:DATED_LENGTH]), None) if has_digit else None
    if date is None or date.start > LENGTH // 2:
        return None
    place = text[: date.start].strip(" ،,-–—:")
    start = _AFTER_DATED.match(text, date.end)
    rest = text[start.end() if start else date.end :][:40]
    source = next((name for name in _heads(rest) if key(name) in certain_sources()), "")
    if source and len(place.split()) <= 5:
        end = text.index(source, date.end) + len(source)
        return Dateline(
            _after(text, end),
            place.replace(TATWEEL, ""),
            (certain_sources()[key(source)],),
            date=date,
        )
    bracketed = _BRACKETED.match(text, date.end)
    if key(place) in cities() and bracketed:
        sources = (_kept(bracketed[1]),) if bracketed[1] else ()
        return Dateline(bracketed.end(), place, sources, date=date)
    return None


def _heads(text: str) -> Iterable[str]:
    """The first words of a text, three at most, the longest first."""
    words = re.split(r"[\n:]", text)[0].strip(_QUOTES + " ").split(" ")[:3]
    return (" ".join(words[:number]) for number in range(len(words), 0, -1))


def _after(text: str, end: int) -> int:
    while end < len(text) and text[end] in " \n:-–—.،/|":
        end += 1
    return end


def _terminated(text: str) -> Dateline | None:
    """Names closed by the end of their line, or else by a colon."""
    line = text[: LENGTH + 1].partition("\n")[0]
    colons = [match.start() for match in re.finditer(":", line)]
    ends = [len(line)] if len(line) <= LENGTH else []
    for end in [*ends, *reversed(colons)]:
        found = _judged(_names(line[:end]), known_only=":" in line[:end].rstrip(": "))
        if found:
            return replace(found, end=_after(text, end))
    return None


def _inline(text: str) -> Dateline | None:
    """Known names and a dash before running text."""
    end, names = 0, []
    for match in _SEPARATOR.finditer(text[:LENGTH]):
        name = text[end : match.start()].strip(" " + _QUOTES)
        if name and not _is_known(name):
            break
        names += [name] if name else []
        end = match.end()
        if len(names) > 3:
            return None
    if not names or not _DASH.search(text, max(0, end - 4), end + 1):
        return None
    found = _judged(names)
    return replace(found, end=end) if found else None


def _is_known(name: str) -> bool:
    return key(name) in cities() or key(name) in certain_sources() or key(name) in papers()


def _names(value: str) -> list[str]:
    names = []
    for part in _SEPARATOR.split(value):
        of_place = _OF_PLACE.fullmatch(part.strip())
        if of_place and is_place(of_place[2]):
            names += [of_place[1], of_place[2]]
        else:
            names.append(part)
    return [name.strip() for name in names if name.strip(" ." + _QUOTES)]


def _judged(
    names: list[str], *, known_only: bool = False, sure_of_names: bool = True
) -> Dateline | None:
    """What each name is, or None when one of them cannot be told.

    `known_only` guesses at no name but a quoted one; `sure_of_names` takes for a person
    only who has a given name that is known.
    """
    kinds = [_kind(name) for name in names]
    kinds = [_in_company(kind, number, kinds) for number, kind in enumerate(kinds)]
    if not _is_dateline(names, kinds):
        return None
    for number, name in enumerate(names):
        if kinds[number] == "?" and (not known_only or name[0] in _QUOTES):
            kinds[number] = _guessed(name, kinds, sure_of_names)
    if "?" in kinds and any(key(name) in cities() for name in names):
        kinds = [_outlet(name, kind, kinds) for name, kind in zip(names, kinds, strict=True)]
    return None if "?" in kinds else _said(names, kinds)


def _said(names: list[str], kinds: list[str]) -> Dateline:
    said = {
        kind: [name for name, each in zip(names, kinds, strict=True) if each == kind]
        for kind in kinds
    }
    sources = tuple(dict.fromkeys(map(_kept, said.get("source", []))))
    authors = tuple(ROLES.sub("", name).strip() for name in said.get("person", []))
    return Dateline(0, "، ".join(said.get("place", [])).replace(TATWEEL, ""), sources, authors)


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
        return any(key(name.strip(_QUOTES)) in certain_sources() for name in names)
    return True


def _kind(name: str) -> str:
    """place, source, both, filler, or ? for what is not in the gazetteer."""
    found = key(name.strip(_QUOTES + " "))
    place = is_place(found)
    if found in certain_sources():
        return "source"
    if found in papers():
        return "both" if place else "source"
    if place:
        return "place"
    is_filler = FILLERS & {*found.split()[:1]} or ROLES.fullmatch(name)
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
    bare = ROLES.sub("", name.strip(_QUOTES + " ")).strip()
    words = bare.split()
    if not words or len(bare) > 40 or FUNCTION_WORDS & set(words):
        return "?"
    if name[0] in _QUOTES or ORGANISATION.search(bare):
        return "source" if "source" not in kinds else "filler"
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return "?"
    foreign = "source" in kinds and "place" not in kinds and len(words) <= 2
    if 2 <= len(words) <= 5 and (is_given_name(words[0]) or not (sure_of_names or foreign)):
        return "person"
    if foreign:
        return "place"
    return "?"


def _outlet(name: str, kind: str, kinds: list[str]) -> str:
    """Beside a city, one or two definite words are the name of a paper: بيروت - الفجر الجديد."""
    definite = name.startswith("ال") and len(name.split()) <= 2 and _PLAIN_NAME.fullmatch(name)
    return "source" if kind == "?" and definite and "source" not in kinds else kind


def _kept(name: str) -> str:
    bare = name.strip(_QUOTES + " ")
    return certain_sources().get(key(bare)) or papers().get(key(bare)) or bare
