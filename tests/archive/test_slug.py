"""A slug is what of a title can stand in an address."""

from __future__ import annotations

import random
import sys
import unicodedata

import pytest

from archive.slug import LONGEST, slug

SLUGS = [
    # title, slug
    ("أسعار القمح ترتفع", "أسعار-القمح-ترتفع"),
    ("  أسعار   القمح  ", "أسعار-القمح"),
    ("كِتَابٌ مُفِيدٌ", "كتاب-مفيد"),
    ("كتـــاب", "كتاب"),
    ("رَحْمٰن", "رحمن"),
    ("آ" + "ا\u0653", "آآ"),
    ("مي\u200cخواهم", "ميخواهم"),
    ("\u202eمقال\u202c \u2067ثان\u2069\ufeff", "مقال-ثان"),
    ("«القمة»: ماذا بعد؟", "القمة-ماذا-بعد"),
    ("خطة 2030، المرحلة ٢", "خطة-2030-المرحلة-٢"),
    ("Brexit و«اليورو»", "brexit-واليورو"),
    ("الشرق-الأوسط", "الشرق-الأوسط"),
    ("سطر\nوسطر\tوسطر", "سطر-وسطر-وسطر"),
    ("Café", "café"),
    ("ﻛﺘﺎﺏ", "كتاب"),
]


@pytest.mark.parametrize(("title", "expected"), SLUGS)
def test_slug_of(title: str, expected: str) -> None:
    assert slug(title, "مقال") == expected


@pytest.mark.parametrize(
    "title", ["", "   ", "؟!", "😀😀", "ـــ", "\u064b\u0651", "---", "__", "\u200f", "\ud800"]
)
def test_title_without_letters_takes_the_fallback(title: str) -> None:
    assert slug(title, "مقال") == "مقال"


def test_composed_and_decomposed_titles_share_a_slug() -> None:
    title = "آراء المؤلفين في الأئمة"
    assert (
        slug(unicodedata.normalize("NFD", title), "")
        == slug(title, "")
        == "آراء-المؤلفين-في-الأئمة"
    )


def test_long_title_is_cut_between_words() -> None:
    assert slug("مقالة " * 30, "") == "-".join(["مقالة"] * 13)  # 77 letters; 14 words would take 83


def test_cut_that_falls_on_a_hyphen_loses_no_word() -> None:
    words = "-".join(["أ" * 39, "ب" * 40])
    assert slug(f"{words} ج", "") == words


def test_one_long_word_is_cut_at_the_limit() -> None:
    assert slug("ق" * 200, "") == "ق" * LONGEST


def test_slug_of_any_title_is_short_visible_and_stays_itself() -> None:
    chance = random.Random(26)
    alphabet = [
        chr(code) for code in range(sys.maxunicode) if unicodedata.category(chr(code)) != "Cn"
    ]
    arabic = [chr(code) for code in range(0x600, 0x700)]
    for _ in range(3000):
        title = "".join(chance.choices(chance.choice([alphabet, arabic]), k=chance.randrange(120)))
        made = slug(title, "مقال")
        assert 0 < len(made) <= LONGEST, ascii(title)
        assert all(letter.isalnum() or letter in "-_" for letter in made), ascii(title)
        assert unicodedata.is_normalized("NFC", made), ascii(title)
        assert slug(made, "مقال") == made, ascii(title)
