"""WXR, item by item: what is no article, what goes out of a text, and whose it is."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document, Refusal
from archive.ingest.parsers.draft import UNPUBLISHED
from archive.ingest.parsers.facts import NO_TEXT
from archive.ingest.parsers.wordpress import ARTICLES, NO_CATEGORY, OTHERS, of_author, other, parse
from tests.archive.ingest.builders import BODY, day, record

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/{}/"'
)


def item(**said: str) -> str:
    fields = {"content:encoded": BODY} | {
        name.replace("__", ":"): value for name, value in said.items()
    }
    return "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in fields.items())


def export(inner: str, above: str = "", version: str = "1.2") -> bytes:
    spaces = SPACES.format(version)
    return f"<rss {spaces}><channel>{above}<item>{inner}</item></channel></rss>".encode()


def document(inner: str, above: str = "", version: str = "1.2") -> Document:
    (found,) = parse(record(export(inner, above, version)))
    return found


@pytest.mark.parametrize("kind", sorted(ARTICLES))
def test_an_item_of_these_types_is_an_article(kind: str) -> None:
    assert other(item(wp__post_type=kind, wp__status="publish")) == ""
    assert other(item(wp__post_type=kind, wp__status="trash")) == OTHERS["trash"]


@pytest.mark.parametrize("kind", sorted(OTHERS.keys() - {"trash"}))
def test_an_item_of_another_type_is_called_so_whatever_its_status(kind: str) -> None:
    for status in ("publish", "inherit", "trash"):
        assert other(item(wp__post_type=kind, wp__status=status)) == OTHERS[kind]


def test_a_type_of_a_plug_in_is_called_by_its_name() -> None:
    assert other(item(wp__post_type="product")) == "من نوع product"
    assert other(item()) == ""


def author(login: str, display: str, first: str = "", last: str = "") -> str:
    fields = {"author_login": login, "author_display_name": display}
    fields |= {"author_first_name": first, "author_last_name": last}
    inner = "".join(f"<wp:{name}>{value}</wp:{name}>" for name, value in fields.items())
    return f"<wp:author>{inner}</wp:author>"


HUDA, SAMI = author("huda", "هدى منصور"), author("sami", "سامي علي")


@pytest.mark.parametrize(
    ("above", "creator", "left"),
    [
        (f"<a/>{HUDA}{SAMI}<b/>", "huda", f"<a/>{HUDA}<b/>"),
        (f"<a/>{HUDA}<c/>{SAMI}<b/>", "sami", f"<a/>{SAMI}<c/><b/>"),
        (f"<a/>{HUDA}{SAMI}<b/>", "none", "<a/><b/>"),
        (f"<a/>{HUDA}", "", "<a/>"),
        ("<a/><b/>", "huda", "<a/><b/>"),
        ("", "huda", ""),
    ],
)
def test_of_the_authors_above_that_of_the_item_alone_stays(
    above: str, creator: str, left: str
) -> None:
    assert of_author(above, item(dc__creator=creator)) == left


@pytest.mark.parametrize(
    ("login", "above", "authors"),
    [
        ("huda", HUDA + SAMI, ("هدى منصور",)),
        ("sami", HUDA + SAMI, ("سامي علي",)),
        ("x", author("x", "x", "سامي", "علي"), ("سامي علي",)),
        ("x", author("x", "x", "سامي"), ("سامي",)),
        ("x", author("x", "x", "", "علي"), ("علي",)),
        ("x", author("x", "x"), ()),
        ("x", author("x", ""), ()),
        ("x", author("x", "X"), ("X",)),
        ("x", author("x", "هدى", "سامي", "علي"), ("هدى",)),
        ("هدى", author("هدى", "هدى", "سامي"), ("هدى",)),
        ("ghost", HUDA, ()),
        ("Ghost", HUDA, ("Ghost",)),
        ("هدى سالم", HUDA, ("هدى سالم",)),
        ("", HUDA, ()),
    ],
)
def test_an_author_is_shown_by_a_name_and_never_by_a_login(
    login: str, above: str, authors: tuple[str, ...]
) -> None:
    assert document(item(dc__creator=login), above).authors == authors


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2", "2.0"])
def test_every_version_of_the_format_is_read(version: str) -> None:
    inner = item(wp__post_id="7", wp__post_date="2015-03-04 10:00:00", wp__status="draft")
    found = document(inner, version=version)
    assert (found.external_id, found.published, found.draft) == ("7", day(2015, 3, 4), True)


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ({"wp__post_date": "2015-03-04 01:00:00", "wp__post_date_gmt": "2015-03-03 22:00:00"}, day(2015, 3, 4)),
        ({"wp__post_date": "", "wp__post_date_gmt": "2015-03-03 22:00:00"}, day(2015, 3, 3)),
        ({"wp__post_date": "0000-00-00 00:00:00", "wp__post_date_gmt": "2015-03-03 22:00:00"}, day(2015, 3, 3)),
        ({"pubDate": "Tue, 03 Mar 2015 22:00:00 +0000"}, day(2015, 3, 3)),
        ({"wp__post_date_gmt": "0000-00-00 00:00:00"}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_the_first_date_that_is_one_counts(said: dict[str, str], published: object) -> None:
    assert document(item(**said)).published == published


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"wp__post_id": "7", "guid": "g"}, "7"),
        ({"wp__post_id": "", "guid": "g"}, "g"),
        ({"guid": "g"}, "g"),
        ({}, ""),
    ],
)
def test_its_number_names_a_post_else_its_guid(said: dict[str, str], key: str) -> None:
    assert document(item(**said)).external_id == key


@pytest.mark.parametrize(
    ("domain", "name", "tags"),
    [
        (' domain="category"', "زراعة", ("زراعة",)),
        (' domain="post_tag"', "زراعة", ("زراعة",)),
        ("", "زراعة", ("زراعة",)),
        (' domain="post_format"', "زراعة", ()),
        (' domain="nav_menu"', "زراعة", ()),
        (' domain="category"', "", ()),
        *((' domain="category"', name, ()) for name in sorted(NO_CATEGORY)),
        (' domain="category"', "Uncategorized", ()),
    ],
)
def test_categories_and_tags_are_tags(domain: str, name: str, tags: tuple[str, ...]) -> None:
    inner = item() + f"<category{domain}><![CDATA[{name}]]></category>"
    assert document(inner).tags == tags


@pytest.mark.parametrize("status", ["publish", "inherit", "", *sorted(UNPUBLISHED)])
@pytest.mark.parametrize("password", ["", "س"])
def test_what_is_published_without_a_password_is_no_draft(status: str, password: str) -> None:
    found = document(item(wp__status=status, wp__post_password=password))
    assert found.draft == (status in UNPUBLISHED or bool(password))
    assert bool(found.notes) == bool(password)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('[caption id="a" align="left"]صورة[/caption]', "صورة"),
        ("[gallery]نص", "نص"),
        ("[embed]نص[/embed]", "نص"),
        ('[audio src="a.mp3"]نص', "نص"),
        ("[toc]نص[more]", "نص"),
        ("[readmore]نص[read_more]", "نص"),
        ("[vc_row][vc_column_text]نص[/vc_column_text][/vc_row]", "نص"),
        ("[et_pb_section fb_built=1]نص[/et_pb_section]", "نص"),
        ("[fusion_text]نص[/fusion_text]", "نص"),
        ("[su_quote]نص[/su_quote]", "نص"),
        ('[contact-form-7 id="1"]نص', "نص"),
        ("[my_form a=b]نص", "نص"),
        ("نص [1]", "نص [1]"),
        ("نص [sic]", "نص [sic]"),
        ("نص [كذا]", "نص [كذا]"),
        ("نص [captions]", "نص [captions]"),
        ("نص [see page]", "نص [see page]"),
        ("نص [Name a=b]", "نص [Name a=b]"),
    ],
)
def test_codes_of_plug_ins_go_and_what_a_writer_put_in_brackets_stays(
    content: str, text: str
) -> None:
    (line,) = document(item(content__encoded=content)).paragraphs
    assert " ".join(line.split()) == text


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("أ\nب", ("أ", "ب")),
        ("أ\r\n\r\nب", ("أ", "ب")),
        ("أ\n \t\n\nب", ("أ", "ب")),
        ("أ <b>ب</b>\nج", ("أ ب", "ج")),
        ("<p>أ\nب</p>", ("أ ب",)),
        ("<DIV>أ\nب</DIV>", ("أ ب",)),
        ("<!-- wp:html -->أ\nب<!-- /wp:html -->", ("أ ب",)),
        ("أ <!--more--> ب", ("أ ب",)),
        ("أ\n<!--nextpage-->\nب", ("أ", "ب")),
        ("أ <!-- ب", ("أ <!-- ب",)),
        ("أ &amp; ب", ("أ & ب",)),
        ("أ < ب", ("أ < ب",)),
    ],
)
def test_of_an_old_post_lines_are_lines_and_of_a_new_one_blocks(
    content: str, paragraphs: tuple[str, ...]
) -> None:
    found = document(item(content__encoded=content)).paragraphs
    assert tuple(" ".join(line.split()) for line in found) == paragraphs


@pytest.mark.parametrize(
    "data",
    [b"<rss/>", b"<rss><channel/></rss>", b"<rss><item/></rss>", export("<title/>"), export(item(content__encoded="[gallery]"))],
)  # fmt: skip
def test_an_export_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match=NO_TEXT):
        list(parse(record(data)))


def test_the_first_field_of_a_name_counts_and_those_of_comments_do_not() -> None:
    comment = (
        "<wp:comment><wp:comment_content>تعليق</wp:comment_content><title>ب</title></wp:comment>"
    )
    inner = f"{comment}<title>أ</title><title>ج</title>{item()}"
    found = document(inner, "<title>الواحة</title><language>ar-EG</language><link>l</link>")
    assert (found.title, found.source, found.language, found.paragraphs) == (
        "أ",
        "الواحة",
        "ar-EG",
        (BODY,),
    )
