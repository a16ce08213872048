import random

import pytest

from archive.ingest.document import Refusal
from archive.ingest.encoding import DAMAGED, decode, nearly_utf_8, reads_as_arabic, with_losses
from tests.archive.ingest.spoilt.texts import SHORT, misread

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
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"", "utf-32-le"),
        ("cp1256", b"", "windows-1256"),
        ("iso8859-6", b"", "iso8859-6"),
    ],
)
def test_text_is_read_in_the_encodings_of_arabic_files(codec: str, mark: bytes, name: str) -> None:
    assert decode(mark + PROSE.encode(codec)) == (PROSE, name)


def test_letters_of_the_macintosh_are_read_with_its_digits_and_marks() -> None:
    data = PROSE.encode("iso8859-6") + b" \xb2\xb0\xb1\xb4\xac"
    assert decode(data) == (f"{PROSE} ٢٠١٤،", "mac_arabic")


def test_a_letter_that_an_old_encoding_lacks_is_read_as_its_number() -> None:
    data = b"\xa3 " + PROSE.encode("iso8859-6")
    assert decode(data) == (f"£ {PROSE}", "iso8859-6")


def test_text_of_dos_is_read() -> None:
    without_comma = PROSE.replace("،", "")
    assert decode(without_comma.encode("cp720")) == (without_comma, "cp720")


def test_latin_text_in_utf_16_is_known_by_its_zeros() -> None:
    english = "The library opens again in spring."
    assert decode(english.encode("utf-16-le")) == (english, "utf-16-le")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (PROSE.encode()[:-5], PROSE[:-3]),
        (PROSE.encode()[:-2], PROSE[:-2] + DAMAGED),  # cut in the middle of a letter
        (PROSE.encode()[:9] + b"\xa0" + PROSE.encode()[9:], PROSE[:5] + DAMAGED + PROSE[5:]),
        (PROSE.encode("utf-16-le")[:-1], PROSE[:-1]),
    ],
)
def test_a_stray_byte_costs_its_letter_alone(data: bytes, text: str) -> None:
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    ("reads", "name"),
    [
        (["latin-1"], "utf-8/cp1252"),
        (["cp1256"], "utf-8/cp1256"),
        (["cp437"], "utf-8/cp437"),
        (["latin-1", "latin-1"], "utf-8/cp1252/cp1252"),
    ],
)
def test_text_that_was_misread_before_is_read_anew(reads: list[str], name: str) -> None:
    assert decode(misread(PROSE, *reads).encode()) == (PROSE, name)
    assert decode(b"\xef\xbb\xbf" + misread(PROSE, *reads).encode()) == (PROSE, name)


def test_text_of_old_windows_that_was_misread_is_read_anew() -> None:
    assert decode(misread(PROSE, "cp1252", written="cp1256").encode()) == (PROSE, "cp1256/cp1252")


@pytest.mark.parametrize(
    "data",
    [
        "Le café était très fréquenté, à côté de la gare, où l'été s'achève.".encode("cp1252"),
        "Привет, это обычный русский текст о погоде и о людях.".encode("cp1251"),
        "中文的一些文字在这里".encode("gb18030"),
        b"\xff\xfe" + PROSE.encode("utf-16-le")[:-1],
        b"PK\x03\x04" + bytes(range(256)),
        "نص\x00".encode(),
        "نص \x1b[31m ملون".encode(),
        "كل \ufffd حرف \ufffd ضاع \ufffd".encode(),
        bytes(range(128, 256)) * 4,
        "中文的一些文字在这里。\n".encode("utf-16-le"),
        SHORT.encode("iso8859-6"),
        b"\xff" * 50 + PROSE.encode()[:50],
    ],
)
def test_bytes_that_are_not_certainly_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        decode(data)


def test_spoilt_foreign_names_and_a_stray_control_are_no_reason_to_refuse() -> None:
    names = "زاره Ngu\ufffdn V\ufffdn Thi\ufffdu وTr\ufffdn H\ufffdng \ufffd\ufffdo ثم V\ufffd Nguy\ufffdn Gi\ufffdp"
    assert decode(f"{PROSE} {names}".encode()) == (f"{PROSE} {names}", "utf-8")
    controlled = f"{PROSE * 4}\x02{PROSE}"
    assert decode(controlled.encode()) == (controlled, "utf-8")


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


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (PROSE.encode(), PROSE),
        (PROSE.encode("cp1256"), PROSE),
        (PROSE.encode() + b"\xff", PROSE + "\ufffd"),
        (PROSE.encode() + b"\x01\xff", PROSE + "\ufffd"),
        (PROSE.encode() + b"\x00\xff", None),
        (b"\xff\xfd\xff\xe2\x28\xa1", None),
    ],
)
def test_a_spoilt_byte_does_not_cost_a_book(data: bytes, text: str | None) -> None:
    if text is None:
        with pytest.raises(Refusal):
            with_losses(data, decode)
    else:
        assert with_losses(data, decode)[0] == text
