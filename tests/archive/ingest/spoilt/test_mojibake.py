"""Text that was read in another encoding than it was written in."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt import mojibake
from archive.ingest.spoilt.misreading import AGAIN, LATIN_1, OF_OTHERS, OF_UTF_8, Misreading
from tests.archive.ingest.spoilt.texts import ARTICLE, SHORT, SOUND

# What the encoding that was read leaves undefined is lost in its strict decoding.
LOSSLESS = [one for one in OF_UTF_8 if one.read not in ("iso8859-6",)]


@pytest.mark.parametrize("misreading", OF_UTF_8, ids=lambda one: one.name)
def test_utf_8_is_read_again_whatever_it_was_taken_for(misreading: Misreading) -> None:
    spoilt = [misreading.spoil(line) for line in ARTICLE]
    assert mojibake.is_suspected("\n".join(spoilt))
    assert mojibake.mend(spoilt) == (ARTICLE, (misreading,))


@pytest.mark.parametrize("reads", AGAIN, ids="/".join)
def test_utf_8_is_read_again_as_often_as_it_was_misread(reads: tuple[str, ...]) -> None:
    chain = tuple(Misreading("utf-8", LATIN_1.get(read, read)) for read in reads)
    spoilt = ARTICLE
    for read in reads:
        spoilt = [Misreading("utf-8", read).spoil(line) for line in spoilt]
    assert mojibake.is_suspected("\n".join(spoilt))
    assert mojibake.mend(spoilt) == (ARTICLE, chain[::-1])


LETTERS = [one for one in OF_OTHERS if one in mojibake.LATIN_LIKE]


@pytest.mark.parametrize("misreading", LETTERS, ids=lambda one: one.name)
def test_other_encodings_are_known_by_the_words_that_come_out(misreading: Misreading) -> None:
    spoilt = [misreading.spoil(line) for line in ARTICLE]
    mended, (found,) = mojibake.mend(spoilt)
    assert (mended, found.written) == (ARTICLE, misreading.written)


@pytest.mark.parametrize(("written", "read"), [("iso8859-6", "cp1256"), ("cp1256", "iso8859-6")])
def test_arabic_that_was_read_as_other_arabic_is_known_by_its_words(
    written: str, read: str
) -> None:
    misreading = Misreading(written, read)
    spoilt = [misreading.spoil(line) for line in ARTICLE]
    assert mojibake.mend_letters(spoilt) == (ARTICLE, (misreading,))


def test_a_few_letters_of_utf_8_are_enough_and_of_others_they_are_not() -> None:
    utf_8, other = Misreading("utf-8", "cp1252"), Misreading("cp1256", "cp1252")
    assert mojibake.mend([utf_8.spoil(SHORT)]) == ([SHORT], (utf_8,))
    assert mojibake.mend([other.spoil(SHORT)]) == ([other.spoil(SHORT)], ())


def test_lines_that_were_read_rightly_stay_beside_those_that_were_not() -> None:
    misreading = Misreading("utf-8", "cp1252")
    lines = [ARTICLE[0], *map(misreading.spoil, ARTICLE[1:]), "Le café, déjà fermé"]
    assert mojibake.mend(lines) == ([*ARTICLE, "Le café, déjà fermé"], (misreading,))
    other = Misreading("cp1256", "cp1252")
    lines = [ARTICLE[0], *map(other.spoil, ARTICLE[1:]), "Le café, déjà fermé"]
    assert mojibake.mend(lines) == ([*ARTICLE, "Le café, déjà fermé"], (other,))


def test_what_windows_1252_leaves_undefined_was_feh_and_a_soft_hyphen_hah() -> None:
    misreading = Misreading("utf-8", "cp1252")
    for lost in ("", "?", "\ufffd"):
        spoilt = [misreading.spoil(line).replace("\x81", lost) for line in ARTICLE]
        assert mojibake.mend(spoilt) == (ARTICLE, (misreading,))
    spoilt = [misreading.spoil(line).replace("\xad", "") for line in ARTICLE]
    assert mojibake.mend(spoilt) == (ARTICLE, (misreading,))


def test_beside_vowels_a_lost_byte_may_have_been_another() -> None:
    vowelled = "فِي المَكْتَبَةِ كُتُبٌ كَثِيرَةٌ"
    spoilt = [Misreading("utf-8", "cp1252").spoil(vowelled)]
    assert mojibake.mend(spoilt)[0] == [vowelled]
    lost = [spoilt[0].replace("\x81", "").replace("\x8f", "").replace("\x90", "")]
    assert "ف" not in "".join(mojibake.mend(lost)[0]).replace("في", "")


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_text_is_left_as_it_is(kind: str) -> None:
    lines = SOUND[kind].split("\n")
    assert mojibake.mend(lines) == (lines, ())
    assert mojibake.mend_letters(lines) == (lines, ())


def test_reversed_letters_are_no_other_encoding() -> None:
    turned = [line[::-1] for line in ARTICLE]
    assert mojibake.mend_letters(turned) == (turned, ())


def test_a_misread_line_is_known_behind_many_sound_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mojibake, "SAMPLE", 300)
    for written in ("cp1256", "iso8859-6"):
        misreading = Misreading(written, "cp1252")
        lines = [*ARTICLE * 20, *map(misreading.spoil, ARTICLE)]
        assert mojibake.mend(lines) == (ARTICLE * 21, (misreading,))


@pytest.mark.parametrize("misreading", LETTERS, ids=lambda one: one.name)
def test_of_very_many_lines_the_first_say_whether_all_are_mended(
    misreading: Misreading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mojibake, "MANY", 3)
    spoilt = [misreading.spoil(line) for line in ARTICLE]
    assert mojibake.mend(spoilt)[0] == ARTICLE
    words = ["كلمة"] * 50
    assert mojibake.mend_letters(words) == (words, ())
