"""Blocks of YAML and of TOML, line by line: nothing of them is lost in silence."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.toml_block import read_toml
from archive.ingest.parsers.yaml_block import read_yaml

# A line that no reader of YAML takes, so that the others are read one by one.
BROKEN = "عنوان: قصة: طويلة"
BROKEN_TOML = "عنوان = قصة"


@pytest.mark.parametrize(
    ("block", "front"),
    [
        ("a: 1", {"a": "1"}),
        ("a: true\nb: null\nc: ~\nd: 1.50", {"a": "true", "b": "null", "c": "~", "d": "1.50"}),
        ("1: أ", {"1": "أ"}),
        ("a:\n", {"a": ""}),
        ("a:\n  b:\n    - ج\n    - د", {"a": {"b": ["ج", "د"]}}),
        ("a: 'أ''ب'\nb: \"أ\\nب\"", {"a": "أ'ب", "b": "أ\nب"}),
        ("a: |\n  أ\n  ب\nb: ج", {"a": "أ\nب\n", "b": "ج"}),
        ("a: 1\na: 2", {"a": "2"}),
        ("{a: 1, b: [2]}", {"a": "1", "b": ["2"]}),
        ("a: أ # تعليق", {"a": "أ"}),
        ("# تعليق\na: أ", {"a": "أ"}),
    ],
)
def test_what_is_yaml_is_read_as_yaml_with_every_value_a_string(
    block: str, front: dict[str, object]
) -> None:
    assert read_yaml(block) == (front, [])


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("a: ب: ج", {"a": "ب: ج"}),
        ("a : ب: ج", {"a": "ب: ج"}),
        ("a： ب", {"a": "ب"}),
        ("عنوان آخر: 'أ' ب", {"عنوان آخر": "'أ' ب"}),
        ('a: "أ: ب', {"a": '"أ: ب'}),
        ("a: @ب", {"a": "@ب"}),
        ("a: *ب*", {"a": "*ب*"}),
        ("a: [ب", {"a": "[ب"}),
        ("a: ب #ج", {"a": "ب #ج"}),
        ("a:ب: ج", {"a:ب": "ج"}),
        (f"{'ك' * 61}: ب: ج", {"ك" * 61: "ب: ج"}),
    ],
)
def test_a_pair_that_is_no_yaml_is_read_as_it_stands(line: str, pair: dict[str, object]) -> None:
    whole = {"before": "1"} | pair | {"after": "2"}
    assert read_yaml(f"before: 1\n{line}\nafter: 2") == (whole, [])


@pytest.mark.parametrize(
    "line",
    ["سطر بلا علامة", "https://a.example/b: ج: د", "-: ب: ج", f"{'ك' * 62}: ب: ج", ": ب: ج"],
)
def test_a_line_that_is_no_pair_is_told(line: str) -> None:
    assert read_yaml(f"before: 1\n{line}\nafter: 2") == ({"before": "1", "after": "2"}, [line])


def test_each_key_has_the_lines_below_it_where_they_are_read_one_by_one() -> None:
    block = f"""a:
  - أ
  - ب
b:
- ج

- د
c: >
  سطر
  وآخر
# تعليق
{BROKEN}
d:
  e: هـ"""
    assert read_yaml(block) == (
        {
            "a": ["أ", "ب"],
            "b": ["ج", "د"],
            "c": "سطر وآخر",
            "عنوان": "قصة: طويلة",
            "d": {"e": "هـ"},
        },
        [],
    )


def test_items_are_a_list_only_where_nothing_else_stands_below_their_key() -> None:
    assert read_yaml("a:\n- @ب\n- 'ج'") == ({"a": ["@ب", "ج"]}, [])
    assert read_yaml("a:\n- @ب\n  ج") == ({"a": ""}, ["- @ب", "  ج"])
    assert read_yaml("a: @أ\n- @ب") == ({"a": "@أ"}, ["- @ب"])


@pytest.mark.parametrize("block", ["", "- أ\n- ب", "نص", "# تعليق", "a: أ\n---\nb: ب"])
def test_what_is_no_mapping_gives_no_more_than_its_pairs(block: str) -> None:
    front, lost = read_yaml(block)
    assert set(front) <= {"a", "b"}
    kept = "\n".join([*map(str, front), *map(str, front.values()), *lost])
    assert all(
        word in kept for word in block.split() if word not in ("-", "---", "#", "تعليق", "a:", "b:")
    )


@pytest.mark.parametrize(
    ("block", "front"),
    [
        ('a = "أ"', {"a": "أ"}),
        ("a = 'أ'\nb = 3\nc = true", {"a": "أ", "b": 3, "c": True}),
        ('a = """\nأ\nب"""', {"a": "أ\nب"}),
        ('tags = [\n "أ",\n "ب",\n]', {"tags": ["أ", "ب"]}),
        ('[params]\na = "أ"\n[params.b]\nc = 1', {"params": {"a": "أ", "b": {"c": 1}}}),
        ('"اسم" = "أ"', {"اسم": "أ"}),
        ("", {}),
        ("# تعليق", {}),
    ],
)
def test_what_is_toml_is_read_as_toml(block: str, front: dict[str, object]) -> None:
    assert read_toml(block) == (front, [])


@pytest.mark.parametrize(
    ("block", "front", "lost"),
    [
        (BROKEN_TOML, {"عنوان": "قصة"}, []),
        (f'a = "أ"\n{BROKEN_TOML}\nb = 2', {"a": "أ", "عنوان": "قصة", "b": 2}, []),
        ("عنوان = 'قصة' طويلة", {"عنوان": "'قصة' طويلة"}, []),
        ("سطر بلا علامة\na = 1", {"a": 1}, ["سطر بلا علامة"]),
        ("a = 1\nسطر بلا علامة", {"a": "1"}, ["سطر بلا علامة"]),
        (f"{BROKEN_TOML}\n[t]\na = 1\nb = ?", {"عنوان": "قصة", "t": {"a": 1}}, ["b = ?"]),
        (f"{BROKEN_TOML}\n[t]\na = 1\n[u]\na = 2", {"عنوان": "قصة", "t": {"a": 1}, "u": {"a": 2}}, []),
        (f"{BROKEN_TOML}\n[t]\na = [\n 1,\n 2\n]\nb = 3", {"عنوان": "قصة", "t": {"a": [1, 2], "b": 3}}, []),
        (f"{BROKEN_TOML}\n[t\na = 1", {"عنوان": "قصة", "a": 1}, ["[t"]),
        ("a = 1\na = 2", {"a": 2}, []),
        (f"{BROKEN_TOML}\n\n# تعليق\na = 1", {"عنوان": "قصة", "a": 1}, []),
    ],
)  # fmt: skip
def test_a_line_that_is_no_toml_costs_itself_alone(
    block: str, front: dict[str, object], lost: list[str]
) -> None:
    assert read_toml(block) == (front, lost)


def test_tables_of_a_list_are_kept_each() -> None:
    block = '[[resources]]\nsrc = "أ"\n[[resources]]\nsrc = "ب"'
    rows = {"resources": [{"src": "أ"}, {"src": "ب"}]}
    assert read_toml(block) == (rows, [])
    assert read_toml(f"{BROKEN_TOML}\n{block}") == ({"عنوان": "قصة"} | rows, [])
    several = (
        "[[x]]\na = 1\nb = ?\nc = 2\n[[x]]\na = 3\n[[y]]\na = 4\nd = [\n {a = 1},\n {a = 2},\n]"
    )
    assert read_toml(several) == (
        {"x": [{"a": 1, "c": 2}, {"a": 3}], "y": [{"a": 4, "d": [{"a": 1}, {"a": 2}]}]},
        ["b = ?"],
    )
    twice = "عنوان = قصة\nx = [{a = 1}, {b = 1}]\nx = [{a = 2}, {b = 2}]"
    assert read_toml(twice)[0]["x"] == [{"a": 2}, {"b": 2}]
