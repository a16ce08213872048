"""Letters that nothing brings back."""

from __future__ import annotations

import contextlib
import re
import time

import pytest

from archive.ingest.document import Refusal
from archive.ingest.spoilt import losses
from archive.ingest.spoilt.misreading import Misreading
from tests.archive.ingest.spoilt.texts import ARTICLE, FIRST, SECOND, SOUND, TITLE

SECONDS = 20  # of processor time; what grew with the square of the length took hours
LOST = [re.sub("[ء-ي]", "?", line) for line in ARTICLE]


@pytest.mark.parametrize(
    "lines",
    [
        LOST,
        LOST[:1],
        ["??? ????? ?? ????? ???? ??? ABC ??????? 2013 ?? ??????."],
        [TITLE, *LOST[1:]],
        [re.sub("[ء-ي]", "\ufffd", line) for line in ARTICLE],
        [Misreading("utf-8", "cp1252").spoil(line).replace("§", "") for line in ARTICLE],
    ],
)
def test_a_text_without_its_words_is_refused(lines: list[str]) -> None:
    with pytest.raises(Refusal, match="ضاعت حروف معظم كلماته"):
        losses.judge(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, FIRST, FIRST, LOST[2]],
        [TITLE, FIRST, SECOND, "قال ???? ?????? ???? في اليوم الأول"],
        [TITLE, FIRST, SECOND, "ال\ufffdدير في الم\ufffdتبة مع الأ\ufffdالي والك\ufffdب"],
    ],
)
def test_a_text_that_lost_some_waits_for_an_editor(lines: list[str]) -> None:
    assert losses.judge(lines) == losses.REVIEW


@pytest.mark.parametrize(
    "lines",
    [
        ARTICLE,
        [],
        ["ماذا حدث؟ ??? لا أحد يعرف ???"],
        [*ARTICLE, "هل عاد?? لماذا??? ومتى??"],
        [FIRST, SECOND, "والم\ufffdتبة"],
        [FIRST, SECOND, "Ngu\ufffdn V\ufffdn Thi\ufffdu, Tr\ufffdn H\ufffdng, V\ufffd Gi\ufffdp"],
    ],
)
def test_marks_of_questions_and_spoilt_foreign_names_are_no_losses(lines: list[str]) -> None:
    assert losses.judge(lines) == ""


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_text_is_left_as_it_is(kind: str) -> None:
    assert losses.judge(SOUND[kind].split("\n")) == ""


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("??? ????? ??", 3),
        ("«??? ?????، ??» قال", 3),
        ("??? ABC ????? 2013 ??", 3),
        ("?? ? ??", 3),
        ("حقا؟ ??? ??", 0),
        ("لماذا?? كيف?? متى??", 0),
        ("? ? ?", 0),
        ("ا\ufffdباب \ufffd\ufffd \ufffd Ngu\ufffdn", 2),
        ("Ø§Ù„Ø¨ ÇáÈÍÑ café", 2),
    ],
)
def test_words_that_are_lost_are_counted(line: str, lost: int) -> None:
    assert losses._lost(line) == lost


@pytest.mark.parametrize("part", ["?", "?? ", "\ufffd", "ا\ufffd", "Ø§", "??a ", "(", "«? "])
def test_a_long_line_takes_the_time_of_its_length(part: str) -> None:
    lines = [part * 200_000]
    begun = time.process_time()
    with contextlib.suppress(Refusal):
        losses.judge(lines)
    assert time.process_time() - begun < SECONDS
