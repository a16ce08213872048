"""Values in one line: their quotation marks, and lists of them."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.aliases import EMPTY, FIELDS, JOINED, NAMES, key_of, renamed, spelling
from archive.ingest.parsers.keys import KEYS, listed, unquoted


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("نص", "نص"),
        ("  نص\t", "نص"),
        ('"نص"', "نص"),
        ("'نص'", "نص"),
        ("' نص '", "نص"),
        ("\"نص'", "\"نص'"),
        ('"نص', '"نص'),
        ('نص"', 'نص"'),
        ('"', '"'),
        ('""', ""),
        ("''", ""),
        ("''نص''", "'نص'"),
        ("«نص»", "«نص»"),
        ('"أ" و"ب"', 'أ" و"ب'),
        ("", ""),
    ],
)
def test_one_pair_of_marks_goes(written: str, value: str) -> None:
    assert unquoted(written) == value


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("بحر", ["بحر"]),
        ("بحر, صيد", ["بحر", "صيد"]),
        ("بحر، صيد؛ ملح;سمك", ["بحر", "صيد", "ملح", "سمك"]),
        ("\"بحر\", 'صيد'", ["بحر", "صيد"]),
        ("،بحر،،صيد،", ["بحر", "صيد"]),
        ('بحر, "", صيد', ["بحر", "صيد"]),
        ("بحر وصيد", ["بحر وصيد"]),
        ("بحر, بحر", ["بحر", "بحر"]),
        (" , ", []),
        ("", []),
    ],
)
def test_each_sign_between_two_parts_them(written: str, parts: list[str]) -> None:
    assert listed(written) == parts


@pytest.mark.parametrize(("key", "name"), [(key, name) for key in KEYS for name in KEYS[key]])
def test_every_name_of_front_matter_is_known_in_tables_and_json_too(key: str, name: str) -> None:
    assert (key_of(name), key_of(name.upper()), key_of(f" {name}: ")) == (key, key, key)


@pytest.mark.parametrize("key", FIELDS)
def test_every_name_of_a_field_gives_its_value_alone(key: str) -> None:
    for name in NAMES[key]:
        if "." in name:
            outer, inner = name.split(".")
            assert renamed({outer: {inner: "س"}}) == {key: "س"}
            assert renamed({name: "س"}) == {key: "س"}
        else:
            assert renamed({name: "س", "لون": 1}) == {key: "س", "لون": 1}


@pytest.mark.parametrize("key", [key for key in FIELDS if key != JOINED])
def test_of_several_names_the_surest_that_holds_something_counts(key: str) -> None:
    first, second, *_ = (name for name in NAMES[key] if "." not in name)
    assert renamed({second: "ب", first: "أ"}) == {key: "أ"} | (
        {second: "ب"} if second != key else {}
    )
    for empty in EMPTY:
        assert renamed({first: empty, second: "ب"})[key] == "ب"


@pytest.mark.parametrize(
    ("values", "tags"),
    [
        ({"tags": "أ"}, "أ"),
        ({"tags": ["أ"]}, ["أ"]),
        ({"tags": "أ", "keywords": "ب"}, ["أ", "ب"]),
        ({"keywords": ["ب", "ج"], "tags": ["أ"], "topics": "د"}, ["أ", "ب", "ج", "د"]),
        ({"tags": [], "keywords": "ب"}, "ب"),
        ({"categories": [{"name": "ب"}], "وسوم": None}, [{"name": "ب"}]),
    ],
)
def test_of_tags_all_names_count(values: dict[str, object], tags: object) -> None:
    assert {key: value for key, value in renamed(values).items() if value} == {"tags": tags}


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"title": {"rendered": "أ"}}, {"title": "أ"}),
        ({"title": {"rendered": ""}, "headline": "ب"}, {"title": "ب"}),
        ({"title": {"plain": "أ"}}, {"title": {"plain": "أ"}}),
        ({"source": {"name": "الساحل", "id": 1}}, {"source": "الساحل"}),
        ({"time": {"h": 10}, "date": "2015"}, {"date": "2015"}),
        ({"time": {"h": 10}}, {"time": {"h": 10}}),
        ({"author": {"name": "هدى"}}, {"author": {"name": "هدى"}}),
        ({"a": {"b": "س"}}, {"a": {"b": "س"}}),
    ],
)  # fmt: skip
def test_an_object_is_a_value_where_no_path_leads_on(
    values: dict[str, object], fields: dict[str, object]
) -> None:
    found = renamed(values)
    assert {key: found[key] for key in fields} == fields


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("نص_الخبر", "نص الخبر"),
        ("نص - الخبر", "نص الخبر"),
        ("\ufeffid", "id"),
        ("*title*", "title"),
        ("الصحيفه", "الصحيفة"),
        ("Title Rendered", "Title Rendered"),
        ("سطر\nوآخر", "سطر وآخر"),
        ("", ""),
    ],
)
def test_a_name_is_spelt_as_in_our_table_or_stays(name: str, known: str) -> None:
    assert spelling(name) == known
