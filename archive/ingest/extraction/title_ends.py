"""What an end is worth behind a word of a sentence, by what follows it: a title ends at the best."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.extraction.clauses import MASDAR, NEEDING
from archive.ingest.extraction.verbs import is_verb_within
from archive.ingest.extraction.word_kinds import DASH, OFFICES, TIMELY, Kind, Word
from archive.ingest.words import word_set
from search.analysis.letters import KAF
from search.analysis.stemming.affixes import PRONOUNS

SENTENCE, CLAUSE, COMMA, ADJUNCT, PHRASE = 8.0, 7.0, 5.0, 6.0, 4.6
SIGN = 3.5
SIGNS = {":": SIGN, ")": SIGN, "]": SIGN, DASH: 3.0}
ASIDE, ASIDE_WORDS = 2.0, 10  # of an end before an aside; how long one is
LEANING = 1.1  # before a preposition that may belong to a word of the title
NONE = 0.0
SUBORDINATE = word_set(
    "حيث فيما بينما وذلك وهو وهي مما لكن ولكن لأن إذ كما بحسب وفق وفقا حسب حسبما لاسيما بعدما فضلا إضافة بالإضافة علاوة رغم بالرغم "
    "خاصة خصوصا"
)
_DENIALS = word_set(
    "أحدهما إحداهما أحدها إحداها منها بينها بينهم منهم أبرزها آخرها أولها لا لم لن ليس أي إلا غير بيد"
)
_ADJUNCT = word_set(
    "أثناء بعد قبل منذ عبر وسط بسبب نتيجة جراء بهدف بغرض بغية بمناسبة إثر عقب بتهمة بدعوى بقيمة بتكلفة مقابل لصالح ابتداء اعتبارا بدءا تمهيدا استعدادا تزامنا "
    "بالتزامن سواء خلال ضمن بحضور بمشاركة برئاسة برعاية بإشراف تحت بعنوان احتجاجا تنديدا تضامنا احتفاء احتفالا تنفيذا ردا قبيل مقارنة بالتعاون بفضل بحلول قصد"
)
_PHRASES = frozenset(
    (
        "من خلال",
        "من أجل",
        "من قبل",
        "من طرف",
        "من جراء",
        "في إطار",
        "في ظل",
        "في حين",
        "في وقت",
        "على هامش",
        "على خلفية",
        "على أن",
        "على الرغم",
        "إلى جانب",
        "في سياق",
        "في أعقاب",
        "من دون",
        "في الوقت",
        "إلا أن",
        "إلا أنه",
        "إلا أنها",
        "غير أن",
        "بيد أن",
    )
)
_ATTRIBUTES = word_set(
    "التابع التابعة الخاص الخاصة المتعلق المتعلقة المنعقد المنعقدة المقام المقامة الصادر الصادرة الرامي الرامية الهادف الهادفة الواقع الواقعة المكلف المكلفة الموجه الموجهة المنظم المنظمة"
)
_BESIDE = word_set("مرفوقة مرفوقا مصحوبة مصحوبا مرافقة محاطة محاطا")  # who was there: an aside
_OWNING = word_set("ذات ذو ذي ذوي")
_NUMBERED = word_set("الدورة النسخة الطبعة المرحلة الجولة")
_AIM = re.compile(r"ل[يت]\w{3,}(?<![ةى])")
_PASSIVE = re.compile(r"م\w{3,}[ةا]")
_SUFFIXES = tuple(one.letters for one in PRONOUNS if one.letters[0] != KAF)
# What is worth less is mostly the preposition of a word before it.
_PREPOSITIONS = {
    "في": 3.6,
    "مع": 3.2,
    "حول": 3.2,
    "بشأن": 3.2,
    "لدى": 3.2,
    "أمام": 3.2,
    "ضد": 3.0,
    "خارج": 3.2,
    "داخل": 3.2,
    "قبالة": 3.2,
    "شمال": 3.2,
    "جنوب": 3.2,
    "شرق": 3.2,
    "غرب": 3.2,
    "تجاه": 3.2,
    "حيال": 3.2,
    "إزاء": 3.2,
    "بين": 1.5,
    "على": 1.0,
    "إلى": 1.0,
    "عن": 1.0,
    "حتى": 3.0,
}
_PARTICIPLE = re.compile(
    r"(?:مؤكد|مشير|موضح|مضيف|معتبر|مبين|لافت|منوه|داعي|مشدد|مطالب|محذر|متوعد|مهدد|معلن|معرب|متهم|مستنكر|متعهد|ملمح|كاشف|واصف|"
    r"نافي|مرجع|متوقع|مستبعد|منتقد|مندد|محمل|مستعرض|متسائل|متناول|مناشد|مستغرب|قائل|آمل|مبرز|مسجل|متجاوز)(?:ا|ة|ين|ات)"
)
_VAGUE = word_set(
    "المنظم المنظمة خاصة ذاته نفسه الفترة المدة الساعات مواجهته المرتقبة المرتقب إطار ظل ضوء عددا سلسلة جملة مجموعة العديد ذلك فترة الساعة مدى حد طريق لكل بكل قرب عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين دعما خدمة تعزيزا تحقيقا تفاديا تجنبا مئة مائة مئتي ألف"
)
# Words before the end that take the preposition behind it, and how far off they may stand.
_WAITING = {
    "في": (
        re.compile(
            r"\w*(?:مشارك|رغب|تورط|استثمار|تحقيق|نجاح|تدخل|نظر|مساهم|إسهام|ممثل|مقيم|مقام|واقع|كائن|منعقد)\w*"
        ),
        2,
    ),
    "لدى": (re.compile(r"\w*(?:منتدب|معتمد|سفير)\w*"), 3),
    "مع": (re.compile(r"\w*(?:تعاقد|تعاون|اجتماع|لقاء|مباحثات|تضامن|مواجه|مبارا|اتفاق)\w*"), 2),
    "على": (
        re.compile(
            r"(?:ال|لل|ب|بال)?(?:مصادق|موافق|حصول|قدر|اعتماد|تأثير|إشراف|حرص|اطلاع|إقبال|قبض|سيطر|حفاظ|محافظة|تعليق|توقيع|هجوم|ضغط|عقوبات|تحريض|تأكيد|تشديد|رد|حكم)\w{0,3}"
        ),
        7,
    ),
    "من": (
        re.compile(
            r"(?:ال|لل|ب|بال)?(?:دورة|نسخة|طبعة|جولة|مرحلة|نصف|ربع|جزء|أسبوع|جانب|عدد|مجموعة|سلسلة|أكثر|أقل|أزيد|مزيد|كثير|واحد|واحدة)"
        ),
        3,
    ),
}


def value(words: Sequence[Word], at: int) -> float:
    """Of an end behind the word of that number; `NONE` where the title would be a torso."""
    if at + 1 >= len(words) or words[at].mark in (".", "!", "?", "؟", "…"):
        return SENTENCE
    if _is_torn(words, at):
        return NONE
    if _begins_clause(words, at):
        return CLAUSE
    word, follows = words[at], words[at + 1]
    if word.mark in ("،", ","):
        return min(_after_comma(follows), ASIDE if _is_aside(words, at) else SENTENCE)
    if follows.kind is Kind.RELATIVE and _is_one_noun(words, at):
        return ASIDE
    is_indefinite = word.kind in (Kind.PLAIN, Kind.OBJECT)
    if is_indefinite and _is_present(follows.bare) and words[at - 1].kind is not Kind.PREPOSITION:
        return SIGN  # «نقوش قديمة», and what they tell
    if word.mark in SIGNS:
        return max(SIGNS[word.mark], _within(follows))
    phrase = f"{follows.bare} {words[at + 2].bare}" if at + 2 < len(words) else ""
    return ADJUNCT if phrase in _PHRASES else _within(follows)


def _is_present(bare: str) -> bool:
    return bare[:1] in ("ي", "ت") and is_verb_within(bare)


def _begins_clause(words: Sequence[Word], at: int) -> bool:
    """«؛», «، مستندة إلى», «ما أدى»."""
    word, follows, then = words[at], words[at + 1], words[at + 2 : at + 3]
    is_participle = _PASSIVE.fullmatch(follows.bare) and follows.bare not in _BESIDE
    if word.mark and is_participle and _leans_forward(then):
        return True
    is_result = follows.bare == "ما" and bool(then) and is_verb_within(then[0].bare)
    return word.mark == "؛" or is_result


def _is_one_noun(words: Sequence[Word], at: int) -> bool:
    """Whether it is one noun that stands there, of which a relative clause says which one."""
    return words[at - 1].parted or words[at - 1].kind is Kind.PREPOSITION


def _leans_forward(words: Sequence[Word]) -> bool:
    """What follows a participle that begins a clause: «مستندة إلى»."""
    return bool(words) and words[0].kind in (Kind.PREPOSITION, Kind.THAT, Kind.ATTACHED)


def dangles(word: Word) -> bool:
    """Whether no title ends with this word."""
    is_bare = word.kind is Kind.PREPOSITION and not word.bare.endswith(_SUFFIXES)
    return is_bare or word.kind is Kind.THAT or word.bare in NEEDING or word.bare in _VAGUE


def _is_torn(words: Sequence[Word], at: int) -> bool:
    """Whether what follows belongs to a word before the end."""
    word, follows = words[at], words[at + 1]
    before = words[at - 1]
    if before.mark == DASH or before.kind is Kind.RELATIVE or before.bare in _OWNING:
        return True
    if any(one.bare in SUBORDINATE for one in words[max(1, at - 2) : at + 1]):
        return True
    if _takes(word, follows) or _is_part(before, word, follows):
        return True
    return _waits(words, at, follows.bare) or (not word.mark and _is_dated(word, follows))


def _is_part(before: Word, word: Word, follows: Word) -> bool:
    """«لقاء وفد من», «التوصل إلى», «الدورة الثانية لربيع»."""
    if follows.bare == "من" and word.kind is Kind.PLAIN:
        return before.kind in (Kind.ATTACHED, Kind.PREPOSITION)
    if before.bare in _NUMBERED and follows.bare[:1] == "ل":
        return True
    return bool(MASDAR.fullmatch(word.bare)) and follows.bare in ("إلى", "الى", "عن", "على", "من")


def _is_dated(word: Word, follows: Word) -> bool:
    """«صباح الأحد», «14 يوليوز», «الصيف المقبل», «15 في المئة»."""
    is_number = word.bare[-1:].isdigit()
    if follows.kind is Kind.TIME:
        return word.kind is Kind.TIME or is_number or follows.bare in TIMELY
    return is_number and follows.bare == "في"


def _takes(word: Word, follows: Word) -> bool:
    """Whether a noun with «ب» belongs to this word: «علاقته بالبحر», «مدفوعة بالريح»."""
    if follows.bare == "لكرة":  # «القدم»
        return True
    if follows.kind is not Kind.ATTACHED or word.mark:
        return False
    if word.bare[:1].isdigit():
        return True
    if word.bare == "خاص" or follows.bare[1:] in OFFICES:
        return True
    passive = word.kind is Kind.PLAIN and _PASSIVE.fullmatch(word.bare)
    return follows.bare[0] == "ب" and bool(passive or word.bare.endswith(_SUFFIXES))


def _waits(words: Sequence[Word], at: int, preposition: str) -> bool:
    """Whether a noun before the end waits for the preposition behind it."""
    if preposition not in _WAITING:
        return False
    nouns, far = _WAITING[preposition]
    near = words[max(0, at - far + 1) : at + 1]
    waits = any(nouns.fullmatch(word.bare) for word in near)
    return waits and all(word.bare != preposition for word in near)


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """Whether the clause goes on behind what stands between two commas: «تراجعت، اليوم، عن»."""
    if words[at + 1].kind not in (Kind.TIME, Kind.PREPOSITION, Kind.ATTACHED):
        return False
    behind = words[at + 2 : at + ASIDE_WORDS]
    comma = next((number for number, word in enumerate(behind) if word.parted), len(behind))
    return any(_goes_on(word) for word in behind[comma + 1 : comma + 2])


def _goes_on(word: Word) -> bool:
    if word.kind is Kind.PREPOSITION:
        return _PREPOSITIONS.get(word.bare, NONE) < ASIDE
    return word.kind in (Kind.DEFINITE, Kind.ATTACHED)


def _after_comma(follows: Word) -> float:
    bare = follows.bare
    if bare in SUBORDINATE or bare in _DENIALS or _PARTICIPLE.fullmatch(bare):
        return CLAUSE
    if follows.kind is Kind.LINK or (bare[:1] == "ف" and is_verb_within(bare[1:])):
        return CLAUSE
    if follows.kind is Kind.RELATIVE or bare in _ADJUNCT:
        return ADJUNCT
    if follows.kind is Kind.PREPOSITION:
        return COMMA if _PREPOSITIONS.get(bare, NONE) > ASIDE else ASIDE
    if follows.kind in (Kind.TIME, Kind.ATTACHED) or _begins_verb(bare):
        return COMMA
    return 3.0 if follows.kind is Kind.DEFINITE else ASIDE


def _begins_verb(bare: str) -> bool:
    return is_verb_within(bare) or is_verb_within(bare.removesuffix("ها").removesuffix("ه"))


def _within(follows: Word) -> float:
    bare = follows.bare
    if bare in SUBORDINATE or (bare[-1:] == "ا" and _PARTICIPLE.fullmatch(bare)):
        return CLAUSE
    if bare in _ADJUNCT or (follows.kind is Kind.LINK and is_verb_within(bare[1:])):
        return ADJUNCT
    if follows.kind in (Kind.TIME, Kind.RELATIVE):
        return PHRASE
    if bare in _ATTRIBUTES:
        return SIGN
    if _AIM.fullmatch(bare) and is_verb_within(bare[1:]):
        return COMMA
    if follows.kind is Kind.ATTACHED:
        return 2.8 if bare[0] == "ب" else 0.8
    return _PREPOSITIONS.get(bare, LEANING) if follows.kind is Kind.PREPOSITION else NONE
