"""What a header of TEI says of all that is in its file, and an article of itself."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document, Refusal
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.parsers.tei import AROUND, DIVISIONS, ITEMS, parse
from tests.archive.ingest.builders import BODY, day, record
from tests.archive.ingest.test_tables import OTHER


def tei(body: str, header: str = "", text: str = "") -> list[Document]:
    whole = f"<TEI>{header}<text{text}>{body}</text></TEI>"
    return list(parse(record(whole, "application/xml")))


def header(statement: str = "", source: str = "") -> str:
    return f"<teiHeader><titleStmt>{statement}</titleStmt><sourceDesc>{source}</sourceDesc></teiHeader>"


def only(body: str, statement: str = "", source: str = "", text: str = "") -> Document:
    (found,) = tei(f"<body>{body}</body>", header(statement, source), text)
    return found


def item(kind: str = "article", inner: str = "", element: str = "div") -> str:
    return f'<{element} type="{kind}"><head>أ</head>{inner}<p>{BODY}</p></{element}>'


@pytest.mark.parametrize("kind", sorted(ITEMS))
@pytest.mark.parametrize("element", sorted(DIVISIONS))
def test_divisions_of_these_types_are_articles(kind: str, element: str) -> None:
    around = f"<{element}><p>حول المقال</p>{item(kind, element=element)}</{element}>"
    assert only(around) == Document((BODY,), title="أ")


@pytest.mark.parametrize("kind", sorted(AROUND - {"titlePage"}))
def test_divisions_of_these_types_are_no_chapters(kind: str) -> None:
    around = f'<div type="{kind}"><head>حول</head><p>{OTHER}</p><div><p>{OTHER}</p></div></div>'
    assert only(f"{around}<div><head>باب</head><p>{BODY}</p></div>").paragraphs == (BODY,)
    with pytest.raises(Refusal, match=NO_TEXT):
        only(around)


def test_a_page_of_titles_before_the_text_is_none() -> None:
    front = (
        f"<front><titlePage><docTitle>كتاب {OTHER} {OTHER} {OTHER}</docTitle></titlePage></front>"
    )
    (found,) = tei(f"{front}<body><p>{BODY}</p></body>")
    assert found.paragraphs == (BODY,)


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        (item() + item(), ["1", "2"]),
        (item().replace("<div", "<div n='7'") + item(), ["7", "2"]),
        (item().replace("<div", "<div n='7' xml:id='d7'") + item(), ["d7", "2"]),
        (item(), [""]),
        (item().replace("<div", "<div xml:id='d7'"), [""]),
    ],
)
def test_articles_have_names_where_there_are_several(body: str, keys: list[str]) -> None:
    assert [found.external_id for found in tei(f"<body>{body}</body>")] == keys


def test_an_article_without_text_gives_no_name_away() -> None:
    empty = '<div type="article"><head>فارغ</head></div>'
    found = tei(f"<body>{empty}{item()}{item()}</body>")
    assert [each.external_id for each in found] == ["2", "3"]


def test_an_article_has_the_heading_of_the_nearest_section_that_has_one() -> None:
    nearest = f"<div><head>باب</head><div><head>فصل</head>{item()}</div></div>"
    assert only(nearest).section == "فصل"
    assert only(nearest.replace("<head>فصل</head>", "")).section == "باب"
    assert only(f"<div>{item()}</div>").section == ""


@pytest.mark.parametrize(
    ("inner", "authors"),
    [
        ("<byline><persName>هدى</persName></byline><signed><persName>منى</persName></signed>", ("هدى",)),
        ("<docAuthor>هدى</docAuthor><signed><persName>منى</persName></signed>", ("هدى",)),
        ("<byline><persName>هدى</persName></byline><docAuthor>منى</docAuthor>", ("هدى",)),
        ("<byline><persName>هدى</persName> و<persName>منى</persName></byline>", ("هدى", "منى")),
        ("<byline><persName>هدى</persName><persName>هدى</persName></byline>", ("هدى",)),
        ("<byline><persName/></byline>", ()),
        ("<p><persName>هدى</persName></p>", ()),
        ("<byline><persName><surname>سالم</surname></persName></byline>", ("سالم",)),
        ("<byline><persName><forename>هدى</forename> علي <surname>سالم</surname></persName></byline>", ("هدى سالم",)),
        ("<byline><persName><forename/><surname/>هدى</persName></byline>", ("هدى",)),
    ],
)  # fmt: skip
def test_the_line_that_names_the_author_best_counts(inner: str, authors: tuple[str, ...]) -> None:
    assert only(item(inner=inner)).authors == authors


@pytest.mark.parametrize("lang", ["ar", "ota", "fa", "ur"])
def test_of_titles_and_names_those_in_arabic_letters_count(lang: str) -> None:
    statement = (
        f'<title xml:lang="en">Justice</title><title xml:lang="{lang}">العدل</title>'
        f'<author><persName xml:lang="en">S</persName><persName xml:lang="{lang}">صالح</persName></author>'
    )
    found = only(f"<p>{BODY}</p>", statement)
    assert (found.title, found.authors) == ("العدل", ("صالح",))


@pytest.mark.parametrize(
    ("statement", "source", "said"),
    [
        ("<title>ملف</title>", "", ("ملف", "")),
        ("<title>ملف</title>", '<title level="j">الساحل</title>', ("ملف", "الساحل")),
        ("", '<title level="j">الساحل</title>', ("", "الساحل")),
        ('<title level="j">الساحل</title>', "", ("الساحل", "الساحل")),
        ('<title type="sub">فرع</title>', "", ("", "")),
        ("", '<title level="m">كتاب</title>', ("", "")),
    ],
)
def test_the_whole_text_of_a_file_has_its_title_and_its_journal(
    statement: str, source: str, said: tuple[str, str]
) -> None:
    found = only(f"<p>{BODY}</p>", statement, source)
    assert (found.title, found.source) == said


@pytest.mark.parametrize(
    ("scope", "extra"),
    [
        ('<biblScope unit="volume">3</biblScope>', {"volume": "3"}),
        ('<biblScope unit="volume" n="3">الثالث</biblScope>', {"volume": "3"}),
        ('<biblScope unit="issue" from="3" to="3"/>', {"issue": "3"}),
        ('<biblScope unit="issue" from="3" to="3" n="4"/>', {"issue": "4"}),
        ('<biblScope unit="issue" from="3" to="5" n="4">3</biblScope>', {}),
        ('<biblScope unit="issue" from="3">3</biblScope>', {}),
        ('<biblScope unit="page">3</biblScope>', {}),
        ('<biblScope unit="issue"/>', {}),
        ("", {}),
    ],
)
def test_volume_and_issue_are_numbers_where_they_are_one(
    scope: str, extra: dict[str, object]
) -> None:
    assert only(item(), source=scope).extra == extra


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ('<date when="2015-03-04"/><date when="2016"/>', day(2015, 3, 4)),
        ('<date from="2014" to="2016"/><date when="2015-03-04"/>', day(2015, 3, 4)),
        ('<date when="غير معروف">4 آذار 2015</date>', None),
        ('<date to="2016"/>', None),
        ("<date/>", None),
    ],
)
def test_the_first_date_that_is_one_day_counts(date: str, published: object) -> None:
    assert only(item(), source=date).published == published


@pytest.mark.parametrize("line", ["dateline", "byline", "opener"])
def test_an_article_says_its_day_in_these_lines_alone(line: str) -> None:
    date = '<date when="2015-03-04"/>'
    source = '<date when="2001-01-02"/>'
    assert only(item(inner=f"<{line}>{date}</{line}>"), source=source).published == day(2015, 3, 4)
    assert only(item(inner=f"<p>{date}</p>"), source=source).published == day(2001, 1, 2)


@pytest.mark.parametrize(
    ("text", "body", "language"),
    [
        (' xml:lang="en"', "", "en"),
        (' xml:lang="en"', ' xml:lang="ar"', "en"),
        ("", ' xml:lang="ar-EG"', "ar-EG"),
        (' xml:lang="?"', ' xml:lang="en"', "en"),
        ("", "", "ar"),
    ],
)
def test_the_language_is_that_of_the_text_before_its_body(
    text: str, body: str, language: str
) -> None:
    (found,) = tei(f"<body{body}><p>{BODY}</p></body>", text=text)
    assert found.language == language
