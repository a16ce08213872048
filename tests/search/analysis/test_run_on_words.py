"""Words that lost the blank between them."""

import pytest

from search.analysis.run_on_words import run_on_parts
from search.analysis.stemming.lexicon import lexicon

RUN_ON = [
    ("المدرسةالجديدة", "المدرسة الجديدة"),
    ("الثقافةوالفنونبالقاهرة", "الثقافة والفنونبالقاهرة"),
    ("إلىالمدينة", "إلى المدينة"),
    ("كبرىمن", "كبرى من"),
    ("مجلسالنواب", "مجلس النواب"),
    ("لبنانبالأمس", "لبنان بالأمس"),
    ("وزيرللخارجية", "وزير للخارجية"),
    ("العراقأيضا", "العراق أيضا"),
    ("عبدالرحيم", "عبد الرحيم"),
    ("أبوالغيط", "أبو الغيط"),
    ("ابوالفتوح", "ابو الفتوح"),
]


@pytest.mark.parametrize(("word", "parts"), RUN_ON)
def test_run_on_words_come_apart(word: str, parts: str) -> None:
    assert run_on_parts(word, lexicon()) == tuple(parts.split())


@pytest.mark.parametrize(
    "word",
    [
        "استفساراتكم",
        "والاستراتيجيات",
        "البتروكيماويات",
        "بالإمكانات",
        "فالأنظمة",
        "فىها",
        "السورىات",
        "مدرسة",
        "أبواب",
        "عبدة",
        "الة" * 40,
    ],
)
def test_genuine_words_and_junk_do_not(word: str) -> None:
    assert run_on_parts(word, lexicon()) == ()
