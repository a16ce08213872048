"""Every row of the tables of words that part a sentence, in a sentence that it parts."""

from __future__ import annotations

import pytest

from archive.ingest.extraction.clauses import (
    ADJUNCT,
    AFTER_COMMA,
    ASIDE,
    BEGINS_CLAUSE,
    CIRCUMSTANCE,
    COMMA,
    COMPLEMENTS,
    DANGLING,
    GREETING,
    LEADING,
    MASDAR,
    NEEDING,
    OF_THAT,
    PHRASE,
    RELATIVE,
    SAID,
    SAYING,
    SUBORDINATE,
    VERB_NEXT,
    VERBAL,
)
from archive.ingest.extraction.generated_title import generate

WITH = {"على": "على", "في": "في", "إلى": "إلى", "عن": "عن", "من": "من", "ب": "بعودة"}


@pytest.mark.parametrize("verb", COMPLEMENTS)
def test_a_verb_needs_its_preposition(verb: str) -> None:
    alone = f"{verb} مجلس الحي الساحلي"
    assert not COMPLEMENTS[verb].search(alone)
    assert any(COMPLEMENTS[verb].search(f"{alone} {word} الميناء القديم") for word in WITH.values())


@pytest.mark.parametrize(
    ("clause", "closed"),
    [
        ("أشرف عمدة الحي الساحلي القديم", "على تكريم الصيادين في قاعة البلدية الكبيرة"),
        ("تمكنت فرق الإنقاذ في الحي الساحلي", "من إنقاذ قارب صغير في عرض البحر"),
        ("دعا شيخ البحارة في الحي الساحلي", "إلى فتح الميناء القديم أمام السفن الكبيرة"),
    ],
)
def test_no_title_ends_before_what_its_verb_needs(clause: str, closed: str) -> None:
    text = f"{clause} {closed}، وعاد بعد ذلك إلى داره في أعلى الجبل مع من كان معه من أهله وأصحابه كلهم."
    assert generate([text]).startswith(f"{clause} {closed.split()[0]}")


@pytest.mark.parametrize(
    "part",
    [
        "، أمس",
        "، يوم الخميس",
        "، في الميناء",
        "، بالميناء القديم",
        "، عقب العاصفة",
        "، مساء السبت",
        "، برئاسة الشيخ",
    ],
)
def test_when_and_where_between_commas_end_no_clause(part: str) -> None:
    assert CIRCUMSTANCE.search(f"قرر مجلس الحي{part}")
    assert not CIRCUMSTANCE.search(f"قرر مجلس الحي{part}، وعاد البحارة إلى دورهم")


@pytest.mark.parametrize(
    "word",
    [
        "في",
        "من",
        "على",
        "إلى",
        "عن",
        "مع",
        "خلال",
        "عند",
        "لدى",
        "أمام",
        "ضمن",
        "عبر",
        "حول",
        "ضد",
        "بين",
        "حتى",
        "نحو",
        "ابتداء",
        "اعتبارا",
        "بما",
        "مما",
        "بمناسبة",
    ],
)
def test_a_preposition_begins_a_phrase(word: str) -> None:
    assert PHRASE.search(f"الميناء {word} الساحل")


@pytest.mark.parametrize("word", ["بالميناء ", "للصيادين ", "لمدينة ", "لمدة "])
def test_a_preposition_written_onto_its_noun_begins_one_too(word: str) -> None:
    assert PHRASE.search(f"عاد {word}القديمة")


@pytest.mark.parametrize("word", ["بحر ", "ليل ", "بنى "])
def test_a_short_word_is_no_preposition_and_its_noun(word: str) -> None:
    assert not PHRASE.search(f"عاد {word}القديمة")


@pytest.mark.parametrize(
    "opening",
    [
        "منذ",
        "بعد",
        "قبل",
        "خلال",
        "مع",
        "عقب",
        "إثر",
        "رغم",
        "بينما",
        "عندما",
        "حين",
        "لما",
        "إذا",
        "لو",
        "في",
        "على",
        "بين",
        "من",
        "وسط",
        "تحت",
        "عن",
        "بحضور",
        "بمشاركة",
        "بمناسبة",
    ],
)
def test_a_sentence_may_begin_with_a_circumstance(opening: str) -> None:
    assert LEADING.match(f"{opening} الساحل") and LEADING.match(f"و{opening} الساحل")
    assert not LEADING.match(f"{opening}ات الساحل")


@pytest.mark.parametrize(
    "word", ["حيث", "فيما", "بينما", "وذلك", "وهو", "لكن", "مؤكدا", "مشيرة", "بحسب", "إلا أن"]
)
def test_a_subordinate_clause_begins_with_its_word(word: str) -> None:
    found = SUBORDINATE.search(f"عاد البحارة {word} الساحل")
    assert found is not None and found.start() == len("عاد البحارة")


@pytest.mark.parametrize(
    "word", ["الذي", "التي", "بسبب", "بهدف", "بعد", "منذ", "مقابل", "تمهيدا", "ليعود"]
)
def test_an_adjunct_begins_with_its_word(word: str) -> None:
    assert ADJUNCT.search(f"عاد البحارة {word} الساحل")


@pytest.mark.parametrize(
    "follows",
    ["، وعاد", "، بعد ذلك", "؛ حيث عاد", "، مؤكدا أن", "، داعيا إلى", "، بحضور", "، يعود "],
)
def test_a_comma_ends_a_clause_where_another_begins(follows: str) -> None:
    assert AFTER_COMMA.match(follows)


@pytest.mark.parametrize(
    "follows", ["، الصيادين", "، عن عودة", "، على عودة", "، عمدة", "، جانبا من"]
)
def test_a_comma_before_the_object_ends_none(follows: str) -> None:
    assert not AFTER_COMMA.match(follows)


def test_what_is_said_follows_its_verb() -> None:
    assert {"قال", "أكدت", "أعلن"} <= SAYING
    assert SAID.search("قال الشيخ إن البحارة عادوا إلى دورهم")
    assert not SAID.search("قال الشيخ إن البحارة")


@pytest.mark.parametrize(
    ("pattern", "fires", "does_not"),
    [
        (VERB_NEXT, "، قررت فتح", "، الصيادون فتحوا"),
        (BEGINS_CLAUSE, "، وعاد", "، عاد"),
        (GREETING, "السلام عليكم", "سلم البحارة"),
        (GREETING, "بسم الله الرحمن", "باسم الأهالي"),
        (VERBAL, "يطمح", "ميناء"),
        (VERBAL, "تمكنت", "بحر"),
    ],
)
def test_the_other_patterns_fire_where_they_should(pattern, fires: str, does_not: str) -> None:  # type: ignore[no-untyped-def]
    assert pattern.match(fires) and not pattern.match(does_not)


@pytest.mark.parametrize(
    ("text", "is_relative"),
    [("قرارا، يمنع السفن", True), ("القرار، يمنع السفن", False), ("قرارا، وعاد", False)],
)
def test_a_verb_after_an_indefinite_noun_is_relative(text: str, is_relative: bool) -> None:
    assert bool(RELATIVE.search(text)) is is_relative


def test_an_aside_on_the_day_goes_on() -> None:
    assert ASIDE.search("قرر المجلس، أمس") and not ASIDE.search("قرر المجلس أمس")


@pytest.mark.parametrize("sign", ["، ", "؛ ", " - ", " – ", " ("])
def test_marks_part_a_sentence(sign: str) -> None:
    assert COMMA.search(f"عاد البحارة{sign}غنوا")


def test_what_dangles_needs_more() -> None:
    assert DANGLING <= NEEDING and {"العديد", "المكلفة", "بن"} <= NEEDING - DANGLING


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "قال شيخ البحارة إن السفن الكبيرة الراسية منذ أسبوع كامل في الميناء القديم ستعود إلى البحر مع أول ريح طيبة تهب على الساحل بعد العاصفة",
            "قال شيخ البحارة إن السفن الكبيرة الراسية منذ أسبوع كامل في الميناء القديم ستعود إلى البحر",
        ),
        (
            "قرر شيخ البحارة في الحي الساحلي القديم أخيرا التخلي عن قاربه الكبير لأبنائه الثلاثة وأحفاده الصغار في حياتهم الطويلة كلها على الساحل الشرقي وفي الجبال البعيدة",
            "قرر شيخ البحارة في الحي الساحلي القديم أخيرا التخلي عن قاربه الكبير لأبنائه الثلاثة وأحفاده الصغار",
        ),
    ],
)
def test_a_title_says_what_its_sentence_does(text: str, title: str) -> None:
    assert generate([text]) == title


def test_a_noun_takes_the_preposition_of_its_verb() -> None:
    assert MASDAR.fullmatch("التخلي") and MASDAR.fullmatch("للتوجه")
    assert not MASDAR.fullmatch("التعليم") and not MASDAR.fullmatch("الميناء")
    assert OF_THAT.search("قال إن السفن عادت") and not OF_THAT.search("قال كلمة")
