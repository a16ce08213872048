"""Datelines and bylines: the place, source, author and date named above or before a report.

    dateline = name (separator name)* (":" | newline)      بغداد - رويترز:
             | known ["(" name ")"] "-" text               طوكيو (رويترز) - قال …
             | place date source                           الرياض 26 شوال 1436 هـ الموافق … واس
    name     = place | source | person | filler, of which one at least is a known place or source

A date may stand among the names: تونس، 5 جويلية 2020 - مجلة الساحل:
A name in the gazetteer is what the gazetteer says; one that is not is judged by its company
and its shape, and a line with a name that cannot be judged is no dateline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from archive.ingest.dates import FoundDate, find_dates, whole_date
from archive.ingest.document import PartialDate
from archive.ingest.gazetteer import certain_sources, cities, is_given_name, is_place, key, papers
from archive.ingest.title import SAYING
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
# What the name of a publisher begins with.
PUBLISHER = re.compile(
    r"(?:صحيفة|جريدة|مجلة|نشرة|دورية|حولية|وكالة|وكالات|موقع|قناة|فضائية|شبكة|منصة|بوابة|إذاعة|اذاعة|راديو|"
    r"تلفزيون|تلفزة|مدونة|يومية|أسبوعية)\s+\S"
)
ORGANISATION = re.compile(
    r"(?<!\w)(?:صحيفة|جريدة|مجلة|وكالة|وكالات|موقع|قناة|شبكة|مركز|إذاعة|راديو|تلفزيون|نيوز|برس|اليوم|نت|"
    r"أونلاين|أون لاين|الإخبارية|ميديا|تايمز|بوست|\.نت|\.كوم)(?!\w)"
)
ROLES = re.compile(
    r"(?<!\w)(?<!هيئة )(?<!رئيس )(?<!مدير )(?<!أسرة )(?<!قسم )(?:كتب|كتبت|كتبه|كتبها|كتبته|كتبتها|بقلم|إعداد|اعداد|أعدّه|أعده|تقرير|حوار|حاوره|حاورها|حاورته|حاورتها|تحرير|تحقيق|متابعة|"
    r"استطلاع|الكاتب|الكاتبة|المحرر|تصوير|ترجمة)(?:\s*[:：/-]\s*|\s+|$)"
)
FUNCTION_WORDS = word_set(
    "في من على إلى عن مع أن إن لا ما لم لن قد هل كيف لماذا هذا هذه ذلك تلك التي الذي بعد قبل بين حول ضد عند "
    "منذ حتى هو هي كان كانت ليس يا كل قال قالت أكد أعلن أعلنت كشف و أو ثم"
)
PAST = SAYING | word_set(
    "عاد عادت وصل وصلت زار زارت بدأ بدأت انتهى انتهت افتتح افتتحت شهد شهدت عقد عقدت وقع وقعت قتل قتلت توفي توفيت "
    "أطلق أطلقت دعا دعت طالب طالبت ناقش ناقشت بحث بحثت استقبل استقبلت التقى التقت تسلم واصل واصلت رفض رفضت نفى نفت "
    "حذر حذرت فاز فازت سقط سقطت خرج خرجت دخل دخلت عثر ضبط ضبطت تمكن تمكنت قرر قررت أقام أقامت نظم نظمت"
)
_SEPARATOR = re.compile(r"\s*[-–—|/\\،,()\[\]:]+\s*|\s+ـ+\s+|\s+[*•]\s*|\n")
_QUOTES = "«»“”\"'"
_NAME_WORD = re.compile(r"[\u0621-\u065f\u0670]+\.?")
_PRESENT = re.compile(r"س?[يت]\w{3,}")  # the shape of a verb, and of some nouns
_PLAIN_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")
_OF_PLACE = re.compile(r"(.+?) من (.+)")
_PLACE_AND_NAME = re.compile(r"([^\n()،:–—-]{2,30}?)\s*\(([^()\n]{2,50})\)\s*[-–—:]\s+(?=\S)")
_IN_BRACKETS = re.compile(r"(?:\s*\(([^()\n]{2,30})\))?\s*(?:[-–—:]|\n)\s*")
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
    date: PartialDate | None = None
    notes: tuple[str, ...] = ()  # what is doubtful about the date


def is_paper_name(name: str) -> bool:
    """Whether an unknown name may be a publisher's: four plain words at most, no verb."""
    words = name.split()
    verbal = any(word in FUNCTION_WORDS | PAST or _PRESENT.match(word) for word in words)
    return 0 < len(words) <= 4 and not verbal and bool(_PLAIN_NAME.fullmatch(name))


def _is_paper(name: str) -> bool:
    return _is_definite(name) or is_paper_name(name)


def _is_definite_paper(name: str) -> bool:
    return _is_definite(name) or (is_paper_name(name) and " ال" in name)


def _is_definite(name: str) -> bool:
    """One or two definite words, such as the name of a paper: بيروت - الفجر الجديد."""
    return name.startswith("ال") and len(name.split()) <= 2 and bool(_PLAIN_NAME.fullmatch(name))


def _is_none(name: str) -> bool:
    return False


def read_dateline(text: str) -> Dateline | None:
    """The dateline that a text begins with."""
    return _dated(text) or _terminated(text) or _bracketed(text) or _inline(text)


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
    return replace(_on(found, date), end=len(value)) if found else None


def _on(dateline: Dateline, date: FoundDate | None) -> Dateline:
    return replace(dateline, date=date.date, notes=date.notes) if date else dateline


def read_closing(line: str) -> Dateline | None:
    """A publisher and a date, nothing else, as they stand below a text: مجلة الساحل، مارس 2018."""
    if len(line) > LENGTH or not re.search(r"\d", line):
        return None
    for separator in _SEPARATOR.finditer(line):
        date = whole_date(line[separator.end() :].rstrip(" .)]"))
        names = _names(line[: separator.start()].strip(" ()[]"))
        if date and names:
            return _published(names, date)
    return None


def _published(names: list[str], date: PartialDate) -> Dateline | None:
    if len(names) > 1:
        found = _judged(names, outlet=_is_paper)
        return replace(found, date=date) if found and found.sources else None
    (name,) = names
    known = _kind(name) in ("source", "both") or PUBLISHER.match(name)
    unknown = date.precision != "year" and is_paper_name(name) and _kind(name) == "?"
    unknown = unknown and not is_given_name(name.split()[0])
    return Dateline(0, sources=(_kept(name),), date=date) if known or unknown else None


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
        place = place.replace(TATWEEL, "")
        return _on(Dateline(_after(text, end), place, (certain_sources()[key(source)],)), date)
    bracketed = _IN_BRACKETS.match(text, date.end)
    if key(place) in cities() and bracketed:
        sources = (_kept(bracketed[1]),) if bracketed[1] else ()
        return _on(Dateline(bracketed.end(), place, sources), date)
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
    """Names, and a date among them, closed by the end of their line or else by a colon."""
    line = text[: LENGTH + 1].partition("\n")[0]
    colons = [match.start() for match in re.finditer(":", line)]
    ends = [len(line)] if len(line) <= LENGTH else []
    for end in [*ends, *reversed(colons)]:
        if found := _closed(line[:end], line[end:]):
            return replace(found, end=_after(text, end))
    return None


def _closed(head: str, rest: str) -> Dateline | None:
    date, names = _without_date(head)
    bare = head.rstrip(": ")
    by_colon = rest.startswith(":") or bare != head.rstrip()
    alone = by_colon and (not rest.strip(": ") or (date is not None and date.end >= len(bare)))
    outlet = _is_paper if alone else _is_definite_paper if by_colon else _is_definite
    return _judged(_names(names), known_only=":" in bare, outlet=outlet, date=date)


def _without_date(head: str) -> tuple[FoundDate | None, str]:
    """The date in a line and the line without it."""
    date = next(find_dates(head), None) if re.search(r"\d", head) else None
    return date, head[: date.start] + " " + head[date.end :] if date else head


def _bracketed(text: str) -> Dateline | None:
    """A known place, a name in brackets and a dash before running text."""
    match = _PLACE_AND_NAME.match(text)
    if match is None or not is_place(match[1]):
        return None
    date, names = _without_date(match[2])
    found = _judged([match[1], *_names(names)], outlet=_is_none, date=date)
    return replace(found, end=match.end()) if found else None


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
    names: list[str],
    *,
    known_only: bool = False,
    sure_of_names: bool = True,
    outlet: Callable[[str], bool] = _is_definite,
    date: FoundDate | None = None,
) -> Dateline | None:
    """What each name is, or None when one of them cannot be told.

    `known_only` guesses at no name but a quoted one; `sure_of_names` takes for a person
    only who has a given name that is known; `outlet` tells which unknown name beside a
    city may be its paper's.
    """
    kinds = [_kind(name) for name in names]
    kinds = [_in_company(kind, number, kinds) for number, kind in enumerate(kinds)]
    if not _is_dateline(names, kinds):
        return None
    for number, name in enumerate(names):
        if kinds[number] == "?" and (not known_only or name[0] in _QUOTES):
            kinds[number] = _guessed(name, kinds, sure_of_names)
    sure_place = outlet is _is_paper and "place" in kinds
    if "?" in kinds and (sure_place or any(key(name) in cities() for name in names)):
        papers_said = kinds.count("?") == 1 and "source" not in kinds
        kinds = [
            "source" if kind == "?" and papers_said and outlet(name) else kind
            for name, kind in zip(names, kinds, strict=True)
        ]
    return None if "?" in kinds else _on(_said(names, kinds), date)


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
    if name[0] in _QUOTES or PUBLISHER.match(bare) or ORGANISATION.search(bare):
        return "source" if "source" not in kinds else "filler"
    if not all(_NAME_WORD.fullmatch(word) for word in words):
        return "?"
    foreign = "source" in kinds and "place" not in kinds and len(words) <= 2
    if 2 <= len(words) <= 5 and (is_given_name(words[0]) or not (sure_of_names or foreign)):
        return "person"
    if foreign:
        return "place"
    return "?"


def _kept(name: str) -> str:
    bare = name.strip(_QUOTES + " ")
    return certain_sources().get(key(bare)) or papers().get(key(bare)) or bare
