"""What stands above a text, under our names."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from archive.ingest.document import PartialDate
from archive.ingest.parsers.facts import NESTED, Facts, read
from archive.ingest.parsers.front_matter import LINE_LOST
from tests.archive.ingest.builders import day, record

NOTHING: dict[str, Any] = {
    "title": "",
    "external_id": "",
    "source": "",
    "authors": (),
    "published": None,
    "tags": (),
    "url": "",
    "section": "",
    "language": "ar",
    "extra": {},
    "notes": (),
    "draft": False,
}


def facts(front: str, name: str = "a.md") -> dict[str, Any]:
    """What they say beyond nothing."""
    text = f"---\n{front}\n---\nنص"
    found = read(replace(record(text), file_name=name), text)
    assert found.body.strip() == "نص" and found.values.keys() == NOTHING.keys()
    return {key: value for key, value in found.values.items() if value != NOTHING[key]}


def test_a_text_without_any_has_none() -> None:
    assert read(record("نص"), "نص") == Facts(NOTHING, "نص")


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: [أ, ب]", {"title": "أ، ب"}),
        ("title: [[أ], [ب, [ج]]]", {"title": "أ، ب، ج"}),
        ("source:\n- الساحل", {"source": "الساحل"}),
        ("date: [2015-03-04]", {"published": day(2015, 3, 4)}),
        ("url: [https://a.example/1]", {"url": "https://a.example/1"}),
        ("language: [en]", {"language": "en"}),
        ("id: [7]", {"external_id": "7"}),
        ("title: [{a: ب}]", {}),
        ("author: [هدى, منى]", {"authors": ("هدى", "منى")}),
        ("author: {name: هدى}", {"authors": ("هدى",)}),
        ("Title: أ\nSOURCE: ب", {"title": "أ", "source": "ب"}),
        ("title: ''\nالعنوان: أ", {"title": "أ"}),
        ("category: محليات", {"section": "محليات"}),
        ("weight: 3\nmenu: {main: 1}", {"extra": {"weight": "3", "menu": {"main": "1"}}}),
        ("weight: ''\nmenu: []\nx: {}\ny:", {}),
        ("date: قبل سنين", {"extra": {"date": "قبل سنين"}}),
    ],
)
def test_a_field_is_what_its_writer_meant(front: str, said: dict[str, object]) -> None:
    assert facts(front) == said


@pytest.mark.parametrize("name", NESTED)
def test_tables_within_hold_fields_that_those_above_outrank(name: str) -> None:
    inner = f"{name}:\n  author: هدى\n  title: ب"
    assert facts(f"title: أ\n{inner}") == {"title": "أ", "authors": ("هدى",)}
    assert facts(f"{inner}\ntitle: أ") == {"title": "أ", "authors": ("هدى",)}
    assert facts(f"{name}: أ") == {"extra": {name: "أ"}}


@pytest.mark.parametrize(
    ("front", "kept", "lost"),
    [
        ("title: {ar: أ}", {"title?": {"ar": "أ"}}, ("title",)),
        ("date: {y: 2015}", {"date?": {"y": "2015"}}, ("date",)),
        ("url: {a: ب}", {"url?": {"a": "ب"}}, ("url",)),
        ("author: {email: x}", {"author?": {"email": "x"}}, ("author",)),
        ("author: [[هدى]]", {"author?": [["هدى"]]}, ("author",)),
        ("tags: {a: ب}", {"tags?": {"a": "ب"}}, ("tags",)),
        ("text: ملخص", {"text?": "ملخص"}, ()),
        ("Body: ملخص\ncontent: آخر", {"Body?": "ملخص", "content?": "آخر"}, ()),
    ],
)
def test_a_field_that_cannot_be_read_is_kept_beside(
    front: str, kept: dict[str, object], lost: tuple[str, ...]
) -> None:
    expected: dict[str, object] = {"extra": kept, "source": "الساحل"}
    if lost:
        expected["notes"] = tuple(LINE_LOST.format(key) for key in lost)
    found = facts(f"{front}\nsource: الساحل")
    spelt = {key.casefold(): value for key, value in found["extra"].items()}
    assert found | {"extra": spelt} == expected | {
        "extra": {key.casefold(): value for key, value in kept.items()}
    }


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2015-03-04-oasis.md", day(2015, 3, 4)),
        ("2015-3-4-oasis.md", day(2015, 3, 4)),
        ("a/2014-01-01-x/2015-03-04-oasis.md", day(2015, 3, 4)),
        ("2015-03-04-a/oasis.md", None),
        ("2015-03-04.md", None),
        ("2015-03-04-", None),
        ("x-2015-03-04-oasis.md", None),
        ("2015-13-04-oasis.md", None),
    ],
)
def test_a_name_that_begins_with_a_day_says_it(name: str, published: PartialDate | None) -> None:
    found = facts("title: أ", name)
    assert (found["title"], found.get("published")) == ("أ", published)
    own = facts("title: أ\ndate: 2001-02-03", name)
    assert own["published"] == day(2001, 2, 3)


def test_days_and_times_of_toml_are_strings_as_in_yaml() -> None:
    text = "+++\ndate = 2015-03-04T10:00:00Z\nx = 10:20:30\ny = 2015-03-04\nz = [1, true, 1.5]\n+++\nنص"
    values = read(record(text), text).values
    assert values["published"] == PartialDate(datetime.date(2015, 3, 4), "day")
    assert values["extra"] == {"x": "10:20:30", "y": "2015-03-04", "z": ["1", "True", "1.5"]}
