"""XML files are cut at the tags of their items, in parts of any size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.xml_cut import Piece, cut, frame

FILE = "<rss><channel><items/><item>أ</item> <item k='>'>ب</item></channel></rss>"


def pieces(text: str, size: int = 10_000, limit: int = 10_000) -> list[tuple[str, str]]:
    return [(piece.part, piece.text) for piece in cut(parts(text, size), "item", limit)]


def parts(text: str, size: int) -> Iterator[str]:
    return iter([text[at : at + size] for at in range(0, len(text), size)])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 30, 1000])
@pytest.mark.parametrize(
    ("text", "cut_into"),
    [
        (FILE, [("head", "<rss><channel><items/>"), ("item", "<item>أ</item>"), ("item", "<item k='>'>ب</item>"), ("foot", "</channel></rss>")]),
        ("<r><x:item>أ</x:item></r>", [("head", "<r>"), ("item", "<x:item>أ</x:item>"), ("foot", "</r>")]),
        ("<r><item/>ب<item>أ</item\n></r>", [("head", "<r>"), ("item", "<item/>"), ("item", "<item>أ</item\n>"), ("foot", "</r>")]),
        ("<r><item><![CDATA[</item><item>]]>أ</item></r>", [("head", "<r>"), ("item", "<item><![CDATA[</item><item>]]>أ</item>"), ("foot", "</r>")]),
        ("<r><!-- <item>أ</item> --><item>ب</item></r>", [("head", "<r><!-- <item>أ</item> -->"), ("item", "<item>ب</item>"), ("foot", "</r>")]),
        ("<r>بلا مواد</r>", [("head", "<r>بلا مواد</r>")]),
        ("<r><item>أ</item><item>ب", [("head", "<r>"), ("item", "<item>أ</item>"), ("cut", "<item>ب")]),
        ("<r><item>أ</item><![CDATA[ ", [("head", "<r>"), ("item", "<item>أ</item>"), ("foot", "<![CDATA[ ")]),
        ("", [("head", "")]),
    ],
)  # fmt: skip
def test_items_are_cut_out_whatever_stands_in_them(
    text: str, cut_into: list[tuple[str, str]], size: int
) -> None:
    found = pieces(text, size)
    assert [each for each in found if each[0] != "between"] == cut_into
    assert "".join(piece for _, piece in found) == text


@pytest.mark.parametrize("size", [1, 5, 50, 1000])
def test_an_item_over_the_limit_is_lost_alone(size: int) -> None:
    text = f"<r><item>أ</item><item>{'ب' * 300}</item><item>ج</item></r>"
    found = [piece for piece in cut(parts(text, size), "item", 100) if piece.part == "item"]
    assert found == [
        Piece("item", "<item>أ</item>"),
        Piece("item", "", lost=True),
        Piece("item", "<item>ج</item>"),
    ]


@pytest.mark.parametrize("inside", ["ب" * 5000, f"<![CDATA[{'ب' * 5000}]]>", "<b>ب</b>" * 700])
def test_memory_is_bounded_by_the_limit_and_a_part(inside: str) -> None:
    longest = 0

    def watched() -> Iterator[str]:
        nonlocal longest
        for part in parts(f"<r><item>{inside}</item></r>", 50):
            longest = max(
                longest, len(window.gi_frame.f_locals["text"].kept) if window.gi_frame else 0
            )
            yield part

    window = cut(watched(), "item", 200)
    assert [piece.lost for piece in window] == [False, True, False]
    assert 0 < longest <= 300


def test_a_head_without_end_is_lost() -> None:
    assert next(cut(parts(f"<r>{'x' * 500}<item>أ</item></r>", 20), "item", 100)).lost


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ("<?xml version='1.0'?><rss v='2'><channel><title>أ</title><x>ب</x>", "<rss v='2'><channel><title>أ</title>", "</channel></rss>"),
        ("<rss><channel><title>أ</title></channel>", "<rss><channel><title>أ</title></channel>", "</rss>"),
        ("<rss><image><title>أ</title></image><x/>", "<rss><image><title>أ</title></image>", "</rss>"),
        ("<feed><link href='/'/><other/><title><![CDATA[<title>]]></title>", "<feed><link href='/'/><title><![CDATA[<title>]]></title>", "</feed>"),
        ("<!-- <a> --><!DOCTYPE rss [<!ENTITY a 'b'>]><rss><channel>", "<rss><channel>", "</channel></rss>"),
        ("<rss><title>أ</wrong></rss>", "<rss><title>", "</title></rss>"),
        ("لا شيء", "", ""),
    ],
)  # fmt: skip
def test_of_the_head_what_is_open_and_what_is_kept_stays(head: str, above: str, below: str) -> None:
    assert frame(head, frozenset(("title", "link"))) == (above, below)


TOKENS = (
    *("<rss>", "<channel>", "</channel>", "</rss>", "<item>", "<item ", "</item>", "<item/>", "<x:item>"),
    *("<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE rss [", "<?xml ", "?>", "<items>", "<title>", "</title>"),
    *("'", '"', "=", ">", "<", "/", "نص", " ", "\n", "&lt;"),
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)


@given(TEXTS, st.integers(1, 20))
def test_nothing_is_lost_and_the_size_of_the_parts_changes_nothing(text: str, size: int) -> None:
    whole = list(cut(parts(text, len(text) + 1), "item", 10_000))
    assert "".join(piece.text for piece in whole) == text
    assert list(cut(parts(text, size), "item", 10_000)) == whole
    assert whole[0].part == "head" or len(whole) == 1


@given(TEXTS)
def test_a_frame_is_closed_whatever_the_head_holds(text: str) -> None:
    above, below = frame(text, frozenset(("title", "items")))
    assert frame(above, frozenset(("title", "items")))[1] == below


@pytest.mark.parametrize(
    ("tag", "is_item"),
    [
        ("<item>", True),
        ("<item\n>", True),
        ("<item a='1'>", True),
        ("<x:item>", True),
        ("<x-1.y:item>", True),
        ('<item a="</item>">', False),
        ("<items>", False),
        ("<item-x>", False),
        ("<item.x>", False),
        ("<xitem>", False),
        ("<Item>", False),
        ("< item>", False),
        ("&lt;item>", False),
    ],
)
def test_an_item_begins_with_its_own_name_alone(tag: str, is_item: bool) -> None:
    parts_of = [part for part, _ in pieces(f"<r>{tag}أ</item></r>")]
    assert parts_of == (["head", "item", "foot"] if is_item else ["head"])


@pytest.mark.parametrize(
    ("text", "cut_into"),
    [
        ("<item>أ</item>", [("head", ""), ("item", "<item>أ</item>"), ("foot", "")]),
        ("<item/>", [("head", ""), ("item", "<item/>"), ("foot", "")]),
        ("</item><item>أ</item>", [("head", "</item>"), ("item", "<item>أ</item>"), ("foot", "")]),
        ("<item>أ<item>ب</item>ج</item>د", [("head", ""), ("item", "<item>أ<item>ب</item>"), ("foot", "ج</item>د")]),
        ("<item>أ</item> <item>ب</item>", [("head", ""), ("item", "<item>أ</item>"), ("between", " "), ("item", "<item>ب</item>"), ("foot", "")]),
        ("<item><!-- </item> --></item>", [("head", ""), ("item", "<item><!-- </item> --></item>"), ("foot", "")]),
        ("<item><!-- </item>", [("head", ""), ("cut", "<item><!-- </item>")]),
    ],
)  # fmt: skip
def test_pieces_follow_one_another_to_the_end(text: str, cut_into: list[tuple[str, str]]) -> None:
    assert pieces(text) == cut_into == pieces(text, size=1)


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ("<a><b/><title/>", "<a><title/>", "</a>"),
        ("<a><b><title>أ</title><c>ب</c></b>", "<a><b><title>أ</title></b>", "</a>"),
        ("<a><b><c><title>أ</title></c></b><d>", "<a><b><c><title>أ</title></c></b><d>", "</d></a>"),
        ("<a><x:title>أ</x:title>", "<a>", "</a>"),
        ("<a><title><b>أ</b></title>", "<a><title><b>أ</b></title>", "</a>"),
        ("<a></a><title>أ</title>", "<title>أ</title>", ""),
        ("</a><title>أ</title>", "<title>أ</title>", ""),
        ("<a b='c>'><d>", "<a b='c>'><d>", "</d></a>"),
    ],
)  # fmt: skip
def test_a_frame_keeps_what_is_named_and_the_way_to_it(head: str, above: str, below: str) -> None:
    assert frame(head, frozenset(("title",))) == (above, below)
