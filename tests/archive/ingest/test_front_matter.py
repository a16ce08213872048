"""Front matter of site generators and of people: YAML, TOML, JSON, and what is nearly one."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.document import Document, PartialDate
from archive.ingest.parsers import yaml_block
from archive.ingest.parsers.front_matter import BLOCK_LENGTH, BROKEN, LINE_LOST, split
from archive.ingest.parsers.toml_block import read_toml
from archive.ingest.parsers.yaml_block import read_yaml
from tests.archive.ingest.builders import line, only, record

DAY = PartialDate(datetime.date(2020, 5, 6), "day")


def document(front: str, body: str = "نص") -> Document:
    return only(record(f"{front}\n{body}"))


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: رحلة\ndate: 2020-05-06\ntags: [سفر, واحات]\nauthor: هدى\n---",
        "---\ntitle: >\n  رحلة\ndate: 2020-05-06T10:00:00+03:00\ntags:\n  - سفر\n  - واحات\nauthor:\n  name: هدى\n...",
        '+++\ntitle = "رحلة"\ndate = 2020-05-06T10:00:00Z\ntags = ["سفر","واحات"]\nauthor = "هدى"\n+++',
        '+++\ntitle = "رحلة"\ndate = 2020-05-06\n[taxonomies]\ntags = ["سفر","واحات"]\n[extra]\nauthor = "هدى"\n+++',
        '{\n "title": "رحلة", "date": "2020-05-06",\n "tags": ["سفر", "واحات"], "params": {"author": "هدى"}\n}\n',
    ],
)
def test_each_language_of_front_matter_is_read(front: str) -> None:
    assert document(front) == Document(
        ("نص",), title="رحلة", published=DAY, tags=("سفر", "واحات"), authors=("هدى",)
    )


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("سوق السمك: قصة", "سوق السمك: قصة"),
        ('"سوق" السمك', '"سوق" السمك'),
        ("'سوق: السمك'", "سوق: السمك"),
        ("سوق\n  السمك", "سوق السمك"),
        (">-\n  سوق\n  السمك", "سوق السمك"),
        ("|\n  سوق\n  السمك", "سوق\nالسمك"),
        ("الحلقة #5", "الحلقة #5"),
        ("الحلقة # تعليق", "الحلقة"),
        ("[خاص] السوق", "[خاص] السوق"),
        ("[السوق]", "السوق"),
        ("@السوق", "@السوق"),
        ("%السوق", "%السوق"),
        ("2020", "2020"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("{{ page.title }}", "{{ page.title }}"),
        ("!ruby/object:Gem سوق", "سوق"),
        ("https://a.example/x", "https://a.example/x"),
        ("*السوق*", "*السوق*"),
    ],
)
def test_a_value_stays_what_its_writer_meant(written: str, title: str) -> None:
    found = document(f"---\ntitle: {written}\nsource: الساحل\n---")
    assert found == Document(("نص",), title=title, source="الساحل")


@pytest.mark.parametrize(
    ("lines", "lost"),
    [
        ("سطر غريب", "سطر غريب"),
        ("\tسطر: غريب", "سطر: غريب"),
        ("tags: [أ\n", ""),
        ("weight: }", ""),
    ],
)
def test_a_line_that_cannot_be_read_costs_itself_alone(lines: str, lost: str) -> None:
    found = document(f"---\ntitle: السوق: قصة\n{lines}\nsource: الساحل\n---")
    assert (found.title, found.source, found.paragraphs) == ("السوق: قصة", "الساحل", ("نص",))
    assert found.notes == ((LINE_LOST.format(lost),) if lost else ())


@pytest.mark.parametrize(
    ("lines", "lost"),
    [("سطر غريب", "سطر غريب"), ('"س" ص', '"س" ص'), ("[a\nb = 1", "[a"), ("x = [1,", "")],
)
def test_so_does_a_line_of_toml(lines: str, lost: str) -> None:
    found = document(f'+++\nالعنوان = "السوق"\nsource = "الساحل"\n{lines}\n+++')
    assert (found.title, found.source, found.paragraphs) == ("السوق", "الساحل", ("نص",))
    assert all(lost in note for note in found.notes)
    assert bool(found.notes) == bool(lost)


def test_tables_of_toml_are_put_together_when_they_are_read_in_parts() -> None:
    front, lost = read_toml('title = "أ"\nx = ?\n[params]\na = 1\nb = [\n 2,\n]\nc = ?\n# تعليق')
    assert front == {"title": "أ", "x": "?", "params": {"a": 1, "b": [2]}}
    assert lost == ["c = ?"]


def test_items_below_a_key_that_is_no_yaml_are_a_list() -> None:
    assert read_yaml("tags:\n  - 'أ\n  - @ب\n\nx:\n- #ج") == (
        {"tags": ["'أ", "@ب"], "x": ["#ج"]},
        [],
    )


def test_a_field_of_another_shape_costs_itself_alone() -> None:
    found = document(
        "---\ntitle:\n  ar: السوق\nauthor:\n  - email: a@a.example\nsource: الساحل\n---"
    )
    assert found == Document(
        ("نص",),
        source="الساحل",
        extra={"title?": {"ar": "السوق"}, "author?": [{"email": "a@a.example"}]},
        notes=(LINE_LOST.format("author"), LINE_LOST.format("title")),
    )


def test_all_that_names_tags_counts() -> None:
    front = "---\ntags: [نخل]\nkeywords: تمر، نخل\ncategories:\n- زراعة\ntopics: []\n---"
    assert document(front).tags == ("نخل", "تمر", "زراعة")


def test_a_text_above_the_text_is_kept_beside_it() -> None:
    assert document("---\ntitle: أ\nContent: ملخص\n---").extra == {"content?": "ملخص"}


@pytest.mark.parametrize("name", ["2020-05-06-oasis.md", "blog.zip/_posts/2020-5-6-واحة.txt"])
def test_the_day_in_the_name_of_a_post_is_its_date_where_it_has_no_other(name: str) -> None:
    def named(text: str) -> PartialDate | None:
        return only(replace(record(text), file_name=name)).published

    assert named("---\ntitle: أ\n---\nنص") == DAY
    assert named("---\ntitle: أ\ndate: 2019\n---\nنص") == PartialDate(
        datetime.date(2019, 1, 1), "year"
    )
    assert named("نص بلا ترويسة") is None


@pytest.mark.parametrize(
    ("said", "draft"),
    [
        ("draft: true", True),
        ("Draft: True", True),
        ("draft: false", False),
        ("draft: ربما", False),
        ("published: false", True),
        ("published: true", False),
        ("published: 2020-05-06", False),
        ("status: draft", True),
        ("status: pending", True),
        ("status: publish", False),
        ("مسودة: نعم", True),
        ("الحالة: مسودة", True),
    ],
)
def test_a_file_may_say_that_it_is_a_draft(said: str, draft: bool) -> None:
    found = document(f"---\ntitle: أ\n{said}\n---")
    assert (found.title, found.draft) == ("أ", draft)
    assert not (draft and found.extra)


def test_so_may_json() -> None:
    assert [
        only(line(text="نص", **said)).draft  # type: ignore[arg-type]
        for said in ({"draft": True}, {"published": False}, {"status": "future"}, {"draft": 0}, {})
    ] == [True, True, True, False, False]


def test_the_date_that_a_published_flag_hides_is_still_read() -> None:
    found = document("---\npublished: true\ndate: 2020-05-06\n---")
    assert (found.published, found.draft) == (DAY, False)


@pytest.mark.parametrize(
    "text",
    [
        "---\nنص\n---\nآخر",
        "---\nنص: أ\nسطر\nسطر\nسطر\n---\nآخر",
        "---\ntitle: أ\n",
        "+++\nنص\n+++\nآخر",
        "---\n- بند\n- بند\n---\nآخر",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text, (BROKEN,))


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}\nنص', '{"title": "أ"} نص', '{"title": "أ"', "{نص}", '{"title": ' + "[" * 60_000],
)
def test_braces_that_are_no_front_matter_stay_text(text: str) -> None:
    assert split(text) == ({}, text, ())


def test_an_empty_block_is_none() -> None:
    assert document("---\n---") == Document(("نص",))


def test_a_block_beyond_the_limit_is_text() -> None:
    text = f"---\ntitle: {'أ' * BLOCK_LENGTH}\n---\nنص"
    assert split(text) == ({}, text, (BROKEN,))


def test_few_aliases_are_followed_and_many_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_block, "ALIASES", 2)
    few = "a: &x أ\nb: *x\nc: [*x]"
    assert read_yaml(few) == ({"a": "أ", "b": "أ", "c": ["أ"]}, [])
    assert read_yaml(few + "\nd: *x") == ({"a": "أ", "b": "*x", "c": "[*x]", "d": "*x"}, [])


def test_a_block_nested_too_deeply_is_read_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_block, "DEPTH", 3)
    assert read_yaml("a: [[1]]\nb: [[[2]]]") == ({"a": [["1"]], "b": "[[[2]]]"}, [])


PIECES = (
    *("---\n", "+++\n", "title: ", "title = ", "date", "tags: ", "- ", "  ", "\n", "\n\n", ": ", " = "),
    *("[", "]", "{", "}", "'", '"', "&a ", "*a ", "#", "|", ">", "!", "%", "@", "`", "\t", "أ", "نص", "5"),
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(["---\n", "+++\n", "{", ""]),
)
def test_no_mixture_is_an_error_and_the_text_below_stays(mixture: str, fence: str) -> None:
    _, body, _ = split(f"{fence}{mixture}\nآخر سطر")
    assert body.endswith("آخر سطر")


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), st.text(max_size=20), min_size=1)
)
def test_what_a_library_writes_is_read(values: dict[str, str]) -> None:
    block = yaml.safe_dump(values, allow_unicode=True)
    front, lost = read_yaml(block)
    assert lost == [] and front.keys() == values.keys()


def test_a_hash_is_no_comment_where_a_word_follows_it() -> None:
    block = 'a: >\n  حلقة #5\n\n  وأخرى\nb: "#أ"\nc: #أ #ب\nd: 1 # تعليق\n'
    assert read_yaml(block)[0] == {
        "a": "حلقة #5 وأخرى",
        "b": "#أ",
        "c": "#أ #ب",
        "d": "1",
    }
