"""Feeds: RSS in its versions and Atom, an article an entry."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import pytest

from archive.ingest import readers, streams, xml_items
from archive.ingest.document import Document, PartialDate, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers import feed, xml_kind
from archive.ingest.parsers.plain_text import NO_TEXT

DAY = PartialDate(datetime.date(2021, 6, 9), "day")
RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{}</title><language>ar-eg</language>{}</channel></rss>"""
ITEM = "<item><title>الميناء</title><link>https://a.example/1</link><guid>g1</guid>{}</item>"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>الساحل</title>{}</feed>'


def read(tmp_path: Path, text: str | bytes, name: str = "a.xml") -> list[Record | Refused]:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(readers.read(file))


def documents(tmp_path: Path, text: str | bytes, name: str = "a.xml") -> list[Document]:
    records = read(tmp_path, text, name)
    assert [each for each in records if isinstance(each, Refused)] == []
    return [found for each in records if isinstance(each, Record) for found in parse(each)]


def rss(*items: str, title: str = "الساحل") -> str:
    return RSS.format(title, "".join(ITEM.format(item) for item in items))


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&#xd800;", "\ufffd"),
        ("&#57343;", "\ufffd"),
        ("&#x110000;", "\ufffd"),
        ("&#99999999999999999999;", "\ufffd"),
        ("&#x627;", "ا"),
        ("&#0001575;", "ا"),
    ],
)
def test_a_reference_to_no_character_is_damage(tmp_path: Path, reference: str, text: str) -> None:
    broken = "</channel>" if text == "\ufffd" else ""  # feedparser raised where XML is broken too
    (found,) = documents(tmp_path, rss(f"<description>نص {reference} آخر</description>{broken}"))
    assert found.paragraphs == (f"نص {text} آخر",)


def test_an_entry_of_rss(tmp_path: Path) -> None:
    item = """<dc:creator>هدى</dc:creator><dc:creator>منى</dc:creator>
    <pubDate>Wed, 09 Jun 2021 00:30:00 +0300</pubDate><category>بحر، صيد</category><category>سفن</category>
    <description>ملخص</description><content:encoded><![CDATA[<p>وصلت <b>السفن</b>.</p><p>ثم رست.</p>]]></content:encoded>"""
    assert documents(tmp_path, rss(item)) == [
        Document(
            ("وصلت السفن.", "ثم رست."),
            title="الميناء",
            external_id="g1",
            source="الساحل",
            authors=("هدى", "منى"),
            published=DAY,
            tags=("بحر", "صيد", "سفن"),
            url="https://a.example/1",
            language="ar-EG",
        )
    ]


def test_an_entry_of_atom(tmp_path: Path) -> None:
    entry = """<author><name>هدى</name></author><entry xml:lang="en"><id>urn:1</id><title type="html">&lt;i&gt;الميناء&lt;/i&gt;</title>
    <link rel="alternate" href="https://a.example/1"/><updated>2021-06-09T23:50:00-05:00</updated>
    <category term="sea" label="بحر"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">وصلت <bdi>السفن</bdi>.<br/>ثم رست.</div></content></entry>"""
    assert documents(tmp_path, ATOM.format(entry), "a.atom") == [
        Document(
            ("وصلت السفن.", "ثم رست."),
            title="الميناء",
            external_id="urn:1",
            source="الساحل",
            authors=("هدى",),
            published=DAY,
            tags=("بحر",),
            url="https://a.example/1",
            language="en",
        )
    ]


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("الساحل", "الساحل"),
        ("الساحل - آخر الأخبار", "الساحل"),
        ("الساحل » الرئيسية", "الساحل"),
        ("الساحل | RSS", "الساحل"),
        ("أخبار الساحل", "أخبار الساحل"),
    ],
)
def test_the_source_is_whose_feed_it_is(tmp_path: Path, title: str, source: str) -> None:
    (found,) = documents(tmp_path, rss("<description>نص.</description>", title=title))
    assert found.source == source


def test_an_entry_of_another_paper_has_its_source(tmp_path: Path) -> None:
    other = '<source url="https://b.example">الواحة</source><description>نص.</description>'
    text = rss(other).replace("الميناء", "الميناء - الواحة")
    (found,) = documents(tmp_path, text)
    assert (found.title, found.source) == ("الميناء", "الواحة")


@pytest.mark.parametrize(
    ("text", "paragraphs", "notes"),
    [
        ("وصلت السفن.", ("وصلت السفن.",), ()),
        ("وصلت السفن [&amp;#8230;]", ("وصلت السفن",), (feed.CUT,)),
        ("وصلت السفن...", ("وصلت السفن",), (feed.CUT,)),
        ("...", ("...",), ()),
        ("&lt;p&gt;نص.&lt;/p&gt;&lt;p&gt;The post &lt;a&gt;س&lt;/a&gt; appeared first on ص.&lt;/p&gt;", ("نص.",), ()),
        ("&lt;p&gt;نص.&lt;/p&gt;&lt;p&gt;اقرأ المزيد&lt;/p&gt;", ("نص.",), ()),
        ("&lt;p&gt;اقرأ الكتاب المزيد نافع.&lt;/p&gt;", ("اقرأ الكتاب المزيد نافع.",), ()),
    ],
)  # fmt: skip
def test_a_summary_is_the_text_where_there_is_no_other(
    tmp_path: Path, text: str, paragraphs: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    (found,) = documents(tmp_path, rss(f"<description>{text}</description>"))
    assert (found.paragraphs, found.notes) == (paragraphs, notes)


def test_an_entry_without_text_is_refused(tmp_path: Path) -> None:
    (record,) = read(tmp_path, rss("<description> </description>"))
    assert isinstance(record, Record)
    with pytest.raises(Refusal, match=NO_TEXT):
        list(parse(record))


@pytest.mark.parametrize("declares", ["utf-8", "windows-1252", "iso-8859-6", "windows-1256"])
@pytest.mark.parametrize("written", ["utf-8", "windows-1256", "utf-16"])
def test_a_wrong_declaration_spoils_nothing(tmp_path: Path, declares: str, written: str) -> None:
    text = "وصل الوفد إلى الميناء عند الفجر، واستقبله أهل الحي بالتمر والقهوة قبل أن يبدأ."
    whole = f'<?xml version="1.0" encoding="{declares}"?>' + rss(
        f"<description>{text}</description>"
    )
    (found,) = documents(tmp_path, whole.encode(written))
    assert found.paragraphs == (text,)


def test_an_entry_is_known_by_its_guid_whatever_stands_before_it(tmp_path: Path) -> None:
    first, second = "<description>أ</description>", "<description>ب</description>"
    text = rss(first, second).replace("<guid>g1</guid>", "<guid><![CDATA[g&1]]></guid>", 1)
    moved = rss(second).replace("<language>", "<lastBuildDate>اليوم</lastBuildDate><language>")
    records = read(tmp_path, text)
    path = (tmp_path / "a.xml").resolve()
    assert [each.origin for each in records] == [f"{path}#g&1", f"{path}#g1"]
    assert [each.file_name for each in records] == ["a.xml:1", "a.xml:2"]
    assert read(tmp_path, moved)[0].data == records[1].data  # type: ignore[union-attr]


def test_an_entry_without_an_id_is_known_by_its_link_else_by_its_bytes(tmp_path: Path) -> None:
    bare = "<item><title>نص</title></item>"
    records = read(
        tmp_path, RSS.format("أ", "<item><link> https://a.example/1 </link></item>" + bare)
    )
    names = [each.origin.partition("#")[2] for each in records]
    assert names == ["https://a.example/1", hashlib.sha256(bare.encode()).hexdigest()[:16]]


def test_a_broken_entry_costs_itself_alone(tmp_path: Path) -> None:
    broken = "<description>نص & <b>ناقص</description>\x0b"
    found = documents(
        tmp_path, rss("<description>أ</description>", broken, "<description>ج</description>")
    )
    assert [each.paragraphs for each in found][::2] == [("أ",), ("ج",)]
    assert found[1].paragraphs[0].startswith("نص")


def test_entities_of_a_file_are_not_expanded(tmp_path: Path) -> None:
    whole = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "كثير">]>'
    (found,) = documents(tmp_path, whole + rss("<description>نص &a; &b;</description>"))
    assert found.paragraphs == ("نص &a; &b;",)


def test_a_file_that_is_cut_off_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    text = rss("<description>أ</description>", "<description>ب</description>")
    for end in (text.rindex("<description>"), text.rindex("</channel>")):
        *whole, last = read(tmp_path, text[:end])
        assert isinstance(last, Refused) and last.reason == xml_items.CUT_OFF and not last.skipped
        assert all(isinstance(each, Record) for each in whole)


def test_a_feed_without_entries_is_passed_over(tmp_path: Path) -> None:
    empty, refused = read(tmp_path, rss())
    assert isinstance(empty, Refused) and isinstance(refused, Refused)
    assert (empty.reason, empty.skipped, refused.skipped) == (xml_items.NO_ITEMS, True, False)
    (tmp_path / "b.txt").write_text("نص")
    skipped, *_ = readers.read(tmp_path)
    assert isinstance(skipped, Refused) and skipped.skipped


def test_an_entry_over_the_limit_is_refused_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LIMIT", 1000)
    records = read(tmp_path, rss("أ", "ب" * 1000, "ج"))
    faults = {each.file_name: each.reason for each in records if isinstance(each, Refused)}
    assert (len(records), faults) == (3, {"a.xml:2": xml_items.TOO_LARGE})


@pytest.mark.parametrize(
    "text",
    [
        "<?xml version='1.0'?><!-- <rss> --><svg xmlns='http://www.w3.org/2000/svg'/>",
        "<rdf:RDF xmlns:rdf='x'/>",
        "نص بلا وسوم",
        "",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_of_another_kind_is_refused(tmp_path: Path, text: str, encoding: str) -> None:
    (refused,) = read(tmp_path, text.encode(encoding))
    assert isinstance(refused, Refused) and refused.reason.startswith(xml_kind.UNKNOWN)


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.xml"])
@pytest.mark.parametrize("of_atom", [True, False])
def test_the_root_says_what_a_file_is_and_not_its_name(
    tmp_path: Path, name: str, of_atom: bool
) -> None:
    entry = "<entry><id>1</id><summary>نص.</summary></entry>"
    text = ATOM.format(entry) if of_atom else rss("<description>نص.</description>")
    assert documents(tmp_path, text, name)[0].paragraphs == ("نص.",)
