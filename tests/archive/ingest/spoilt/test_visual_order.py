"""Lines whose letters stand in the order of the page."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt import visual_order
from archive.ingest.spoilt.evidence import COMMON
from archive.ingest.spoilt.visual_order import REVERSED, Order, logical, order_of
from tests.archive.ingest.spoilt.texts import ARTICLE, FIRST, SECOND, SOUND, TITLE, visual


@pytest.mark.parametrize("mirrored", [False, True])
def test_reversed_lines_are_turned(mirrored: bool) -> None:
    spoilt = [visual(line, mirrored=mirrored) for line in ARTICLE]
    assert visual_order.is_suspected("\n".join(spoilt))
    assert visual_order.mend(spoilt) == ARTICLE


def test_sound_lines_between_reversed_ones_stay() -> None:
    lines = [TITLE, visual(FIRST), SECOND]
    assert visual_order.mend(lines) == ARTICLE


@pytest.mark.parametrize(
    "line",
    [
        "صدر عام 2014 عن دار النشر",
        "بلغ السعر 12.50 دولارا يوم 3/4/2014",
        "افتتح متجر Book House فرعه الثاني",
        "كتبه Naguib Mahfouz في القاهرة عام 1956",
        "القَلَمُ والكِتَابُ",
        "موقع example.org/a-b على الشبكة",
        "١٢ كتابا",
    ],
)
def test_digits_latin_words_and_vowels_keep_their_order(line: str) -> None:
    runs = visual_order._FOREIGN.sub(lambda run: run[0][::-1], line[::-1])
    assert logical(runs) == line


def test_a_vowel_that_was_moved_with_its_letter_stays_behind_it() -> None:
    assert logical("بُاتَكِلا اًريثك") == "كثيراً الكِتَابُ"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("المدينة القديمة في الجبل", Order(0, 4)),
        ("لبجلا يف ةميدقلا ةنيدملا", Order(4, 0)),
        ("مثلا فعلا أصلا", Order(3, 0)),
        ("هالة ة ى", Order(0, 1)),
        ("", Order(0, 0)),
    ],
)
def test_words_tell_their_order(text: str, order: Order) -> None:
    assert order_of(text) == order


@pytest.mark.parametrize(
    "line",
    [
        "افتتاح مكتبة جديدة في الرباط",
        "وزير الثقافة يزور المعرض",
        "الأمير يستقبل رئيس الوزراء",
        "ﺍﻓﺘﺘﺎﺡ ﻣﻜﺘﺒﺔ ﺟﺪﻳﺪﺓ",
    ],
)
def test_a_few_words_are_turned_when_they_are_known_only_so(line: str) -> None:
    assert visual_order.mend([visual(line)]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "دليل نور سامر",  # names, of which some are names in reverse
        "ﺍﻓﺘﺘﺎﺡ ﻣﻜﺘﺒﺔ ﺟﺪﻳﺪﺓ",
        "باب توت كعك",
        "ةيلا ةيب",
    ],
)
def test_a_few_words_that_are_known_as_they_stand_stay(line: str) -> None:
    assert visual_order.mend([line]) == [line]


@pytest.mark.parametrize(
    ("line", "opened"),
    [
        ("(قوسان) و«علامتان»", 2),
        (")قوسان( و»علامتان«", -2),
        ("لـ«الصباح»", 2),
        ("لـ»الصباح«", -2),
        ("1) أولا", 0),
        ("", 0),
    ],
)
def test_brackets_open_before_words_and_close_behind_them(line: str, opened: int) -> None:
    assert visual_order._opened(line) == opened


def test_brackets_are_turned_for_the_whole_text_or_not_at_all() -> None:
    lines = [FIRST, "وقال (مدير) المكتبة إن «الكتب» في (القاعة) الأولى"]
    for mirrored in (False, True):
        spoilt = [visual(line, mirrored=mirrored) for line in lines]
        assert visual_order.mend(spoilt) == lines


def test_a_line_without_signs_goes_with_the_others_or_by_its_words() -> None:
    short = "مقال جديد"
    assert visual_order.mend([visual(FIRST), visual(short)]) == [FIRST, short]
    assert visual_order.mend([visual(FIRST), visual(SECOND), short]) == [FIRST, SECOND, short]


def test_a_few_signs_are_not_enough() -> None:
    for line in ("مثلا فعلا أصلا", "يف ةنيدملا", "قال لبجلا ةنيدملا ىلع يف ذلك هذا"):
        assert visual_order.mend([line]) == [line]


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_text_is_left_as_it_is(kind: str) -> None:
    lines = SOUND[kind].split("\n")
    assert visual_order.mend(lines) == lines


def test_no_reversed_word_is_one_that_is_common_as_it_stands() -> None:
    assert not REVERSED & COMMON
