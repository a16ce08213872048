"""What the archive knows of a batch before any of it is read."""

from __future__ import annotations

import hashlib

import pytest

from archive import bulk
from archive.ingest.document import Record
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.known import Holder, Known, holders, is_known, known_originals
from archive.models import Article, Original
from tests.builders import article

DATA = "نص".encode()
SHA = hashlib.sha256(DATA).hexdigest()
RECORD = Record(DATA, "text/plain", "/a.txt", "a.txt")
KNOWN = Known("/a.txt", SHA, len(DATA), "t", True, True, 1, "عنوان", RECIPE)


def original(of: Article, origin: str, sha256: str = SHA, **fields: object) -> Original:
    values: dict[str, object] = {"size": len(DATA), "text_hash": "t", "current": True} | fields
    return Original.objects.create(article=of, origin=origin, sha256=sha256, **values)  # type: ignore[misc]


def known(row: Original) -> Known:
    of = row.article
    return Known(
        *(row.origin, row.sha256, row.size, row.text_hash, row.current, row.is_sound),
        *(of.pk, of.title, of.recipe),
    )


@pytest.mark.django_db
def test_of_an_origin_the_current_original_counts_else_the_newest() -> None:
    sea, palm = article("البحر", recipe=RECIPE), article("النخلة")
    rows = {
        "current": original(sea, "/a.txt", "1"),
        "later": original(sea, "/a.txt", "2", current=False),
        "older": original(palm, "/b.txt", "3", current=False),
        "newest": original(palm, "/b.txt", "4", current=False),
        "other": original(palm, "/c.txt", "5"),
    }
    assert known_originals(["/a.txt", "/b.txt", "/b.txt", "/none.txt"]) == {
        "/a.txt": known(rows["current"]),
        "/b.txt": known(rows["newest"]),
    }
    assert known_originals([]) == {}


@pytest.mark.django_db
def test_origins_and_hashes_may_be_more_than_one_statement_takes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 2)
    made = [article(f"بحر {number}") for number in range(5)]
    for number, each in enumerate(made):
        original(each, f"/{number}", f"{number}", text_hash=f"t{number}")
    origins = [f"/{number}" for number in range(5)]
    assert list(known_originals(origins)) == origins
    hashes = [f"t{number}" for number in range(5)]
    assert [holder.key for holder in holders(hashes).values()] == [each.pk for each in made]


@pytest.mark.parametrize(
    ("original", "is_so"),
    [
        (KNOWN, True),
        (KNOWN._replace(current=False), True),
        (KNOWN._replace(title="آخر", article_id=9, text_hash="u"), True),
        (KNOWN._replace(sha256="0" * 64), False),
        (KNOWN._replace(size=len(DATA) + 1), False),
        (KNOWN._replace(recipe=""), False),
        (KNOWN._replace(recipe="2001-01"), False),
    ],
)
def test_a_record_is_known_by_its_bytes_and_by_the_recipe(original: Known, is_so: bool) -> None:
    assert is_known(RECORD, {"/a.txt": original}) is is_so


def test_the_same_bytes_at_another_origin_are_another_record() -> None:
    assert not is_known(RECORD, {"/b.txt": KNOWN})
    assert not is_known(RECORD, {})


@pytest.mark.django_db
def test_who_has_a_text_is_told_with_its_title_and_state_and_not_who_had_it() -> None:
    sea = article("البحر", state=Article.State.WITHDRAWN)
    palm = article("النخلة")
    original(sea, "/a", "1", text_hash="t1")
    original(palm, "/b", "2", text_hash="t2", current=False)
    original(palm, "/b", "3", text_hash="t3")
    assert holders(["t1", "t2", "t3", "t3", "t4"]) == {
        "t1": Holder(sea.pk, "البحر", "withdrawn"),
        "t3": Holder(palm.pk, "النخلة", "published"),
    }
    assert holders([]) == {}
