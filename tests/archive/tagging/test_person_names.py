"""Where the name of a person begins, and how far it goes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.first_words import cues, starts
from archive.tagging.name_units import FullName, Text, pairs_said_again
from archive.tagging.person_names import may_follow_cue, name_at
from archive.tagging.words import Spot, read, read_name
from search.analysis import fold


def text_of(words: str, taken: Iterable[int] = ()) -> Text:
    spots = text(words)
    return Text(spots, set(taken), pairs_said_again(spots))


def text(words: str) -> list[Spot]:
    return read(Document((words,)))


def name(words: str, at: int = 0, taken: Iterable[int] = ()) -> FullName | None:
    return name_at(text_of(words, taken), at)


@pytest.mark.parametrize(
    ("words", "units"),
    [
        # after a given name one word more at least
        ("مصطفى الكاظمي", ("مصطفى", "الكاظمي")),
        ("محمد علي", ("محمد", "علي")),
        ("نزار فيحان", ("نزار", "فيحان")),
        ("محمد جعفري", ("محمد", "جعفري")),  # of another given name
        ("نجيب محفوظ", ("نجيب", "محفوظ")),
        # words that belong together
        ("عبد الوهاب الساعدي", ("عبد الوهاب", "الساعدي")),
        ("عبدالوهاب الساعدي", ("عبد الوهاب", "الساعدي")),
        ("خالد بن سعد الفالح", ("خالد", "بن سعد", "الفالح")),
        ("محمد بن عبد الله", ("محمد", "بن عبد الله")),
        ("سعود بن عبدالعزيز", ("سعود", "بن عبد العزيز")),
        ("محمد آل سعود", ("محمد", "آل سعود")),
        ("مصطفى أبو محمود", ("مصطفى", "أبو محمود")),
        ("محمد ولد عبد العزيز", ("محمد", "ولد عبد العزيز")),
        ("صلاح الدين الأيوبي", ("صلاح الدين", "الأيوبي")),
        ("نور الدين الصايل", ("نور الدين", "الصايل")),  # a common word, but for الدين
        ("حسن نصر الله", ("حسن", "نصر الله")),
        ("عبد ربه منصور هادي", ("عبد ربه", "منصور", "هادي")),
        # any word is a name before «بن»
        ("الخليل بن أحمد الفراهيدي", ("الخليل", "بن أحمد", "الفراهيدي")),
        ("الوليد بن طلال", ("الوليد", "بن طلال")),
        # kings of one name
        ("محمد السادس", ("محمد", "السادس")),
        ("الحسن الثاني ملك", ("الحسن", "الثاني")),
        ("لويس الرابع عشر", ("لويس", "الرابع عشر")),
        # a father's name alone
        ("ابن خلدون", ("ابن خلدون",)),
        ("ابن الهيثم", ("ابن الهيثم",)),
        # four units at most, and none after a surname
        ("محمد علي حسن مصطفى نزار", ("محمد", "علي", "حسن", "مصطفى")),
        ("مصطفى الكاظمي علي", ("مصطفى", "الكاظمي")),
        ("محمد آل سعود علي", ("محمد", "آل سعود")),
    ],
)
def test_a_name_goes_on_as_far_as_its_units(words: str, units: tuple[str, ...]) -> None:
    found = name(words)
    assert found is not None and found.units == units


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("مصطفى الكاظمي قال", 2),
        ("عبدالوهاب الساعدي قال", 2),
        ("عبد الوهاب الساعدي قال", 3),
        ("محمد بن نايف بن عبدالعزيز آل سعود", 7),
    ],
)
def test_a_name_ends_in_the_text_where_its_last_word_does(words: str, end: int) -> None:
    found = name(words)
    assert found is not None and found.end == end


@pytest.mark.parametrize(
    "words",
    [
        "مصطفى",  # a given name alone
        "مصطفى، الكاظمي",
        "مصطفى قال",
        "مصطفى الطاولة",
        "مصطفى العراقي",  # a nationality
        "مصطفى الدكتور",  # a title
        "عبد",
        "عبد بغداد",  # a slave of none
        "أبو",
        "الكاظمي مصطفى",
        "قهوة الصباح",
        "عيد سعيد",  # two words that are also names
        "محمد 2016",
        "محمد بخصوص",
        "محمد قائلا",
        "مصطفى السينمائي",  # an adjective that the lexicon takes for a surname
        "محمد ولد سنة",  # he was born
        "رجال الدين",
        "ابن محمد",  # somebody's son
        "ابن عمه",
        "حسن ومحسن",  # two people
        "أمل كبير",
    ],
)
def test_words_that_only_look_like_a_name_are_none(words: str) -> None:
    assert name(words) is None


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("السيد الكاظمي", ("الكاظمي",)),  # a surname alone
        ("الرئيس ترامب", ("ترامب",)),
        ("الرئيس باراك أوباما", ("باراك", "أوباما")),
        ("الأميركي باراك أوباما", ("باراك", "أوباما")),
        ("الدكتور خلف السروجي", ("خلف", "السروجي")),  # a word, but for the title
        ("السيد أبو محمود", None),
        ("الملك سلمان", ("الملك سلمان",)),  # the title belongs to it
        ("الأمير سلمان", ("الأمير سلمان",)),
        ("الملك محمد السادس", ("الملك محمد", "السادس")),
        ("السيد سلمان", None),
        ("الملك سلمان بن عبدالعزيز", ("سلمان", "بن عبد العزيز")),
    ],
)
def test_after_a_title_or_a_nationality_less_is_enough(
    words: str, units: tuple[str, ...] | None
) -> None:
    found = name(words, 1)
    assert (found and found.units) == units


@pytest.mark.parametrize(
    "words",
    [
        "السيد. الكاظمي",
        "السيد العراقي",
        "السيد الدكتور",
        "المدرب الإيطالي",
        "الأميركي الكاظمي",  # of a nationality only a foreign name
        "الكرسي ترامب",
        "الرئيس الجديد",
        "الرئيس يقود",
    ],
)
def test_a_title_makes_no_name_of_another_word(words: str) -> None:
    assert name(words, 1) is None


def test_a_word_said_again_after_a_given_name_is_part_of_the_name() -> None:
    assert name("وصل مصطفى ساعة ثم مصطفى غدا", 1) is None
    assert name("وصل مصطفى جسار ثم مصطفى جسار", 1) == FullName(("مصطفى", "جسار"), 3)
    assert name("جاء ابن عمه ثم ابن عمه", 1) is None
    for verb in ("وصل مصطفى يقود ثم مصطفى يقود", "وصل مصطفى أمس ثم مصطفى أمس"):
        assert name(verb, 1) is None, verb


def test_a_pair_is_said_again_only_side_by_side() -> None:
    assert pairs_said_again(text("نجيب محفوظ ونجيب محفوظ")) == {("نجيب", "محفوظ")}
    assert pairs_said_again(text("نجيب محفوظ. نجيب، محفوظ")) == frozenset()
    assert pairs_said_again(text("قهوة الصباح قهوة الصباح")) == frozenset()
    assert pairs_said_again(text("عبد المجيد تبون، عبد المجيد تبون")) == {
        ("عبد", "المجيد"),
        ("المجيد", "تبون"),
    }


def test_of_a_name_that_stands_alone_all_pairs_are_meant() -> None:
    assert pairs_said_again(read_name("محمد ديب")) == {("محمد", "ديب")}
    assert pairs_said_again(read_name("محمد حسنين هيكل")) == {("محمد", "حسنين"), ("حسنين", "هيكل")}
    assert pairs_said_again(read_name("قهوة الصباح")) == frozenset()
    assert pairs_said_again(read_name("محمد")) == frozenset()
    assert pairs_said_again(read_name("")) == frozenset()


@pytest.mark.parametrize(
    ("words", "taken", "units"),
    [
        ("محمد علي الكاظمي", {2}, ("محمد", "علي")),
        ("محمد علي الكاظمي", {1}, None),
        ("خالد بن سعد الفالح", {2}, None),
    ],
)
def test_a_name_ends_before_the_words_of_another(
    words: str, taken: set[int], units: tuple[str, ...] | None
) -> None:
    found = name(words, 0, taken)
    assert (found and found.units) == units


def test_what_announces_a_person_are_titles_and_nationalities() -> None:
    for word in ("الرئيس", "الدكتورة", "الملك", "العراقي", "الأميركية"):
        assert fold(word) in cues(), word
    for word in ("رئيس", "عراقي", "بغداد", "مصطفى"):
        assert fold(word) not in cues(), word


def test_what_begins_a_name_are_given_names_as_they_are_spelt() -> None:
    assert {"مصطفى", "سعيد", "عبد", "أبو", "ابن"} <= starts()
    assert starts().isdisjoint({"مصطفي", "الكاظمي", "خلف"})


def test_what_a_prize_is_for_is_no_part_of_a_name() -> None:
    prize = "جائزة نايف بن عبد العزيز للسنة. جائزة نايف بن عبد العزيز للسنة"
    spots = text(prize)
    found = name_at(Text(spots, set(), pairs_said_again(spots)), 1)
    assert found is not None and found.units == ("نايف", "بن عبد العزيز")


@pytest.mark.parametrize("cue", ["السيد", "الرئيس", "الأمير", "الوزير", "الأميركي", "العراقية"])
@pytest.mark.parametrize(
    "word", ["ترامب", "الكاظمي", "أبو", "سعيد", "عمر", "قال", "الذي", "المصري", "في", "بغداد"]
)
def test_what_may_follow_no_cue_is_no_name_after_one(cue: str, word: str) -> None:
    if name(f"{cue} {word} طويلا", 1):
        assert may_follow_cue(word)


def test_a_cue_is_followed_by_names_and_by_much_else() -> None:
    words = ["ترامب", "الكاظمي", "قال", "الذي", "في"]
    assert [word for word in words if may_follow_cue(word)] == ["ترامب", "الكاظمي"]
