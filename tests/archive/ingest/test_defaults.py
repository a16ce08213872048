"""What is said of all texts of a run fills what a text leaves open, and overrules nothing."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.ingest.defaults import DATE_NOTE, NO_DEFAULTS, SOURCE_NOTE, Defaults
from archive.ingest.document import PartialDate
from archive.ingest.importing import ingest
from archive.ingest.parsing import parse_record
from archive.models import Article, ImportRun
from tests.archive.ingest.builders import BODY, document, line, record

PAPER = Defaults(source="جريدة الحي", tags=("أرشيف", "مصر"))


@pytest.mark.parametrize(
    ("named", "kept", "notes"),
    [("", "جريدة الحي", (SOURCE_NOTE,)), ("الصباح", "الصباح", ())],
)
def test_a_source_is_given_to_texts_that_name_none(
    named: str, kept: str, notes: tuple[str, ...]
) -> None:
    completed = PAPER.complete(document(BODY, source=named), "/a.txt")
    assert (completed.source, completed.notes) == (kept, notes)


def test_no_defaults_change_nothing() -> None:
    made = document(BODY, tags=("أ",))
    assert NO_DEFAULTS.complete(made, "/2015/03/21/a.txt") == made
    assert NO_DEFAULTS.with_tags(made.tags) == ("أ",)


def test_the_path_dates_the_texts_that_have_no_date() -> None:
    by_path = Defaults(date_from_path=True)
    completed = by_path.complete(document(BODY), "/2015/03/21/a.txt")
    expected = PartialDate(datetime.date(2015, 3, 21), "day")
    assert (completed.published, completed.notes) == (expected, (DATE_NOTE,))
    dated = document(BODY, published=PartialDate(datetime.date(1999, 5, 4), "day"))
    assert by_path.complete(dated, "/2015/03/21/a.txt") == dated
    assert by_path.complete(document(BODY), "/a.txt") == document(BODY)


def test_tags_of_the_run_come_after_those_of_the_text_each_once() -> None:
    assert PAPER.with_tags(("مصر", "بحار")) == ("مصر", "بحار", "أرشيف")


@pytest.mark.parametrize(
    "defaults", [NO_DEFAULTS, PAPER, Defaults(date_from_path=True, columns={"لون": "text"})]
)
def test_defaults_are_the_same_after_they_were_kept(defaults: Defaults) -> None:
    assert Defaults.of(json.loads(json.dumps(defaults.as_json()))) == defaults
    assert Defaults.of({}) == NO_DEFAULTS


def test_a_text_is_tagged_by_itself_and_by_the_run() -> None:
    (own,), _ = parse_record(line(title="البحر", text=BODY, tags=["بحار"]), PAPER)
    assert (own.document.tags, own.kinds) == (
        ("بحار", "أرشيف", "مصر"),
        {"بحار": "topic", "أرشيف": "topic", "مصر": "place"},
    )
    text = "زيارة إلى مصر\n\nزار الوفد مصر، وبحث في مصر شؤون التجارة. وتقع مصر في شمال أفريقيا."
    (suggested,), _ = parse_record(record(text), PAPER)
    (alone,), _ = parse_record(record(text), NO_DEFAULTS)
    assert set(suggested.document.tags) == {*alone.document.tags, "أرشيف", "مصر"}


def test_what_cannot_be_used_of_a_record_is_told_beside_the_rest() -> None:
    rows = [{"title": "البحر", "text": BODY, "id": "k"}, {"text": 7}]
    raw = record(json.dumps(rows, ensure_ascii=False), "application/json")
    kept, refused = parse_record(raw, NO_DEFAULTS)
    assert [one.origin for one in kept] == ["/archive/a#k"]
    assert [(one.file_name, one.outcome) for one in refused] == [("a", "refused")]


@pytest.mark.django_db
def test_a_run_keeps_its_defaults_and_goes_by_them(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path / "data"
    file = tmp_path / "a.txt"
    file.write_text(f"البحر في الليل\n\n{BODY}", "utf-8")
    ingest([file], defaults=PAPER)
    article = Article.objects.get()
    assert article.source and article.source.name == "جريدة الحي"
    assert {"أرشيف", "مصر"} <= {tag.name for tag in article.tags.all()}
    assert SOURCE_NOTE in article.extra["notes"]
    assert Defaults.of(ImportRun.objects.get().defaults) == PAPER


@pytest.mark.django_db
def test_a_run_that_waits_goes_by_its_own_defaults(tmp_path: Path, settings: Settings) -> None:
    settings.DATA_DIR = tmp_path / "data"
    (tmp_path / "a.txt").write_text(f"البحر في الليل\n\n{BODY}", "utf-8")
    run = ImportRun.objects.create(defaults=PAPER.as_json())
    ingest([tmp_path / "a.txt"], run=run)
    assert Article.objects.get().source.name == "جريدة الحي"  # type: ignore[union-attr]
