"""JSON as other programs write it: their keys, their markup, their lists of paragraphs."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace

import pytest

from archive.ingest.document import Document, PartialDate, Record
from archive.ingest.formats import parse
from archive.ingest.parsers.aliases import NAMES, key_of, renamed
from archive.ingest.parsers.jsonl import read_line
from archive.ingest.parsers.markup import CUT
from tests.archive.ingest.builders import line, only, record

DAY = PartialDate(datetime.date(2021, 7, 1), "day")


def file_of(value: object) -> list[Document]:
    return list(parse(record(json.dumps(value, ensure_ascii=False), "application/json")))


def test_news_of_newsapi() -> None:
    article = {
        "source": {"id": None, "name": "صحيفة الواحة"},
        "author": "<a href='https://example.org/1'>ليلى منصور</a>, <a href='/2'>عمر النجار</a>",
        "title": "افتتاح حديقة النخيل - صحيفة الواحة",
        "description": "حديقة جديدة.",
        "url": "https://example.org/palms",
        "urlToImage": None,
        "publishedAt": "2021-07-01T09:10:17Z",
        "content": "افتتحت أمس حديقة النخيل شرق المدينة… [+462 chars]",
    }
    assert file_of({"status": "ok", "totalResults": 1, "articles": [article]}) == [
        Document(
            ("افتتحت أمس حديقة النخيل شرق المدينة",),
            title="افتتاح حديقة النخيل",
            source="صحيفة الواحة",
            authors=("ليلى منصور", "عمر النجار"),
            published=DAY,
            url="https://example.org/palms",
            extra={"description": "حديقة جديدة.", "urlToImage": None},
            notes=(CUT,),
        )
    ]


def test_posts_of_wordpress() -> None:
    post = {
        "id": 812,
        "date": "2021-07-01T10:00:00",
        "link": "https://example.org/?p=812",
        "title": {"rendered": "النخيل &#8211; دليل"},
        "content": {"rendered": "<h2>الزراعة</h2>\n<p>تُغرس الفسائل <em>ربيعا</em>.</p>"},
    }
    assert file_of([post]) == [
        Document(
            ("الزراعة", "تُغرس الفسائل ربيعا."),
            title="النخيل – دليل",
            external_id="812",
            published=DAY,
            url="https://example.org/?p=812",
        )
    ]


def test_messages_of_telegram_without_those_that_have_no_text() -> None:
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2021-07-01T10:00:00",
            "text": [
                {"type": "bold", "text": "موسم التمر"},
                "\n\nبدأ الجني ",
                {"type": "link", "text": "أمس"},
                ".",
            ],
        },
        {"id": 3, "type": "message", "date": "2021-07-01T11:00:00", "text": "خبر ثان."},
    ]
    found = file_of({"name": "قناة الواحة", "type": "public_channel", "messages": messages})
    assert [(one.external_id, one.paragraphs, one.source, one.published) for one in found] == [
        ("2", ("موسم التمر", "بدأ الجني أمس."), "قناة الواحة", DAY),
        ("3", ("خبر ثان.",), "قناة الواحة", DAY),
    ]


@pytest.mark.parametrize(
    ("written", "paragraphs"),
    [
        (["فقرة أولى", "فقرة ثانية"], ("فقرة أولى", "فقرة ثانية")),
        (["فقرة\nوسطر", "", "أخرى"], ("فقرة", "وسطر", "أخرى")),
        (
            "<p>أولى<br/>وسطر</p><p>ثانية&nbsp;هنا</p><script>x=1</script>",
            ("أولى", "وسطر", "ثانية\xa0هنا"),
        ),
        ("س < ص و ع > ف", ("س < ص و ع > ف",)),
        ("شركة R&D وأبناؤه", ("شركة R&D وأبناؤه",)),
    ],
)
def test_a_text_is_a_string_a_list_or_markup(written: object, paragraphs: tuple[str, ...]) -> None:
    assert only(line(text=written)).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("ليلى منصور", ("ليلى منصور",)),
        (["ليلى منصور", "عمر"], ("ليلى منصور", "عمر")),
        ([{"name": "ليلى منصور"}, "عمر"], ("ليلى منصور", "عمر")),
        ({"name": "ليلى منصور"}, ("ليلى منصور",)),
        ([{"family": "منصور", "given": "ليلى"}], ("ليلى منصور",)),
    ],
)
def test_authors_are_names_or_objects_with_names(written: object, authors: tuple[str, ...]) -> None:
    assert only(line(text="نص", author=written)).authors == authors


def test_tags_of_all_names_count_together() -> None:
    document = only(line(text="نص", tags=["نخيل"], keywords="تمر، نخيل", categories=["زراعة"]))
    assert document.tags == ("نخيل", "تمر", "زراعة")


def test_of_two_names_the_surer_one_counts_and_the_other_is_kept() -> None:
    document = only(line(text="النص", content="مقتطف", headline="عنوان آخر", title="العنوان"))
    assert document == Document(
        ("النص",), title="العنوان", extra={"content": "مقتطف", "headline": "عنوان آخر"}
    )


def test_names_are_known_in_both_languages_and_in_whatever_case() -> None:
    assert [
        key_of(name) for name in ("Headline", "النص", " تاريخ  النشر ", "PUBLISHEDAT", "وزن")
    ] == [
        "title",
        "text",
        "date",
        "date",
        "",
    ]
    names = [name for every in NAMES.values() for name in every]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("title", "source", "bare"),
    [
        ("سوق التمر - الواحة", "الواحة", "سوق التمر"),
        ("سوق التمر | الواحة", "الواحة", "سوق التمر"),
        ("سوق الواحة", "الواحة", "سوق الواحة"),
        ("الواحة", "الواحة", "الواحة"),
        ("سوق التمر - الواحة", "", "سوق التمر - الواحة"),
    ],
)
def test_a_title_ends_before_the_name_of_its_source(title: str, source: str, bare: str) -> None:
    assert only(line(text="نص", title=title, source=source)).title == bare


def test_renaming_keeps_what_it_does_not_know() -> None:
    values = {"a.b": 1, "title": {"plain": "x"}, "source": {"name": ""}, "n": None}
    assert renamed(values) == values


@pytest.mark.parametrize(
    "written",
    [
        '{"id": 7, "text": "نص", "title": "عنوان"}',
        '{"text": "نص بلا معرف"}',
    ],
)
def test_a_line_is_read_once(written: str) -> None:
    """For its name; the parser takes what was read then, and reads by itself where nothing was."""
    data = written.encode()
    _, read = read_line(data)
    known = Record(data, "application/jsonl", "/a#1", "a:1", read=read)
    assert read is not None
    assert list(parse(known)) == list(parse(replace(known, read=None)))
    assert list(parse(replace(known, data=b"{"))) == list(parse(known))


@pytest.mark.parametrize("written", ["{", '{"id": NaN}', "[" * 200, '{"id": 1}}'])
def test_a_line_that_is_no_json_is_named_by_its_hash(written: str) -> None:
    data = written.encode()
    assert read_line(data) == (hashlib.sha256(data).hexdigest()[:16], None)
