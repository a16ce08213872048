"""What an editor is shown before an import: values, and where each of them is from."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from archive.ingest import previewing as module
from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.origins import place
from archive.ingest.preview import Preview, Seen
from archive.ingest.previewing import answer, preview
from tests.archive.ingest.builders import BODY

PAPER = Defaults(source="جريدة الحي", tags=("أرشيف",), date_from_path=True)
ROOT = Path(__file__).parents[3]


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def seen(path: Path, defaults: Defaults = NO_DEFAULTS) -> Seen:
    (only,) = preview([path], defaults).documents
    return only


def test_values_of_the_file_are_from_its_fields(tmp_path: Path) -> None:
    row = {
        "id": "k",
        "title": "البحر",
        "text": BODY,
        "author": "ليلى",
        "source": "الصباح",
        "tags": ["بحار"],
        "date": "2019-03-05",
    }
    path = written(tmp_path, "a.json", json.dumps(row))
    one = seen(path)
    assert (one.title, one.authors, one.source) == ("البحر", ("ليلى",), "الصباح")
    assert (one.published, one.precision, one.tags) == ("2019-03-05", "day", ("بحار",))
    assert one.origin == str(path)
    assert one.reasons == dict.fromkeys(
        ["title", "authors", "published", "source", "tags"], module.FROM_FILE
    )


TEXT = f"""وفد يزور الميناء القديم

بقلم: ليلى حسن

بيروت - {BODY}"""


def test_values_of_a_text_are_from_its_lines(tmp_path: Path) -> None:
    one = seen(written(tmp_path, "a.txt", TEXT))
    assert (one.title, one.authors, one.places) == (
        "وفد يزور الميناء القديم",
        ("ليلى حسن",),
        ("بيروت",),
    )
    assert {name: one.reasons[name] for name in ("title", "authors", "places")} == {
        "title": "من السطر 1",
        "authors": "من السطر 2",
        "places": "من السطر 3",
    }
    assert "published" not in one.reasons and "source" not in one.reasons


def test_values_of_the_run_say_so(tmp_path: Path) -> None:
    one = seen(written(tmp_path, "2015/03/21/a.txt", TEXT), PAPER)
    assert (one.source, one.published) == ("جريدة الحي", "2015-03-21")
    assert (one.reasons["source"], one.reasons["published"]) == (
        module.FROM_DEFAULTS,
        module.FROM_PATH,
    )
    assert "أرشيف" in one.tags and one.reasons["tags"] == module.SUGGESTED
    own = seen(written(tmp_path, "b.json", json.dumps({"text": BODY, "tags": ["أ"]})), PAPER)
    assert (own.tags, own.reasons["tags"]) == (("أ", "أرشيف"), module.FROM_BOTH)


def test_a_made_title_says_so(tmp_path: Path) -> None:
    one = seen(written(tmp_path, "a.json", json.dumps({"text": f"{BODY} {BODY}"})))
    assert BODY.startswith(one.title.rstrip("…"))
    assert one.reasons["title"] in (module.GENERATED, "من السطر 1")


def test_a_lead_ends_with_a_whole_word(tmp_path: Path) -> None:
    one = seen(written(tmp_path, "a.txt", f"العنوان هنا\n\n{BODY * 9}"))
    assert len(one.lead) <= module.LEAD + 1 and one.lead.endswith("…")
    assert BODY.startswith(one.lead[:40]) and one.lead[:-1].split()[-1] in BODY


def test_what_is_refused_is_shown_with_its_reason(tmp_path: Path) -> None:
    empty = written(tmp_path, "a.txt", "")
    rows = written(tmp_path, "b.json", json.dumps([{"text": 7}, {"title": "البحر", "text": BODY}]))
    found = preview([empty, rows, tmp_path / "none.txt"], NO_DEFAULTS)
    assert [one.title for one in found.documents] == ["البحر"]
    refused = [(one.file_name, one.reason) for one in found.refusals]
    assert refused[0] == ("a.txt", "الملف فارغ")
    assert sorted(name for name, _ in refused) == ["a.txt", "b.json", "none.txt"]
    assert all(reason for _, reason in refused)


@pytest.mark.parametrize(("count", "most", "shown", "is_cut"), [(3, 3, 3, False), (4, 3, 3, True)])
def test_it_looks_at_no_more_than_it_shows(
    tmp_path: Path, count: int, most: int, shown: int, is_cut: bool
) -> None:
    rows = [json.dumps({"id": n, "title": f"البحر {n}", "text": BODY}) for n in range(count)]
    path = written(tmp_path, "a.jsonl", "\n".join(rows))
    found = preview([path], NO_DEFAULTS, most=most)
    assert ([one.title for one in found.documents], found.is_cut) == (
        [f"البحر {n}" for n in range(shown)],
        is_cut,
    )
    refused = [written(tmp_path, f"{n}.txt", "") for n in range(count)]
    found = preview(refused, NO_DEFAULTS, most=most)
    assert (len(found.refusals), found.is_cut) == (shown, is_cut)


def test_of_a_file_with_several_each_has_the_origin_that_the_import_gives(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": BODY}, {"id": "b", "text": f"{BODY} ثم"}]
    path = written(tmp_path, "all.json", json.dumps(rows))
    found = preview([path], NO_DEFAULTS)
    assert [one.origin for one in found.documents] == [f"{path}#a", f"{path}#b"]


def ask(question: dict[str, Any]) -> Preview:
    """As the site asks: by a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "archive.ingest.previewing"],
        input=json.dumps(question),
        capture_output=True,
        cwd=ROOT,
        text=True,
        check=True,
    )
    return Preview.of(json.loads(ended.stdout))


def test_the_program_answers_what_the_function_does(tmp_path: Path) -> None:
    paths = [written(tmp_path, "a.txt", TEXT), written(tmp_path, "b.txt", "")]
    question = {"paths": [str(path) for path in paths], "defaults": PAPER.as_json()}
    question |= {"folder": str(tmp_path), "collection": "عام"}
    told = ask(question)
    assert json.loads(json.dumps(told.documents, default=vars_of)) == json.loads(
        json.dumps(answer(question).documents, default=vars_of)
    )
    assert told.refusals == answer(question).refusals
    assert told.documents[0].title == "وفد يزور الميناء القديم"
    assert told.documents[0].origin == "upload:عام/a.txt"


def test_the_path_that_gives_a_date_is_that_of_the_upload(tmp_path: Path) -> None:
    """And not where the server keeps what was uploaded."""
    path = written(tmp_path, "2015/03/21/7/a.txt", TEXT)
    dated, undated = (
        preview([path], PAPER, place(folder, "عام")).documents[0]
        for folder in (tmp_path, path.parent)
    )
    assert (dated.origin, dated.published) == ("upload:عام/2015/03/21/7/a.txt", "2015-03-21")
    assert (undated.origin, undated.published) == ("upload:عام/a.txt", "")


@pytest.mark.parametrize(("fields", "state"), [({}, "published"), ({"draft": True}, "draft")])
def test_what_will_not_be_published_says_so(
    tmp_path: Path, fields: dict[str, object], state: str
) -> None:
    row = {"title": "البحر", "text": BODY} | fields
    assert seen(written(tmp_path, "a.json", json.dumps(row))).state == state


def vars_of(one: Seen) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_columns_of_tables_are_named_even_where_none_is_known_to_hold_the_text(
    tmp_path: Path,
) -> None:
    known = written(tmp_path, "a.csv", f"العنوان,النص,الرقم\nالبحر,{BODY},7\n")
    unknown = written(tmp_path, "b.csv", "شيء,آخر\nالبحر,قصير\n")
    found = preview([known, unknown], NO_DEFAULTS)
    assert [one.title for one in found.documents] == ["البحر"]
    assert [len(found.refusals), *found.columns[2:]] == [1, "الرقم", "شيء", "آخر"]
    mapped = preview([unknown], Defaults(columns={"شيء": "title", "آخر": "text"}))
    assert [one.title for one in mapped.documents] == ["البحر"]
    assert mapped.columns == ("شيء", "آخر")


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", TEXT), ("a.csv", ""), ("a.csv", "النص\nكلام"), ("a.csv", "\x00")]
)
def test_what_is_no_table_of_several_columns_has_none(tmp_path: Path, name: str, text: str) -> None:
    assert preview([written(tmp_path, name, text)], NO_DEFAULTS).columns == ()
