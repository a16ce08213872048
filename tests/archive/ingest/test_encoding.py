import random

import pytest

from archive.ingest.document import Refusal
from archive.ingest.encoding import decode, nearly_utf_8, reads_as_arabic

PROSE = (
    "قال مدير المكتبة إن القاعة الجديدة ستفتح أبوابها في الربيع، وأضاف أن الكتب التي جمعت من البيوت "
    "القديمة ستعرض على الزوار مع صور الحي كما كان قبل مئة عام."
)


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("cp1256", b"", "windows-1256"),
    ],
)
def test_text_is_read_in_the_encodings_of_arabic_files(codec: str, mark: bytes, name: str) -> None:
    assert decode(mark + PROSE.encode(codec)) == (PROSE, name)


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode("iso8859-6", "ignore"),
        "Le café était très fréquenté, à côté de la gare, où l'été s'achève.".encode("cp1252"),
        "Привет, это обычный русский текст о погоде и о людях.".encode("cp1251"),
        "中文的一些文字在这里".encode("gb18030"),
        PROSE.encode()[:-2],  # UTF-8, cut in the middle of a letter
        b"\xff\xfe" + PROSE.encode("utf-16-le")[:-1],
        PROSE.encode("utf-16-le"),
        b"PK\x03\x04" + bytes(range(256)),
        "نص\x00".encode(),
        "نص \x1b[31m ملون".encode(),
        "كل \ufffd حرف \ufffd ضاع \ufffd".encode(),
        bytes(range(128, 256)) * 4,
    ],
)
def test_bytes_that_are_not_certainly_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        decode(data)


def test_mutilated_utf_8_is_never_stored_as_mojibake() -> None:
    chance = random.Random(7)
    data = PROSE.encode()
    for _ in range(300):
        mutant = bytearray(data)
        mutant[chance.randrange(len(mutant))] = chance.randrange(128, 256)
        try:
            text, encoding = decode(bytes(mutant))
        except Refusal:
            continue
        assert encoding == "utf-8"
        assert sum(a != b for a, b in zip(text, PROSE, strict=False)) <= 2


def test_words_without_function_words_are_not_enough() -> None:
    assert not reads_as_arabic("ضصث قفغ ظطذ " * 20)
    assert not reads_as_arabic("")


@pytest.mark.parametrize(
    ("sample", "nearly"),
    [
        (b"harbour", True),
        (PROSE.encode(), True),
        (PROSE.encode()[1:-1], True),
        (PROSE.encode() + b"\xff", True),
        (PROSE.encode("cp1256"), False),
        (PROSE.encode("iso8859-6"), False),
        ("café été".encode("latin-1"), False),
    ],
)
def test_text_is_nearly_utf_8_when_hardly_a_byte_is_not(sample: bytes, nearly: bool) -> None:
    assert nearly_utf_8(sample) is nearly
