"""Texts of our own making for tests of stories, and what other houses do to them."""

from __future__ import annotations

import random

SUBJECTS = [
    "الوزير",
    "المدير",
    "الرئيس",
    "السفير",
    "المهندس",
    "الحاكم",
    "القاضي",
    "الطبيب",
    "المدرب",
]
VERBS = ["زار", "افتتح", "أعلن", "بحث", "أكد", "راجع", "وقع", "رفض", "أجّل", "تسلم", "عرض", "ألغى"]
OBJECTS = [
    *("المستشفى", "الجسر", "المعرض", "الاتفاق", "الميزانية", "المدرسة", "الطريق", "القانون"),
    *("المشروع", "البرنامج", "المسرح", "الميناء", "السد", "الملعب", "المصنع", "الحديقة"),
]
PLACES = ["في العاصمة", "على الساحل", "شرق البلاد", "قرب النهر", "في الجبل", "بمنطقة الشمال"]
TIMES = ["صباح الأحد", "مساء الاثنين", "أول أمس", "الأسبوع الماضي", "بعد ظهر اليوم", "مطلع الشهر"]


def sentence(random_: random.Random) -> str:
    parts = (VERBS, SUBJECTS, OBJECTS, PLACES, TIMES, SUBJECTS, VERBS)
    return " ".join(random_.choice(part) for part in parts)


def text(seed: int, sentences: int = 20) -> str:
    """Sentences of seven to ten words, three in each paragraph; another text for another seed."""
    random_ = random.Random(seed)
    made = [f"{sentence(random_)}." for _ in range(sentences)]
    return "\n\n".join(" ".join(made[at : at + 3]) for at in range(0, sentences, 3))


def without_hamza(text: str) -> str:
    return text.translate(str.maketrans("أإآ", "ااا", "ء"))


def stretched(text: str) -> str:
    return text.replace("ال", "الـ")


def marked(text: str) -> str:
    return "".join(f"{letter}\u064e" if letter.isalpha() else letter for letter in text)


def with_latin_signs(text: str) -> str:
    return text.replace(".", " ,").replace("\n\n", "\n")


def with_agency(text: str) -> str:
    return f"بغداد (وكالة الأنباء) - {text}"


def with_headline(text: str) -> str:
    return f"عنوان آخر لصحيفة أخرى عن الموضوع\n\n{text}"


def cut(text: str, share: float = 0.5) -> str:
    return text[: text.rindex(" ", 0, int(len(text) * share))]


def with_ending(text: str) -> str:
    return f"{text}\n\nتابعوا أخبارنا على موقع الصحيفة"


PRINTED_AGAIN = {
    change.__name__: change
    for change in (
        *(without_hamza, stretched, marked, with_latin_signs, with_agency, with_headline, cut),
        with_ending,
    )
}
