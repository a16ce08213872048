"""Names and words of one meaning in two spellings: each is found by the other, and strangers by neither.

One archive holds all of the texts, each of them an article of its own.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.query import Query
from search.searching import search
from tests.builders import article

Indexed = Callable[[], None]

SPELLINGS = [
    # foreign names
    ("وصل الوفد إلى بنغازي", "اجتماع في بنجازي", "بنغازي", "بنجازي"),
    ("كتاب عن غورباتشوف", "خطاب جورباتشوف", "غورباتشوف", "جورباتشوف"),
    ("مباراة مدريد", "متحف مادريد", "مدريد", "مادريد"),
    ("شارع هامبورغ", "ميناء هامبورج", "هامبورغ", "هامبورج"),
    # names of two words, written as one
    ("لقاء مع نور الدين", "حديث نورالدين", "نور الدين", "نورالدين"),
    ("قصة صلاح الدين", "قلعة صلاحالدين", "صلاح الدين", "صلاحالدين"),
    ("سافر أبو الغيط", "عاد أبوالغيط", "أبو الغيط", "أبوالغيط"),
    ("حفل أبو ظبي", "سباق أبوظبي", "أبو ظبي", "أبوظبي"),
    # cases of the first word of a name
    ("خلافة أبي عبيدة", "بيت أبو عبيدة", "أبي عبيدة", "أبو عبيدة"),
    ("مقدمة ابن خلدون", "عبد الرحمن بن خلدون", "ابن خلدون", "بن خلدون"),
    ("هلال ذي القعدة", "أول ذو القعدة", "ذي القعدة", "ذو القعدة"),
    # hamza on another seat
    ("حل المسألة", "عرض المسئلة", "مسألة", "مسئلة"),
    ("تشكيل الهيئة", "قرار الهيأة", "هيئة", "هيأة"),
    ("يسأل الناس", "يسئل الطالب", "يسأل", "يسئل"),
    # the spelling of Korans
    ("وَأَقِيمُوا۟ ٱلصَّلَوٰةَ", "مواقيت الصلاة", "ٱلصَّلَوٰةَ", "الصلاة"),
    ("خَلَقَ ٱلسَّمَٰوَٰتِ", "ألوان السماوات", "ٱلسَّمَٰوَٰتِ", "السماوات"),
    ("ٱلنَّبِيِّۦنَ وَٱلصِّدِّيقِينَ", "سير النبيين", "ٱلنَّبِيِّۦنَ", "النبيين"),
    # plurals that begin with another hamza
    ("صلاة إمام المسجد", "لقاء أئمة المساجد", "إمام المسجد", "أئمة المساجد"),
    ("دعم أديب قوي", "حراس أقوياء", "قوي", "أقوياء"),
]
STRANGERS = [
    # typed, what it must not find
    ("مغرب", "رجل مجرب"),
    ("مجرب", "صديق مقرب"),
    ("قانون", "آلة غانون"),
    ("أبي", "سافر أبو الغيط"),
    ("عبدالملك", "حوار عبدالمالك"),
    ("سأل", "سئل الوزير"),
    ("رأسه", "رئاسة البلدية"),
]


def found(text: str) -> set[str]:
    """The titles of articles that hold every word."""
    hits = search(Query(text, limit=100)).hits
    return {hit.title.text for hit in hits if hit.all_terms_matched}


@pytest.fixture
def archive(indexed: Indexed) -> None:
    texts = [text for one, other, *_ in SPELLINGS for text in (one, other)]
    for text in dict.fromkeys((*texts, *(stranger for _, stranger in STRANGERS))):
        article(text, body="نص")
    indexed()


@pytest.mark.usefixtures("archive")
def test_each_spelling_finds_both() -> None:
    missed = [
        (typed, text)
        for *texts, one, other in SPELLINGS
        for typed in (one, other)
        for text in texts
        if text not in found(typed)
    ]
    assert missed == []


@pytest.mark.usefixtures("archive")
def test_strangers_are_found_by_neither() -> None:
    assert [pair for pair in STRANGERS if pair[1] in found(pair[0])] == []
