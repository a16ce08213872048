"""Encodings taken for one another: which character stands for which byte, and how it shows.

A byte that an encoding leaves undefined is read by most programs as the code point of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

UTF_8 = "utf-8"
# What the bytes of Arabic files are taken for. The later ones are rare.
READ = (
    *("cp1252", "cp1256", "iso8859-6", "mac_roman", "cp437", "cp850", "cp1251", "cp1250"),
    *("iso8859-15", "cp720", "cp866", "cp852", "cp1253", "koi8-r"),
)
# What Arabic was written in before UTF-8, and what that is taken for.
WRITTEN = ("cp1256", "iso8859-6", "cp720")
OF_ARABIC = ("cp1256", "iso8859-6", "cp720")
# What is misread may be misread again, the first first.
AGAIN = (
    *(("cp1252", "cp1252"), ("cp1252", "cp1256"), ("cp1256", "cp1252"), ("cp1256", "cp1256")),
    *(("mac_roman", "mac_roman"), ("cp437", "cp437"), ("cp850", "cp850")),
    *(("cp1252", "cp1252", "cp1252"), ("latin-1", "latin-1")),
)
LATIN_1 = {"latin-1": "cp1252"}  # which has all of it
ARTICLE = "ال"
NAMES = {"cp1252": "windows-1252", "cp1256": "windows-1256", "iso8859-6": "ISO-8859-6"}


@cache
def characters(codec: str) -> tuple[str, ...]:
    """256 characters: byte -> what is read for it."""
    return tuple(
        bytes([byte]).decode(codec, "ignore") or chr(byte)  # not defined
        for byte in range(256)
    )


@cache
def bytes_of(codec: str) -> Mapping[str, int]:
    """Character -> byte, those of Latin-1 for windows-1252 too, for the two are always mixed up."""
    defined = {character: byte for byte, character in enumerate(characters(codec))}
    return {chr(byte): byte for byte in range(128, 160)} | defined


@dataclass(frozen=True)
class Misreading:
    """Bytes written in one encoding and read in another."""

    written: str
    read: str

    @property
    def name(self) -> str:
        written, read = (NAMES.get(codec, codec) for codec in (self.written, self.read))
        return f"{written} قُرئ {read}"

    @cached_property
    def signature(self) -> str:
        """What the article, or the alef alone, becomes: no misread text is without it."""
        sample = ARTICLE[:1] if self.written == UTF_8 else ARTICLE
        return self.spoil(sample)

    def spoil(self, text: str) -> str:
        """What was read: characters that the encoding does not have stay."""
        table = characters(self.read)
        return "".join(
            "".join(table[byte] for byte in encoded) if encoded else character
            for character in text
            for encoded in [character.encode(self.written, "ignore")]
        )

    def mend(self, line: str) -> tuple[str, float]:
        """What was written, and the share of the characters beyond ASCII that were read so."""
        return self._sequences(line) if self.written == UTF_8 else self._letters(line)

    def _sequences(self, line: str) -> tuple[str, float]:
        to_byte = bytes_of(self.read)
        covered = 0

        def decoded(match: re.Match[str]) -> str:
            nonlocal covered
            try:
                whole = bytes(to_byte[character] for character in match[0]).decode(UTF_8)
            except UnicodeDecodeError:
                return match[0]
            covered += len(match[0])
            return whole

        mended = self._sequence.sub(decoded, line)
        beyond = sum(character > "\x7f" for character in line)
        return mended, covered / beyond if beyond else 0.0

    @cached_property
    def _sequence(self) -> re.Pattern[str]:
        """Characters for the bytes of one code point in UTF-8."""
        by_byte: dict[int, str] = {}
        for character, byte in bytes_of(self.read).items():
            by_byte[byte] = by_byte.get(byte, "") + character
        lead2, lead3, lead4, rest = (
            "[" + re.escape("".join(by_byte.get(byte, "") for byte in range(*span))) + "]"
            for span in ((0xC2, 0xE0), (0xE0, 0xF0), (0xF0, 0xF5), (0x80, 0xC0))
        )
        return re.compile(f"{lead2}{rest}|{lead3}{rest}{{2}}|{lead4}{rest}{{3}}")

    def _letters(self, line: str) -> tuple[str, float]:
        beyond = [character for character in line if character > "\x7f"]
        covered = sum(map(self._table.__contains__, map(ord, beyond)))
        return line.translate(self._table), covered / len(beyond) if beyond else 0.0

    @cached_property
    def _table(self) -> dict[int, str]:
        return {
            ord(character): bytes([byte]).decode(self.written, "ignore") or character
            for character, byte in bytes_of(self.read).items()
            if byte > 127
        }


def _signatures() -> Iterator[tuple[str, Misreading]]:
    for misreading in OF_UTF_8:
        yield misreading.signature, misreading
    for reads in AGAIN:
        alef = ARTICLE[:1]
        for read in reads:
            alef = Misreading(UTF_8, read).spoil(alef)
        yield alef, Misreading(UTF_8, LATIN_1.get(reads[-1], reads[-1]))


OF_UTF_8 = tuple(Misreading(UTF_8, read) for read in READ)
# What an alef of UTF-8 looks like, and how that was read last.
SIGNATURES = tuple(_signatures())
OF_OTHERS = tuple(
    Misreading(written, read)
    for written in WRITTEN
    for read in READ
    if read != written and not (written == "cp720" and read in OF_ARABIC)
)
