"""What names an item of an XML file, what a record of it holds, and what is said of the rest."""

from __future__ import annotations

import hashlib
import io

import pytest

from archive.ingest import streams, xml_items
from archive.ingest.document import Record, Refused
from archive.ingest.streams import Labels
from archive.ingest.xml_items import DECLARATION, KEY_LENGTH, Items, key_of, value_of

LABELS = Labels("/a.xml", "a.xml", "application/rss+xml")
ITEMS = Items("item", ("guid", "link"), frozenset(("title",)))
HEAD = "<rss><channel><title>الواحة</title><image/>"


def found(text: str | bytes, items: Items = ITEMS) -> list[Record | Refused]:
    data = text if isinstance(text, bytes) else text.encode()
    return list(items(io.BufferedReader(io.BytesIO(data)), LABELS))  # type: ignore[arg-type]


def record(item: str, key: str, number: int) -> Record:
    around = (f"{DECLARATION}<rss><channel><title>الواحة</title>", "</channel></rss>")
    data = item.join(around).encode()
    return Record(data, "application/rss+xml", f"/a.xml#{key}", f"a.xml:{number}")


def refused(reason: str, *, skipped: bool = False, at: str = "") -> Refused:
    return Refused(
        f"/a.xml{'#' if at else ''}{at}", f"a.xml{':' if at else ''}{at}", reason, skipped
    )


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("<item><guid>7</guid></item>", "7"),
        ("<item><guid> \n7\t</guid></item>", "7"),
        ('<item><guid isPermaLink="false">7</guid></item>', "7"),
        ("<item><guid\n a='1'>7</guid ></item>", "7"),
        ("<item><guid><![CDATA[a&amp;b<c>]]></guid></item>", "a&amp;b<c>"),
        ("<item><guid>a&amp;b&#1632;&quot;</guid></item>", 'a&b٠"'),
        ("<item><guid>أ<![CDATA[ب]]>ج<![CDATA[<د>]]></guid></item>", "أبج<د>"),
        ("<item><guid>1</guid><guid>2</guid></item>", "1"),
        ("<item><guid>1<guid>2</guid></item>", "2"),
        ("<item><guids>1</guids><guid>2</guid></item>", "2"),
        ("<item><x:guid>1</x:guid></item>", ""),
        ("<item><guid/></item>", ""),
        ("<item><guid></guid></item>", ""),
        ("<item><guid>7</item>", ""),
        ("<item>guid</item>", ""),
    ],
)
def test_the_value_of_an_element_is_its_text(item: str, value: str) -> None:
    assert value_of(item, "guid") == value


def test_an_element_is_named_with_its_prefix() -> None:
    item = "<item><guid>1</guid><wp:guid>2</wp:guid></item>"
    assert (value_of(item, "wp:guid"), value_of(item, "guid")) == ("2", "1")


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("<guid>7</guid><link>l</link>", "7"),
        ("<link>l</link><guid>7</guid>", "7"),
        ("<guid/><link>l</link>", "l"),
        (f"<guid>{'x' * KEY_LENGTH}</guid><link>l</link>", "x" * KEY_LENGTH),
        (f"<guid>{'x' * (KEY_LENGTH + 1)}</guid><link>l</link>", "l"),
        ("<guid>a\nb</guid><link>l</link>", "l"),
        ("<guid>a\u202eb</guid><link>l</link>", "l"),
        ("<guid>خبر ٧</guid>", "خبر ٧"),
    ],
)
def test_the_first_of_its_names_that_can_be_one_names_an_item(item: str, key: str) -> None:
    assert key_of(item, ("guid", "link")) == key


def test_an_item_without_a_name_is_known_by_its_text() -> None:
    key = hashlib.sha256("<item>أ</item>".encode()).hexdigest()[:16]
    assert key_of("<item>أ</item>", ("guid",)) == key == key_of("<item>أ</item>", ())


def test_each_item_is_a_small_file_with_what_is_kept_of_the_head() -> None:
    first, second = "<item><guid>1</guid></item>", "<item><link>l</link></item>"
    assert found(f"{HEAD}{first}\n<other/>{second}</channel></rss>") == [
        record(first, "1", 1),
        record(second, "l", 2),
    ]


def test_signs_that_xml_forbids_leave_a_record_and_not_its_name() -> None:
    (only,) = found(f"{HEAD}<item><guid>1</guid>\x08أ\x0b</item></channel></rss>")
    assert only == record("<item><guid>1</guid>أ </item>", "1", 1)


def test_items_that_are_no_articles_are_counted_by_what_they_are_and_have_no_number() -> None:
    kinds = Items("item", ("guid",), frozenset(("title",)), lambda item: value_of(item, "kind"))
    items = [
        "<item><kind>قالب</kind></item>",
        "<item><guid>1</guid></item>",
        "<item><kind>تعليق</kind></item>",
        "<item><kind>قالب</kind></item>",
    ]
    assert found(f"{HEAD}{''.join(items)}</channel></rss>", kinds) == [
        record("<item><guid>1</guid></item>", "1", 1),
        Refused("/a.xml#", "a.xml", "قالب: 2، تعليق: 1", skipped=True),
    ]
    assert found(f"{HEAD}{items[0]}</channel></rss>", kinds) == [
        Refused("/a.xml#", "a.xml", "قالب: 1", skipped=True)
    ]


def test_what_stands_above_may_be_chosen_for_each_item() -> None:
    own = Items("item", (), frozenset(), of_item=lambda above, item: f"<{len(item)}>{above}")
    (only,) = found("<rss><item>أ</item></rss>", own)
    assert (
        isinstance(only, Record)
        and only.data == f"{DECLARATION}<14><rss><item>أ</item></rss>".encode()
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<rss></rss>", [refused(xml_items.NO_ITEMS, skipped=True)]),
        ("<rss><items><item2/></items></rss>", [refused(xml_items.NO_ITEMS, skipped=True)]),
        ("<rss><item", [refused(xml_items.NO_ITEMS, skipped=True)]),
    ],
)
def test_a_file_without_items_is_passed_over(text: str, said: list[Refused]) -> None:
    assert found(text) == said


@pytest.mark.parametrize(
    "end", ["", "<item><guid>2</guid>", "<item><guid>2</guid></ite", "\n<!-- </channel>"[:6]]
)
def test_a_file_that_does_not_end_says_so_and_keeps_its_items(end: str) -> None:
    item = "<item><guid>1</guid></item>"
    assert found(f"{HEAD}{item}{end}") == [record(item, "1", 1), refused(xml_items.CUT_OFF)]


@pytest.mark.parametrize("end", ["</channel></rss>", "</channel>", "\n</rss>\n", "<x/></channel>"])
def test_a_file_that_ends_says_nothing(end: str) -> None:
    item = "<item><guid>1</guid></item>"
    assert found(f"{HEAD}{item}{end}") == [record(item, "1", 1)]


def test_an_item_over_the_limit_is_refused_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LIMIT", 60)
    small = "<item><guid>1</guid></item>"
    exact = f"<item>{'x' * 47}</item>"
    assert len(exact) == 60
    key = hashlib.sha256(exact.encode()).hexdigest()[:16]
    assert found(f"{HEAD}{small}{exact.replace('x', 'xx')}{exact}</channel></rss>") == [
        record(small, "1", 1),
        refused(xml_items.TOO_LARGE, at="2"),
        record(exact, key, 3),
    ]


def test_a_head_over_the_limit_is_told_and_its_items_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "LIMIT", 60)
    item = "<item><guid>1</guid></item>"
    bare = Record(f"{DECLARATION}{item}".encode(), "application/rss+xml", "/a.xml#1", "a.xml:1")
    assert found(f"<rss><channel>{'ص' * 99}{item}</channel></rss>") == [
        refused(xml_items.HEAD_TOO_LARGE),
        bare,
    ]


@pytest.mark.parametrize("data", [b"", b"\n  "])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert [each.reason for each in found(data) if isinstance(each, Refused)][-1:] == [
        xml_items.NO_ITEMS
    ]
