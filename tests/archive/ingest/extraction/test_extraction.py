import contextlib
import datetime
import time

import pytest

from archive.ingest.document import Document, PartialDate, Refusal
from archive.ingest.extraction import extract
from archive.ingest.extraction.title import GENERATED
from tests.archive.ingest.builders import BODY, document, extracted, vectors

DAY = PartialDate(datetime.date(2021, 6, 9), "day")


def test_an_untidy_file_becomes_a_tidy_article() -> None:
    raw = (
        "هل يعود البحارة إلى الميناء ؟\n\n381\n\nبغداد- العراق اليوم:\n\n"
        f"كتب: هدى الملاح\n\n{BODY}\n\nالمصدر\n\nعلق هنا"
    )
    assert extracted(raw) == Document(
        (BODY,),
        title="هل يعود البحارة إلى الميناء ؟",
        source="العراق اليوم",
        authors=("هدى الملاح",),
        places=("بغداد",),
        notes=("حُذفت دعوة إلى التعليق", "حُذف سطر المصدر", "حُذف عدد المشاهدات"),
    )


def test_what_is_given_explicitly_is_not_overruled() -> None:
    fields = {
        "title": "أ",
        "source": "الساحل",
        "authors": ("سعاد",),
        "published": DAY,
        "places": ("عدن",),
    }
    found = extracted(f"دبي - رويترز:\nكتب: هدى الملاح\n10/6/2021\n{BODY}\nالمصدر: كذا", **fields)
    assert found == Document((BODY,), notes=("حُذف سطر المصدر",), **fields)


def test_a_first_line_that_repeats_the_title_goes() -> None:
    assert extracted(f"الميناءُ يفتح أبوابه\n{BODY}", title="الميناء يفتح ابوابه").paragraphs == (
        BODY,
    )


def test_a_title_may_begin_with_the_name_of_a_city() -> None:
    assert extracted(f"بيروت: الميناء يفتح أبوابه\n{BODY}").title == "بيروت: الميناء يفتح أبوابه"
    assert extracted(f"بيروت - رويترز:\n{BODY}").places == ("بيروت",)


def test_a_generated_title_leaves_the_body_whole() -> None:
    text = "افتتح أهل الحي ميناءهم القديم بعد عشرين عاما. وقال شيخهم كلمة."
    found = extracted(text)
    assert (found.title, found.paragraphs) == (
        "افتتح أهل الحي ميناءهم القديم بعد عشرين عاما",
        (text,),
    )
    assert GENERATED in found.notes


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("نشر في: الأربعاء 9 حزيران 2021 - 10:30 ص\n", DAY),
        ("9/6/2021\n", DAY),
        ("عدن - سبأ:\n9 يونيو 2021\n", DAY),
        ("عدن 9 يونيو 2021 سبأ ", DAY),
        ("وصلت السفن اليوم الأربعاء 9 حزيران 2021 إلى الميناء.\n", DAY),
        ("وصلت السفن اليوم الخميس 9 حزيران 2021 إلى الميناء.\n", None),
        ("منذ 9 حزيران 2021 والميناء مغلق.\n", None),
        ("منذ أبريل 2020، والميناء مغلق.\n", None),
        ("قبل عام 2014 كان الميناء صغيرا.\n", None),
        (BODY + "\n" + BODY + "\n9/6/2021\n", None),
    ],
)
def test_a_publication_date_is_taken_from_the_opening_only(
    opening: str, date: PartialDate | None
) -> None:
    assert extracted(opening + BODY, title="الميناء").published == date


def test_an_author_field_is_read_as_what_it_is() -> None:
    authors = ("عدن - هدى الملاح:", "بقلم: سعاد البحري")
    found = extracted(BODY, title="أ", authors=authors)
    assert (found.places, found.authors) == (("عدن",), ("هدى الملاح", "سعاد البحري"))


def test_an_agency_is_the_author_of_what_a_paper_printed() -> None:
    found = extracted(BODY, title="أ", source="الساحل", authors=("عدن - رويترز",))
    assert (found.source, found.authors) == ("الساحل", ("رويترز",))


def test_a_field_with_places_that_cannot_be_read_is_kept_as_it_is() -> None:
    value = "عدن، صنعاء - واس، كل 5 مراسلين"
    assert extracted(BODY, title="أ", authors=(value,)).authors == (value,)


def test_tags_in_a_line_become_tags() -> None:
    found = extracted("زار الدفاع المدني سوق السمك. سمات سوق السمك الدفاع المدني بحر", title="أ")
    assert found.tags == ("سوق السمك", "الدفاع المدني", "بحر")
    assert found.paragraphs == ("زار الدفاع المدني سوق السمك.",)


def test_an_address_that_is_none_does_not_become_a_link() -> None:
    found = extracted(BODY, title="أ", url="javascript:alert(1)")
    assert (found.url, found.extra) == ("", {"url": "javascript:alert(1)"})
    assert extracted(BODY, title="أ", url="https://a.example/").url == "https://a.example/"


def test_overlong_values_are_kept_aside() -> None:
    found = extracted(
        BODY, title="كلمة " * 100, source="س" * 300, authors=("م" * 300, "هدى"), tags=("ت" * 300,)
    )
    assert len(found.title) < 120
    assert (found.source, found.authors, found.tags) == ("", ("هدى",), ())
    assert set(found.extra) == {"title", "source", "author", "tags"}


def test_lost_letters_are_noted() -> None:
    assert any("تالفة" in note for note in extracted(f"{BODY} كل\ufffdة", title="أ").notes)


@pytest.mark.parametrize(
    "text", ["علق هنا", "رابط الخبر بصحيفة الساحل: كذا", "\u200b\n\xa0", "...", "// انتهى //"]
)
def test_a_text_of_boilerplate_alone_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        extracted(text)


def test_extracting_twice_changes_nothing_more() -> None:
    once = extracted(f"هل يعود البحارة ؟\n381\nبغداد- العراق اليوم:\n{BODY}\nالمصدر\nعلق هنا")
    assert extract(once) == once


PIECES = [
    "ا",
    "كلمة ",
    ". سمات ",
    "\nالمصدر: ",
    "تويتر ",
    "«",
    "&amp;",
    "&",
    "a@",
    "a.",
    ". ",
    "1/",
    "\n",
    "x\n",
    "، ",
]
PIECES += [
    "- ",
    "(",
    "\nاقرأ أيضا: ",
    "رابط الخبر بصحيفة ",
    "\t",
    "\u200b",
    "للتواصل ",
    "ـ",
    "// انتهى //\n",
    "كلمة! ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = time.process_time()
    for values in (
        Document((text,)),
        Document((BODY,), title=text, source=text, authors=(text,), url=text),
    ):
        with contextlib.suppress(Refusal):
            extract(values)
    assert time.process_time() - start < 4


def test_the_vectors_of_raw_texts_hold() -> None:
    raw = {
        row["id"]: row["raw"].replace("\\u00a0", "\xa0").replace("\\n", "\n")
        for row in vectors("raw_text.tsv")
    }
    tail = "\n" + BODY
    places = {
        id: (found.places, found.source)
        for id in PLACES
        if (found := extracted(_whole(raw[id]), title="أ"))
    }
    assert places == PLACES
    assert extracted(raw["M06"] + tail, title="أ").published == PartialDate(
        datetime.date(2015, 8, 10), "day"
    )
    for id in ("M08", "M09", "M11", "M12", "M13"):
        boilerplate = raw[id].replace("`", "").removesuffix(" at end").removesuffix(" last line")
        assert extracted(BODY + "\n" + boilerplate, title="أ").paragraphs == (BODY,), id
    for id in ("M14", "M15"):
        for piece in raw[id].split("`")[1::2]:
            edges = (piece + tail, BODY + "\n" + piece)
            assert any(extracted(edge, title="أ").paragraphs == (BODY,) for edge in edges), piece
    assert extracted(raw["M10"], title="أ").paragraphs[0].startswith("أخذ")
    sectioned = extracted(BODY, title=raw["M17"])
    assert (sectioned.section, "إضافة" in sectioned.title, len(sectioned.notes)) == (
        "سياسي",
        False,
        1,
    )
    assert extracted(BODY, title=raw["M18"]).title.startswith('"')
    assert extracted(raw["M19"] + tail, title="أ").paragraphs[0].startswith("النفط")


PLACES = {
    "M01": (("بغداد",), "العراق اليوم"),
    "M02": (("المدينة المنورة",), "واس"),
    "M03": (("الأحساء",), "واس"),
    "M04": (("القاهرة",), "الشرق الأوسط"),
    "M05": (("باريس",), "أ ف ب"),
    "M06": (("أملج",), "واس"),
    "M07": (("الطائف",), "الوئام"),
    "M16": (("طوكيو",), "رويترز"),
}


def _whole(raw: str) -> str:
    return raw + "\n" + BODY


def test_extract_takes_a_document_of_one_paragraph() -> None:
    assert extract(document(BODY, title="أ")).paragraphs == (BODY,)
