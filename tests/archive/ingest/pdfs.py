"""PDF files with a text layer, as the tests write them: glyphs by their places on the page.

Codes stand for letters by a table of the file (ToUnicode), as programs write that set Arabic; no
font is needed to read it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

WIDTH, HEIGHT, SIZE, LEADING = 420, 595, 12, 16
ADVANCE = 6  # width of a glyph
MIRRORED = str.maketrans("()[]«»", ")(][»«")
LIGATURES = {"\ue000": "لا"}  # one glyph that the table of the file calls two letters
Line = str | tuple[int, str]  # an empty line is a gap; a number is the place of the left edge


def pdf(
    *pages: Sequence[Line],
    about: dict[str, str] | None = None,
    password: str = "",
    locked: bool = False,
    rows: int = 1_000,
    ltr: bool = False,
) -> bytes:
    """A file of pages of lines in the order of reading, which are set from the right edge.

    After so many `rows` the next line stands at the top again; one that is `locked` may be read
    and not changed.
    """
    letters = sorted({letter for page in pages for line in page for letter in _text(line)})
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    writer = PdfWriter()
    font = writer._add_object(_font(codes))
    for page in pages:
        made = writer.add_blank_page(WIDTH, HEIGHT)
        content = DecodedStreamObject()
        content.set_data("\n".join(_set(page, codes, rows, ltr=ltr)).encode())
        made[NameObject("/Contents")] = writer._add_object(content)
        fonts = DictionaryObject({NameObject("/F1"): font})
        made[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if about:
        writer.add_metadata(about)
    if password or locked:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _text(line: Line) -> str:
    return line if isinstance(line, str) else line[1]


def visual(text: str) -> str:
    """A line from left to right as it stands on the page: runs of digits and Latin letters turned."""
    turned, at = "", 0
    for run in re.finditer(r"[0-9A-Za-z]+(?:[/.,:][0-9A-Za-z]+)*", text):
        turned = run[0] + text[at : run.start()].translate(MIRRORED)[::-1] + turned
        at = run.end()
    return text[at:].translate(MIRRORED)[::-1] + turned


def _set(page: Sequence[Line], codes: dict[str, int], rows: int, *, ltr: bool) -> list[str]:
    lines = []
    for at, line in enumerate(page):
        text = _text(line) if ltr else visual(_text(line))
        left = line[0] if isinstance(line, tuple) else WIDTH - 30 - ADVANCE * len(text)
        shown = "".join(f"{codes[letter]:02x}" for letter in text)
        top = HEIGHT - 40 - LEADING * (at % rows)
        if text:
            lines.append(f"BT /F1 {SIZE} Tf 1 0 0 1 {left} {top} Tm <{shown}> Tj ET")
    return lines


def _font(codes: dict[str, int]) -> DictionaryObject:
    named = {letter: LIGATURES.get(letter, letter).encode("utf-16-be").hex() for letter in codes}
    rows = "\n".join(f"<{code:02x}> <{named[letter]}>" for letter, code in codes.items())
    table = DecodedStreamObject()
    table.set_data(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<00> <ff>\n"
            f"endcodespacerange\n{len(codes)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
        ).encode()
    )
    widths = ArrayObject([NumberObject(ADVANCE * 1000 // SIZE)] * 255)
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/TrueType"),
            NameObject("/BaseFont"): NameObject("/Test"),
            NameObject("/FirstChar"): NumberObject(1),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): widths,
            NameObject("/ToUnicode"): table,
        }
    )
