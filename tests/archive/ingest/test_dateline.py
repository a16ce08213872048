import datetime

import pytest

from archive.ingest.dateline import read_byline, read_dateline
from archive.ingest.gazetteer import agencies, certain_sources, cities, doubtful_places, papers

NEWS = "أعلن مكتب الميناء وصول السفن"


@pytest.mark.parametrize(
    ("line", "place", "sources", "authors"),
    [
        ("بغداد- العراق اليوم:\n", "بغداد", ("العراق اليوم",), ()),
        ("بغداد – العراق اليوم: ", "بغداد", ("العراق اليوم",), ()),
        ("المدينة المنورة - واس:\n", "المدينة المنورة", ("واس",), ()),
        ("واس- الأحساء: ", "الأحساء", ("واس",), ()),
        ("القاهرة: «الشرق الأوسط»\n", "القاهرة", ("الشرق الأوسط",), ()),
        ("أ ف ب (باريس)\n", "باريس", ("أ ف ب",), ()),
        ("طوكيو (رويترز) - ", "طوكيو", ("رويترز",), ()),
        ("بيروت، دمشق - د.ب.أ: ", "بيروت، دمشق", ("د ب أ",), ()),
        ("الطائف-الوئام:\n", "الطائف", ("الوئام",), ()),
        ("الرياض - الرياض: ", "الرياض", ("الرياض",), ()),
        ("سبق- قرية البحر: ", "قرية البحر", ("سبق",), ()),
        ("صنعاء - «صدى الساحل»: ", "صنعاء", ("صدى الساحل",), ()),
        ("صنعاء - الساحل نيوز: ", "صنعاء", ("الساحل نيوز",), ()),
        ("عمّان - هدى الملاح:\n", "عمّان", (), ("هدى الملاح",)),
        ("هدى الملاح – جدة\n", "جدة", (), ("هدى الملاح",)),
        ("هدى الملاح- سبق- أبها: ", "أبها", ("سبق",), ("هدى الملاح",)),
        ("بغداد - ", "بغداد", (), ()),
        ("بغداد: ", "بغداد", (), ()),
        ("رويترز - ", "", ("رويترز",), ()),
        ("العراق - رويترز: ", "العراق", ("رويترز",), ()),
    ],
)
def test_a_dateline_is_read_and_ends_where_the_text_begins(
    line: str, place: str, sources: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    found = read_dateline(line + NEWS)
    assert found is not None
    assert (found.place, found.sources, found.authors) == (place, sources, authors)
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
    assert (found.place, found.sources, found.date.date) == (
        "ينبع",
        ("واس",),
        datetime.date(2021, 6, 9),
    )
    assert (line + NEWS)[found.end :] == NEWS


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الميناء: وصلت السفن",
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
    assert found is None or (found.place in ("بيروت", "القاهرة") and found.end < 12)


@pytest.mark.parametrize(
    ("field", "place", "sources", "authors"),
    [
        ("الرياض - واس", "الرياض", ("واس",), ()),
        ("هدى الملاح (جدة)", "جدة", (), ("هدى الملاح",)),
        ("حاورتها: هدى الملاح (باريس - هاتفيا)", "باريس", (), ("هدى الملاح",)),
        ("«الاقتصادية» من الرياض", "الرياض", ("الاقتصادية",), ()),
        ("جون سميث من لندن", "لندن", (), ("جون سميث",)),
        ("المدينة - عمان", "عمان", ("المدينة",), ()),
        ("الوئام - رويترز:", "", ("الوئام", "رويترز"), ()),
        ("أبها: هدى الملاح، سعاد البحري", "أبها", (), ("هدى الملاح", "سعاد البحري")),
    ],
)
def test_an_author_field_may_be_a_dateline(
    field: str, place: str, sources: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    found = read_byline(field)
    assert found is not None
    assert (found.place, found.sources, found.authors) == (place, sources, authors)


def test_an_author_field_may_hold_the_date() -> None:
    found = read_byline("الرياض - الرياضية | Wednesday, 09 June 2021 - 22:17 pm")
    assert found is not None
    assert found.date is not None
    assert (found.place, found.sources, found.date.date) == (
        "الرياض",
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
