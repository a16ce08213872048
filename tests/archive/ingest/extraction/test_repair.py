import unicodedata
from dataclasses import replace

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction.repair import RECIPE, STEPS, name_drawn, repair, repair_line
from archive.ingest.plain import is_plain
from tests.archive.ingest.builders import BODY, extracted

VISIBLE_FORMATS = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("&quot;الميناء&quot; &amp; البحر &#8220;أ&#8221;", '"الميناء" & البحر “أ”'),
        ("&amp;quot;مرتين&amp;quot;", '"مرتين"'),
        ("a?x=1&copy=2 و AT&T", "a?x=1&copy=2 و AT&T"),
        ("أ\r\nب\rج\u2028د\x85ه", "أ\nب\nج\nد\nه"),
        ("\xa0\xa0أ\xa0ب\u2003ج\tد", "أ ب ج د"),
        (
            "و\u200bالبحر مي\u200cناء \u202bنص\u202c \ufeffآخر كـ\u00adتاب",
            "والبحر ميناء نص آخر كـتاب",
        ),
        ("می\u200cخواهم کتاب\u200cها\u200c را", "می\u200cخواهم کتاب\u200cها را"),
        ("a\u200cb \u200c و", "ab و"),
        ("\x1a\x1a نص\x00 \uf0fc بند", "نص بند"),
        ("أ  \n \n\n  ب   ج", "أ\nب ج"),
        ("عائلة 👨\u200d👩\u200d👧", "عائلة 👨\u200d👩\u200d👧"),
        ("ﻣﺼﺮ مَدرسةٌ ﷺ", "ﻣﺼﺮ مَدرسةٌ ﷺ"),
    ],
)
def test_text_is_repaired(raw: str, repaired: str) -> None:
    assert repair(raw) == repaired
    assert repair(repaired) == repaired


def test_a_title_is_repaired_into_one_line() -> None:
    assert repair_line(" عنوان\r\n في\xa0سطرين ") == "عنوان في سطرين"


def test_no_invisible_format_character_survives() -> None:
    codes = (code for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
    survivors = {code for code in codes if chr(code) in repair(f"أ{chr(code)}ب")}
    assert survivors <= VISIBLE_FORMATS | {*range(0x13430, 0x13440), *range(0x1BCA0, 0x1BCA4)}


def test_the_recipe_has_a_version_and_each_step_a_name() -> None:
    assert RECIPE
    assert len({step.name for step in STEPS}) == len(STEPS)


def test_names_that_are_drawn_are_written_as_readers_type_them() -> None:
    drawn = Document(
        ("نص",),
        "عنوان",
        source="ﺍﻟﺼﺒﺎﺡ",
        authors=("ﻣﻨﻰ",),
        places=("ﺍﻟﺮﺑﺎﻁ",),
        tags=("ﻣﻜﺘﺒﺎﺕ", "نفط"),
    )
    named = replace(
        drawn, source="الصباح", authors=("منى",), places=("الرباط",), tags=("مكتبات", "نفط")
    )
    assert name_drawn(drawn) == named
    assert name_drawn(named) is named


def test_the_place_of_a_dateline_is_written_as_readers_type_it() -> None:
    found = extracted(f"عنوان الخبر\nﺍﻟﺮﺑﺎﻁ - وكالات\n{BODY}")
    assert found.places == ("الرباط",)


def test_a_plain_text_is_repaired_by_the_steps_that_may_change_it() -> None:
    every = [chr(code) for code in range(0x3000)]
    for step in STEPS:
        if not step.of_plain:
            changed = {letter for letter in every if step.apply(f"أ{letter}ب") != f"أ{letter}ب"}
            assert not any(is_plain(letter) for letter in changed), step.name


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("أ \n ب", "أ\nب"),
        ("أ\n\n \nب", "أ\nب"),
        ("\n أ\n", "أ"),
        (" \n \n", ""),
        ("", ""),
        ("أ\n ب ج \n\n د ", "أ\nب ج\nد"),
    ],
)
def test_lines_have_no_blanks_around_them_and_none_is_blank(text: str, repaired: str) -> None:
    assert repair(text) == repaired
