"""Vowel marks are offered to be hidden where there are some."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from archive.vowel_marks import MARK, has_vowel_marks

SCRIPT = Path(settings.BASE_DIR) / "static/js/article.js"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("كَتَبَ الوَلَدُ", True),
        ("شدّ", True),
        ("كتاب " * 300 + "كَتَبَ الوَلَدُ دَرْسَهُ كُلَّهُ", True),
        ("كان مهماً جداً، وظلّ كذلك زمناً طويلاً بعد أن مضى أهله", False),
        ("بلا علامات", False),
        ("شدّ " + "كتاب " * 300, False),
        ("Café au lait", False),
        ("", False),
    ],
)
def test_some_are_a_dozen_or_one_for_every_second_word(text: str, offered: bool) -> None:
    assert has_vowel_marks(text) is offered


def test_letters_are_left_whole() -> None:
    """Hamza and madda over a letter are part of it, written apart as they may be."""
    assert MARK.sub("", "رَأَىٰ آ\u0653 أ\u0654 إ\u0655 ـ") == "رأى آ\u0653 أ\u0654 إ\u0655 ـ"


def test_the_script_takes_out_the_same_ones() -> None:
    (pattern,) = re.findall(r"MARKS = /(.*)/g;", SCRIPT.read_text("utf-8"))
    assert pattern.encode().decode("unicode_escape") == MARK.pattern
