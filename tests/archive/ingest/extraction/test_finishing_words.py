"""Every row of the words that end a sentence all the same, and of the aims that do not."""

import pytest

from archive.ingest.extraction.clauses import AIM, FINISHED


@pytest.mark.parametrize("word", ["عام", "يوم", "صباح", "مساء"])
@pytest.mark.parametrize("before", ["منذ", "قبل", "بعد", "كل", "نحو", "من", "أي", "ذات"])
def test_a_time_is_whole_behind_its_word(before: str, word: str) -> None:
    assert FINISHED.search(f"عاد البحارة {before} {word}")
    assert FINISHED.search(f"{before} {word}")
    for clause in (f"{before} {word} طويل", word, f"عاد {word}", f"ال{before} {word}"):
        assert not FINISHED.search(clause)


@pytest.mark.parametrize(
    ("clause", "finished"),
    [
        ("لم تبدأ بعد", True),
        ("ولم تبدأ بعد", True),
        ("لما تبدأ بعد", True),
        ("تبدأ بعد", False),
        ("لم تبدأ الحفلة بعد", False),
        *((f"عاد {word} ذلك", True) for word in ("بعد", "قبل", "رغم", "مع")),
        ("عاد ذلك", False),
    ],
)
def test_a_sentence_ends_in_a_word_that_mostly_needs_another(clause: str, finished: bool) -> None:
    assert bool(FINISHED.search(clause)) == finished


@pytest.mark.parametrize(
    ("word", "aim"),
    [
        *((word, True) for word in ("لتستقر", "ليرتفع", "لتعزيز")),
        *((word, False) for word in ("ليبيا", "ليون", "لتوسعة", "لمدة", "ليل", "لعام", "المدينة")),
    ],
)
def test_an_aim_needs_what_follows_it(word: str, aim: bool) -> None:
    assert bool(AIM.fullmatch(word)) == aim
