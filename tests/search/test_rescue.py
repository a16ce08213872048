"""What was mistyped is understood; what was typed right is left alone.

The index of these tests holds the words of the lists below and their neighbours, each in as many
articles as its rank in a list of the language would have it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from search import rescue
from search.analysis import fold
from search.engines.contract import build, document
from search.engines.whoosh.engine import WhooshEngine
from search.parsing import parse
from search.request import Page, Request
from search.rescue import Outcome
from search.results import Suggestion
from tests.search.analysis import vectors

WORDS = """
العراق بغداد الموصل البصرة كربلاء سوريا دمشق حلب لبنان بيروت الأردن فلسطين القدس غزة مصر القاهرة
ليبيا طرابلس تونس الجزائر المغرب السودان الخرطوم اليمن صنعاء الرياض جدة الكويت البحرين قطر الدوحة
مسؤول رئيس الوزراء الجيش الحكومة البرلمان الانتخابات انتخابات الدستور القانون المحكمة الشرطة
الاقتصاد النفط نفط الغاز الزراعة الصناعة التجارة البنك الميزانية الضرائب الأسعار التضخم البطالة
الحضارة التاريخ الآثار المتحف الثقافة الأدب الشعر الرواية المسرح السينما الموسيقى الفنون الصحافة
الجامعة المدرسة التعليم المعلمون الطلاب الصحة المستشفى الأطباء الأدوية المرض اللقاح البيئة المياه
الكاظمي السوداني المالكي السيسي محمود عباس أردوغان داعش أخبار المستقبل الإسلام دولة كتاب والعراق
حزب الله القاعدة الأمم المتحدة مجلس الأمن الرياضة الكرة الدوري اللاعبون المباراة المنتخب المدرب
"""
TYPOS = """
العراف العراق|بغدد بغداد|الموصلل الموصل|البصرى البصرة|كربلاا كربلاء|سوريت سوريا|دمشف دمشق|لبتان لبنان
بيررت بيروت|الاردم الأردن|فلصطين فلسطين|الفدس القدس|القاهره القاهرة|ليبا ليبيا|طرابسل طرابلس|تونص تونس
الجزاءر الجزائر|المغرت المغرب|السدوان السودان|الخرتوم الخرطوم|صتعاء صنعاء|الرباض الرياض|الكويب الكويت
البحربن البحرين|الدوجة الدوحة|مسوول مسؤول|رئبس رئيس|الوزارء الوزراء|الجبش الجيش|الحكومى الحكومة
البرامان البرلمان|الانتخبات الانتخابات|انتخبات انتخابات|الدصتور الدستور|القانوون القانون|المحكمه المحكمة
الشرظة الشرطة|الاقتصلد الاقتصاد|النغط النفط|نفظ نفط|الغلز الغاز|الزراغة الزراعة|الصناغة الصناعة
التحارة التجارة|المبزانية الميزانية|الظرائب الضرائب|الاسغار الأسعار|التضحم التضخم|البطالةة البطالة
الحظارة الحضارة|التريخ التاريخ|الاثثار الآثار|المنحف المتحف|الثفافة الثقافة|الاذب الأدب|الشعؤ الشعر
الروابة الرواية|المسرج المسرح|السنيما السينما|الموسيفى الموسيقى|القنون الفنون|الصحفاة الصحافة
الجامغة الجامعة|المدرصة المدرسة|التغليم التعليم|الطلات الطلاب|الصخة الصحة|المستشقى المستشفى
الاطباا الأطباء|الادوبة الأدوية|اللقتح اللقاح|البيىة البيئة|المباه المياه|الكاضمي الكاظمي
السوداتي السوداني|المالكى المالكي|السيصي السيسي|محموود محمود|اردوعان أردوغان|داغش داعش|اخيار أخبار
المستقيل المستقبل|الاسلالم الإسلام|المتجدة المتحدة|الرياظة الرياضة|الدوزي الدوري|المبارة المباراة
المنتحب المنتخب|المدرت المدرب|الباطلة البطالة
"""
LATIN = """
baghdad بغداد|bagdad بغداد|iraq العراق|3iraq العراق|el3iraq العراق|mosul الموصل|basra البصرة|karbala كربلاء
suria سوريا|dimashq دمشق|halab حلب|aleppo حلب|lubnan لبنان|beirut بيروت|filastin فلسطين|alquds القدس
jerusalem القدس|ghazza غزة|gaza غزة|misr مصر|masr مصر|egypt مصر|cairo القاهرة|alqahira القاهرة|libya ليبيا
trablos طرابلس|tunis تونس|algeria الجزائر|maghreb المغرب|alsudan السودان|khartoum الخرطوم|yemen اليمن
sanaa صنعاء|riyadh الرياض|ryad الرياض|alkuwait الكويت|bahrain البحرين|qatar قطر|doha الدوحة|mas2ool مسؤول
hokouma الحكومة|barlaman البرلمان|intikhabat انتخابات|alnaft النفط|iqtisad الاقتصاد|akhbar أخبار|a5bar أخبار
ma7mood محمود|mahmoud محمود|abbas عباس|alkadhimi الكاظمي|al-kazimi الكاظمي|sisi السيسي|maliki المالكي
erdogan أردوغان|da3esh داعش|isis داعش|islam الإسلام|kitab كتاب|alshorta الشرطة|thaqafa الثقافة|jami3a الجامعة
"""
KEYS = """
hguvhr العراق|HGUVHR العراق|fy]h] بغداد|fy$h$ بغداد|hgl,wg الموصل|j,ks تونس|j;ks تونس|lwv مصر|hgrhivm القاهرة
hgkt' النفط|,hguvhr والعراق|hgYsghl الإسلام|lsc,g مسؤول|hg]sj,v الدستور|fdv,j بيروت
"""


def pairs(table: str) -> list[tuple[str, str]]:
    found = (pair.split() for pair in table.strip().replace("\n", "|").split("|"))
    return [(typed, meant) for typed, meant in found]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> WhooshEngine:
    engine = WhooshEngine(tmp_path_factory.mktemp("index"))
    words = WORDS.split()
    texts = [" ".join(words[:: 1 + n % 3]) for n in range(60)] + [f"{word} cnn" for word in words]
    phrases = ["رئيس الوزراء قائد الجيش", "حزب الله", "محمود عباس", "الحضارة الإسلامية في العراق"]
    every = [*texts, *phrases * 20]
    build(engine, *(document(n, text) for n, text in enumerate(every, 1)))
    return engine


@pytest.fixture
def find(engine: WhooshEngine) -> Callable[[str], Outcome]:
    def found(text: str) -> Outcome:
        ranking = engine.rank(Request(parse(text), page=Page(0, 1)))
        return Outcome(ranking.total, ranking.total_all_words, lambda: [WORDS])

    return found


Suggest = Callable[[str], list[Suggestion]]


@pytest.fixture
def suggest(engine: WhooshEngine, find: Callable[[str], Outcome]) -> Suggest:
    return lambda text: list(rescue.suggestions(text, engine, find(text), find))


def right(suggest: Suggest, table: str, first: int) -> float:
    """The share of the pairs of which what was meant is among the first suggestions; of those
    that folding joins already none is needed."""
    asked = [(typed, meant) for typed, meant in pairs(table) if fold(typed) != fold(meant)]
    found = [meant in [one.text for one in suggest(typed)[:first]] for typed, meant in asked]
    assert len(found) > 10
    return sum(found) / len(found)


def test_typos_are_put_right_at_the_first_place(suggest: Suggest) -> None:
    assert right(suggest, TYPOS, 1) >= 0.88


def test_latin_letters_are_understood(suggest: Suggest) -> None:
    assert right(suggest, LATIN, 3) >= 0.8


def test_the_wrong_keyboard_is_understood(suggest: Suggest) -> None:
    assert right(suggest, KEYS, 1) == 1.0


def test_right_words_are_left_alone(suggest: Suggest) -> None:
    assert [word for word in WORDS.split() if suggest(word)] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("رئيسالوزراء", ("blank", "رئيس الوزراء")),
        ("العر اق", ("blank", "العراق")),
        ("vzds hg,.vhx", ("keyboard", "رئيس الوزراء")),
        ("ma7mood 3abbas", ("latin", "محمود عباس")),
        ("ؤىى", ("keyboard", "cnn")),
        ("hizbollah", ("latin", "حزب الله")),
        ("al sisi", ("latin", "السيسي")),
        ("baghdad العراف", ("latin", "بغداد العراق")),
        ("«الحظارة»", ("spelling", "الحضارة")),
    ],
)
def test_each_way_of_mistyping_has_its_kind(
    suggest: Suggest, typed: str, expected: tuple[str, str]
) -> None:
    assert (suggest(typed)[0].kind, suggest(typed)[0].text) == expected


def test_words_that_are_known_stay_as_they_were_typed(suggest: Suggest) -> None:
    (first, *_) = suggest("الحظارة الاسلامية في العراق")
    assert (first.text, first.is_whole) == ("الحضارة الاسلامية في العراق", False)
    assert suggest("الحظارة")[0].is_whole


def test_what_is_suggested_finds_what_it_says(
    suggest: Suggest, find: Callable[[str], Outcome]
) -> None:
    for typed in ("العراف", "baghdad", "hguvhr", "رئيسالوزراء"):
        for one in suggest(typed):
            assert one.total == find(one.text).total_all_words > 0


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2015",
        "ظظظظظظ",
        "qqqqxxzz",
        "日本",
        "*",
        "؟؟",
        "«»",
        "بسم " * 100,
        "zz " * 40,
        "\u064b",
        "ء",
        "''",
    ],
)
def test_what_cannot_be_helped_is_left_alone(suggest: Suggest, typed: str) -> None:
    assert suggest(typed) == []


def test_a_real_word_that_the_archive_lacks_is_not_corrected(suggest: Suggest) -> None:
    assert suggest("الشجرة") == suggest("الدفتر") == []


def test_few_suggestions_are_made(suggest: Suggest) -> None:
    every = [len(suggest(typed)) for typed, _ in pairs(TYPOS) + pairs(LATIN)]
    assert max(every) <= rescue.MOST


def test_the_numbered_cases(suggest: Suggest, find: Callable[[str], Outcome]) -> None:
    """Those whose words the index of these tests holds, and that find little as they are."""
    rows = [
        *vectors.rows("did_you_mean"),
        *vectors.rows("keyboard"),
        *vectors.rows("transliteration"),
    ]
    asked = {
        typed: row.get("suggestion") or row["→"]
        for row in rows
        for typed in (row.get("query") or row["typed"]).replace("`", "").split(" / ")
    }
    meant = {typed: one for typed, one in asked.items() if one in WORDS.split()}
    wrong = {
        typed: one
        for typed, one in meant.items()
        if find(typed).total_all_words < rescue.ENOUGH
        and one not in [each.text for each in suggest(typed)]
    }
    assert len(meant) > 10 and wrong == {}


def test_no_vocabulary_is_read_for_words_that_are_known(
    tmp_path: Path, find: Callable[[str], Outcome]
) -> None:
    class Blind(WhooshEngine):
        def vocabulary(self) -> None:  # type: ignore[override]
            raise AssertionError

    blind = Blind(tmp_path / "index")
    build(blind, *(document(n, "النيل في مصر") for n in range(6)))
    assert rescue.suggestions("النيل", blind, Outcome(3, 3, tuple), find) == ()


# -- Over an index of a few words


Answer = Callable[[dict[str, int], str], list[tuple[str, str]]]


@pytest.fixture
def answer(tmp_path: Path) -> Answer:
    """The kind and the text of what is suggested, where so many articles have these texts."""

    def suggested(texts: dict[str, int], typed: str) -> list[tuple[str, str]]:
        engine = WhooshEngine(tmp_path / str(len(list(tmp_path.iterdir()))))
        every = [text for text, count in texts.items() for _ in range(count)]
        build(engine, *(document(n, text) for n, text in enumerate(every, 1)))

        def found(text: str) -> Outcome:
            ranking = engine.rank(Request(parse(text), page=Page(0, 1)))
            return Outcome(ranking.total, ranking.total_all_words, lambda: every)

        some = rescue.suggestions(typed, engine, found(typed), found)
        return [(one.kind, one.text) for one in some]

    return suggested


def test_of_two_keyboards_the_one_is_meant_whose_word_stands_there(answer: Answer) -> None:
    """On AZERTY the same keys write امريوا, a form of أمر, which is the commoner word."""
    assert answer({"أمر": 60, "امريكا": 9}, "hlvd;h")[0] == ("keyboard", "امريكا")
    assert answer({"أمر": 60}, "hlvd;h") == [("keyboard", "امريوا")]


def test_signs_beside_a_letter_are_keys_of_a_far_more_frequent_word(answer: Answer) -> None:
    assert answer({"m": 9, "جدة": 100}, "[]m") == [("keyboard", "جدة")]
    assert answer({"m": 9, "جدة": 80}, "[]m") == []
    assert answer({"cnn": 9, "نهر": 100}, "[cnn]") == answer({"c": 9, "نهر": 100}, "c++") == []


def test_two_words_that_no_article_has_together_are_one_that_is_frequent(answer: Answer) -> None:
    apart = {"الشرك القديم": 60, "ات": 60}
    assert answer({**apart, "الشركات": 50}, "الشرك ات") == [("blank", "الشركات")]
    assert answer({**apart, "الشركات": 49}, "الشرك ات") == []
    assert answer({**apart, "الشركات": 50, "الشرك ات": 1}, "الشرك ات") == [("blank", "الشركات")]
    assert answer({**apart, "الشركات": 50, "الشرك ات": 2}, "الشرك ات") == []
