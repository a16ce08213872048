"""The encoding of markup is that of its text, whatever it declares."""

from __future__ import annotations

from io import BufferedReader, BytesIO

import pytest

from archive.ingest import declared
from archive.ingest.declared import FEW, decode_markup, decoded, encoding_of
from archive.ingest.document import Refusal
from tests.archive.ingest.builders import BODY
from tests.archive.ingest.spoilt.texts import misread

PAGE = '<html><head><meta charset="{}"><script>var longLatinText = "latin letters";</script></head><body><p>{}</p></body></html>'
FRENCH = "<p>L'été dernier, les élèves ont visité la côte près de l'île où naît la rivière.</p>"


def page(declares: str, text: str = BODY) -> str:
    return PAGE.format(declares, text)


@pytest.mark.parametrize("declares", ["utf-8", "windows-1256", "windows-1252", "x-none", ""])
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "windows-1256", "utf-16"])
def test_what_is_written_counts_and_not_what_is_declared(declares: str, written: str) -> None:
    text, name = decode_markup(page(declares).encode(written))
    assert (text, name) == (page(declares), written.replace("utf-8-sig", "utf-8"))


@pytest.mark.parametrize("written", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_first_tag(written: str) -> None:
    assert decode_markup(page("utf-8").encode(written)) == (page("utf-8"), written)


def test_what_is_declared_is_taken_where_the_text_reads_well_in_it() -> None:
    french = page("iso-8859-1", FRENCH)
    assert decode_markup(french.encode("iso-8859-1")) == (french, "iso8859-1")


@pytest.mark.parametrize("declares", ["iso-8859-1", "koi8-r", "utf-8", "base64", "ا"])
def test_what_reads_well_in_no_encoding_is_refused(declares: str) -> None:
    data = page("X", "Вчера вечером в порту встретили корабль. " * 5).encode("cp1251")
    with pytest.raises(Refusal, match="ترميز"):
        decode_markup(data.replace(b'"X"', f'"{declares}"'.encode()))


@pytest.mark.parametrize("read", ["cp1256", "latin-1", "cp437"])
def test_markup_that_was_misread_before_is_read_anew(read: str) -> None:
    spoilt = misread(page("utf-8"), read)
    name = f"utf-8/{'cp1252' if read == 'latin-1' else read}"
    assert decode_markup(spoilt.encode()) == (page("utf-8"), name)
    # The encoding that a stream is decoded by is that of its bytes.
    assert encoding_of(spoilt.encode()[:-1] + b"\xff") == "utf-8"
    assert "".join(decoded(BufferedReader(BytesIO(spoilt.encode())))) == spoilt


def test_a_stray_byte_in_markup_costs_its_letter_alone() -> None:
    data = page("utf-8").encode().replace(b"</p>", b"\xff</p>")
    assert decode_markup(data) == (page("utf-8", f"{BODY}\ufffd"), "utf-8")


@pytest.mark.parametrize("reference", ["&#xd800;", "&#57343;", "&#x110000;", "&#0;", "&#x1b;"])
def test_a_reference_to_no_character_is_damage(reference: str) -> None:
    data = page("utf-8", f"{BODY} {reference} &#x627; &#10;").encode()
    assert decode_markup(data)[0] == page("utf-8", f"{BODY} \ufffd &#x627; &#10;")
    controlled = page("utf-8", f"{BODY}\x1a{BODY}").encode()
    assert decode_markup(controlled)[0] == page("utf-8", f"{BODY} {BODY}")


def test_an_odd_number_of_bytes_is_no_utf_16() -> None:
    with pytest.raises(Refusal, match="الترميز"):
        decode_markup("<p>نص</p>".encode("utf-16") + b"x")


def test_a_stream_is_decoded_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declared, "SAMPLE", 301)
    monkeypatch.setattr(declared, "CHUNK", 3)
    text = page("windows-1252", BODY * 3)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "windows-1256"):
        parts = list(decoded(BufferedReader(BytesIO(text.encode(encoding)))))
        assert "".join(parts) == text
        assert len(parts) > 10


def test_a_stream_that_changes_its_encoding_is_read_up_to_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(declared, "SAMPLE", 100)
    monkeypatch.setattr(declared, "CHUNK", 10)
    read = []
    with pytest.raises(Refusal, match="يتغير"):
        for part in decoded(BufferedReader(BytesIO(b"<p>" * 50 + BODY.encode("windows-1256")))):
            read.append(part)
    assert "".join(read).startswith("<p>" * 50) and len("".join(read)) < 150 + FEW


BROKEN = BODY.encode()[:41] + b"<!-- caf\xe9 -->" + BODY.encode()[40:]


def test_a_few_broken_characters_cost_themselves_alone() -> None:
    text, name = decode_markup(b"<p>" + BROKEN)
    assert name == "utf-8"
    assert text.replace("\ufffd", "").replace("<!-- caf -->", "") in (f"<p>{BODY}", text)
    assert text.count("\ufffd") == 2
    assert "".join(decoded(BufferedReader(BytesIO(b"<p>" + BROKEN)))) == text


def test_a_character_that_the_end_cuts_is_left() -> None:
    text = decode_markup(b"<p>" + BODY.encode()[:-1] + "ب".encode()[:1])[0]
    assert text.startswith(f"<p>{BODY[:-1]}")
