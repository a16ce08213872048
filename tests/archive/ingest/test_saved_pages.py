"""Pages in one file with their pictures: MHTML, and HTML that holds them itself."""

from __future__ import annotations

import quopri
from email.message import EmailMessage
from pathlib import Path

import pytest

from archive.ingest import pages, readers, streams
from archive.ingest.document import PassedOver, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers import mhtml
from tests.archive.ingest.builders import BODY, only, record

PAGE = f"<html lang=ar><head><title>الميناء</title></head><body><h1>الميناء</h1><p>{BODY}</p><img src='{{}}'></body></html>"
PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 100


def message(html: str, charset: str, coding: str = "quoted-printable", **head: str) -> bytes:
    made = EmailMessage()
    made["Snapshot-Content-Location"] = "https://a.example/outer"
    made.make_related()
    made.add_related(html.encode(charset), "text", "html", cte=coding)
    made.add_related(b"\x89PNG", "image", "png")
    part = next(part for part in made.walk() if part.get_content_type() == "text/html")
    for name, value in head.items():
        part[name.replace("_", "-")] = value
    return made.as_bytes()


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_the_page_of_a_message_is_read(charset: str, coding: str) -> None:
    data = message(PAGE, charset, coding, Content_Location="https://a.example/news/1")
    found = only(record(data, "multipart/related"))
    assert (found.title, found.paragraphs, found.url, found.encoding) == (
        *("الميناء", (BODY,), "https://a.example/news/1"),
        charset,
    )


def test_the_head_of_its_part_may_declare_the_encoding() -> None:
    french = "<p>L'été dernier, les élèves ont visité la côte près de l'île où naît la rivière du pays.</p>"
    body = quopri.encodestring(french.encode("latin-1"))
    head = b"Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    assert only(record(head + body, "multipart/related")).paragraphs[0].startswith("L'été dernier")


def test_its_own_word_on_its_address_comes_first() -> None:
    html = PAGE.replace("<title>", "<link rel=canonical href='https://b.example/x/y'><title>")
    data = message(html, "utf-8", Content_Location="https://a.example/news/1")
    assert only(record(data, "multipart/related")).url == "https://b.example/x/y"


def test_an_address_beyond_ascii_is_none() -> None:
    head = "Content-Type: text/html; charset=utf-8\nContent-Location: خبر\n\n".encode()
    found = only(record(head + PAGE.encode(), "multipart/related"))
    assert (found.title, found.url) == ("الميناء", "")


@pytest.mark.parametrize("data", [b"", b"MIME-Version: 1.0\n\nplain", b"\x00\xff", BODY.encode()])
def test_a_message_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match=mhtml.NO_PAGE):
        only(record(data, "multipart/related"))


def test_a_message_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = message(PAGE + "<p>بعد</p>" * 50, "utf-8")
    assert only(record(whole[: len(whole) // 2], "multipart/related")).title == "الميناء"
    with pytest.raises((PassedOver, Refusal)):
        only(record(whole[:300], "multipart/related"))


def read(tmp_path: Path, data: str | bytes, name: str = "a.html") -> Record | Refused:
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return next(readers.read(tmp_path / name))


def test_a_page_that_its_pictures_make_too_large_is_read_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = PAGE.format(PICTURE), PAGE.format(f"{PICTURE} " * 50)
    monkeypatch.setattr(streams, "LIMIT", 2000)
    kept, shrunk = read(tmp_path, small), read(tmp_path, large)
    assert isinstance(kept, Record) and kept.data == small.encode()
    assert isinstance(shrunk, Record) and shrunk.data == PAGE.format("data:, " * 50).encode()
    assert [found.paragraphs for found in parse(shrunk)] == [(BODY,)]


def test_pages_beyond_the_limits_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "LIMIT", 400)
    monkeypatch.setattr(pages, "WITH_PICTURES", 2000)
    for html in (PAGE + BODY * 10, PAGE.format(PICTURE * 9), " " * 10):
        found = read(tmp_path, html)
        assert isinstance(found, Refused)
        assert found.reason == (streams.TOO_LARGE if html.strip() else streams.EMPTY)


@pytest.mark.parametrize("name", ["a.htm", "a.xhtml", "b.xml", "c.txt", "d"])
def test_a_page_is_known_by_its_first_bytes_where_its_name_says_less(
    tmp_path: Path, name: str
) -> None:
    found = read(tmp_path, "<!DOCTYPE html>" + PAGE, name)
    assert isinstance(found, Record)
    assert [each.title for each in parse(found)] == ["الميناء"]
