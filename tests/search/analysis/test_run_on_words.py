"""Words that lost the blank between them."""

import pytest

from search.analysis.run_on_words import glued_parts
from search.analysis.stemming.lexicon import lexicon

GLUED = [
    ("المدرسةالجديدة", "المدرسة الجديدة"),
    ("الثقافةوالفنونبالقاهرة", "الثقافة والفنونبالقاهرة"),
    ("إلىالمدينة", "إلى المدينة"),
    ("كبرىمن", "كبرى من"),
    ("مجلسالنواب", "مجلس النواب"),
    ("لبنانبالأمس", "لبنان بالأمس"),
    ("وزيرللخارجية", "وزير للخارجية"),
    ("العراقأيضا", "العراق أيضا"),
    ("عبدالرحيم", "عبد الرحيم"),
]


@pytest.mark.parametrize(("word", "parts"), GLUED)
def test_glued_words_come_apart(word: str, parts: str) -> None:
    assert glued_parts(word, lexicon()) == tuple(parts.split())


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
        "الة" * 40,
    ],
)
def test_genuine_words_and_junk_do_not(word: str) -> None:
    assert glued_parts(word, lexicon()) == ()
