"""Lam and alef exchanged by a reader of PDF."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt import lam_alef
from archive.ingest.spoilt.lam_alef import reading
from tests.archive.ingest.spoilt.texts import ARTICLE, FIRST, SECOND, SOUND, exchanged


def test_words_are_put_right_and_those_that_may_be_two_are_named() -> None:
    spoilt = [*map(exchanged, ARTICLE), "وشارك فيه طالب من كلية اآلداب"]
    assert lam_alef.is_suspected("\n".join(spoilt))
    assert lam_alef.mend(spoilt) == ([*ARTICLE, "وشارك فيه طالب من كلية الآداب"], ("طالب",))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("األولى", "الأولى"),
        ("اإلدارة", "الإدارة"),
        ("واألساتذة", "والأساتذة"),
        ("لآلثار", "للآثار"),
        ("االجتماع", "الاجتماع"),
        ("الثالثاء", "الثلاثاء"),
        ("خالل", "خلال"),
        ("إال", "إلا"),
        ("ال", "لا"),
        ("ألنه", "لأنه"),
        ("السالم", "السلام"),
        ("الالعبين", "اللاعبين"),
        ("اإلطالالت", "الإطلالات"),
        # sound as they are
        ("قال", "قال"),
        ("الكتب", "الكتب"),
        ("إلى", "إلى"),
        ("آل", "آل"),
        ("مجال", "مجال"),
        # unknown words, by what cannot stand
        ("األصبحي", "الأصبحي"),
    ],
)
def test_the_words_that_there_are_decide(word: str, meant: str) -> None:
    assert reading(word) == (meant, True)


@pytest.mark.parametrize("word", ["طالب", "ثالث", "رجال", "صالح"])
def test_of_two_words_none_is_chosen(word: str) -> None:
    assert reading(word) == (word, False)


def test_a_stretched_article_is_none_of_the_words() -> None:
    spoilt = [*map(exchanged, ARTICLE), "الـ15 من الشهر"]
    assert lam_alef.mend(spoilt)[0][-1] == "الـ15 من الشهر"


def test_lines_with_sound_ligatures_stay() -> None:
    lines = [exchanged(FIRST), SECOND, exchanged(SECOND)]
    assert lam_alef.mend(lines)[0] == [FIRST, SECOND, SECOND]


@pytest.mark.parametrize(
    "lines",
    [
        ["اشترى األرض في الإقليم الأول والأخير"],
        ["قال عطاالله إن عبداالله سيصل غدا"],
        ["االمتحان صعب"],
    ],
)
def test_a_slip_is_no_spoilt_text(lines: list[str]) -> None:
    assert lam_alef.mend(lines)[0] == lines


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_text_is_left_as_it_is(kind: str) -> None:
    lines = SOUND[kind].split("\n")
    assert lam_alef.mend(lines) == (lines, ())
