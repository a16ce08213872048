"""What befalls texts on their way between programs, done to sound ones. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from archive.ingest.spoilt.misreading import Misreading

Lines = list[str]
Spoil = Callable[[Lines], Lines]

# What the bidirectional algorithm leaves in its order in a line of Arabic.
_RUN = re.compile(
    r"[0-9]*[A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f]*"
    r"(?:[ .,:/@%_+'’&–-]+[0-9A-Za-z\u00c0-\u024f]+)*"
    r"|[0-9]+(?:[.,:/+-][0-9]+)*|[٠-٩]+(?:[.,:/-][٠-٩]+)*"
)
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_LIGATURE = re.compile("ل([اأإآ])")
# Letters in the form that stands alone, by the chart of Arabic Presentation Forms-B.
_FORMS = str.maketrans(
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي",
    "ﺀﺁﺃﺅﺇﺉﺍﺏﺓﺕﺙﺝﺡﺥﺩﺫﺭﺯﺱﺵﺹﺽﻁﻅﻉﻍﻑﻕﻙﻝﻡﻥﻩﻭﻯﻱ",
)
UTF_8_READ = ("cp1252", "cp1256", "iso8859-6", "mac_roman", "cp437", "cp850", "cp1251", "koi8-r")
OTHERS = (
    *(("cp1256", "cp1252"), ("cp1256", "mac_roman"), ("cp1256", "iso8859-6"), ("cp1256", "cp437")),
    *(("iso8859-6", "cp1252"), ("iso8859-6", "cp1256"), ("iso8859-6", "mac_roman")),
)


def written(kind: str, lines: Lines) -> Lines:
    """The lines without what the encoding does not have that a kind of damage begins with."""
    codec = kind.partition(" → ")[0]
    if codec not in {codec for codec, _ in OTHERS}:
        return lines
    return [line.encode(codec, "ignore").decode(codec) for line in lines]


def _each(spoil: Callable[[str], str]) -> Spoil:
    return lambda lines: [spoil(line) for line in lines]


def _misread(*chain: tuple[str, str]) -> Spoil:
    def spoil(line: str) -> str:
        for written, read in chain:
            line = Misreading(written, read).spoil(line)
        return line

    return _each(spoil)


def _visual(line: str) -> str:
    return _RUN.sub(lambda run: run[0][::-1], line[::-1])


def _exchanged(line: str) -> str:
    return _LIGATURE.sub(r"\1ل", line)


def _half(spoil: Spoil) -> Spoil:
    """Every second line, the headline sound."""
    return lambda lines: [
        spoil([line])[0] if number % 2 else line for number, line in enumerate(lines)
    ]


KINDS: Mapping[str, Spoil] = {
    **{f"utf-8 → {read}": _misread(("utf-8", read)) for read in UTF_8_READ},
    "utf-8 → cp1252 → cp1252": _misread(("utf-8", "cp1252"), ("utf-8", "cp1252")),
    "utf-8 → cp1256 → cp1252": _misread(("utf-8", "cp1256"), ("utf-8", "cp1252")),
    **{f"{written} → {read}": _misread((written, read)) for written, read in OTHERS},
    "visual order": _each(_visual),
    "visual order, mirrored": _each(lambda line: _visual(line.translate(_MIRRORED))),
    "presentation forms": _each(lambda line: line.translate(_FORMS)),
    "presentation forms, visual order": _each(lambda line: _visual(line.translate(_FORMS))),
    "lam-alef exchanged": _each(_exchanged),
    "half misread": _half(_misread(("utf-8", "cp1252"))),
    "half in visual order": _half(_each(_visual)),
}


def lost(lines: Lines, share: float, chance: Random) -> Lines:
    """The lines with that share of their letters as question marks, word by word."""
    return [
        " ".join(
            re.sub("[ء-ي]", "?", word) if chance.random() < share else word for word in line.split()
        )
        for line in lines
    ]
