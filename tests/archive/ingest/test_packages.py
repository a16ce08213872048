"""Documents that are ZIP files are opened within bounds, or refused in a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from archive.ingest import packages
from archive.ingest.document import Refusal
from archive.ingest.packages import open_package


def package(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(name, data)
    return stream.getvalue()


def reason(data: bytes) -> str:
    with pytest.raises(Refusal) as raised:
        open_package(data)
    return str(raised.value)


def locked(data: bytes) -> bytes:
    """The package, whose first member says that it is encrypted."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def test_a_sound_package_is_opened_with_all_its_members() -> None:
    with open_package(package(a=b"x", b=b"y")) as opened:
        assert [opened.read(name) for name in opened.namelist()] == [b"x", b"y"]
    with open_package(io.BytesIO(package(a=b"x"))) as opened:
        assert opened.namelist() == ["a"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", packages.NOT_A_PACKAGE),
        (b"PK\x03\x04", packages.NOT_A_PACKAGE),
        (package(a=b"x" * 100)[:60], packages.NOT_A_PACKAGE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), packages.ENCRYPTED),
        (locked(package(a=b"x")), packages.ENCRYPTED),
    ],
)
def test_what_cannot_be_opened_is_refused(data: bytes, said: str) -> None:
    assert reason(data) == said


def test_members_and_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "ENTRIES", 1)
    assert reason(package(a=b"x", b=b"y")) == packages.TOO_MANY_ENTRIES.format(1)
    monkeypatch.setattr(packages, "EXPANDED", 2_000_000)
    assert reason(package(a=bytes(2_000_001))) == packages.TOO_EXPANDED.format(2)


def test_a_small_package_may_expand_as_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(a=bytes(1_000_000))
    assert open_package(data).namelist() == ["a"]
    monkeypatch.setattr(packages, "SMALL", 999_999)
    assert reason(data) == packages.TOO_EXPANDED.format(400)
