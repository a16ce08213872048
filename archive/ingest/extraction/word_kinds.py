"""What each word of a sentence is to the words beside it, as far as its letters show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import islice

from archive.ingest.extraction.known_names import is_given_name, is_place
from archive.ingest.extraction.main_clause import QUOTES
from archive.ingest.extraction.verbs import is_definite
from archive.ingest.words import word_set
from search.analysis.dates import months
from search.analysis.letters import MARKS, TATWEEL

QUOTED, DASH = "»", "-"
DASHES = ("-", "–", "—")
WORDS = 50  # of a sentence that are looked at
TANWIN = "\u064b"


class Kind(Enum):
    """`OBJECT`: by its case, its suffix or a number it is no part of the noun before it."""

    DEFINITE = "definite"
    PLAIN = "plain"
    NAME = "name"
    OFFICE = "office"
    OBJECT = "object"
    PREPOSITION = "preposition"
    ATTACHED = "attached"  # a noun with its preposition
    TIME = "time"
    RELATIVE = "relative"
    THAT = "that"
    LINK = "link"  # a conjunction, alone or with its noun
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """`bare`: its letters alone; `start` and `end`: where it stands, signs and all."""

    bare: str
    start: int
    end: int
    kind: Kind
    mark: str = ""  # what closes it: «،» and the like

    @property
    def parted(self) -> bool:
        return self.mark not in ("", QUOTED)


PREPOSITIONS = word_set(
    "خارج داخل قبالة شمال جنوب شرق غرب شرقي غربي شمالي جنوبي في من على إلى الى عن مع بين خلال عند لدى أمام ضمن عبر حول ضد حتى نحو منذ بعد قبل تحت فوق وراء خلف دون بدون أثناء وسط بشأن "
    "بسبب إثر عقب نتيجة لدن قرب رغم لمدة عليه عليها إليه إليها منهما لهما بهما فيهما عليهم عليهما بينهما معه معها لديه لديها عنهم فيه فيها منه منها به بها له لها عنه عنها بينهم منهم لهم فيهم بينها حيال إزاء تجاه صوب قبيل"
)
THAT = word_set("أن إن ان بأن أنه أنها إنه إنها بأنه بأنها أنهم إنهم أنّ إنّ")
# With «المقرر» and its like, which have a subject of their own.
RELATIVES = word_set(
    "الذي التي الذين اللذان اللتان اللذين اللتين اللواتي اللائي اللاتي المقرر المقررة المزمع المزمعة المنتظر المتوقع المرتقب"
)
TIMELY = word_set(
    "الماضي الماضية المقبل المقبلة الجاري الجارية الحالي الحالية القادم القادمة المنصرم المنصرمة"
)
TIMES = TIMELY | word_set(
    "أمس اليوم غدا غد مساء صباح فجر ظهر ليلة ليل عصر يوم يومي أخيرا مؤخرا حاليا رسميا حديثا سابقا قريبا الآن الليلة أيضا تشرين كانون"
)
OFFICES = word_set(
    "وكيلة مستشارة كاتبة قائدة لاعبة بطلة محامية مذيعة أستاذة ولي رئيس الرئيس رئيسة الرئيسة وزير الوزير وزيرة الوزيرة مدير المدير مديرة المديرة أمين "
    "الأمين محافظ المحافظ عضو العضو نائب النائب سفير السفير سفيرة أمير الأمير الأميرة الملك ملك خادم الدكتور الدكتورة د المهندس السيد السيدة الشيخ العميد "
    "العقيد اللواء المقدم الرائد المتحدث الناطق مستشار المستشار وكيل الوكيل عمدة العمدة والي الوالي عامل قائد القائد مدرب المدرب لاعب اللاعب المهاجم "
    "الحارس الممثل الممثلة الفنان الفنانة المطرب المطربة الكاتب الكاتبة الشاعر الشاعرة الروائي الباحث الباحثة المخرج الصحافي الصحفي الإعلامي الأستاذ "
    "الأستاذة البروفيسور البابا الداعية القاضي المحامي زعيم الزعيم المرشح مفتي المفتي الأديب الناقد العلامة"
)
NUMBERS = word_set(
    "ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر عشرات مئات آلاف نصف ثلث ربع كلا كلتا جميع كل عددا بعض "
    "أكثر أي عدة عدد آخر"
)
EMPHATIC = word_set("كله كلها كلهم جميعه جميعها جميعهم نفسه نفسها ذاته ذاتها وحده وحدها معا")
CONJUNCTIONS = word_set("و أو ثم بل أم")
# Nouns whose first letter is no particle.
WITH_WAW = word_set(
    "وزير وزيرة وزارة وزراء وفد وكيل وكالة وكالات وحدة وحدات وقف وضع وفاة ولاية والي ورشة وثيقة وثائق وسائل وساطة واقع واقعة وجود وعي وعود وفق وقفة ورقة "
    "واشنطن وجه وجهة وطن وقت واجب وقود ودية واحة واد وادي والد والدة وصول وسط ورش وتيرة واردات وصل وصلت وقع وقعت وجهت وضعت وافق وافقت واصل واصلت وعد وعدت وقفت ودع ودعت وزع وزعت وصف وصفت وداع وصفة وصية"
)
WITH_PREPOSITION = word_set(
    "بحار بحارة بحرية برنامج برامج بلدية بحثا بعثة بيان بيانا بطولة بلاد بلدان برلمان بناء بغداد بيروت بريطانيا باريس بلجيكا برشلونة بطاقة بطاقات برقية "
    "بضائع بوابة بروتوكول بنود باحثون باحثين لجنة لقاء لاعب لاعبين لاعبو لائحة لقاح ليلة لبنان ليبيا لندن لوحة لوحات لوائح لحظة لحظات لاجئين لاجئ"
)
# Months and days of the week, in all their spellings.
_DATE_NAME = re.compile("|".join((months.arabic_names(), months.weekday_names())))
_WORD = re.compile(r"[^\s،؛]+[،؛]*[^\w\s]*|[،؛]+")
_LETTERS = re.compile(r"[^\w]|[_ـ]")
_UNSEEN = re.compile(f"[{MARKS}{TATWEEL}]")
_ACCUSATIVE = re.compile(r"(?!ال)\w{3,}(?<![اىوء])ا")
_SUFFIXED = re.compile(r"(?!ال)\w{3,}(?:ه|ها|هم|هما|نا)")
_ATTACHED = re.compile(r"(?:بال\w+|لل\w+|[بل]\w{3,})")
_NO_ACCUSATIVE = word_set(
    "فرنسا روسيا سوريا ليبيا بريطانيا ألمانيا إيطاليا إسبانيا تركيا كندا أميركا أمريكا أوروبا آسيا أفريقيا إفريقيا هذا ماليزيا إندونيسيا أستراليا النمسا كرواتيا صربيا "
    "كوريا غانا كينيا نيجيريا إثيوبيا الهند مهما عندما حينما بينما فيما ربما كلما دنيا عليا ثريا رضا يحيى زكريا كورونا أوكرانيا رومانيا بلغاريا هنغاريا سويسرا كوبا أنقرة دراما سينما ميديا "
    "تكنولوجيا بيتزا أوبرا قضايا ضحايا هدايا عطايا مزايا زوايا خلايا بقايا"
)
_TAIL = re.compile(r"[،؛,:.!؟?…]+[»”\"')\]]*\Z|[)\]]\Z|(?<=\w)[-–—]\Z")


@lru_cache(maxsize=16)
def words_of(sentence: str) -> tuple[Word, ...]:
    """The first words of a sentence, each with what it is."""
    found, before, depth = list[Word](), None, 0
    for match in islice(_WORD.finditer(sentence), WORDS):
        depth += match[0].count("(")
        word = _word(match, before)
        if found and not word.bare:  # «%» is of the word before it, a sign closes that
            is_sign = "%" in match[0]
            found[-1] = replace(
                found[-1], **({"end": word.end} if is_sign else {"mark": word.mark})
            )
            continue
        if found and not found[-1].mark and match[0].startswith(DASHES):
            found[-1] = replace(found[-1], mark=DASH)
        before = replace(word, kind=Kind.OTHER) if depth else word
        depth = max(0, depth - match[0].count(")"))
        found.append(before)
    return tuple(found)


def _word(match: re.Match[str], before: Word | None) -> Word:
    text = match[0]
    if not text.isalpha() or TATWEEL in text:
        text = _UNSEEN.sub("", text)
    bare = text if text.isalpha() else _LETTERS.sub("", text)
    kind = _kind(bare)
    if kind in (Kind.PLAIN, Kind.ATTACHED) and TANWIN in match[0]:
        kind = Kind.OBJECT
    kind = _beside(before.kind, bare, kind) if before else kind
    return Word(bare, *match.span(), kind, _mark(text, bare))


def _mark(text: str, bare: str) -> str:
    if text is bare:
        return ""
    if tail := _TAIL.search(text):
        return tail[0][0]
    if text and text[-1] in QUOTES:
        return QUOTED
    return "" if bare else DASH


def _beside(before: Kind, bare: str, kind: Kind) -> Kind:
    """What it is beside the word before it: numbers in dates, names behind an office."""
    if before in (Kind.OFFICE, Kind.NAME) and kind is not Kind.OFFICE and is_given_name(bare):
        return Kind.NAME
    if before is Kind.TIME and bare[:1].isdigit():
        return Kind.TIME
    return Kind.PLAIN if before is Kind.PREPOSITION and kind is Kind.OBJECT else kind


@lru_cache(maxsize=8192)
def _kind(bare: str) -> Kind:
    """What a word is by itself."""
    listed = (kind for words, kind in _TABLES if bare in words)
    formed = (kind for is_formed, kind in _FORMS if is_formed(bare))
    return next(listed, None) or next(formed, Kind.PLAIN)


def _has_place(bare: str) -> bool:
    return bare[0] in "بل" and is_place(bare[1:])


_TABLES = (
    (PREPOSITIONS, Kind.PREPOSITION),
    (THAT, Kind.THAT),
    (RELATIVES, Kind.RELATIVE),
    (TIMES, Kind.TIME),
    (OFFICES, Kind.OFFICE),
    (NUMBERS, Kind.OBJECT),
    (CONJUNCTIONS, Kind.LINK),
    (EMPHATIC, Kind.OTHER),
)
# The first that is true of a word.
_FORMS: tuple[tuple[Callable[[str], object], Kind], ...] = (
    (lambda bare: not bare, Kind.OTHER),
    (_DATE_NAME.fullmatch, Kind.TIME),
    (lambda bare: bare[0].isdigit(), Kind.OBJECT),
    (is_definite, Kind.DEFINITE),
    (lambda bare: bare[0] == "و" and bare not in WITH_WAW and len(bare) > 2, Kind.LINK),
    (lambda bare: is_given_name(bare) or bare.startswith("عبد"), Kind.NAME),
    (_has_place, Kind.ATTACHED),
    (lambda bare: bare not in _NO_ACCUSATIVE and _ACCUSATIVE.fullmatch(bare), Kind.OBJECT),
    (lambda bare: bare not in WITH_PREPOSITION and _ATTACHED.fullmatch(bare), Kind.ATTACHED),
    (_SUFFIXED.fullmatch, Kind.OBJECT),
)
