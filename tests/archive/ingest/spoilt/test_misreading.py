"""Encodings taken for one another, byte by byte."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt import mojibake
from archive.ingest.spoilt.misreading import OF_OTHERS, OF_UTF_8, SIGNATURES, Misreading


@pytest.mark.parametrize(
    ("written", "read", "signature", "spoilt"),
    [
        ("utf-8", "cp1252", "Ø§", "Ø§Ù„Ø¨Ø\xadØ±"),
        ("utf-8", "cp1256", "ط§", "ط§ظ„ط¨ط\xadط±"),
        ("utf-8", "mac_roman", "ÿß", "ÿßŸÑÿ®ÿ≠ÿ±"),
        ("utf-8", "cp437", "╪º", "╪º┘ä╪¿╪¡╪▒"),
        ("cp1256", "cp1252", "Çá", "ÇáÈÍÑ"),
        ("iso8859-6", "cp1252", "Çä", "ÇäÈÍÑ"),
        ("cp1256", "mac_roman", "«·", "«·»Õ—"),
        ("iso8859-6", "cp1256", "ان", "انبحر"),
    ],
)
def test_a_word_shows_how_it_was_read(written: str, read: str, signature: str, spoilt: str) -> None:
    misreading = Misreading(written, read)
    assert misreading.signature == signature
    assert misreading.spoil("البحر") == spoilt
    assert misreading.mend(spoilt) == ("البحر", 1.0)


@pytest.mark.parametrize("misreading", (*OF_UTF_8, *OF_OTHERS), ids=lambda one: one.name)
def test_every_pair_is_undone(misreading: Misreading) -> None:
    text = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي 1 (a)"
    assert misreading.mend(misreading.spoil(text))[0] == text


def test_what_an_encoding_leaves_undefined_is_read_as_its_number() -> None:
    assert Misreading("utf-8", "iso8859-6").spoil("ا") == "ظ§"
    assert Misreading("utf-8", "cp1252").spoil("ف") == "Ù\x81"


def test_what_is_not_explained_stays() -> None:
    spoilt = Misreading("utf-8", "cp1252").spoil("بحر")
    mended, covered = Misreading("utf-8", "cp1252").mend(f"{spoilt} déjà")
    assert (mended, covered) == ("بحر déjà", 6 / 8)


def test_names_are_those_that_readers_know() -> None:
    assert Misreading("utf-8", "cp1252").name == "utf-8 قُرئ windows-1252"
    assert Misreading("cp1256", "mac_roman").name == "windows-1256 قُرئ mac_roman"


def test_every_signature_is_seen_by_the_quick_look() -> None:
    unseen = [signature for signature, _ in SIGNATURES if not mojibake.is_suspected(signature)]
    latin = [one for one in mojibake.LATIN_LIKE if not mojibake.is_suspected(one.signature)]
    assert (unseen, latin) == ([], [])
