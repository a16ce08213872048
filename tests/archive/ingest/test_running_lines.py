"""Lines that return on every page of a book go, sentences go on over its pages."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.running_lines import joined, without_running_lines

TEXTS = ["نص أول", "نص ثان", "نص ثالث", "نص رابع", "نص خامس"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([], []),
        (["كتاب الساحل"], []),
        ([], ["الجزء: 1 ¦ الصفحة: {}"]),
        (["كتاب الساحل", "{}"], []),
        ([], ["- {} -"]),
        (["باب {} من الكتاب"], ["[{}]", "دار الساحل"]),
    ],
)
def test_heads_feet_and_numbers_of_pages_go(above: list[str], below: list[str]) -> None:
    pages = [
        [*(line.format(at) for line in above), text, *(line.format(at) for line in below)]
        for at, text in enumerate(TEXTS, 1)
    ]
    assert without_running_lines(pages) == [[text] for text in TEXTS]


def test_left_and_right_pages_may_differ() -> None:
    pages = [["يمين" if at % 2 else "يسار", f"{text} {at}ء"] for at, text in enumerate(TEXTS * 3)]
    assert without_running_lines(pages) == [[page[1]] for page in pages]


def test_a_line_that_returns_within_pages_or_seldom_stays() -> None:
    pages = [
        [f"{text} أعلى", "قال الراوي", f"{text} أسفل", "وسط", f"{text} ختام"] for text in TEXTS
    ]
    pages[0].insert(0, "عنوان")
    assert without_running_lines(pages)[0] == pages[0]
    few = [["رأس", "نص أول"], ["رأس", "نص ثان"], ["نص ثالث"]]
    assert without_running_lines(few) == few
    assert without_running_lines(few[:1]) == few[:1]
    assert without_running_lines(few[:2]) == [["نص أول"], ["نص ثان"]]


def test_empty_lines_around_do_not_hide_a_head() -> None:
    pages = [["", "رأس", "", str(at), "", text, "", ""] for at, text in enumerate(TEXTS)]
    assert without_running_lines(pages) == [[text] for text in TEXTS]


@pytest.mark.parametrize(
    ("pages", "lines"),
    [
        ([["قال الرجل", "ومضى إلى"], ["السوق ثم عاد.", "ونام."]], ["قال الرجل", "ومضى إلى السوق ثم عاد.", "ونام."]),
        ([["ونام."], ["ثم قام."]], ["ونام.", "ثم قام."]),
        ([["سأل:"], ["أين؟"], ["هنا»"], ["قال"]], ["سأل:", "أين؟", "هنا»", "قال"]),
        ([["ومضى إلى"], [], ["السوق."]], ["ومضى إلى السوق."]),
        ([], []),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_over_the_page(pages: list[list[str]], lines: list[str]) -> None:
    assert joined(pages) == lines
