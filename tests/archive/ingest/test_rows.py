"""The columns of an article and of its original, as a document fills them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from archive.ingest.document import Document, PartialDate, Record
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.lead import lead
from archive.ingest.parsing import Parsed
from archive.ingest.rows import article_fields, article_row, extra, original_row, state_of
from archive.originals import FILE, Place
from tests.archive.ingest.builders import BODY, day

BARE = Document((BODY,))
WHOLE = Document(
    (BODY, "ثم عادوا."),
    title="وفد في الميناء",
    external_id="7",
    source="الساحل",
    authors=("هدى سالم",),
    published=day(2015, 3, 4),
    tags=("بحر",),
    url="https://a.example/7",
    section="محليات",
    language="ar-EG",
    extra={"page": "3"},
    notes=("تنبيه",),
)


def test_what_an_editor_may_change_of_a_whole_document() -> None:
    assert article_fields(WHOLE, 5) == {
        "title": "وفد في الميناء",
        "body": f"{BODY}\n\nثم عادوا.",
        "lead": lead((BODY, "ثم عادوا."), "وفد في الميناء"),
        "language": "ar-EG",
        "source_id": 5,
        "published_at": datetime.date(2015, 3, 4),
        "published_precision": "day",
        "url": "https://a.example/7",
        "external_id": "7",
    }


def test_what_is_not_known_stays_empty() -> None:
    assert article_fields(BARE, None) == {
        "title": "",
        "body": BODY,
        "lead": lead((BODY,)),
        "language": "ar",
        "source_id": None,
        "published_at": None,
        "published_precision": "unknown",
        "url": "",
        "external_id": "",
    }


@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_a_date_is_kept_as_far_as_it_is_known(precision: str) -> None:
    dated = replace(BARE, published=PartialDate(datetime.date(1906, 11, 1), precision))  # type: ignore[arg-type]
    fields = article_fields(dated, None)
    assert (fields["published_at"], fields["published_precision"]) == (
        datetime.date(1906, 11, 1),
        precision,
    )


@pytest.mark.parametrize(
    ("name", "column", "longest"),
    [("title", "title", 500), ("url", "url", 2000), ("external_id", "external_id", 200)],
)
def test_what_a_column_cannot_hold_is_cut_to_its_length(
    name: str, column: str, longest: int
) -> None:
    for length, kept in ((longest, longest), (longest + 1, longest)):
        document = replace(BARE, **{name: "ط" * length})  # type: ignore[arg-type]
        assert article_fields(document, None)[column] == "ط" * kept


def test_a_new_article_has_an_address_a_recipe_and_the_identity_of_its_text() -> None:
    row = article_row(WHOLE, 5)
    assert row == article_fields(WHOLE, 5) | {
        "slug": "وفد-في-الميناء",
        "extra": {"page": "3", "section": "محليات", "notes": ["تنبيه"]},
        "recipe": RECIPE,
        "text_hash": WHOLE.text_hash,
        "state": "published",
    }
    assert article_row(BARE, None)["slug"] == "article"


@pytest.mark.parametrize(
    ("draft", "review", "state"),
    [
        (False, "", "published"),
        (True, "", "draft"),
        (False, "نص معكوس", "review"),
        (True, "نص معكوس", "draft"),
    ],
)
def test_the_state_of_a_new_article(draft: bool, review: str, state: str) -> None:
    assert state_of(replace(BARE, draft=draft, review=review)) == state


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (BARE, {}),
        (replace(BARE, extra={"a": 1}), {"a": 1}),
        (replace(BARE, section="محليات"), {"section": "محليات"}),
        (replace(BARE, notes=("أ", "ب")), {"notes": ["أ", "ب"]}),
        (replace(BARE, as_found=("أ", "ب")), {}),
        (replace(BARE, repairs=("عُكس",), as_found=("أ", "ب")), {"as_found": ["أ", "ب"]}),
        (replace(BARE, extra={"section": "قديم"}), {"section": "قديم"}),
        (replace(BARE, extra={"section": "قديم"}, section="محليات"), {"section": "محليات"}),
    ],
)
def test_what_has_no_column_is_kept_beside(document: Document, expected: dict[str, object]) -> None:
    assert extra(document) == expected


@pytest.mark.parametrize("current", [True, False])
@pytest.mark.parametrize("place", [FILE, Place("pack-1", 512)])
def test_an_original_is_the_bytes_and_where_they_lie(place: Place, current: bool) -> None:
    record = Record("نص".encode(), "text/plain", "/a.jsonl#7", "a.jsonl:7")
    document = replace(WHOLE, encoding="windows-1256", repairs=("عُكس", "فُك ترميزه"))
    parsed = Parsed(record, document, "/a.jsonl#8", {})
    assert original_row(parsed, 3, place, current=current) == {
        "article_id": 3,
        "current": current,
        "origin": "/a.jsonl#8",
        "file_name": "a.jsonl:7",
        "sha256": record.sha256,
        "size": 4,
        "encoding": "windows-1256",
        "media_type": "text/plain",
        "text_hash": document.text_hash,
        "repairs": "عُكس، فُك ترميزه",
        "is_sound": True,
        "pack": place.pack,
        "offset": place.offset,
    }


def test_the_name_of_a_file_is_cut_to_its_column() -> None:
    for length, kept in ((300, 300), (301, 300)):
        record = Record(b"x", "text/plain", "/a", "ط" * length)
        row = original_row(Parsed(record, BARE, "/a", {}), 1, FILE, current=True)
        assert (row["file_name"], row["repairs"]) == ("ط" * kept, "")
