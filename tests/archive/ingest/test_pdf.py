"""PDF: the letters of its text layer in the order of reading, in paragraphs."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.ingest.document import Document, Record, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers import pdf as module
from archive.ingest.parsers import pdf_worker
from archive.ingest.parsers.pdf import EMPTY_PAGES, FAULTS, NO_LAYER, TOO_SLOW
from archive.ingest.readers import read
from tests.archive.ingest.builders import record
from tests.archive.ingest.pdfs import ADVANCE, Line, pdf

FIRST = (
    "في هذا البيت القديم من المدينة عاش رجل كان يعمل في",
    "السوق كل يوم، ثم يعود إلى أهله عند غروب الشمس.",
)
SECOND = (
    "وعلى الجانب الآخر من النهر بيت كبير سكنه تاجر مع أولاده",
    "وكان لا يخرج منه إلا إلى المسجد أو إلى الميناء البعيد.",
)
PARAGRAPHS = (" ".join(FIRST), " ".join(SECOND))


def parsed(data: bytes) -> Document:
    (found,) = parse(record(data, module.MEDIA_TYPE))
    return found


def reason(data: bytes) -> str:
    with pytest.raises(Refusal) as raised:
        parsed(data)
    return str(raised.value)


def test_lines_are_read_from_the_right_and_joined_to_paragraphs() -> None:
    assert parsed(pdf([*FIRST, "", *SECOND])) == Document(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        "صدر العدد 25 من المجلة في 12/4/2016 وفيه 40 صفحة عن تاريخ هذا البلد",
        "ومن أراد المزيد (وهو كثير) فليرجع إلى كتاب «الميناء القديم» في المكتبة",
        "وكتب عنه في موقع Wikipedia مقال طويل فيه صور من ذلك الزمن البعيد",
        "قال: «ما هذا؟» ثم مضى إلى بيته [في آخر السوق] من غير أن يسأل أحدا",
        "لا شك أن الأولاد لا يعلمون إلا ما قيل لهم عن الآلات والسلاح والإسلام",
        "كَتَبَ الرَّجُلُ إلى أهله من بيتٍ في آخر الحيّ ثم عاد إلى السوق",
    ],
)
def test_numbers_brackets_foreign_words_and_marks_keep_their_places(line: str) -> None:
    made = parsed(pdf([*FIRST, "", line, "وفي الصباح عاد إلى المدينة كل من كان فيها."]))
    assert made.paragraphs[1].startswith(line)


def test_a_ligature_of_two_letters_is_read_in_their_order() -> None:
    text = "قال المدير إن هذا العمل \ue000 ينتهي في يوم، والس\ue000م أو\ue000 لكل الناس هنا."
    made = parsed(pdf([*FIRST, "", text]))
    assert made.paragraphs[1] == text.replace("\ue000", "لا")


def test_letters_drawn_in_their_forms_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    forms = {
        "plain": ["ﻓﻲ ﻫﺬا اﻟﺒﻴﺖ ﻣﻦ اﻟﻤﺪﻳﻨﺔ وﻻ ﺗﺮى"],
        "layout": ["ىﺮﺗ ﻻو ﺔﻨﻳﺪﻤﻟا ﻦﻣ ﺖﻴﺒﻟا اﺬﻫ ﻲﻓ"],
    }
    page = {way: "\n".join(lines * 4) for way, lines in forms.items()}
    about = {"pages": 1, "title": "", "author": ""}
    monkeypatch.setattr(module, "_read", lambda data: (about, [page]))
    assert parsed(b"").paragraphs == (" ".join(["في هذا البيت من المدينة ولا ترى"] * 4),)


def columns() -> Iterator[Line]:
    """The right column from top to bottom, then the left one, as programs write them."""
    right = ("في هذا البيت القديم من", "المدينة عاش رجل كان", "يعمل في السوق كل يوم.")
    left = ("وعلى الجانب الآخر من", "النهر بيت كبير سكنه", "التاجر مع أهله وأولاده.")
    for edge, texts in ((400, right), (180, left)):
        for text in texts:
            yield (edge - ADVANCE * len(text), text)


def test_columns_are_read_one_after_the_other() -> None:
    lines = list(columns())
    data = pdf([*lines[:3]], [*lines[3:]])
    beside = pdf(lines, rows=3)
    expected = (
        "في هذا البيت القديم من المدينة عاش رجل كان يعمل في السوق كل يوم.",
        "وعلى الجانب الآخر من النهر بيت كبير سكنه التاجر مع أهله وأولاده.",
    )
    assert " ".join(parsed(data).paragraphs) == " ".join(expected)
    assert " ".join(parsed(beside).paragraphs) == " ".join(expected)


def test_heads_feet_and_numbers_of_pages_go_and_sentences_go_on() -> None:
    pages = [
        ["كتاب الساحل", "", *lines, "", str(number)]
        for number, lines in enumerate(((FIRST[0],), FIRST[1:], SECOND[:1], SECOND[1:]), 1)
    ]
    assert parsed(pdf(*pages)).paragraphs == PARAGRAPHS


def test_a_heading_is_a_line_of_its_own_and_a_broken_word_is_joined() -> None:
    made = parsed(pdf([*FIRST, "باب في السوق", *SECOND]))
    assert made.paragraphs == (PARAGRAPHS[0], "باب في السوق", PARAGRAPHS[1])
    english = ["The harbour of the old city was re-", "built in the year of the great flood."]
    assert parsed(pdf(english, ltr=True)).paragraphs == (
        "The harbour of the old city was rebuilt in the year of the great flood.",
    )


@pytest.mark.parametrize(
    ("about", "title", "authors"),
    [
        ({"/Title": "الميناء القديمُ"}, "الميناء القديم", ()),
        ({"/Title": "Microsoft Word - 1.doc"}, "", ()),
        ({"/Author": "هدى سالم"}, "", ("هدى سالم",)),
        ({"/Author": "user"}, "", ()),
        ({"/Title": 7}, "", ()),
        ({}, "", ()),
    ],
)
def test_what_the_program_notes_counts_where_the_text_says_the_same(
    about: dict[str, str], title: str, authors: tuple[str, ...]
) -> None:
    lines = ["الميناء القديم", "", "بقلم: هدى سالم", "", *FIRST]
    made = parsed(pdf(lines, about={name: str(value) for name, value in about.items()}))
    assert (made.title, made.authors, made.published) == (title, authors, None)
    assert ("الميناء القديم" in made.paragraphs) is not bool(title)


def test_pages_without_text_are_named() -> None:
    made = parsed(pdf(FIRST, [], SECOND, []))
    assert (made.paragraphs, made.notes) == (PARAGRAPHS, (EMPTY_PAGES.format("2، 4"),))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([], []), NO_LAYER),
        (pdf(["12"]), NO_LAYER),
        (pdf(FIRST, password="سر"), FAULTS["encrypted"]),
        (b"%PDF-1.7\n", FAULTS["broken"]),
        (b"", FAULTS["broken"]),
        (b"PK\x03\x04", FAULTS["broken"]),
    ],
)
def test_what_has_no_text_to_read_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    assert reason(data) == said


def test_a_file_locked_without_a_password_is_read() -> None:
    assert parsed(pdf(FIRST, locked=True)).paragraphs == PARAGRAPHS[:1]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_is_cut_off_is_read_or_refused(share: float) -> None:
    data = pdf(FIRST, SECOND)
    try:
        assert parsed(data[: int(len(data) * share)]).paragraphs
    except Refusal as refusal:
        assert str(refusal) in (FAULTS["broken"], NO_LAYER)


def test_pages_and_time_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf(FIRST, SECOND)
    monkeypatch.setattr(module, "PAGES", 1)
    assert reason(data) == FAULTS["long"]
    monkeypatch.setattr(module, "SECONDS", 0.001)
    assert reason(data) == TOO_SLOW


def test_a_worker_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "dead.py").write_text("import os; os.kill(os.getpid(), 9)")
    monkeypatch.setattr(pdf_worker, "__file__", str(tmp_path / "dead.py"))
    assert reason(pdf(FIRST)) == TOO_SLOW


def test_a_page_that_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def spin(reader: object, number: int) -> dict[str, str]:
        while number:
            pass
        return {"plain": "نص"}

    monkeypatch.setattr(pdf_worker, "_texts", spin)
    monkeypatch.setattr(pdf_worker, "PAGE", 0.05)
    before = signal.signal(signal.SIGVTALRM, pdf_worker._stop)
    try:
        assert list(pdf_worker.read(pdf(FIRST, SECOND), 10)) == [
            {"pages": 2, "title": "", "author": ""},
            {"plain": "نص"},
            {},
        ]
    finally:
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a"])
def test_a_file_is_one_record_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    data = pdf(FIRST)
    (tmp_path / name).write_bytes(data)
    expected = Record(data, module.MEDIA_TYPE, str(tmp_path / name), name)
    assert list(read(tmp_path / name)) == [expected]


FULL, HALF = "كلمة " * 11 + "كلمة", "كلمة " * 3 + "كلمة"


@pytest.mark.parametrize(
    ("pages", "paragraphs"),
    [
        ([[FULL, FULL, HALF]], [f"{FULL} {FULL} {HALF}"]),
        ([[FULL, f"{HALF}.", FULL]], [f"{FULL} {HALF}.", FULL]),
        ([[FULL, HALF, FULL, FULL]], [f"{FULL} {HALF}", f"{FULL} {FULL}"]),
        ([[FULL, "", FULL, HALF, FULL]], [FULL, f"{FULL} {HALF} {FULL}"]),
        ([[FULL, "", FULL, "", "", FULL]], [f"{FULL} {FULL}", FULL]),
        ([[f"{FULL}.", HALF, FULL, FULL]], [f"{FULL}.", HALF, f"{FULL} {FULL}"]),
        ([[FULL], [FULL, HALF]], [f"{FULL} {FULL} {HALF}"]),
        ([[f"{FULL}."], [FULL]], [f"{FULL}.", FULL]),
        ([[FULL, ""], ["", FULL]], [f"{FULL} {FULL}"]),
        ([[], [FULL], []], [FULL]),
        ([[]], []),
    ],
)
def test_lines_are_joined_to_the_paragraphs_that_they_were_broken_from(
    pages: list[list[str]], paragraphs: list[str]
) -> None:
    assert module._paragraphs(pages) == paragraphs
