"""An uploaded text is known by its collection and name, whatever folder it lies in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from archive.ingest.document import Record, Refused
from archive.ingest.origins import NOWHERE, place


@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("{0}/a.txt", "upload:مجلة/a.txt"),
        ("{0}/a.zip!/2019/b.txt", "upload:مجلة/a.zip!/2019/b.txt"),
        ("{0}/all.jsonl#k~2", "upload:مجلة/all.jsonl#k~2"),
        ("{0}2/a.txt", "{0}2/a.txt"),
        ("/elsewhere/a.txt", "/elsewhere/a.txt"),
        ("https://example.org/feed", "https://example.org/feed"),
        ("{0}", "{0}"),
    ],
)
def test_what_lies_in_the_folder_is_known_by_its_collection(
    tmp_path: Path, path: str, origin: str
) -> None:
    folder = tmp_path / "12"
    where = place(folder, "مجلة")
    assert where.origin(path.format(folder)) == origin.format(folder)
    assert NOWHERE.origin(path.format(folder)) == path.format(folder)


def test_a_link_to_the_folder_leads_to_the_same(tmp_path: Path) -> None:
    (tmp_path / "12").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "12")
    assert place(tmp_path / "link", "مجلة").origin(f"{tmp_path}/12/a.txt") == "upload:مجلة/a.txt"


def test_records_and_refusals_are_moved_alike(tmp_path: Path) -> None:
    where = place(tmp_path, "مجلة")
    record = Record(b"a", "text/plain", f"{tmp_path}/a.txt", "a.txt")
    refused = Refused(f"{tmp_path}/b.txt", "b.txt", "فارغ")
    assert where.located(record) == replace(record, origin="upload:مجلة/a.txt")
    assert where.located(refused) == replace(refused, origin="upload:مجلة/b.txt")
    for one in (record, refused):
        assert place(tmp_path, "").located(one) is one


def test_without_a_collection_a_place_is_nowhere(tmp_path: Path) -> None:
    assert place(tmp_path, "") == NOWHERE
