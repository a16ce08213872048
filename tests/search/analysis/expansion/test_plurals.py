"""The list of broken plurals, and which stems it joins."""

import re
import subprocess
import sys
from collections import Counter

import pytest

from search.analysis import fold, stem
from search.analysis.expansion import plurals
from search.analysis.expansion.plurals import alternatives, lines
from search.analysis.stop_words import STOP_WORDS
from tests.search.analysis.vectors import rows

LINES = tuple(lines())
PAIRS = [(singular, plural) for singular, *plurals in LINES for plural in plurals]


def meet(one: str, other: str) -> bool:
    return stem(one) == stem(other) or stem(other) in alternatives(stem(one))


# -- The file


def test_every_line_is_a_comment_or_a_singular_and_its_plurals() -> None:
    word = "[ء-غف-ي]{2,}"
    line = re.compile(rf"(#.*)?|{word} = {word}(، {word})*")
    text = plurals._PATH.read_text(encoding="utf-8")
    assert [each for each in text.splitlines() if not line.fullmatch(each)] == []


def test_the_list_is_long() -> None:
    assert len(PAIRS) >= 1_800


def test_no_two_pairs_join_the_same_stems() -> None:
    seen = Counter(frozenset(map(stem, pair)) for pair in PAIRS)
    assert [stems for stems, count in seen.items() if count > 1] == []


def test_no_word_of_it_is_a_stop_word() -> None:
    assert [word for words in LINES for word in words if fold(word) in STOP_WORDS] == []


def test_every_pair_joins_what_the_stemmer_does_not() -> None:
    assert [pair for pair in PAIRS if stem(pair[0]) == stem(pair[1])] == []


def test_every_pair_is_found_from_both_ends() -> None:
    lost = [
        (one, other)
        for singular, plural in PAIRS
        for one, other in ((singular, plural), (plural, singular))
        if stem(other) not in alternatives(stem(one))
    ]
    assert lost == []


# Related words that share a stem: what joins one joins the other.
RELATIVES = {"غريب غريبة", "فروق فروقات", "وصي وصية", "داعي داعية", "صبي صبية"}


def test_no_unrelated_words_of_it_share_a_stem() -> None:
    by_stem: dict[str, set[str]] = {}
    for word in {word for words in LINES for word in words}:
        by_stem.setdefault(stem(word), set()).add(word)
    assert {" ".join(sorted(words)) for words in by_stem.values() if len(words) > 1} == RELATIVES


# -- What it joins


@pytest.mark.parametrize(
    "pair",
    [
        "وزير الوزراء",
        "بالصاروخ والصواريخ",
        "كتابنا كتبهم",
        "المدينة للمدن",
        "قاعدة القواعد",
        "مبنى المباني",
        "الأراضي أرضنا",
        "امرأة النساء",
        "ابن الأبناء",
        "الأب آباء",
        "ليلة الليالي",
        "المرضى مريض",
        "كبير الكبار",
        "جديد الجدد",
        "مسؤولية مسؤوليات",
        "محامي المحامين",
        "الأحمر حمراء",
        "كبرى الأكبر",
        "القاضي قاض",
        "ماض الماضي",
        "الدمية دمى",
    ],
)
def test_singular_and_plural_meet_both_ways_with_what_hangs_on_them(pair: str) -> None:
    one, other = pair.split()
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("شهر", "أشهر شهور"),
        ("شهور", "شهر أشهر"),
        ("علماء", "عالم"),
        ("عالم", "علماء عوالم"),
        ("أديان", "دين"),
        ("ديون", "دين"),
        ("عوامل", "عامل"),
        ("عمال", "عامل"),
        ("طرق", "طريقة طرائق طريق طرقات"),
    ],
)
def test_the_other_number_is_found_and_nothing_beyond_it(word: str, others: str) -> None:
    found = alternatives(stem(word))
    assert set(found) == {stem(other) for other in others.split()} - {stem(word)}
    assert len(found) == len(set(found))


# Each plural is spelt like, or looks like the plural of, the word that it must not meet.
STRANGERS = (
    "كاتب كتاب",
    "علم إعلام",
    "عدد إعداد",
    "جزيرة الجزائر",
    "روضة الرياض",
    "جمل جمال",
    "شعبة شعب",
    "نعمة نعم",
    "حكمة حكم",
    "عقدة عقد",
    "شرفة شرف",
    "عطلة عطل",
    "سيرة سير",
    "شبكة شباك",
    "أسد أسود",
    "سرير أسرة",
    "صدر صدور",
    "ظهر ظهور",
    "أخ إخوان",
    "مرسى مراسي",
    "منطق مناطق",
    "موطن مواطن",
    "مقتل مقاتل",
    "مهجر مهاجر",
    "محفظة محافظ",
    "قطر أقطار",
    "مصر أمصار",
    "حمامة حمام",
    "خاطب خطاب",
    "مالك ملاك",
    "خارجي خوارج",
    "سياسي ساسة",
    "عربة عرب",
    "قطرة قطر",
    "دور ديار",
    "وزارة وزير",
    "مدرسة مدرس",
    "رئيس رئاسة",
    "شهيد شهادة",
    "قتيل قتال",
    "صاروخ صرخة",
    "طائرة طيور",
    "أديان ديون",
    "عمال عوامل",
    "علوم علماء",
    "أشهر مشاهير",
    "المرأة مرايا",
    "بئر بؤرة",
    "حجر حجرة",
)


@pytest.mark.parametrize("pair", STRANGERS)
def test_other_words_do_not_meet(pair: str) -> None:
    one, other = pair.split()
    assert not meet(one, other)
    assert not meet(other, one)


@pytest.mark.parametrize("word", ["برلمان", "يعلن", "زغبطيق", "في", "و", "f16", ""])
def test_a_word_without_a_broken_plural_has_no_other(word: str) -> None:
    assert alternatives(stem(word) if word else word) == ()


# -- The shared cases


def _words(cell: str) -> list[str]:
    return re.sub(r"\([^)]*\)", "", cell).replace(",", " ").split()


@pytest.mark.parametrize("number", range(1, 16))
def test_the_shared_cases_hold(number: int) -> None:
    (row,) = [row for row in rows("plurals_and_variants") if row["id"] == f"B{number:02}"]
    reached, strange = _words(row["must also reach"]), _words(row["must not reach"])
    assert {word: meet(row["query"], word) for word in reached} == dict.fromkeys(reached, True)
    assert {word: meet(row["query"], word) for word in strange} == dict.fromkeys(strange, False)


# -- When it is read


def test_it_is_read_at_the_first_question_and_quickly() -> None:
    script = (
        "import time; from search.analysis.expansion import plurals;from search.analysis import stem;"
        "stem('كتاب'); print(plurals._openings.cache_info().currsize);"
        "started = time.process_time(); plurals.alternatives('كتاب');"
        "print(time.process_time() - started)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    opened, seconds = done.stdout.split()
    assert opened == "0"
    assert float(seconds) < 0.15
