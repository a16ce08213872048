"""What follows the bar decides what an end there is worth."""

from __future__ import annotations

import pytest

from archive.ingest.extraction.title_ends import (
    ADJUNCT,
    ASIDE,
    CLAUSE,
    COMMA,
    NONE,
    PHRASE,
    SENTENCE,
    SIGN,
    dangles,
    value,
)
from archive.ingest.extraction.word_kinds import words_of


def worth(sentence: str) -> float:
    before, _, after = sentence.partition("|")
    words = words_of(before + after)
    return value(words, len(words_of(before)) - 1)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("عادت السفن|", SENTENCE),
        ("هل عادت السفن؟| نعم", SENTENCE),
        ("عادت السفن؛| كانت بعيدة", CLAUSE),
        ("عادت السفن،| حيث استقبلها أهلها", CLAUSE),
        ("عادت السفن،| مؤكدة أن البحر هادئ", CLAUSE),
        ("عادت السفن،| لا يرافقها أحد", CLAUSE),
        ("عادت السفن،| وهدأ البحر", CLAUSE),
        ("عادت السفن،| مستندة إلى خريطة قديمة", CLAUSE),
        ("عادت السفن،| فأبحرت القوارب", CLAUSE),
        ("غرقت السفن| ما أدى إلى إغلاق المرفأ", CLAUSE),
        ("عادت السفن| وفق ما ذكر الشيخ", CLAUSE),
        ("عادت السفن| مشيرا إلى البحر", CLAUSE),
        ("عادت السفن،| التي غابت عاما", ADJUNCT),
        ("عادت السفن،| بعد غياب", ADJUNCT),
        ("عادت السفن| بسبب العاصفة", ADJUNCT),
        ("عادت السفن| من أجل أهلها", ADJUNCT),
        ("عادت السفن| وأبحرت القوارب", ADJUNCT),
        ("عادت السفن،| في ليل هادئ", COMMA),
        ("عادت السفن،| يقودها البحارة", COMMA),
        ("عادت السفن،| تسبقها القوارب", COMMA),
        ("عادت السفن| لتستقر عند المرفأ", COMMA),
        ("عادت السفن| أمس", PHRASE),
        ("عادت السفن| التي غابت", PHRASE),
        ("عادت السفن:| كلها", SIGN),
        ("عادت السفن (كلها)| أو بعضها", SIGN),
        ("عادت السفن| التابعة للميناء", SIGN),
        ("عادت السفن| -كلها- أمس", 3.0),
        ("عثروا على نقوش قديمة| توفر بيانات", SIGN),
        ("عادت السفن،| القوارب", 3.0),
        ("عادت في السباق| الذي انتهى", ASIDE),
        ("عادت السفن،| سفينة", ASIDE),
        ("عادت السفن،| عن بعد", ASIDE),
        ("عادت السفن،| مصحوبة بالقوارب", ASIDE),
        ("تراجعت السفن،| اليوم الخميس، عن المرفأ", ASIDE),
        ("تجاهل الشيخ، السفن| التي غابت", ASIDE),
    ],
)
def test_an_end_is_worth_what_follows_it(sentence: str, expected: float) -> None:
    assert worth(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "عادت سفن| الميناء",  # one noun phrase
        "عاد فريق| لكرة القدم",
        "مساء| الأحد",
        "عادت في 14| يوليو",
        "مطلع الصيف| المقبل",
        "عاد 15| في المئة",
        "مذكرة الدورة 11| لمؤتمر السفن",
        "علاقتهم| بالبحر",
        "رصيف خاص| بالسفن",
        "النائب الثاني| لرئيس المجلس",
        "بدأ مهامه بلقاء وفد| من البحارة",
        "نجحت في التوصل| إلى اتفاق",
        "افتتح الدورة الثانية| لربيع الساحل",
        "علاقة ذات اسم| في العمل",
        "عادت السفن حيث قامت| بزيارة",  # the clause behind has but begun
        "سفينة مدفوعة| بالريح",
        "السفينة التي عادت| أمس",  # a relative clause of one word
        "أعلن مشاركته| في السباق",  # a noun and its preposition
        "مصادقة لجنة الحي| على المشروع",
        "افتتح الدورة| من المهرجان",
    ],
)
def test_where_a_word_waits_for_what_follows_there_is_no_end(sentence: str) -> None:
    assert worth(sentence) == NONE


def test_a_noun_that_has_its_preposition_waits_no_more() -> None:
    assert worth("موافقة على السفن| على الورق") > NONE


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("في", True),
        ("أن", True),
        ("العديد", True),
        ("الفترة", True),
        ("عليها", False),
        ("السفن", False),
    ],
)
def test_some_words_end_no_title(word: str, expected: bool) -> None:
    (found,) = words_of(word)
    assert dangles(found) is expected
