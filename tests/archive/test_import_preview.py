"""What an import would make of documents beside the articles there are, and how it is worded."""

from __future__ import annotations

import json
import sys

import pytest
from pytest_django.fixtures import Settings

from archive.admin import import_preview
from archive.admin.import_preview import (
    DUPLICATE,
    FAILED,
    KNOWN,
    LABELS,
    NEW,
    UPDATES,
    Fate,
    Shown,
    Value,
    look,
    shown,
)
from archive.ingest.document import Refused
from archive.ingest.preview import Preview, Seen
from archive.models import Article, ImportRun, Original
from tests.builders import article, original

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: object) -> None:
    settings.DATA_DIR = tmp_path


def seen(**fields: object) -> Seen:
    plain = {"file_name": "a.txt", "origin": "/عام/a.txt", "sha256": "-", "text_hash": "-"}
    return Seen(**{**plain, "title": "البحر", "lead": "البحر واسع", "paragraphs": 1, **fields})  # type: ignore[arg-type]


def of(one: Seen) -> Shown:
    (found,) = shown(Preview((one,)))
    return found


def kept(title: str, data: bytes, **fields: object) -> tuple[Article, Original]:
    made = article(title)
    return made, original(made, data, **fields)


def test_a_document_that_nobody_knows_is_a_new_article() -> None:
    kept("النهر", b"1")
    assert of(seen()).fate == Fate(NEW)


def test_the_same_bytes_from_the_same_place_change_nothing() -> None:
    made, own = kept("البحر", b"1")
    assert of(seen(origin=own.origin, sha256=own.sha256)).fate == Fate(KNOWN, made)


def test_other_bytes_from_the_same_place_bring_the_article_up_to_date() -> None:
    made, own = kept("البحر", b"1")
    assert of(seen(origin=own.origin)).fate == Fate(UPDATES, made)
    same_text = seen(origin=own.origin, text_hash=own.text_hash)
    assert of(same_text).fate == Fate(UPDATES, made), "its place tells more than its text"


def test_the_same_text_from_another_place_is_a_duplicate() -> None:
    made, own = kept("البحر", b"1")
    assert of(seen(text_hash=own.text_hash, sha256=own.sha256)).fate == Fate(DUPLICATE, made)


def test_bytes_of_an_earlier_version_bring_the_article_back_to_it() -> None:
    """The current original of a place counts, whichever came first."""
    made, now = kept("البحر", b"1")
    earlier = original(made, b"2", current=False)
    Original.objects.filter(pk=earlier.pk).update(origin=now.origin, text_hash="earlier")
    assert of(seen(origin=now.origin, sha256=earlier.sha256)).fate == Fate(UPDATES, made)
    assert of(seen(origin=now.origin, sha256=now.sha256)).fate == Fate(KNOWN, made)
    assert of(seen(text_hash="earlier")).fate == Fate(NEW), "nobody reads that text any more"


def test_all_documents_take_two_queries(django_assert_num_queries: object) -> None:
    owns = [kept(f"خبر {number}", bytes([number]))[1] for number in range(5)]
    preview = Preview(tuple(seen(origin=own.origin, sha256=own.sha256) for own in owns))
    with django_assert_num_queries(2):  # type: ignore[operator]
        fates = [one.fate.words for one in shown(preview)]
    assert fates == [KNOWN] * 5


def test_documents_are_shown_in_their_order() -> None:
    some = tuple(seen(title=title) for title in "بتا")
    assert [one.seen for one in shown(Preview(some))] == list(some)
    assert list(shown(Preview(refusals=(Refused("/a", "a.txt", "فارغ"),)))) == []


# The fields of a document


def test_fields_that_were_not_found_are_shown_empty() -> None:
    assert of(seen()).values == tuple(Value(label, (), "") for label in LABELS.values())


def test_each_field_has_its_values_and_where_they_are_from() -> None:
    one = seen(
        published="2015-03-21",
        precision="day",
        source="الصباح",
        authors=("سعاد", "", "كمال"),
        places=("بيروت",),
        tags=("بحار", "سفن"),
        reasons={"source": "من السطر 1", "tags": "مما يُفهم", "title": "من السطر 2"},
    )
    assert of(one).values == (
        Value("التاريخ", ('<time datetime="2015-03-21">21 مارس/ آذار 2015</time>',), ""),
        Value("المصدر", ("الصباح",), "من السطر 1"),
        Value("الكاتب", ("سعاد", "كمال"), ""),
        Value("المكان", ("بيروت",), ""),
        Value("الوسوم", ("بحار", "سفن"), "مما يُفهم"),
    )


@pytest.mark.parametrize(
    ("precision", "iso", "words"),
    [("day", "2015-03-01", "1 مارس"), ("month", "2015-03", "مارس"), ("year", "2015", "2015")],
)
def test_a_date_is_shown_as_far_as_it_is_known(precision: str, iso: str, words: str) -> None:
    (value,) = of(seen(published="2015-03-01", precision=precision)).values[0].values
    assert value.startswith(f'<time datetime="{iso}">{words}')


# The process that looks


def answer(**fields: object) -> str:
    plain = {"documents": [], "refusals": [], "columns": [], "is_cut": False, "fault": ""}
    return json.dumps(plain | fields)


def looked(monkeypatch: pytest.MonkeyPatch, program: str) -> Preview:
    monkeypatch.setattr(import_preview, "COMMAND", [sys.executable, "-c", program])
    return look(ImportRun.objects.create(state="uploaded", paths=["/a.txt"], collection="عام"))


def test_what_the_process_answers_is_the_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    told = answer(
        documents=[
            {"file_name": "a", "origin": "/a", "sha256": "1", "text_hash": "2"}
            | {"title": "البحر", "lead": "", "paragraphs": 3, "tags": ["بحار"]}
        ],
        refusals=[{"file_name": "b", "origin": "/b", "reason": "فارغ"}],
        columns=["نص"],
        is_cut=True,
    )
    found = looked(monkeypatch, f"print({told!r})")
    assert (found.columns, found.is_cut, found.fault) == (("نص",), True, "")
    assert found.refusals == (Refused("/b", "b", "فارغ"),)
    assert [(one.title, one.paragraphs, list(one.tags)) for one in found.documents] == [
        ("البحر", 3, ["بحار"])
    ]


def test_the_process_is_asked_for_the_files_of_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tells what it was asked as the names of columns."""
    told = answer().replace('"columns": []', '"columns": asked')
    told = told.replace("false", "False")
    program = f"import json, sys; asked = sorted(json.load(sys.stdin)); print(json.dumps({told}))"
    assert set(looked(monkeypatch, program).columns) >= {"paths", "defaults"}


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "print('no JSON')",
        "print('{}')",
        f"print({answer()!r}.replace('columns', 'other'))",
        "",
    ],
)
def test_an_answer_that_is_none_is_a_fault(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    assert looked(monkeypatch, program) == Preview(fault=FAILED)


@pytest.mark.parametrize("documents", [[{"title": "وحده"}], [7], [{"colour": "أزرق"}]])
def test_documents_of_another_release_are_a_fault(
    monkeypatch: pytest.MonkeyPatch, documents: list[object]
) -> None:
    assert looked(monkeypatch, f"print({answer(documents=documents)!r})") == Preview(fault=FAILED)
