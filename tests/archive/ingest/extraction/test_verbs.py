import pytest

from archive.ingest.extraction.verbs import (
    ALONE,
    COPULAS,
    GOVERNED,
    TRANSITIVE,
    is_alone,
    is_definite,
    is_verb,
    is_verb_within,
)


@pytest.mark.parametrize(
    "word",
    [
        "عاد",  # listed
        "وافق",
        "افتتح",
        "قالت",
        "كان",
        "يبحر",  # by its form: present,
        "ستبحر",
        "سيشن",
        "أبحرت",  # feminine,
        "أبحروا",  # plural,
        "استعاد",  # derived
        "اندفع",
        "التقطت",  # whose first letters are no article
    ],
)
def test_a_sentence_may_begin_with_a_verb(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize(
    "word", ["الميناء", "تقرير", "تنظيف", "يوم", "بيت", "اجتماع", "لم", "ميناء", "سفينة", "إنترنت"]
)
def test_or_with_what_only_looks_like_one(word: str) -> None:
    assert not is_verb(word)


def test_within_a_sentence_a_short_word_is_a_noun() -> None:
    assert is_verb("حضر") and not is_verb_within("حضر")
    assert is_verb("أبحرت") and is_verb_within("أبحرت")


def test_what_people_do_to_one_another_needs_no_object() -> None:
    assert is_alone("تتسابق") and is_alone("يتبادل") and is_alone("عاد") and is_alone("سيعود")
    assert not is_alone("افتتح") and not is_alone("يتعامل")


def test_a_verb_stands_in_one_table() -> None:
    tables = (ALONE, frozenset(GOVERNED), COPULAS, TRANSITIVE)
    for number, table in enumerate(tables):
        for other in tables[number + 1 :]:
            assert not table & other


def test_the_article_is_no_part_of_a_verb() -> None:
    assert is_definite("البحر") and not is_definite("التحق")
