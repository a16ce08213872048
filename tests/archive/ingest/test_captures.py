"""Web archives: pages with their address and day; what is no page is counted, never lost."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from archive.ingest import captures
from archive.ingest.captures import CUT, DAMAGED, MISSING, OTHER, PASSED, REDIRECT, REPEATED
from archive.ingest.document import Document, Record, Refusal, Refused
from archive.ingest.formats import parse
from archive.ingest.parsers import capture
from archive.ingest.readers import read
from archive.ingest.streams import TOO_LARGE
from tests.archive.ingest.test_containers import gzipped, zipped

ADDRESS = "http://example.org/1"
DAY = "2017-03-02T10:00:00Z"
TEXT = "وصل الوفد إلى الميناء عند الفجر."


def record(
    block: bytes, kind: str = "response", address: str = ADDRESS, day: str = DAY, **heads: str
) -> bytes:
    """A record of a web archive; `heads` with _ for -."""
    named = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:3a7d>",
        "WARC-Date": day,
        "WARC-Target-URI": address,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in heads.items()},
    }
    lines = [f"{name}: {value}" for name, value in named.items() if value]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def answer(body: bytes | str, status: str = "200 OK", **heads: str) -> bytes:
    """What a server sent."""
    named = {"Content_Type": "text/plain; charset=utf-8"} | heads
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    body = body.encode() if isinstance(body, str) else body
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


PAGE = record(answer(TEXT))


def found(folder: Path, data: bytes, name: str = "a.warc") -> list[Record | Refused]:
    (folder / name).write_bytes(data)
    return list(read(folder / name))


def said(folder: Path, data: bytes) -> list[str]:
    """The file names of records, and the reasons of the others."""
    return [
        each.file_name if isinstance(each, Record) else each.reason for each in found(folder, data)
    ]


def documents(folder: Path, data: bytes) -> list[Document]:
    return [
        document
        for each in found(folder, data)
        if isinstance(each, Record)
        for document in parse(each)
    ]


def test_a_captured_page_is_a_record_of_all_that_was_noted_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    assert found(tmp_path, PAGE) == [
        Record(PAGE, "application/warc", f"{path}#{ADDRESS}", f"a.warc: {ADDRESS}")
    ]


def test_a_page_keeps_its_address_and_day(tmp_path: Path) -> None:
    (document,) = documents(tmp_path, PAGE)
    assert document == Document(
        (TEXT,),
        url=ADDRESS,
        extra={"captured_from": ADDRESS, "captured_at": "2017-03-02T10:00:00+00:00"},
    )


@pytest.mark.parametrize(
    ("address", "day", "extra"),
    [
        (ADDRESS, "nonsense", {"captured_from": ADDRESS}),
        ("<http://example.org/1>", "nonsense", {"captured_from": ADDRESS}),
        ("http://example.org/خبر", "", {"captured_from": "http://example.org/خبر"}),
    ],
)
def test_what_a_record_does_not_say_is_left_out(
    tmp_path: Path, address: str, day: str, extra: dict[str, str]
) -> None:
    (document,) = documents(tmp_path, record(answer(TEXT), address=address, day=day))
    assert (document.url, document.extra) == (extra["captured_from"], extra)


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        (gzipped(TEXT.encode()), {"Content_Encoding": "gzip"}),
        (brotli.compress(TEXT.encode()), {"Content_Encoding": "br"}),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(TEXT.encode()), TEXT.encode()),
            {"Transfer_Encoding": "chunked"},
        ),
    ],
    ids=["gzip", "brotli", "chunked"],
)
def test_a_page_is_unpacked_as_it_was_sent(
    tmp_path: Path, body: bytes, heads: dict[str, str]
) -> None:
    (document,) = documents(tmp_path, record(answer(body, **heads)))
    assert document.paragraphs == (TEXT,)


def test_a_page_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=capture.SPOILT.format("")):
        documents(tmp_path, record(answer(TEXT, Content_Encoding="gzip")))


def test_a_page_may_not_grow_beyond_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture, "LIMIT", 100)
    packed = gzipped(TEXT.encode() * 10)
    with pytest.raises(Refusal, match=r"أكبر من الحد"):
        documents(tmp_path, record(answer(packed, Content_Encoding="gzip")))
    monkeypatch.setattr(captures, "LIMIT", 100)
    assert said(tmp_path, record(answer(TEXT * 10))) == [TOO_LARGE]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(answer("", "301 Moved", Location="/2")), REDIRECT),
        (record(answer("", "304 Not Modified")), REDIRECT),
        (record(answer(TEXT, "404 Not Found")), MISSING),
        (record(answer(TEXT, "500 Error")), MISSING),
        (record(b"no answer of a server"), MISSING),
        (record(answer(b"x", Content_Type="image/png")), OTHER),
        (record(answer(b"x", Content_Type="text/css")), OTHER),
        (record(answer("", "200 OK"), "revisit"), REPEATED),
    ],
)
def test_what_is_no_page_is_counted_once_for_the_file(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    first, *refused = found(tmp_path, PAGE + data * 3)
    assert isinstance(first, Record)
    assert refused == [
        Refused(str(tmp_path / "a.warc"), "a.warc", PASSED.format(reason, 3), skipped=True)
    ]


@pytest.mark.parametrize(
    "media_type", ["text/html", "text/html; charset=utf-8", "application/xhtml+xml", "TEXT/HTML"]
)
def test_a_captured_web_page_is_read_as_a_saved_one(tmp_path: Path, media_type: str) -> None:
    page = (
        "<html lang=ar><head><title>البحر والميناء</title>"
        "<link rel=canonical href='https://paper.example/sea'></head>"
        f"<body><h1>البحر والميناء</h1><p>{TEXT}</p><p>{TEXT * 3}</p></body></html>"
    )
    (document,) = documents(tmp_path, record(answer(page, Content_Type=media_type)))
    assert (document.title, document.url) == ("البحر والميناء", "https://paper.example/sea")
    assert document.paragraphs == (TEXT, TEXT * 3)
    assert document.extra["captured_from"] == ADDRESS


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_a_text_that_no_server_sent_is_read_too(tmp_path: Path, kind: str) -> None:
    data = record(TEXT.encode(), kind, Content_Type="text/plain; charset=utf-8")
    (document,) = documents(tmp_path, data)
    assert (document.paragraphs, document.url) == ((TEXT,), ADDRESS)


@pytest.mark.parametrize("kind", ["warcinfo", "request", "metadata"])
def test_how_pages_were_captured_is_no_page(tmp_path: Path, kind: str) -> None:
    assert said(tmp_path, record(b"x: y\r\n", kind) + PAGE) == [f"a.warc: {ADDRESS}"]
    assert said(tmp_path, record(b"x: y\r\n", kind)) == [captures.NO_PAGES]


@pytest.mark.parametrize("cut", [5, 20, 40])
def test_a_file_that_is_cut_off_does_not_end_in_silence(tmp_path: Path, cut: int) -> None:
    assert said(tmp_path, (PAGE + PAGE)[:-cut]) == [f"a.warc: {ADDRESS}", CUT]


@pytest.mark.parametrize("data", [b"WARC/1.0\r\nbroken", PAGE + b"no record at all\r\n\r\n" + PAGE])
def test_damage_is_told(tmp_path: Path, data: bytes) -> None:
    assert said(tmp_path, data)[-1] in (DAMAGED, captures.NO_PAGES)


def test_web_archives_are_compressed_record_by_record(tmp_path: Path) -> None:
    data = gzipped(PAGE) + gzipped(record(answer(TEXT), address=f"{ADDRESS}2"))
    names = [each.file_name for each in found(tmp_path, data, "a.warc.gz")]
    assert names == [f"a.warc.gz/a.warc: {ADDRESS}", f"a.warc.gz/a.warc: {ADDRESS}2"]


def test_of_a_collection_only_the_captures_are_read(tmp_path: Path) -> None:
    files = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"id": "1", "text": "x"}\n',
        "archive/data.warc.gz": gzipped(PAGE),
    }
    names = [each.file_name for each in found(tmp_path, zipped(files), "a.wacz")]
    assert names == [f"a.wacz/archive/data.warc.gz/data.warc: {ADDRESS}"]


def test_a_page_with_a_long_address_is_named_by_its_hash(tmp_path: Path) -> None:
    address = f"{ADDRESS}?{'x' * 900}"
    (each,) = found(tmp_path, record(answer(TEXT), address=address))
    assert len(each.origin) < len(str(tmp_path)) + 80
    (document,) = documents(tmp_path, record(answer(TEXT), address=address))
    assert document.url == address
