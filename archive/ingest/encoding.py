"""Bytes to text: UTF-8 and UTF-16, or an encoding of Arabic files when it reads as Arabic.

Nothing is guessed beyond that and nothing is replaced but bytes that stray in UTF-8: what is not
certainly text is refused, so that no mangled word ever enters the archive.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from archive.ingest.document import Refusal
from archive.ingest.plain import is_plain
from archive.ingest.spoilt import mojibake
from archive.ingest.spoilt.evidence import COMMON, evidence
from archive.ingest.spoilt.misreading import characters
from search.analysis.stemming.affixes import ARTICLES

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
WIDE = (("utf-16-le", 2), ("utf-16-be", 2), ("utf-32-le", 4), ("utf-32-be", 4))
LEGACY = ("cp1256", "iso8859-6", "mac_arabic", "cp720")
NAMES = {"cp1256": "windows-1256"}
MISREAD = "/"  # utf-8/cp1252: written in the one, read in the other
# U+001A ended files on DOS and lives on as a bullet in some newsrooms; cleaning drops it.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
CONTROLS_LIMIT = 0.002  # share of a text that slipped in; cleaning drops them
DAMAGED = "\ufffd"
DAMAGE_LIMIT = 0.1  # share of U+FFFD above which a text counts as lost
STRAY_LIMIT = 0.02  # share of the letters beyond ASCII

FEW = 10  # letters for each byte that is none: in another encoding it is the other way round
_UNDECODED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_ARABIC = re.compile("[ء-غف-ي]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
ARABIC_SHARE, COMMON_SHARE, DEFINITE_SHARE = 0.7, 0.04, 0.08
_SAMPLE = 20_000  # characters looked at to judge a legacy encoding
# More of them than of any other byte: Arabic letters in UTF-16.
_BLOCK = b"\x06"
_EASTERN = re.compile("[،؛؟٠-٩ء-ي]")
_STRAY = re.compile(f"{DAMAGED}+")
UNKNOWN = "ترميز النص غير معروف: ليس UTF-8 ولا UTF-16 ولا نصا عربيا بترميز قديم"


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; raises Refusal when it is not text.

    Text that was misread before it was kept is read anew: its name is then `utf-8/cp1252`.
    """
    for mark, codec, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return as_written(_sound(_strict(data, codec)), name)
    if b"\x00" in data or data.count(_BLOCK) > len(data) // 8:
        return _wide(data)
    try:
        text = data.decode("utf-8")
        return (text, "utf-8") if is_plain(text) else as_written(_sound(text), "utf-8")
    except UnicodeDecodeError:
        return _with_strays(data) or _legacy(data)


def with_losses(data: bytes, read: Callable[[bytes], tuple[str, str]]) -> tuple[str, str]:
    """What `read` gives of a book, of which a byte that is spoilt must not cost the whole: such a
    byte becomes U+FFFD then, which is noted at the article that has it. Raises Refusal."""
    try:
        return read(data)
    except Refusal:
        if b"\x00" in data or not nearly_utf_8(data):
            raise
        return CONTROLS.sub("", data.decode("utf-8", "replace")), "utf-8"


def nearly_utf_8(sample: bytes) -> bool:
    """Whether it is UTF-8 but for a byte here and there, and at its ends."""
    text = sample.decode("utf-8", "surrogateescape")
    return FEW * len(_UNDECODED.findall(text)) <= len(_BEYOND_ASCII.findall(text))


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise Refusal("علامة الترميز في أول الملف لا توافق محتواه") from None


def as_written(text: str, name: str) -> tuple[str, str]:
    """The text as it was written, if all of it was misread."""
    if mojibake.is_suspected(text):
        (mended,), chain = mojibake.mend([text])
        if chain:
            reads = (misreading.read for misreading in reversed(chain))
            return mended, MISREAD.join((chain[0].written, *reads))
    return text, name


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 or UTF-32 without a mark: what has letters and no controls."""
    for codec, size in WIDE:
        text = data[: len(data) // size * size].decode(codec, "ignore")
        letters = len(_LETTER.findall(text[:_SAMPLE]))
        if not CONTROLS.search(text) and (reads_as_arabic(text) or _is_ascii(text, letters)):
            return text, codec
    return _sound(data.decode("utf-8", "replace")), "utf-8"


def _is_ascii(text: str, letters: int) -> bool:
    sample = text[:_SAMPLE]
    return letters * 2 > len(sample) and sum(map(str.isascii, sample)) > ARABIC_SHARE * len(sample)


def with_strays(data: bytes) -> str:
    """UTF-8 with a sign for each stretch of bytes that are none."""
    return _STRAY.sub(DAMAGED, data.decode("utf-8", "replace"))


def _with_strays(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes that are none, or cut in the middle of a letter."""
    text = with_strays(data)
    beyond = sum(character > "\x7f" for character in text)
    damaged = text.count(DAMAGED)
    return (_sound(text), "utf-8") if damaged <= 1 + STRAY_LIMIT * beyond < beyond / 4 else None


def _legacy(data: bytes) -> tuple[str, str]:
    """The encoding in which the words are Arabic."""
    text, codec = max(_readings(data), key=lambda reading: _words(reading[0]))
    if not reads_as_arabic(text):
        raise Refusal(UNKNOWN)
    return _sound(text), NAMES.get(codec, codec)


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    by_byte = data.decode("latin-1")
    for codec in LEGACY:
        yield by_byte.translate(dict(enumerate(characters(codec)))), codec


def _words(text: str) -> tuple[float, int]:
    """How much Arabic there is: the words first, then what else is Arabic."""
    sample = text[:_SAMPLE]
    found = evidence([sample])
    return found.share * found.words, len(_EASTERN.findall(sample))


def reads_as_arabic(text: str) -> bool:
    """Whether text from a legacy encoding is Arabic prose and not another script misread."""
    sample = text[:_SAMPLE]
    letters, words = len(_LETTER.findall(sample)), _WORD.findall(sample)
    if not letters or len(_ARABIC.findall(sample)) < ARABIC_SHARE * letters:
        return False
    common = sum(word in COMMON for word in words)
    definite = sum(word.startswith(ARTICLES) for word in words)
    return common >= COMMON_SHARE * len(words) and definite >= DEFINITE_SHARE * len(words)


def _sound(text: str) -> str:
    if "\x00" in text:
        raise Refusal("الملف ليس نصا: فيه بايتات صفرية")
    if CONTROLS.search(text) and len(CONTROLS.findall(text)) > CONTROLS_LIMIT * len(text):
        raise Refusal("الملف ليس نصا: فيه رموز تحكم")
    if text.count(DAMAGED) > DAMAGE_LIMIT * len(text):
        raise Refusal("النص تالف: كثير من حروفه ضاع في تحويل سابق للترميز")
    return text
