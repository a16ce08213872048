"""An index document as the fields that are written: whole values, one for each field."""

from __future__ import annotations

import datetime
from array import array

import pytest

from search.engines.whoosh.schema import schema
from search.engines.whoosh.writing.document import OPENING, fields_of
from search.facets import NAMED
from search.index_document import IndexDocument

OPENS = "بدأت صباح اليوم أعمال ترميم السوق القديم في المدينة بعد سنوات"


def test_every_field_of_the_schema_is_filled() -> None:
    document = IndexDocument(
        7,
        "عنوان قصير",
        "نص",
        datetime.date(2001, 2, 3),
        names={"source": ("وكالة",), "tag": ("نفط, غاز", "نقل")},
        keys={"source": (4,), "tag": (2**32 - 1, 3)},
        content_hash="hash",
    )
    fields = fields_of(document)
    assert {name: fields[name] for name in ("id", "pk", "content_hash", "published_at")} == {
        "id": "7",
        "pk": 7,
        "content_hash": "hash",
        "published_at": (datetime.date(2001, 2, 3).toordinal() - 1) * 24 * 60 * 60 * 1_000_000,
    }
    assert (fields["text"], fields["title"]) == (("عنوان قصير", "نص"), ("عنوان قصير",))
    assert {facet.field: fields[facet.field] for facet in NAMED} == {
        facet.field: document.names.get(facet.name, ()) for facet in NAMED
    }
    assert {facet.column: array("I", fields[facet.column]).tolist() for facet in NAMED} == {
        facet.column: list(document.keys.get(facet.name, ())) for facet in NAMED
    }
    spellings = {"text_spelt", "text_marked"}
    made_of_text = {"text_folded", "text_skeleton", "title_folded"} | spellings
    assert {*fields, *made_of_text} == set(schema().names())


def test_what_a_document_has_not_is_empty() -> None:
    fields = fields_of(IndexDocument(7, "", ""))
    assert (fields["published_at"], fields["text"], fields["title"]) == (None, ("", ""), ("",))
    assert {fields[facet.field] for facet in NAMED} == {()}
    assert {fields[facet.column] for facet in NAMED} == {b""}


@pytest.mark.parametrize(
    ("title", "text", "is_left_to_the_text"),
    [
        (OPENS, f"{OPENS} من الانتظار.", True),
        (f"{OPENS} …", f"{OPENS} من الانتظار.", True),
        (f"{OPENS}...", f"{OPENS} من الانتظار.", True),
        ("بدأت صباح اليوم أعمال", OPENS, True),
        ("ترميم السوق القديم في", OPENS, True),
        ("بدأت صباح اليوم", OPENS, False),  # three words may be a title of their own
        ("اليوم بدأت أعمال الترميم", OPENS, False),
        ("بدأت  صباح\nاليوم   أعمال", OPENS, True),
        ("بدأت صباح اليوم أعمال", OPENS.replace(" ", " \n "), True),
        ("", "", False),
        ("، … .", "", False),
    ],
)
def test_a_title_that_the_text_begins_with_is_counted_where_it_stands(
    title: str, text: str, is_left_to_the_text: bool
) -> None:
    fields, counted = fields_of(IndexDocument(1, title, text)), "" if is_left_to_the_text else title
    assert (fields["text"], fields["title"]) == ((counted, text), (counted,))


@pytest.mark.parametrize(("before", "is_left_to_the_text"), [(0, True), (1, False)])
def test_only_the_opening_of_a_text_is_looked_at(before: int, is_left_to_the_text: bool) -> None:
    title = "بدأت صباح اليوم أعمال"
    text = "س" * (OPENING - len(title) - 1 + before) + " " + title
    assert (fields_of(IndexDocument(1, title, text))["title"] == ("",)) is is_left_to_the_text
