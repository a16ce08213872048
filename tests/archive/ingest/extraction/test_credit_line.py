import pytest

from archive.ingest.extraction.credit_line import SECTION_NAMES, Credits, publisher_of, read_credits

MAP = "وكالة المغرب العربي للأنباء"
SURE = {
    "SAHEL.INFO": Credits("SAHEL.INFO"),
    "www.sahel.org.ma": Credits("www.sahel.org.ma"),
    "SAHEL NEWS": Credits("SAHEL NEWS"),
    "الساحل.نت": Credits("الساحل.نت"),
    "صحيفة الساحل": Credits("صحيفة الساحل"),
    "الجزيرة نت": Credits("الجزيرة نت"),
    "رمال نت": Credits("رمال نت"),
    "رمال نيوز - خاص": Credits("رمال نيوز"),
    "SAHEL.INFO - متابعة": Credits("SAHEL.INFO"),
    "SAHEL.INFO- مراكش - خاص": Credits("SAHEL.INFO", places=("مراكش",)),
    "SAHEL.INFO- الرباط (و.م.ع)": Credits("SAHEL.INFO", MAP, places=("الرباط",)),
    "SAHEL INFO- _إكرام زايد": Credits("SAHEL INFO", authors=("إكرام زايد",)),
    "SAHEL.INFO- خاص - بقلم: المختار السروجي": Credits("SAHEL.INFO", authors=("المختار السروجي",)),
    "SAHEL.INFO- مكتب الرباط - خاص": Credits("SAHEL.INFO", places=("الرباط",), desk="مكتب الرباط"),
    "الرباط/ الدارالبيضاء- عدسة: الساحل.أنفو": Credits(
        "الساحل.أنفو", places=("الرباط", "الدارالبيضاء")
    ),
    "خاص": Credits(),
    "وكالات": Credits("وكالات"),
    "خاص - بقلم: المختار السروجي": Credits(authors=("المختار السروجي",)),
    "متابعة - القسم الرياضي": Credits(desk="القسم الرياضي"),
    "خاص | رياضة": Credits(desk="رياضة"),
    "و م ع": Credits(agency=MAP),
    "/بنا/": Credits(agency="وكالة أنباء البحرين"),
}
BELOW = {
    "بنا": Credits(agency="وكالة أنباء البحرين"),
    "سلا": Credits(places=("سلا",)),
    "رشيد القمري": Credits(authors=("رشيد القمري",)),
    "المصطفى بريول": Credits(authors=("المصطفى بريول",)),
    "- هدى الملاح": Credits(authors=("هدى الملاح",)),
    "ع. عسول": Credits(authors=("ع. عسول",)),
    "متابعة ع.عسول": Credits(authors=("ع.عسول",)),
    "تغطية و صور موسى محراز": Credits(authors=("موسى محراز",)),
    "متابعة عن شوف تي في": Credits(),
    "هيئة التحرير": Credits(desk="هيئة التحرير"),
    "رياضة": Credits(desk="رياضة"),
    "الحياة": Credits("الحياة"),
}
NEVER = [
    "",
    "-",
    "افتتاح الميناء",
    "افتتاح الميناء - خاص",
    "متابعة: حريق في مصنع",
    "تقرير: ارتفاع أسعار النفط",
    "صحيفة الساحل تعود إلى قرائها",
    "خاص؟",
    "ومع ذلك",
    "قال رئيس البلدية إن الحديقة ستبقى مفتوحة",
    "سلا ؟",
    "خاص " * 40,
]


@pytest.mark.parametrize("line", SURE)
def test_a_line_that_names_who_publishes_is_one_wherever_it_stands(line: str) -> None:
    found = read_credits(line)
    assert found is not None and found.sure
    assert found.joined(Credits(sure=True)) == SURE[line].joined(Credits(sure=True))


@pytest.mark.parametrize("line", BELOW)
def test_a_place_or_a_person_is_one_below_another(line: str) -> None:
    assert read_credits(line) is None
    assert read_credits(line, below=True) == BELOW[line]


@pytest.mark.parametrize("line", NEVER)
def test_other_lines_are_none(line: str) -> None:
    assert read_credits(line, below=True) is None


def test_there_is_one_publisher_and_there_may_be_several_people_and_places() -> None:
    one, other = Credits("أ", places=("عدن",)), Credits("ب", "و", ("ج",), ("دبي",), "د", True)
    assert one.joined(other) == Credits("أ", "و", ("ج",), ("عدن", "دبي"), "د", True)


@pytest.mark.parametrize("section", sorted(SECTION_NAMES))
def test_the_name_of_a_section_is_a_desk_beside_or_below_a_publisher(section: str) -> None:
    assert read_credits(section) is None
    assert read_credits(section, below=True) == Credits(desk=section)
    assert read_credits(f"SAHEL.INFO - {section}") == Credits("SAHEL.INFO", desk=section, sure=True)


@pytest.mark.parametrize(
    ("desk", "sure"),
    [
        ("مكتب الساحل", False),
        ("قسم الأخبار", True),
        ("فريق التحرير", False),
        ("وحدة التحقيقات", False),
        ("القسم الرياضي", True),
        ("المكتب الجهوي", False),
    ],
)
def test_a_desk_is_named_by_its_first_word(desk: str, sure: bool) -> None:
    assert read_credits(desk, below=True) == Credits(desk=desk, sure=sure)


@pytest.mark.parametrize(
    "name", ["SAHEL.INFO", "صحيفة الساحل", "الجزيرة نت", "SAHEL NEWS", "وكالات"]
)
def test_a_publisher_s_name_that_is_no_word_is_sure(name: str) -> None:
    assert publisher_of(name) == name


@pytest.mark.parametrize(
    "name", ["الحياة", "اليوم", "الرياض", "الساحل", "صحيفة الساحل تعود إلى قرائها", ""]
)
def test_other_names_are_not(name: str) -> None:
    assert publisher_of(name) == ""
