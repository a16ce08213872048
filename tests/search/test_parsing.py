"""What the reader typed, as clauses: phrases, patterns and terms, however odd the text."""

from __future__ import annotations

import pytest

from search.parsing import Clauses, Pattern, Phrase, Term, content_terms, parse


def term(surface: str) -> Term:
    """As the word is read when it stands alone."""
    (one,) = parse(surface).terms
    return one


def surfaces(clauses: Clauses) -> tuple[list[str], list[list[str]], list[str]]:
    """Of the terms, of the words of each phrase, of the patterns."""
    return (
        [one.surface for one in clauses.terms],
        [[one.surface for one in phrase.terms] for phrase in clauses.phrases],
        [pattern.surface for pattern in clauses.patterns],
    )


def test_a_word_is_read_in_the_forms_of_the_fields() -> None:
    assert parse("والقاهرة").terms == (
        Term("والقاهرة", folded="والقاهره", stem="قاهره", bare="قاهره", is_name=True),
    )
    assert parse("2020").terms == (Term("2020", folded="2020", stem="2020"),)


def test_a_word_brings_its_plural_and_its_other_names() -> None:
    assert term("النهر").also == ("انهار",)
    assert term("السعودية").names == (("مملكه", "عرب", "سعودي"),)


def test_the_first_word_of_a_name_brings_its_other_cases() -> None:
    first, last = parse("أبي بكر").terms
    assert {"ابو", "ابا"} <= set(first.also)
    assert not {"ابو", "ابا"} & {*last.also, *term("أبي").also}
    assert "بن" in parse("ابن خلدون").terms[0].also


@pytest.mark.parametrize(
    ("text", "joined"),
    [("أبو غريب", "ابوغريب"), ("ابو غريب", "ابوغريب"), ("أَبُو غريب", "ابوغريب")],
)
def test_the_words_of_a_name_that_opens_so_bring_both_written_as_one(
    text: str, joined: str
) -> None:
    assert [joined in one.also for one in parse(text).terms] == [True, True]


@pytest.mark.parametrize("text", ["عبد الله", "أبو العلاء", "غريب أبو", "حي أبو"])
def test_a_name_that_the_index_parts_or_that_is_none_brings_nothing(text: str) -> None:
    assert not any(
        other.startswith(("عبدال", "ابوال", "غريب", "حي"))
        for one in parse(text).terms
        for other in one.also
        if len(other) > 4
    )


def test_a_word_as_korans_spell_it_brings_the_word_of_today() -> None:
    assert term("ٱلصَّلَوٰةَ").also == ("صلاه",)
    assert term("يَٰٓأَيُّهَا").also == term("ٱلْحَمْدُ").also == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [("كانون الثاني", "يناير"), ("في كانون الثاني الماضي", "يناير"), ("الأمم المتحدة", "un")],
)
def test_the_words_of_a_name_bring_its_other_name(text: str, other: str) -> None:
    also = [one.surface for one in parse(text).terms if other in one.also]
    assert also == [word for word in text.split() if word not in {"في", "الماضي"}]


def test_a_name_of_several_words_is_none_of_the_other_names_of_a_word() -> None:
    nations, united = parse("الأمم المتحدة").terms
    assert (nations.also, united.also) == (("امه", "un", "onu"), ("un", "onu"))


def test_run_on_words_are_looked_for_as_they_are_written() -> None:
    assert surfaces(parse("هذاالكتاب")) == (["هذاالكتاب"], [], [])


def test_a_name_brings_its_other_name_once_and_beside_what_its_words_bring() -> None:
    (first, second, *_) = parse("تشرين الثاني تشرين الثاني").terms
    assert (first.also, second.also) == (("نوفمبر", "نونبر"), ("ثان", "نوفمبر", "نونبر"))
    (assembly,) = (one for one in parse("مجلس الأمن الدولي").terms if one.surface == "مجلس")
    assert "مجالس" in assembly.also


@pytest.mark.parametrize(
    ("text", "terms", "phrases", "patterns"),
    [
        ("نهر النيل", ["نهر", "النيل"], [], []),
        ('"نهر النيل" مصر', ["مصر"], [["نهر", "النيل"]], []),
        ("«نهر النيل»", [], [["نهر", "النيل"]], []),
        ("“نهر النيل”", [], [["نهر", "النيل"]], []),
        ("„نهر النيل“", [], [["نهر", "النيل"]], []),
        ("„نهر النيل”", [], [["نهر", "النيل"]], []),
        ("″نهر النيل″", [], [["نهر", "النيل"]], []),
        ('مصر"نهر النيل"بحر', ["مصر", "بحر"], [["نهر", "النيل"]], []),
        ('"نهر النيل" "نهر النيل" "النيل"', [], [["نهر", "النيل"], ["النيل"]], []),
        ('"في بيت"', [], [["في", "بيت"]], []),
        ('"" "؟!" نهر', ["نهر"], [], []),
        ('نهر "النيل', ["نهر", "النيل"], [], []),
        ("كتا* نهر", ["نهر"], [], ["كتا*"]),
        ("كتا* كتا* قل؟م", [], [], ["كتا*", "قل؟م"]),
        ("كت*ب؟ج نهر*ا", [], [], ["كت*ب؟ج", "نهر*ا"]),
        ("ماذا حدث؟", ["حدث"], [], []),
        ("ك* *تاب", ["تاب"], [], []),
        ("في من", ["في", "من"], [], []),
        ("في بيت", ["بيت"], [], []),
        ('في "بيت"', [], [["بيت"]], []),
        ("في كتا*", [], [], ["كتا*"]),
        ("نهر النيل نهر", ["النيل", "نهر"], [], []),
        ("", [], [], []),
        ("؟! *** «»", [], [], []),
    ],
)
def test_what_is_quoted_has_wildcards_or_stands_alone(
    text: str, terms: list[str], phrases: list[list[str]], patterns: list[str]
) -> None:
    clauses = parse(text)
    assert surfaces(clauses) == (terms, phrases, patterns)
    assert bool(clauses) is bool(terms or phrases or patterns) and not clauses.cut
    words = [*terms, *(word for phrase in phrases for word in phrase), *patterns]
    assert list(clauses.words) == words
    assert [one.surface for one in clauses.all_terms] == words[: len(words) - len(patterns)]


@pytest.mark.parametrize(
    ("text", "folded", "prefix"),
    [
        ("كتا*", "كتا*", "كتا"),
        ("كتا**", "كتا*", "كتا"),
        ("أست؟ذ", "است?ذ", "است"),
        ("قل؟؟م", "قل??م", "قل"),
        ("قل?م*", "قل?م*", "قل"),
        ("قل؟*م", None, None),
    ],
)
def test_a_pattern_is_folded_and_has_a_prefix(
    text: str, folded: str | None, prefix: str | None
) -> None:
    patterns = parse(text).patterns
    assert patterns == ((Pattern(text, folded),) if folded else ())
    assert [pattern.prefix for pattern in patterns] == ([prefix] if prefix else [])


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("كتا*", ["كتا", "كتاب", "كتابان"], ["كت", "اكتاب"]),
        ("قل?م", ["قلام", "قلمم"], ["قلم", "قلاام"]),
        ("كت*ب", ["كتب", "كتاب", "كتيبب"], ["كتا", "كتابا"]),
    ],
)
def test_a_pattern_fits_whole_words(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    expression = Pattern(pattern, pattern).expression
    found = [word for word in fits + fits_not if expression.fullmatch(word)]
    assert found == fits


def test_what_is_too_long_is_cut_and_said_to_be() -> None:
    assert surfaces(parse("نهر النيل", 4)) == (["نهر"], [], [])
    assert (parse("نهر النيل", 4).cut, parse("نهر النيل", 9).cut) == (True, False)
    assert surfaces(parse("نهر بحر جبل", most_terms=2)) == (["نهر", "بحر"], [], [])
    assert (parse("نهر بحر", most_terms=2).cut, parse("نهر بحر", most_terms=1).cut) == (False, True)


def test_phrases_are_kept_before_terms_and_terms_before_patterns() -> None:
    text = 'كتا* نهر بحر "جبل" سها*'
    kept = {most: surfaces(parse(text, most_terms=most)) for most in (1, 2, 3, 4, 5)}
    assert kept == {
        1: ([], [["جبل"]], []),
        2: (["نهر"], [["جبل"]], []),
        3: (["نهر", "بحر"], [["جبل"]], []),
        4: (["نهر", "بحر"], [["جبل"]], ["كتا*"]),
        5: (["نهر", "بحر"], [["جبل"]], ["كتا*", "سها*"]),
    }
    assert [parse(text, most_terms=most).cut for most in (4, 5)] == [True, False]


def test_of_many_phrases_eight_are_kept() -> None:
    words = ["نهر", "بحر", "جبل", "قمر", "شمس", "ريح", "مطر", "سهل", "ورد"]
    quoted = " ".join(f'"{word}"' for word in words)
    assert surfaces(parse(quoted)) == ([], [[word] for word in words[:8]], [])
    assert surfaces(parse(f"{quoted} سوق", most_terms=9))[0] == ["سوق"]
    assert surfaces(parse(f"{quoted} سوق", most_terms=8))[0] == []


def test_no_sign_beside_words_makes_a_pattern() -> None:
    for sign in "()[]{}~^:+-&|!/\\'\"":
        assert surfaces(parse(f"{sign}نهر {sign} بحر{sign}"))[2] == []


def test_clauses_are_values() -> None:
    phrase = Phrase((term("نهر"), term("النيل")))
    assert parse('"نهر النيل" مصر') == Clauses((term("مصر"),), (phrase,))


def test_what_an_article_may_be_about_stands_in_its_title_twice_and_in_its_text() -> None:
    """With repeats; without stop words, numbers and what run-on words hide."""
    terms = list(content_terms("نهر النيل", "هذاالكتاب في مصر 2020، وفي مصر كثير."))
    words = ["نهر", "النيل"] * 2 + ["هذاالكتاب", "مصر", "مصر", "كثير"]
    assert [one.surface for one in terms] == words
    assert terms[1] == Term("النيل", folded="النيل", stem="نيل")
