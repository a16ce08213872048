"""The query language, row by row: what a text looks for, what it excludes, what is said of it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.grammar import DEEPEST
from search.parsing import MOST_LEXEMES, parse
from search.parts import LABELS, SENTENCES, Misread
from search.query_fields import field_named
from tests.search.odd_queries import ODD_QUERIES
from tests.search.written_clauses import excluded, sought


class Row(NamedTuple):
    """`parts`: what is shown of it as understood, by kind and text; `misread` by kind."""

    text: str
    sought: list[str]
    excluded: list[str] = []  # a row is a value
    parts: list[tuple[str, str]] = []
    misread: list[str] = []


VECTORS = {  # of the specification of the language
    "Q01": Row("العراق و سوريا", ["العراق", "سوريا"]),
    "Q02": Row("العراق أو سوريا", ["(العراق | سوريا)"], [], [("choice", "العراق أو سوريا")]),
    "Q03": Row("أو", ["أو"]),
    "Q04": Row("أطباء بدون حدود", ["أطباء", "حدود"]),
    "Q05": Row("داعش -الموصل", ["داعش"], ["الموصل"], [("excluded", "الموصل")]),
    "Q06": Row("كوفيد-19", ['"كوفيد 19"'], [], [("phrase", "كوفيد-19")]),
    "Q07": Row("«الأمن الوطني»", ['"الأمن الوطني"'], [], [("phrase", "الأمن الوطني")]),
    "Q08": Row('"الأمن الوطني', ["الأمن", "الوطني"], [], [], ["quote"]),
    "Q09": Row("عنوان:انتخابات", ["+title:انتخابات"], [], [("title", "انتخابات")]),
    "Q10": Row("بغداد: انفجار", ["بغداد", "انفجار"]),
    "Q11": Row("ماذا حدث في بغداد؟", ["حدث", "بغداد"]),
    "Q12": Row("انتخاب؟", ["انتخاب؟"], [], [("pattern", "انتخاب؟")]),
    "Q13": Row("في", ["في"]),
    "Q14": Row("الى من", ["الى", "من"]),
    "Q15": Row("مُحَمَّد", ["مُحَمَّد"]),
    "Q16": Row("=إلى", ["+=إلى"], [], [("exact", "إلى")]),
    "Q17": Row("تاريخ:[2019 إلى 2020]", ["2019-01-01..2020-12-31"])._replace(
        parts=[("date", "[2019 إلى 2020]")]
    ),
    "Q18": Row("العراق 2019/5", ["العراق", "2019-05-01..2019-05-31"], [], [("date", "2019/5")]),
    "Q19": Row("حزيران 2014", ["حزيران", "2014"]),
    "Q20": Row("جذر:كتب", ["+√كتب"], [], [("root", "كتب")]),
    "Q22a": Row("((", [], [], [], ["bracket"]),
    "Q22b": Row("***", []),
    "Q22c": Row("😀", []),
    "Q24": Row("رئيس\u200cالوزراء", ["رئيس\u200cالوزراء"]),
}
EXCLUSIONS = [
    Row('نفط -"أسعار النفط"', ["نفط"], ['"أسعار النفط"'], [("excluded", '"أسعار النفط"')]),
    Row("نفط -انتخاب*", ["نفط"], ["انتخاب*"], [("excluded", "انتخاب*")]),
    Row("نفط −غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("نفط NOT غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("نفط ليس غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("نفط وليس غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("نفط -(غاز أو فحم)", ["نفط"], ["(غاز | فحم)"], [("excluded", "غاز أو فحم")]),
    Row("نفط -(غاز فحم)", ["نفط"], ["[غاز & فحم]"], [("excluded", "غاز فحم")]),
    Row("نفط -غاز أو فحم", ["نفط"], ["(غاز | فحم)"], [("excluded", "غاز أو فحم")]),
    Row("-غاز -فحم", [], ["غاز", "فحم"], [("excluded", "غاز"), ("excluded", "فحم")]),
    Row("-غاز نفط -غاز", ["نفط"], ["غاز"], [("excluded", "غاز"), ("excluded", "غاز")]),
    # No operators:
    Row("ليس كل ما يلمع ذهبا", ["يلمع", "ذهبا"]),
    Row("NOT نفط", ["NOT", "نفط"]),
    Row("نفط ليس", ["نفط"]),
    Row("الماء ليس في القمر", ["الماء", "القمر"]),
    Row("نفط - غاز", ["نفط", "غاز"]),
    Row("نفط --غاز", ["نفط", "غاز"]),
    Row("نفط-غاز", ["نفط", "غاز"]),
    Row("نفط -؟", ["نفط"]),
]
CHOICES = [
    Row("نفط او غاز", ["(نفط | غاز)"], [], [("choice", "نفط او غاز")]),
    Row("نفط OR غاز", ["(نفط | غاز)"], [], [("choice", "نفط OR غاز")]),
    Row("نفط | غاز", ["(نفط | غاز)"], [], [("choice", "نفط | غاز")]),
    Row("نفط|غاز", ["(نفط | غاز)"], [], [("choice", "نفط|غاز")]),
    Row("نفط أو غاز أو فحم", ["(نفط | غاز | فحم)"], [], [("choice", "نفط أو غاز أو فحم")]),
    Row("سعر نفط أو غاز", ["سعر", "(نفط | غاز)"], [], [("choice", "نفط أو غاز")]),
    Row('"سعر نفط" أو غاز', ['("سعر نفط" | غاز)'], [], [("choice", '"سعر نفط" أو غاز')]),
    Row("كتا* أو غاز", ["(كتا* | غاز)"], [], [("choice", "كتا* أو غاز")]),
    Row("نفط أو نفط", ["(نفط)"], [], [("choice", "نفط أو نفط")]),
    # No operators:
    Row("نفط أو", ["نفط"]),
    Row("أو نفط", ["نفط"]),
    Row("OR نفط", ["OR", "نفط"]),
    Row("نفط أو في", ["نفط"]),
    Row("نفط أو أو غاز", ["نفط", "غاز"]),
    Row("نفط أو -غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("نفط or غاز", ["نفط", "or", "غاز"]),
]
GROUPS = [
    Row("(نفط أو غاز) سعر", ["سعر", "(نفط | غاز)"], [], [("choice", "نفط أو غاز")]),
    Row("(سعر نفط) أو غاز", ["([سعر & نفط] | غاز)"], [], [("choice", "(سعر نفط) أو غاز")]),
    Row("(سعر -نفط)أو(غاز)", ["([سعر -نفط] | غاز)"], [], [("choice", "(سعر -نفط)أو(غاز)")]),
    Row("(سعر نفط)", ["سعر", "نفط"]),
    Row("((سعر) -(نفط))", ["سعر"], ["نفط"], [("excluded", "نفط")]),
    Row("() نفط", ["نفط"]),
    Row("(نفط أو) غاز", ["نفط", "غاز"]),
    Row("نفط) غاز", ["نفط", "غاز"], [], [], ["bracket"]),
    Row("(نفط أو غاز", ["(نفط | غاز)"], [], [("choice", "نفط أو غاز")], ["bracket"]),
]
JOINED = [
    Row("نفط AND غاز", ["نفط", "غاز"]),
    Row("نفط + غاز & فحم && ذهب", ["نفط", "غاز", "فحم", "ذهب"]),
    Row("نفط و -غاز", ["نفط"], ["غاز"], [("excluded", "غاز")]),
    Row("AND نفط", ["AND", "نفط"]),
]
QUOTED = [
    *(
        Row(text, ['"نهر النيل"'], [], [("phrase", "نهر النيل")])
        for text in (
            '"نهر النيل"',
            "«نهر النيل»",
            "“نهر النيل”",
            "”نهر النيل“",
            "„نهر النيل“",
            "″نهر النيل″",
            "'نهر النيل'",
            "‘نهر النيل’",
            "(«نهر النيل»)",
        )
    ),
    Row("l'État 'نهر' d'or", ["l", "État", "d'or", '"نهر"'], [], [("phrase", "نهر")]),
    Row("نهر» النيل", ["نهر", "النيل"], [], [], ["quote"]),
    Row("F-16 جي-20", ["F", "16", '"جي 20"'], [], [("phrase", "جي-20")]),
    Row("*نهر ن*ل", ["نهر"], [], [], ["wildcard", "wildcard"]),
]
SPELLINGS = [
    Row("=مدرسة نهر", ["نهر", "+=مدرسة"], [], [("exact", "مدرسة")]),
    Row("=«نهر النيل»", ["+=نهر النيل"], [], [("exact", "نهر النيل")]),
    Row("نهر -=مدرسة", ["نهر"], ["=مدرسة"], [("excluded", "=مدرسة")]),
    Row("=نهر أو =بحر", ["+(=نهر | =بحر)"], [], [("choice", "=نهر أو =بحر")]),
    Row("=مُحَمَّد", ["+=مُحَمَّد"], [], [("exact", "مُحَمَّد")]),
    Row('="كتاباً جديد"', ["+=كتابًا جديد"], [], [("exact", "كتاباً جديد")]),
    Row("=الۤمۤ", ["+=الم"], [], [("exact", "الۤمۤ")], ["marks"]),
    Row("كاتب:=مُحمد", ["author:=مُحمد"], [], [("author", "مُحمد")], ["marked_name"]),
    Row(
        "كاتب:(=مُحمد أو سلمى)",
        ["(author:=مُحمد | author:سلمى)"],
        [],
        [("author", "=مُحمد أو سلمى")],
        ["marked_name"],
    ),
    Row("نهر = بحر=جبل =؟", ["نهر", "بحر", "جبل"]),
]
ROOTS = [
    Row("الجذر:مكتبة النيل", ["النيل", "+√كتب"], [], [("root", "مكتبة")]),
    Row("root:كتاب -جذر:قرأ", ["+√كتب"], ["√قر"], [("root", "كتاب"), ("excluded", "جذر:قرأ")]),
    Row("جذر:(كتب أو قرأ)", ["+(√كتب | √قر)"], [], [("root", "كتب أو قرأ")]),
    Row("جذر:«كتب درس»", ["+[√كتب & √درس]"], [], [("root", "كتب درس")]),
    Row("جذر:(كتب -درس)", ["+[√كتب -√درس]"], [], [("root", "كتب -درس")]),
    Row("جذر:=كُتُب", ["+√كتب"], [], [("root", "كُتُب")]),
    Row("جذر:انتخ*", ["انتخ*"], [], [("root", "انتخ*")]),
    Row("عنوان:(جذر:كتب)", ["+√كتب"], [], [("title", "جذر:كتب")]),
    Row("جذر: كتب", ["جذر", "كتب"], [], [], ["field"]),
]
FIELDS = [
    Row("العنوان:نهر", ["+title:نهر"], [], [("title", "نهر")]),
    Row(
        "Title:oil نص:«نهر النيل»",
        ["+title:oil", '+text:"نهر النيل"'],
        parts=[("title", "oil"), ("text", "نهر النيل")],
    ),
    Row("عنوان:نه*", ["+title:نه*"], [], [("title", "نه*")]),
    Row("عنوان:=إلى", ["+title:=إلى"], [], [("title", "إلى")]),
    Row("عنوان:(نهر أو بحر)", ["+(title:نهر | title:بحر)"], [], [("title", "نهر أو بحر")]),
    Row("عنوان:(نهر -بحر)", ["+[title:نهر -title:بحر]"], [], [("title", "نهر -بحر")]),
    Row("نص:(نهر عنوان:بحر)", ["+[text:نهر & title:بحر]"], [], [("text", "نهر عنوان:بحر")]),
    Row("كاتب:درويش نهر", ["نهر", "author:درويش"], [], [("author", "درويش")]),
    Row("مصدر:رويترز", ["source:رويترز"], [], [("source", "رويترز")]),
    Row("الوسم:«سد النهضة»", ['tag:"سد النهضة"'], [], [("tag", "سد النهضة")]),
    Row("place:القاهرة", ["place:القاهرة"], [], [("place", "القاهرة")]),
    Row("نهر -مصدر:رويترز", ["نهر"], ["source:رويترز"], [("excluded", "مصدر:رويترز")]),
    Row("نهر ليس مصدر:رويترز", ["نهر"], ["source:رويترز"], [("excluded", "مصدر:رويترز")]),
    Row(
        "كاتب:درويش أو كاتب:قباني",
        ["(author:درويش | author:قباني)"],
        [],
        [("choice", "كاتب:درويش أو كاتب:قباني")],
    ),
    # No fields:
    Row("عنوان: نهر", ["عنوان", "نهر"], [], [], ["field"]),
    Row("Source:", ["Source"], [], [], ["field"]),
    Row("عنوان:؟ نهر", ["عنوان", "نهر"], [], [], ["field"]),
    Row("عنوان نهر", ["عنوان", "نهر"]),
    Row("بغداد:نهر", ["بغداد", "نهر"]),
    Row("معنوان:نهر", ["معنوان", "نهر"]),
    Row("subtitle:oil", ["subtitle", "oil"]),
]
REQUIRED = [
    Row("+نهر بحر", ["بحر", "+نهر"], [], [("required", "نهر")]),
    Row(
        "+«نهر النيل» +(بحر أو جبل)",
        ['+"نهر النيل"', "+(بحر | جبل)"],
        parts=[("required", "«نهر النيل»"), ("required", "(بحر أو جبل)")],
    ),
    Row("+عنوان:نهر", ["+title:نهر"], [], [("required", "عنوان:نهر")]),
    Row("نهر + بحر ++جبل +؟", ["نهر", "بحر", "جبل"]),
]
NEAR = [
    Row('"نهر النيل"~5 مصر', ["مصر", "+نهر ~ النيل ~5"], [], [("near", '"نهر النيل"~5')]),
    Row("«نهر النيل»~٩٩٩", ["+نهر ~ النيل ~50"], [], [("near", "«نهر النيل»~٩٩٩")]),
    Row("مصر -«نهر النيل»~2", ["مصر"], ["نهر ~ النيل ~2"], [("excluded", "«نهر النيل»~2")]),
    Row("عنوان:«نهر النيل»~2", ["+title:نهر ~ النيل ~2"], [], [("title", "«نهر النيل»~2")]),
    Row("«نهر النيل»~ ~3", ["3", '"نهر النيل"'], [], [("phrase", "نهر النيل")]),
]
DATES = [
    Row("نفط تاريخ:شباط 2011", ["نفط", "2011-02-01..2011-02-28"], [], [("date", "شباط 2011")]),
    Row("قبل:2015", ["..2014-12-31"], [], [("before", "2015")]),
    Row("after:2015-06 oil", ["oil", "2015-07-01.."], [], [("after", "2015-06")]),
    Row("2015..2016", ["2015-01-01..2016-12-31"], [], [("date", "2015..2016")]),
    Row("نفط -سنة:2015", ["نفط"], ["2015-01-01..2015-12-31"], [("excluded", "سنة:2015")]),
    Row("بعد:صفر 1442", ["2020-10-18.."], [], [("after", "صفر 1442")]),
    Row(
        "سنة:2015 أو سنة:2017 نفط",
        ["نفط", "(2015-01-01..2015-12-31 | 2017-01-01..2017-12-31)"],
        [],
        [("choice", "سنة:2015 أو سنة:2017")],
    ),
    # No dates:
    Row("قبل:أمس نفط", ["أمس", "نفط"], [], [], ["date"]),
    Row("قبل: 2015", ["2015"], [], [], ["field"]),
    Row("موسم 2010-11", ["موسم", "2010", "11"]),
]
ROWS = [
    *VECTORS.values(),
    *EXCLUSIONS,
    *CHOICES,
    *GROUPS,
    *JOINED,
    *QUOTED,
    *SPELLINGS,
    *ROOTS,
    *FIELDS,
    *REQUIRED,
    *DATES,
    *NEAR,
]


@pytest.mark.parametrize("row", ROWS, ids=[row.text for row in ROWS])
def test_a_text_is_read_as_its_row_says(row: Row) -> None:
    clauses = parse(row.text)
    assert (sought(clauses), excluded(clauses)) == (row.sought, row.excluded)
    assert [(part.kind, part.text) for part in clauses.parts] == row.parts
    assert [one.kind for one in clauses.misread] == row.misread
    assert not clauses.cut


def test_a_long_paste_is_words_and_its_signs_are_none() -> None:
    """Q23: the first 64 distinct ones."""
    text = " ".join(f'-"كلمة{number}" أو' for number in range(500))
    clauses = parse(text, most_characters=len(text))
    assert len(clauses.terms) == 64 and clauses.sought == clauses.terms and clauses.cut
    assert (clauses.excluded, clauses.parts) == ((), ())
    assert clauses.misread == (Misread("pasted"),)
    assert not parse("-كلمة " * (MOST_LEXEMES // 2)).misread


def test_brackets_that_lie_too_deep_are_none() -> None:
    fits = "(" * DEEPEST + "نفط أو غاز" + ")" * DEEPEST
    assert (sought(parse(fits)), parse(fits).misread) == (["(نفط | غاز)"], ())
    deeper = parse(f"({fits})")
    assert sought(deeper) == ["(نفط | غاز)"]
    assert [one.kind for one in deeper.misread] == ["bracket", "bracket"]


def test_what_is_excluded_and_chosen_counts_among_the_words() -> None:
    text = "نفط -(غاز فحم) (ذهب أو فضة) كتا*"
    kept = {most: parse(text, most_terms=most) for most in range(1, 7)}
    assert {most: sought(one) + excluded(one) for most, one in kept.items()} == {
        1: ["نفط"],
        2: ["(ذهب | فضة)"],
        3: ["نفط", "(ذهب | فضة)"],
        4: ["(ذهب | فضة)", "[غاز & فحم]"],
        5: ["نفط", "(ذهب | فضة)", "[غاز & فحم]"],
        6: ["نفط", "كتا*", "(ذهب | فضة)", "[غاز & فحم]"],
    }
    assert [one.cut for one in kept.values()] == [True] * 5 + [False]


def test_the_root_of_what_is_excluded_is_not_looked_for() -> None:
    assert parse("كتاب -مكتبة").has_roots
    assert not parse("كتاب (نهر أو بحر)").has_roots


# What was understood, and how to be rid of it.

WORDS = st.sampled_from(
    [
        "نهر",
        "النيل",
        "في",
        "بحر",
        "كتا*",
        "كوفيد-19",
        "2019/5",
        "2015..2016",
        "سنة:2015",
        "«",
        '"',
        "*",
    ]
)
OPERANDS = st.recursive(
    st.one_of(WORDS, st.sampled_from(['"نهر النيل"', "«بحر»", "«بحر جبل»~3", "'جبل عال'"])),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(lambda some: f"({' '.join(some)})"),
    max_leaves=4,
)
SIGNED = st.one_of(
    OPERANDS,
    OPERANDS.map(lambda one: f"-{one}"),
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["=", "+", "عنوان:", "-كاتب:", "-=", "عنوان:=", "قبل:"]), OPERANDS
        ),
    ),
    st.sampled_from(["أو", "|", "و", "ليس", "NOT", "+", "-", "(", ")"]),
)
TEXTS = st.one_of(
    st.lists(SIGNED, max_size=9).map(" ".join),
    st.lists(st.sampled_from(ODD_QUERIES), max_size=3).map(lambda some: " ".join(some)[:300]),
)


@settings(max_examples=400)
@given(text=TEXTS)
def test_the_removal_of_a_part_is_the_text_without_it(text: str) -> None:
    clauses = parse(text)
    shown = [(part.kind, part.text) for part in clauses.parts]
    for number, part in enumerate(clauses.parts):
        left = parse(part.without)
        assert [(one.kind, one.text) for one in left.parts] == shown[:number] + shown[number + 1 :]


def test_what_is_removed_takes_the_signs_beside_it_along() -> None:
    (part,) = parse("نفط أو -غاز فحم").parts
    assert part.without == "نفط فحم", "and not «نفط أو فحم»"
    first, second = parse("سعر (نفط أو غاز) و «فحم حجري»").parts
    assert (first.without, second.without) == ("سعر «فحم حجري»", "سعر (نفط أو غاز)")
    first, _ = parse("«نفط» وليس (غاز أو فحم)").parts
    assert first.without == "-(غاز أو فحم)"


def test_of_a_date_it_is_told_what_it_was_taken_for() -> None:
    text = "بعد:صفر 1442 تاريخ:[2015 إلى] -سنة:2017 نفط"
    taken = [(part.since, part.until, part.is_hijri) for part in parse(text).parts]
    day = datetime.date
    assert taken == [
        (day(2020, 9, 18), day(2020, 10, 17), True),
        (day(2015, 1, 1), None, False),
        (day(2017, 1, 1), day(2017, 12, 31), False),
    ]


def test_all_that_is_said_has_its_words() -> None:
    kinds = {part.kind for row in ROWS for part in parse(row.text).parts}
    misread = {one.kind for row in ROWS for one in parse(row.text).misread} | {"pasted"}
    assert (kinds, misread) == (set(LABELS), set(SENTENCES))


def test_a_field_is_written_in_arabic_with_and_without_its_article_and_in_english() -> None:
    names = ["عنوان", "العنوان", "title", "مصدر", "المصدر", "source", "Source", "المكان"]
    fields = ["title"] * 3 + ["source"] * 4 + ["place"]
    assert [field_named(f"{name}:") for name in names] == fields
