"""Verbs of a query: what texts write in their place, and what they are not."""

import pytest

from search.analysis import bare, fold, stem
from search.analysis.expansion import alternatives
from search.analysis.expansion.verbs import is_verb, lines, nouns_beside, other_forms


def found(word: str) -> set[str]:
    """What is looked for beside the stem of a word."""
    return set(alternatives(stem(word), bare(word)))


@pytest.mark.parametrize(
    ("verb", "others"),
    [
        # Derived forms, of the past and of the present.
        ("احتفل", "احتفال"),
        ("يحتفل", "احتفل احتفال"),
        ("وستحتفل", "احتفل احتفال"),
        ("أعلنوا", "إعلان"),
        ("استخدمت", "استخدام"),
        ("يوقع", "توقيع"),
        ("وافقت", "موافقة"),
        ("انتهت", "انتهاء"),
        ("استولى", "استيلاء"),
        ("أوقفت", "إيقاف"),
        ("أضاف", "إضافة"),
        ("اختار", "اختيار"),
        ("انضم", "انضمام"),
        ("يسمي", "تسمية"),
        ("يعاني", "معاناة"),
        # The first form, by the list.
        ("كتبت", "كتابة"),
        ("يكتب", "كتابة"),
        ("يزور", "زيارة زار"),
        ("يقع", "وقوع وقع"),
        ("توفي", "وفاة"),
        ("عاد", "عودة"),
    ],
)
def test_a_verb_is_looked_for_as_its_past_and_its_noun(verb: str, others: str) -> None:
    assert set(map(stem, others.split())) <= found(verb)


@pytest.mark.parametrize("word", ["مارست", "مارسها", "يكتب", "كتبه", "كتبت", "حكمت"])
def test_a_verb_is_given_nothing_that_a_noun_is_given(word: str) -> None:
    nouns = {stem(other) for other in ("آذار", "عيون", "كتاب", "كتب", "أحكام")}
    assert is_verb(bare(word), stem(word)) and not nouns & found(word)


@pytest.mark.parametrize(
    ("word", "plural"),
    [("مارس", "آذار"), ("كتب", "كتاب"), ("يوليو", "تموز"), ("عمله", "أعمال"), ("بيتهم", "بيوت")],
)
def test_a_word_that_may_be_a_noun_is_one(word: str, plural: str) -> None:
    assert stem(plural) in found(word)


def test_an_object_tells_a_verb_from_a_noun() -> None:
    """عينه is «he appointed him», or his eye: it brings neither eyes nor an appointment."""
    assert is_verb("عينه", "عين") and found("عينه") == set()


@pytest.mark.parametrize(
    ("past", "noun"),
    [("وصل", "وصول"), ("غادر", "مغادرة"), ("خرج", "خروج"), ("كلف", "تكليف"), ("سافر", "سفر")],
)
def test_a_past_that_is_seldom_a_noun_brings_its_noun_beside_what_a_noun_is_given(
    past: str, noun: str
) -> None:
    assert not is_verb(past, stem(past))
    assert stem(noun) in nouns_beside(past, stem(past)) and stem(noun) in found(past)


@pytest.mark.parametrize(
    "word", ["كتب", "دخل", "ورد", "بني", "قابل", "كاتب", "نظر", "تأخر", "علم", "سؤال", ""]
)
def test_what_is_often_a_noun_brings_none(word: str) -> None:
    assert nouns_beside(fold(word), stem(word)) == ()


@pytest.mark.parametrize("noun", ["احتفال", "إعلان", "كتابة", "زيارة", "تعليم"])
def test_a_noun_is_not_looked_for_as_a_verb(noun: str) -> None:
    assert other_forms(bare(noun), stem(noun)) == ()


def test_each_verb_is_listed_once_with_nouns_that_its_stem_does_not_give() -> None:
    verbs = [fold(verb) for verb, _ in lines()]
    assert sorted(verbs) == sorted(set(verbs))
    assert all(nouns and all(nouns) for _, nouns in lines())


@pytest.mark.parametrize(
    ("verb", "noun"), [(verb, noun) for verb, nouns in lines() for noun in nouns if noun != verb]
)
def test_a_listed_verb_meets_its_noun_from_the_present_or_the_past(verb: str, noun: str) -> None:
    """In one of its forms at least: a past may be spelt like a noun, a hollow present otherwise."""
    past = fold(verb)
    hollow = past[:1] + "و" + past[2:]
    forms = (
        past,
        past + "ت",
        past + "وا",
        "ي" + past,
        "ت" + past,
        "ي" + past[1:],
        "ي" + hollow,
        "ي" + past[:-1] + "و",
    )
    assert any(stem(noun) in {*found(form), stem(form)} for form in forms), verb
