"""Exports of blogs: WXR of WordPress, Atom of Blogger, old and new."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from archive.ingest import readers, streams, xml_items
from archive.ingest.document import Document, PartialDate, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers import wordpress

DAY = PartialDate(datetime.date(2014, 5, 3), "day")
AUTHORS = "".join(
    f"<wp:author><wp:author_id>{n}</wp:author_id><wp:author_login><![CDATA[{login}]]></wp:author_login>"
    f"<wp:author_display_name><![CDATA[{name}]]></wp:author_display_name>"
    f"<wp:author_first_name>{first}</wp:author_first_name><wp:author_last_name>{last}</wp:author_last_name></wp:author>"
    for n, (login, name, first, last) in enumerate(
        [
            ("huda", "هدى منصور", "", ""),
            ("sami", "sami", "سامي", "علي"),
            ("admin", "admin", "", ""),
        ]
    )
)
WXR = f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file: <item> -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>مدونة الواحة</title><link>https://oasis.example</link><pubDate>Mon, 01 Jan 2024 00:00:00 +0000</pubDate>
<language>ar</language><wp:wxr_version>1.2</wp:wxr_version>{AUTHORS}
<wp:category><wp:cat_name><![CDATA[زراعة]]></wp:cat_name></wp:category>
{{}}
</channel></rss>"""


def item(
    number: int = 1, content: str = "<!-- wp:paragraph --><p>نص.</p>", more: str = "", **said: str
) -> str:
    fields = {
        "title": f"<![CDATA[مقال {number}]]>",
        "link": f"https://oasis.example/{number}/",
        "pubDate": "Sat, 03 May 2014 21:30:00 +0000",
        "dc:creator": "<![CDATA[huda]]>",
        "content:encoded": f"<![CDATA[{content}]]>",
        "excerpt:encoded": "<![CDATA[ملخص]]>",
        "wp:post_id": str(number),
        "wp:post_date": "<![CDATA[2014-05-03 23:30:00]]>",
        "wp:status": "publish",
        "wp:post_type": "post",
    } | {name.replace("__", ":"): value for name, value in said.items()}
    return (
        "<item>"
        + "".join(f"<{name}>{value}</{name}>\n" for name, value in fields.items())
        + f"{more}</item>\n"
    )


def read(tmp_path: Path, text: str) -> list[Record | Refused]:
    file = tmp_path / "export.xml"
    file.write_text(text)
    return list(readers.read(file))


def documents(tmp_path: Path, *items: str, around: str = WXR) -> list[Document]:
    records = read(tmp_path, around.format("".join(items)))
    return [found for each in records if isinstance(each, Record) for found in parse(each)]


def test_a_post_of_wordpress(tmp_path: Path) -> None:
    more = """<category domain="category" nicename="x"><![CDATA[زراعة]]></category><category domain="post_tag" nicename="y"><![CDATA[نخل]]></category>
    <category domain="post_format" nicename="z"><![CDATA[Aside]]></category><category domain="category"><![CDATA[غير مصنف]]></category>
    <wp:postmeta><wp:meta_key>title</wp:meta_key></wp:postmeta><wp:comment><wp:comment_author>منى</wp:comment_author></wp:comment>"""
    assert documents(tmp_path, item(more=more)) == [
        Document(
            ("نص.",),
            title="مقال 1",
            external_id="1",
            source="مدونة الواحة",
            authors=("هدى منصور",),
            published=DAY,
            tags=("زراعة", "نخل"),
            url="https://oasis.example/1/",
        )
    ]


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("فقرة أولى\nوسطر\n\nفقرة <strong>ثانية</strong>", ("فقرة أولى", "وسطر", "فقرة ثانية")),
        ("سطر واحد", ("سطر واحد",)),
        ("<!-- wp:paragraph -->\n<p>فقرة\nفي سطرين</p>\n<!-- /wp:paragraph -->", ("فقرة في سطرين",)),
        ("<p>أ</p>\n\n<h2>عنوان</h2>\n<ul><li>ب</li></ul>", ("أ", "عنوان", "ب")),
        ('[caption id="a" width="9"]<img src="x" alt=""> صورة[/caption]\n\nنص [gallery ids="1,2"]', ("صورة", "نص")),
        ("[vc_row][vc_column_text]نص [مهم] و[sic][/vc_column_text][/vc_row]", ("نص [مهم] و[sic]",)),
        ('نص [my-form id="3"] آخر', ("نص آخر",)),
    ],
)  # fmt: skip
def test_the_text_is_what_a_page_of_wordpress_shows(
    tmp_path: Path, content: str, paragraphs: tuple[str, ...]
) -> None:
    (found,) = documents(tmp_path, item(content=content))
    assert tuple(" ".join(line.split()) for line in found.paragraphs) == paragraphs


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ({"wp__status": "publish"}, False),
        ({"wp__status": "draft"}, True),
        ({"wp__status": "pending"}, True),
        ({"wp__status": "private"}, True),
        ({"wp__status": "future"}, True),
        ({"wp__post_password": "x"}, True),
    ],
)
def test_what_no_reader_saw_is_a_draft(tmp_path: Path, said: dict[str, str], draft: bool) -> None:
    (found,) = documents(tmp_path, item(**said))  # type: ignore[arg-type]
    assert found.draft == draft
    assert found.notes == ((wordpress.PROTECTED,) if "wp__post_password" in said else ())


@pytest.mark.parametrize(
    ("login", "authors"),
    [("huda", ("هدى منصور",)), ("sami", ("سامي علي",)), ("admin", ()), ("منى", ("منى",)), ("Huda M", ("Huda M",))],
)  # fmt: skip
def test_an_author_is_named_as_readers_see_it(
    tmp_path: Path, login: str, authors: tuple[str, ...]
) -> None:
    (found,) = documents(tmp_path, item(dc__creator=login))
    assert found.authors == authors


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ({}, DAY),
        ({"wp__post_date": "0000-00-00 00:00:00"}, DAY),
        ({"wp__post_date": "0000-00-00 00:00:00", "pubDate": "Mon, 30 Nov -0001 00:00:00 +0000"}, None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_place_where_it_was_written(
    tmp_path: Path, said: dict[str, str], published: PartialDate | None
) -> None:
    (found,) = documents(tmp_path, item(**said))  # type: ignore[arg-type]
    assert found.published == published


def test_what_is_no_article_is_counted_in_one_line(tmp_path: Path) -> None:
    kinds = ["attachment", "attachment", "nav_menu_item", "revision", "wpforms", "page"]
    items = [item(number, wp__post_type=kind) for number, kind in enumerate(kinds)]
    *kept, line = read(tmp_path, WXR.format("".join([*items, item(9, wp__status="trash")])))
    assert [each.file_name for each in kept] == ["export.xml:1"]
    assert isinstance(line, Refused) and line.skipped
    assert (
        line.reason == "مرفقات: 2، بنود قوائم: 1، نسخ سابقة: 1، من نوع wpforms: 1، مقالات محذوفة: 1"
    )


def test_a_post_is_known_by_its_number_and_holds_its_own_author_alone(tmp_path: Path) -> None:
    (record,) = read(tmp_path, WXR.format(item(7)))
    assert isinstance(record, Record)
    assert record.origin == f"{(tmp_path / 'export.xml').resolve()}#7"
    text = record.data.decode()
    assert "هدى منصور" in text and "سامي" not in text and "wp:category" not in text


def test_a_post_without_text_is_refused_alone(tmp_path: Path) -> None:
    records = read(tmp_path, WXR.format(item(1, content=" ") + item(2)))
    first, second = (each for each in records if isinstance(each, Record))
    with pytest.raises(Refusal, match="لا نص"):
        list(parse(first))
    assert [found.title for found in parse(second)] == ["مقال 2"]


def test_items_that_are_no_xml_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    broken = (
        item(1).replace("<pubDate>", "<pubDate>&nbsp; & ").replace("]]></title>", "\x08]]></title>")
    )
    found = documents(tmp_path, broken, item(2))
    assert [each.title for each in found] == ["مقال 1", "مقال 2"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (' xmlns:wp="http://wordpress.org/export/1.2/"', ""),
        ("<wp:status>publish</wp:status>", "<wp:ms:status>publish</wp:ms:status>"),
        ("<wp:status>publish</wp:status>", "<wp::>publish</wp::>"),
    ],
)
def test_names_that_xml_does_not_allow_end_no_import(
    tmp_path: Path, right: str, wrong: str
) -> None:
    text = WXR.format(item())
    assert right in text
    (found,) = documents(tmp_path, around=text.replace(right, wrong))
    assert (found.title, found.paragraphs) == ("مقال 1", ("نص.",))


def test_an_export_is_read_with_the_room_of_one_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LIMIT", 4000)
    many = "".join(item(number) for number in range(200)) + item(999, content="ب" * 5000)
    records = read(tmp_path, WXR.format(many))
    assert len([each for each in records if isinstance(each, Record)]) == 200
    assert [each.reason for each in records if isinstance(each, Refused)] == [xml_items.TOO_LARGE]


OLD = """<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css" type="text/css"?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'><id>tag:blogger.com,1999:blog-1.archive</id>
<title type='text'>مدونة الواحة</title><generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>{}</feed>"""
NEW = """<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<id>tag:blogger.com,1999:blog-1</id><title>مدونة الواحة</title>{}</feed>"""
KIND = "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#{}'/>"


def entry(mark: str, number: int = 1, link: str = "") -> str:
    return f"""<entry><id>tag:blogger.com,1999:blog-1.post-{number}</id><published>2014-05-03T23:30:00.001+03:00</published>
    <updated>2020-01-01T00:00:00Z</updated>{mark}<category scheme='http://www.blogger.com/atom/ns#' term='نخل'/>
    <title type='text'>مقال {number}</title><content type='html'>&lt;div&gt;نص.&lt;br /&gt;آخر.&lt;/div&gt;</content>{link}
    <author><name>هدى منصور</name><email>noreply@blogger.com</email></author></entry>"""


LINK = (
    "<link rel='alternate' type='text/html' href='http://oasis.blogspot.example/2014/05/a.html'/>"
)


@pytest.mark.parametrize(
    ("around", "mark", "draft"),
    [
        (OLD, KIND.format("post"), False),
        (OLD, KIND.format("page"), False),
        (OLD, KIND.format("post") + "<app:control xmlns:app='http://www.w3.org/2007/app'><app:draft>yes</app:draft></app:control>", True),
        (NEW, "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>", False),
        (NEW, "<blogger:type>PAGE</blogger:type><blogger:status>DRAFT</blogger:status>", True),
    ],
)  # fmt: skip
def test_a_post_of_blogger(tmp_path: Path, around: str, mark: str, draft: bool) -> None:
    assert documents(tmp_path, entry(mark, link=LINK), around=around) == [
        Document(
            ("نص.", "آخر."),
            title="مقال 1",
            external_id="tag:blogger.com,1999:blog-1.post-1",
            source="مدونة الواحة",
            authors=("هدى منصور",),
            published=DAY,
            tags=("نخل",),
            url="http://oasis.blogspot.example/2014/05/a.html",
            draft=draft,
        )
    ]


@pytest.mark.parametrize(
    ("around", "marks"),
    [
        (OLD, [KIND.format(kind) for kind in ("template", "settings", "comment", "comment", "post")]),
        (NEW, ["<blogger:type>COMMENT</blogger:type>", "<blogger:type>POST</blogger:type>", "<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>"]),
    ],
    ids=["old", "takeout"],
)  # fmt: skip
def test_comments_and_settings_are_counted(tmp_path: Path, around: str, marks: list[str]) -> None:
    entries = "".join(entry(mark, number) for number, mark in enumerate(marks))
    kept, line = read(tmp_path, around.format(entries))
    assert isinstance(kept, Record) and isinstance(line, Refused)
    expected = {"قوالب: 1، إعدادات: 1، تعليقات: 2", "تعليقات: 1، مقالات محذوفة: 1"}
    assert line.skipped and line.reason in expected
