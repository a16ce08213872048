import datetime

import pytest

from archive.ingest.document import PartialDate
from archive.ingest.extraction.dateline import read_byline, read_closing, read_dateline
from archive.ingest.extraction.known_names import (
    agencies,
    certain_sources,
    cities,
    doubtful_places,
    papers,
)
from tests.archive.ingest.builders import BODY

NEWS = "أعلن مكتب الميناء وصول السفن"


@pytest.mark.parametrize(
    ("line", "places", "sources", "authors"),
    [
        ("بغداد- العراق اليوم:\n", ("بغداد",), ("العراق اليوم",), ()),
        ("بغداد – العراق اليوم: ", ("بغداد",), ("العراق اليوم",), ()),
        ("المدينة المنورة - واس:\n", ("المدينة المنورة",), ("واس",), ()),
        ("واس- الأحساء: ", ("الأحساء",), ("واس",), ()),
        ("القاهرة: «الشرق الأوسط»\n", ("القاهرة",), ("الشرق الأوسط",), ()),
        ("أ ف ب (باريس)\n", ("باريس",), ("أ ف ب",), ()),
        ("طوكيو (رويترز) - ", ("طوكيو",), ("رويترز",), ()),
        ("بيروت، دمشق - د.ب.أ: ", ("بيروت", "دمشق"), ("د ب أ",), ()),
        ("الطائف-الوئام:\n", ("الطائف",), ("الوئام",), ()),
        ("الرياض - الرياض: ", ("الرياض",), ("الرياض",), ()),
        ("سبق- قرية البحر: ", ("قرية البحر",), ("سبق",), ()),
        ("صنعاء - «صدى الساحل»: ", ("صنعاء",), ("صدى الساحل",), ()),
        ("صنعاء - الساحل نيوز: ", ("صنعاء",), ("الساحل نيوز",), ()),
        ("عمّان - هدى الملاح:\n", ("عمّان",), (), ("هدى الملاح",)),
        ("هدى الملاح – جدة\n", ("جدة",), (), ("هدى الملاح",)),
        ("هدى الملاح- سبق- أبها: ", ("أبها",), ("سبق",), ("هدى الملاح",)),
        ("بغداد - ", ("بغداد",), (), ()),
        ("بغداد: ", ("بغداد",), (), ()),
        ("رويترز - ", (), ("رويترز",), ()),
        ("العراق - رويترز: ", ("العراق",), ("رويترز",), ()),
        ("صنعاء - نشرة الساحل: ", ("صنعاء",), ("نشرة الساحل",), ()),
        ("فاس (مجلة الساحل):\n", ("فاس",), ("مجلة الساحل",), ()),
        ("صنعاء (نشرة الساحل) - ", ("صنعاء",), ("نشرة الساحل",), ()),
        ("صنعاء (هدى الملاح) - ", ("صنعاء",), (), ("هدى الملاح",)),
        ("صنعاء - صدى الساحل:\n", ("صنعاء",), ("صدى الساحل",), ()),
        ("صنعاء - صدى الساحل: ", ("صنعاء",), ("صدى الساحل",), ()),
    ],
)
def test_a_dateline_is_read_and_ends_where_the_text_begins(
    line: str, places: tuple[str, ...], sources: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    found = read_dateline(line + NEWS)
    assert found is not None
    assert (found.places, found.sources, found.authors) == (places, sources, authors)
    assert (line + NEWS)[found.end :] == NEWS


@pytest.mark.parametrize(
    "line",
    [
        "ينبع 28 شوال 1442 هـ الموافق 9 يونيو 2021 م واس\n",
        "ينبع، 9 حزيران 2021 (واس) - ",
        "ينبع 9 يونيو 2021م واس ",
    ],
)
def test_a_dateline_may_hold_the_date(line: str) -> None:
    found = read_dateline(line + NEWS)
    assert found is not None
    assert found.date is not None
    assert (found.places, found.sources, found.date.date) == (
        ("ينبع",),
        ("واس",),
        datetime.date(2021, 6, 9),
    )
    assert (line + NEWS)[found.end :] == NEWS


@pytest.mark.parametrize(
    "line",
    [
        "تونس، 9 جوان 2021 - مجلة الساحل:\n",
        "تونس – مجلة الساحل، 9 حزيران 2021:\n",
        "تونس - صدى الساحل، الأربعاء 9 يونيو 2021: ",
        "تونس (مجلة الساحل، 9 يونيو 2021) - ",
    ],
)
def test_the_date_may_stand_among_names(line: str) -> None:
    found = read_dateline(line + NEWS)
    assert found is not None
    assert (found.places, found.date) == (("تونس",), PartialDate(datetime.date(2021, 6, 9), "day"))
    assert found.sources[0] in ("مجلة الساحل", "صدى الساحل")
    assert (line + NEWS)[found.end :] == NEWS


@pytest.mark.parametrize(
    ("line", "source", "date"),
    [
        ("مجلة الساحل، مارس 2018", "مجلة الساحل", (2018, 3, 1, "month")),
        ("صدى الساحل - 5 آذار 2018", "صدى الساحل", (2018, 3, 5, "day")),
        ("(صدى الساحل، 5/3/2018)", "صدى الساحل", (2018, 3, 5, "day")),
        ("صنعاء - صدى الساحل، مارس 2018", "صدى الساحل", (2018, 3, 1, "month")),
        ("رويترز، 2018", "رويترز", (2018, 1, 1, "year")),
    ],
)
def test_a_closing_line_tells_publisher_and_date(
    line: str, source: str, date: tuple[int, int, int, str]
) -> None:
    found = read_closing(line)
    assert found is not None
    assert found.sources == (source,)
    assert found.date == PartialDate(datetime.date(*date[:3]), date[3])


@pytest.mark.parametrize(
    "line",
    [
        "صدى الساحل، 2018",
        "صدى الساحل",
        "مارس 2018",
        "باريس، مارس 2018",
        "الرياض، مارس 2018",
        "هدى الملاح، مارس 2018",
        "وعاد البحارة إلى الساحل، مارس 2018",
        "يفتح الميناء أبوابه، 5 مارس 2018",
        "صدى الساحل، 5 مارس 2018 كانت السفن هنا",
        "",
    ],
)
def test_other_last_lines_tell_nothing(line: str) -> None:
    assert read_closing(line) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("بغداد - يعود البحارة: قصة", "يعود البحارة: قصة"),
        ("بغداد - عاد الوفد: قصة", "عاد الوفد: قصة"),
        ("بغداد - حكاية مدينة: قصة", "حكاية مدينة: قصة"),
        ("بغداد - كيف صار الساحل هكذا: قصة", "كيف صار الساحل هكذا: قصة"),
    ],
)
def test_words_after_the_place_that_may_be_text_stay(text: str, rest: str) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.sources, text[found.end :]) == ((), rest)


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الميناء: وصلت السفن",
        "الدوحة (قطر) مدينة كبيرة",
        "منى (أم سعاد) - قصة",
        "العراق: عام من السفن",
        "العراق - إيران: مباراة في الوحل",
        "في بغداد: سوق قديم",
        "بغداد وأهلها - قصة",
        "اليوم: يفتح الميناء",
        "اليوم - الجمعة - يفتح الميناء",
        "الحياة: رحلة طويلة",
        "منى: قصة فتاة من الساحل",
        "بدر - القادم الجديد",
        "بيروت: حرب وسلام\nنص",
        "القاهرة - بداية جديدة\nنص",
        "هدى الملاح: أنا سعيدة",
        "زار الوفد بغداد - البصرة - الموصل في يوم واحد",
        "منذ 9 يونيو 2021 والميناء مغلق",
        "",
        ":",
        " - : - ",
    ],
)
def test_running_text_is_no_dateline(text: str) -> None:
    found = read_dateline(text)
    # A city before a colon is one, whatever follows; it takes nothing but itself.
    assert found is None or (found.places in (("بيروت",), ("القاهرة",)) and found.end < 12)


@pytest.mark.parametrize(
    ("field", "places", "sources", "authors"),
    [
        ("الرياض - واس", ("الرياض",), ("واس",), ()),
        ("هدى الملاح (جدة)", ("جدة",), (), ("هدى الملاح",)),
        ("حاورتها: هدى الملاح (باريس - هاتفيا)", ("باريس",), (), ("هدى الملاح",)),
        ("«الاقتصادية» من الرياض", ("الرياض",), ("الاقتصادية",), ()),
        ("جون سميث من لندن", ("لندن",), (), ("جون سميث",)),
        ("المدينة - عمان", ("عمان",), ("المدينة",), ()),
        ("الوئام - رويترز:", (), ("الوئام", "رويترز"), ()),
        ("أبها: هدى الملاح، سعاد البحري", ("أبها",), (), ("هدى الملاح", "سعاد البحري")),
    ],
)
def test_an_author_field_may_be_a_dateline(
    field: str, places: tuple[str, ...], sources: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    found = read_byline(field)
    assert found is not None
    assert (found.places, found.sources, found.authors) == (places, sources, authors)


def test_an_author_field_may_hold_the_date() -> None:
    found = read_byline("الرياض - الرياضية | Wednesday, 09 June 2021 - 22:17 pm")
    assert found is not None
    assert found.date is not None
    assert (found.places, found.sources, found.date.date) == (
        ("الرياض",),
        ("الرياضية",),
        datetime.date(2021, 6, 9),
    )


@pytest.mark.parametrize("field", ["هدى الملاح", "د. هدى الملاح", "", "كلمة الساحل", "x" * 10_000])
def test_the_name_of_an_author_is_no_dateline(field: str) -> None:
    assert read_byline(field) is None


def test_the_lists_do_not_contradict_each_other() -> None:
    assert not cities() & doubtful_places()
    assert not certain_sources().keys() & papers().keys()
    assert agencies().items() <= certain_sources().items()
    assert not cities() & certain_sources().keys()


@pytest.mark.parametrize(
    ("head", "place", "source"),
    [
        ("بيروت - 25 كانون الأوّل 2020:\n", "بيروت", ()),
        ("بيروت في 25 ديسمبر 2020\n", "بيروت", ()),
        ("بيروت/25 ديسمبر 2020/واس/ ", "بيروت", ("واس",)),
        ("زغرب 25 ديسمبر 2020 (خدمة رويترز الرياضية العربية) - ", "زغرب", ("رويترز",)),
        ("الرياض 10 جمادى الأولى 1442 هـ الموافق 25 ديسمبر 2020م واس\n", "الرياض", ("واس",)),
    ],
)
def test_a_date_beside_a_place_is_read_however_it_is_written(
    head: str, place: str, source: tuple[str, ...]
) -> None:
    found = read_dateline(head + BODY)
    assert found is not None and found.date is not None
    assert (found.places, found.sources, found.date.date) == (
        (place,),
        source,
        datetime.date(2020, 12, 25),
    )
    assert (head + BODY)[found.end :] == BODY


def test_the_day_may_have_its_preposition() -> None:
    dateline = read_dateline("الكويت في 12 مايو 2019 (كونا) -- عاد البحارة")
    assert dateline is not None
    assert (dateline.places, dateline.sources) == (("الكويت",), ("وكالة الأنباء الكويتية",))
