import datetime

import pytest

from archive.ingest.document import PartialDate, Refusal
from archive.ingest.extraction.masthead import HEADER, LINES
from tests.archive.ingest.builders import BODY, extracted

TITLE = "الوفد يصل إلى الميناء"
LINK = "https://a.example/watch?v=1"


@pytest.mark.parametrize(
    ("header", "source", "authors", "places", "section"),
    [
        (["SAHEL.INFO"], "SAHEL.INFO", (), (), ""),
        ([LINK], "", (), (), ""),
        ([LINK, "SAHEL.INFO"], "SAHEL.INFO", (), (), ""),
        (["SAHEL.INFO- خاص - بقلم: هدى الملاح"], "SAHEL.INFO", ("هدى الملاح",), (), ""),
        (["SAHEL.INFO", "خاص", "هدى الملاح"], "SAHEL.INFO", ("هدى الملاح",), (), ""),
        (
            ["SAHEL.INFO", "سلا", "متابعة", "- هدى الملاح"],
            "SAHEL.INFO",
            ("هدى الملاح",),
            ("سلا",),
            "",
        ),
        (["خاص", "وادي الدفلى", "هدى الملاح"], "", ("هدى الملاح",), (), ""),
        (["SAHEL.INFO", "رياضة"], "SAHEL.INFO", (), (), "رياضة"),
        (["SAHEL.INFO", "و م ع"], "وكالة المغرب العربي للأنباء", (), (), ""),
    ],
)
def test_what_stands_above_a_title_goes_into_the_fields(
    header: list[str], source: str, authors: tuple[str, ...], places: tuple[str, ...], section: str
) -> None:
    found = extracted("\n".join([*header, TITLE, BODY]))
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))
    assert (found.source, found.authors, found.places) == (source, authors, places)
    assert (found.section, found.extra, found.notes) == (section, {"header": header}, (HEADER,))


@pytest.mark.parametrize(
    ("line", "source", "authors"),
    [
        ("خاص - بقلم: هدى الملاح", "", ("هدى الملاح",)),
        ("الساحل نت - متابعة: هدى الملاح", "الساحل نت", ("هدى الملاح",)),
        ("/ومع/", "وكالة المغرب العربي للأنباء", ()),
        ("وكالات", "وكالات", ()),
        ("نقلا عن رويترز", "رويترز", ()),
        ("المصدر: وكالة الأنباء الجزائرية", "وكالة الأنباء الجزائرية", ()),
        ("خاص للساحل نت", "", ()),
    ],
)
def test_credits_may_stand_below_the_title(
    line: str, source: str, authors: tuple[str, ...]
) -> None:
    found = extracted(f"{TITLE}\n{line}\n{BODY}")
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))
    assert (found.source, found.authors, found.extra) == (source, authors, {"header": [line]})


def test_a_credit_line_may_have_the_number_and_the_day_of_its_issue() -> None:
    found = extracted(f"جريدة الساحل - العدد 1432 - 12 مايو 2019\n{TITLE}\n{BODY}")
    assert (found.title, found.source) == (TITLE, "جريدة الساحل")
    assert found.published == PartialDate(datetime.date(2019, 5, 12), "day")


def test_a_section_of_the_paper_is_no_title() -> None:
    found = extracted(f"القسم السياسي\n{TITLE}\n{BODY}")
    assert (found.title, found.section) == (TITLE, "القسم السياسي")


def test_a_date_above_the_title_is_that_of_the_text() -> None:
    day = PartialDate(datetime.date(2021, 10, 12), "day")
    found = extracted(f"نُشر في: 12 أكتوبر 2021\n{TITLE}\n{BODY}")
    assert (found.title, found.published, found.paragraphs) == (TITLE, day, (BODY,))
    found = extracted(f"SAHEL.INFO\n12/10/2021\n{TITLE}\n{BODY}")
    assert (found.title, found.source, found.published) == (TITLE, "SAHEL.INFO", day)


def test_below_a_masthead_the_title_comes_from_the_text_where_no_other_stands() -> None:
    found = extracted(f"SAHEL.INFO\n{BODY}")
    assert found.paragraphs == (BODY,) and BODY.startswith(found.title)


def test_a_name_alone_is_no_author_where_no_credits_stand_above_it() -> None:
    found = extracted(f"هدى الملاح\n{BODY}")
    assert (found.title, found.authors) == ("هدى الملاح", ())


def test_what_the_file_says_is_not_overruled() -> None:
    fields = {"source": "الساحل", "authors": ("سعاد البحري",), "places": ("عدن",)}
    found = extracted(f"SAHEL.INFO\nسلا\nهدى الملاح\n{BODY}", title=TITLE, **fields)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.extra == {"header": ["SAHEL.INFO", "سلا", "هدى الملاح"]}


@pytest.mark.parametrize("text", ["SAHEL.INFO", f"{LINK}\nSAHEL.INFO - خاص", "خاص"])
def test_nothing_but_a_masthead_is_no_article(text: str) -> None:
    with pytest.raises(Refusal):
        extracted(text)


def test_no_text_is_taken_for_a_masthead_without_end() -> None:
    found = extracted("\n".join(["خاص"] * (LINES + 2) + [BODY]), title=TITLE)
    assert found.paragraphs == ("خاص", "خاص", BODY)


@pytest.mark.parametrize(
    "line",
    ["بغداد - رويترز:", "الرباط (و م ع)", "كتبت: هدى الملاح", "بقلم/ هدى الملاح", "- هدى الملاح"],
)
def test_a_title_may_stand_below_a_dateline_or_a_byline(line: str) -> None:
    found = extracted(f"{line}\n{TITLE}\n{BODY}")
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))
    assert found.source or found.authors
