"""Publishers by the look of their names: which unknown name may be that of a paper."""

from __future__ import annotations

import re

from archive.ingest.extraction.clauses import SAYING
from archive.ingest.words import word_set

# What the name of a publisher begins with.
PUBLISHER = re.compile(
    r"(?:صحيفة|جريدة|مجلة|نشرة|دورية|حولية|وكالة|وكالات|موقع|قناة|فضائية|شبكة|منصة|بوابة|إذاعة|اذاعة|راديو|"
    r"تلفزيون|تلفزة|مدونة|يومية|أسبوعية)\s+\S"
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
_PRESENT = re.compile(r"س?[يت]\w{3,}")  # the shape of a verb, and of some nouns
_PLAIN_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a ]+")


def is_paper_name(name: str) -> bool:
    """Whether an unknown name may be a publisher's: four plain words at most, no verb."""
    words = name.split()
    verbal = any(word in FUNCTION_WORDS | PAST or _PRESENT.match(word) for word in words)
    return 0 < len(words) <= 4 and not verbal and bool(_PLAIN_NAME.fullmatch(name))


def is_paper(name: str) -> bool:
    return is_definite(name) or is_paper_name(name)


def is_definite_paper(name: str) -> bool:
    return is_definite(name) or (is_paper_name(name) and " ال" in name)


def is_definite(name: str) -> bool:
    """One or two definite words, such as the name of a paper: بيروت - الفجر الجديد."""
    return name.startswith("ال") and len(name.split()) <= 2 and bool(_PLAIN_NAME.fullmatch(name))


def is_none(name: str) -> bool:
    return False
