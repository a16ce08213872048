"""TEI: articles of periodicals, chapters of books, and what their header says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest.document import Document, PartialDate, Record, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers.markup_tree import BROKEN, NOT_XML
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.readers import read
from tests.archive.ingest.builders import BODY, day, record
from tests.archive.ingest.test_tables import OTHER

JOURNAL = (
    '<monogr><title level="j" xml:lang="ar-Latn">al-Sahil</title><title level="j" xml:lang="ar">الساحل</title>'
    '<imprint><date when="1906-11-18">شوال</date></imprint>'
    '<biblScope unit="volume" from="1" to="1">1</biblScope><biblScope unit="issue" n="10">العاشر</biblScope></monogr>'
)
BOOK = "<title>كتاب العدل</title><author>صالح السروجي</author>"


def tei(body: str, statement: str = BOOK, source: str = "", lang: str = "ar") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        f"<titleStmt>{statement}</titleStmt><publicationStmt><date when='2016'/></publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
        f'<text xml:lang="{lang}"><body>{body}</body></text></TEI>'
    ).encode()


def documents(data: bytes) -> list[Document]:
    return list(parse(record(data, "application/xml")))


def only(body: str, **header: str) -> Document:
    (document,) = documents(tei(body, **header))
    return document


def item(title: str, text: str, **attributes: str) -> str:
    written = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f'<div type="item"{written}><head>{title}</head><p>{text}</p></div>'


def test_an_item_of_a_journal_is_an_article() -> None:
    body = item("الميناء", BODY, xml_id="d1") + item("السوق", OTHER, n="2")
    shared = {
        "source": "الساحل",
        "published": day(1906, 11, 18),
        "extra": {"volume": "1", "issue": "10"},
    }
    assert documents(tei(body, source=JOURNAL)) == [
        Document((BODY,), title="الميناء", external_id="d1", **shared),  # type: ignore[arg-type]
        Document((OTHER,), title="السوق", external_id="2", **shared),  # type: ignore[arg-type]
    ]


def test_the_author_of_a_journal_is_not_that_of_its_articles() -> None:
    assert only(item("الميناء", BODY), source=JOURNAL).authors == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("<byline>بقلم <persName>هدى سالم</persName></byline>", ("هدى سالم",)),
        (
            '<byline><persName xml:lang="ar"><forename>هدى</forename><surname>سالم</surname></persName></byline>',
            ("هدى سالم",),
        ),
        ("<byline>لأحد القراء</byline>", ()),
        ("<docAuthor>هدى سالم</docAuthor>", ("هدى سالم",)),
        ("<closer><signed><persName>هدى سالم</persName></signed></closer>", ("هدى سالم",)),
        ("", ()),
    ],
)
def test_the_author_of_an_article_is_in_its_byline(line: str, authors: tuple[str, ...]) -> None:
    body = f'<div type="article"><head>الميناء</head>{line}<p>{BODY}</p></div>'
    assert only(body).authors == authors


def test_a_byline_with_a_name_is_no_part_of_the_text() -> None:
    byline = "<byline>بقلم <persName>هدى</persName></byline>"
    body = f'<div type="item"><head>أ</head>{byline}<p>{BODY}</p></div>'
    assert only(body).paragraphs == (BODY,)
    assert only(body.replace("persName", "hi")).paragraphs == ("بقلم هدى", BODY)


def test_sections_of_a_journal_hold_articles_and_articles_hold_parts() -> None:
    parts = f'<div type="section"><head>فصل</head><p>{OTHER}</p></div>'
    inner = f'<div type="item"><head>الميناء</head><p>{BODY}</p>{parts}</div>'
    body = f'<div type="section"><head>الأخبار</head>{inner}{item("السوق", OTHER)}</div>'
    found = documents(tei(body))
    assert [(each.title, each.section, each.paragraphs) for each in found] == [
        ("الميناء", "الأخبار", (BODY, "فصل", OTHER)),
        ("السوق", "الأخبار", (OTHER,)),
    ]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ('<date when="1906-11-18">شوال</date>', day(1906, 11, 18)),
        ('<date when="1906-11"/>', PartialDate(day(1906, 11, 1).date, "month")),
        ('<date when="1906"/>', PartialDate(day(1906, 1, 1).date, "year")),
        ("<date>18 تشرين الثاني 1906</date>", day(1906, 11, 18)),
        ('<date from="1910-08-08" to="1911-07-01">سنة</date>', None),
        ('<date notBefore="1910"/>', None),
        ("<date>قبل سنين</date>", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_source_and_not_of_the_file(date: str, published: object) -> None:
    source = f"<monogr><imprint>{date}</imprint></monogr>"
    assert only(item("أ", BODY), source=source).published == published


def test_a_dateline_of_an_article_says_its_own_day() -> None:
    opener = '<opener><dateline>بيروت <date when="1906-10-02">2 ت1</date></dateline></opener>'
    body = f'<div type="letter"><head>أ</head>{opener}<p>{BODY}</p><p><date when="1800"/></p></div>'
    assert only(body, source=JOURNAL).published == day(1906, 10, 2)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("<p>سطر <lb/>يتبعه<lb/>آخر</p>", ("سطر يتبعه آخر",)),
        ('<p>المد<lb break="no"/>ينة والمد-\n<lb break="no"/>ائن</p>', ("المدينة والمدائن",)),
        ('<p>المد<pb n="3" break="no"/>ينة <pb n="4"/> هنا</p>', ("المدينة هنا",)),
        ("<p>قال<note>حاشية <hi>غليظة</hi></note> ومضى</p><p>ثم</p>", ("قال ومضى", "ثم", "حاشية غليظة")),
        ("<p>أول</p><note>تنبيه وحده</note>", ("أول", "تنبيه وحده")),
        ("<p><choice><sic>الكتب</sic><corr>الكتاب</corr></choice> هنا</p>", ("الكتاب هنا",)),
        ("<p><choice><abbr>ص</abbr><expan>صفحة</expan></choice> <orig>قديم</orig></p>", ("صفحة قديم",)),
        ("<p>بقي <del>شُطب</del><add>زيد</add> <gap/> آخر</p>", ("بقي زيد آخر",)),
        ("<fw>الساحل ١٢</fw><p>نص</p>", ("نص",)),
        ("<lg><l><seg>صدر</seg><seg>عجز</seg></l><l>بيت</l></lg>", ("صدر عجز", "بيت")),
        ("<list><item>تمر</item><item>سمك</item></list>", ("تمر", "سمك")),
        ("<table><row><cell>أ</cell><cell>ب</cell></row><row><cell>ج</cell></row></table>", ("أ ب", "ج")),
        ("<p>ب<title>الساحل</title> و<persName>هدى</persName></p>", ("بالساحل وهدى",)),
        ("<figure><head>صورة</head><figDesc>وصف</figDesc><graphic url='a'/></figure>", ("صورة",)),
        ("<p>قبل <!-- خفي --><?x y?>بعد</p>", ("قبل بعد",)),
        ("نص بلا فقرة", ("نص بلا فقرة",)),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_reads(text: str, paragraphs: tuple[str, ...]) -> None:
    assert only(f'<div type="item"><head>عنوان</head>{text}</div>').paragraphs == paragraphs


def test_a_book_is_its_chapters() -> None:
    body = f"<div xml:id='c1'><head>باب</head><p>{BODY}</p></div><div1><head>آخر</head><p>{OTHER}</p></div1>"
    shared = {"source": "كتاب العدل", "authors": ("صالح السروجي",)}
    assert documents(tei(body)) == [
        Document((BODY,), title="باب", external_id="c1", **shared),  # type: ignore[arg-type]
        Document((OTHER,), title="آخر", **shared),  # type: ignore[arg-type]
    ]


def test_a_text_without_divisions_is_one_article_with_the_title_of_the_file() -> None:
    assert only(f"<p>{BODY}</p><p>{OTHER}</p>") == Document(
        (BODY, OTHER), title="كتاب العدل", authors=("صالح السروجي",)
    )


@pytest.mark.parametrize(
    ("statement", "title", "authors"),
    [
        ('<title xml:lang="en">Justice</title><title xml:lang="ar">العدل</title>', "العدل", ()),
        ('<title type="sub">فرع</title><title>العدل</title>', "العدل", ()),
        (
            '<title>العدل</title><author><persName xml:lang="ar-Latn">Salih</persName>'
            '<persName xml:lang="ar"><forename>صالح</forename> <surname>السروجي</surname></persName></author>',
            "العدل",
            ("صالح السروجي",),
        ),
        ("<title>العدل</title><author>صالح</author><author/>", "العدل", ("صالح",)),
    ],
)
def test_names_are_those_in_arabic(statement: str, title: str, authors: tuple[str, ...]) -> None:
    made = only(f"<p>{BODY}</p>", statement=statement)
    assert (made.title, made.authors) == (title, authors)


def test_mastheads_contents_and_empty_articles_are_none() -> None:
    around = '<div type="masthead"><p>الساحل</p></div><div type="toc"><p>فهرس</p></div>'
    body = f"{around}<div><head>باب</head><p>{BODY}</p></div>"
    assert [each.title for each in documents(tei(body))] == ["باب"]
    with pytest.raises(Refusal, match=NO_TEXT):
        documents(tei('<div type="article"><head>فهرس عام</head><gap/></div>'))


@pytest.mark.parametrize(
    ("lang", "language"), [("ar", "ar"), ("", "ar"), ("en", "en"), ("?", "ar")]
)
def test_the_language_is_that_of_the_text(lang: str, language: str) -> None:
    assert only(f"<p>{BODY}</p>", lang=lang).language == language


def test_a_prefix_a_declaration_and_an_encoding_make_no_difference() -> None:
    data = tei(f"<p>{BODY}</p>").decode()
    prefixed = (
        data.replace("<", "<t:")
        .replace("<t:/", "</t:")
        .replace("<t:?", "<?")
        .replace("xmlns=", "xmlns:t=")
    )
    for other in (
        prefixed.encode(),
        data.encode("utf-16"),
        ("<!DOCTYPE TEI>" + data[39:]).encode(),
    ):
        (made,) = documents(other)
        assert (made.title, made.paragraphs) == ("كتاب العدل", (BODY,))


def test_entities_and_inclusions_are_off(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("سر")
    entity = f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "{tmp_path}/secret"><!ENTITY b "كلمة">]>'
    include = (
        f'<include xmlns="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret" parse="text"/>'
    )
    data = tei(f"<p>نص &a; &b; هنا</p>{include}").replace(b"<TEI", entity.encode() + b"<TEI", 1)
    (made,) = documents(data)
    assert made.paragraphs == ("نص هنا",)


def test_a_file_that_is_cut_off_gives_what_stands_before_and_says_so() -> None:
    body = item("الميناء", BODY) + item("السوق", OTHER)
    first, second = documents(tei(body)[:-60])
    assert (first.notes, second.notes) == ((), (BROKEN,))
    assert second.paragraphs[0].startswith(OTHER[:20])


@pytest.mark.parametrize("data", [b"<TEI ", b"<TEI/>", b"<TEI><text/></TEI>", tei("")])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match=f"{NO_TEXT}|{NOT_XML.format(1)}"):
        documents(data)


def test_a_file_is_one_record(tmp_path: Path) -> None:
    data = tei(item("أ", BODY) + item("ب", OTHER))
    (tmp_path / "a.xml").write_bytes(data)
    path = str(tmp_path / "a.xml")
    assert list(read(tmp_path / "a.xml")) == [Record(data, "application/xml", path, "a.xml")]


def test_what_is_nested_more_deeply_than_the_library_allows_is_no_error() -> None:
    deep = "<div>" * 400 + f"<p>{BODY}</p>" + "</div>" * 400
    try:
        assert documents(tei(deep))
    except Refusal as refusal:
        assert str(refusal)


def test_a_byte_that_is_spoilt_leaves_the_file() -> None:
    data = tei(item("الميناء", BODY) + item("السوق", f"{OTHER} # {OTHER}")).replace(b"#", b"\xff")
    first, second = documents(data)
    assert (first.paragraphs, second.paragraphs) == ((BODY,), (f"{OTHER} \ufffd {OTHER}",))
