"""A subject is a phrase or a noun of the title or the lead that the text comes back to."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.subjects import find, rarity
from archive.tagging.words import read

# Words that fill a text, each once, so that it has a body after the lead.
FILLER = (
    "وجرى ذلك بعد ظهر يوم ماطر ثم تفرق الحاضرون وعاد كل منهم إلى بيته قبل الغروب بقليل وقد "
    "حمل بعضهم مظلة وركض آخر تحت شجرة كبيرة ينتظر أن تصحو السماء ويهدأ المطر ومشى ثالث في "
    "هدوء لا يبالي بما يصيبه من البلل فقد اعتاد منذ صباه أن يعود هكذا حين يتأخر عن أهله."
)


def found(
    text: str, taken: Iterable[int] = (), *, title: str = "", more: str = ""
) -> list[tuple[str, int, int]]:
    mentions = find(read(Document((text, more), title)), set(taken))
    assert all(one.kind == "topic" for one in mentions)
    return [(one.label, one.start, one.end) for one in mentions]


def labels(text: str, **others: str) -> set[str]:
    return {label for label, _, _ in found(text, **others)}


# Phrases.


def test_a_phrase_said_twice_is_a_subject() -> None:
    assert found("الأعشاب البحرية ثم الأعشاب البحرية") == [
        ("الأعشاب البحرية", 0, 2),
        ("الأعشاب البحرية", 3, 5),
    ]
    assert found("الأعشاب البحرية") == []


def test_a_phrase_of_the_title_is_one_if_its_words_are_said_again() -> None:
    title = "تلوين الزجاج في الشام"
    again = "للتلوين طرق والزجاج صعب والتلوين فن والزجاج هش والتلوين صبر والزجاج نور"
    assert "تلوين الزجاج" in labels(again, title=title)
    assert "تلوين الزجاج" not in labels("للتلوين طرق والزجاج صعب", title=title)
    assert "تلوين الزجاج" not in labels(again, more=title)


def test_what_only_the_body_says_is_no_phrase_of_it() -> None:
    assert "الأعشاب البحرية" not in labels(FILLER, more="الأعشاب البحرية. الأعشاب البحرية")


def test_forms_of_one_phrase_are_counted_together_under_the_commonest() -> None:
    text = "بالزخارف النباتية، فالزخارف النباتية، وللزخارف النباتية، الزّخارف النباتية"
    assert [label for label, _, _ in found(text)] == ["الزخارف النباتية"] * 4


def test_words_of_a_name_are_no_part_of_a_subject() -> None:
    text = "الأعشاب البحرية ثم الأعشاب البحرية"
    assert [one for one in found(text, {1, 4}) if " " in one[0]] == []


# Nouns.


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("التضخم يرتفع. وسببه أن التضخم يغذي نفسه. فالتضخم عادة", "التضخم"),
        ("صنع القهوة فن. والقهوة سوداء. وقهوة الصباح أطيب", "القهوة"),
    ],
)
def test_a_noun_said_far_oftener_than_elsewhere_is_a_subject(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "تضخم كبير، وتضخم صغير، وتضخم آخر",  # never with the article: no form of a tag
        "التضخم يرتفع ثم يهبط التضخم",  # twice
        "الناس والناس ثم الناس",  # weak
        "الموظفون والموظفون والموظفون",  # general
        "في العام الأول، وفي العام الثاني، وفي العام الثالث",
    ],
)
def test_a_noun_that_is_common_or_said_seldom_is_none(text: str) -> None:
    assert labels(text) == set()


def test_twice_is_enough_for_a_rare_noun_of_a_short_title() -> None:
    assert "الأهوار" in labels("تجف الأهوار", title="حكاية الأهوار")
    assert "الأهوار" not in labels("تجف الأهوار. " + FILLER * 9, title="حكاية الأهوار")


def test_the_surname_of_a_person_is_no_noun() -> None:
    text = "قالت مليكة القهوة إن القهوة غالية. وترى القهوة أن الأمر سهل. وأضافت القهوة شيئا"
    assert labels(text) == set()
    assert labels(text.replace("مليكة القهوة", "سيدة")) == {"القهوة"}


def test_what_any_article_speaks_of_must_be_said_thrice_to_make_a_phrase() -> None:
    assert labels("الحملة الأمنية. الحملة الأمنية") == set()
    assert labels("الحملة الأمنية. الحملة الأمنية. الحملة الأمنية") == {"الحملة الأمنية"}


def test_a_noun_that_a_phrase_says_is_said_by_the_phrase() -> None:
    text = "الطاقة الشمسية، ثم الطاقة الشمسية، ثم الطاقة الشمسية"
    assert labels(text) == {"الطاقة الشمسية"}


def test_what_only_the_body_says_must_be_said_four_times_and_weighs_less() -> None:
    often = "القصب عادة. " * 6
    assert "القصب" in labels(FILLER * 3, more=often)
    assert "القصب" not in labels(FILLER * 3, more="القصب عادة. " * 3)
    hidden, told = (
        find(read(Document((FILLER * 3, often), title)), set()) for title in ("", "القصب")
    )
    assert {one.label for one in (*hidden, *told)} == {"القصب"}
    assert hidden[0].weight < told[0].weight


def test_the_same_text_has_the_same_subjects() -> None:
    text = "صنع القهوة فن. والقهوة سوداء. وقهوة الصباح أطيب من الأعشاب البحرية والأعشاب البحرية"
    assert found(text) == found(text)


# What they weigh.


def test_rare_words_weigh_more_than_common_ones() -> None:
    ordered = ["من", "الحكومة", "الأعشاب", "الكاظمي", "غغغغ"]
    weights = [rarity(word) for word in ordered]
    assert weights == sorted(weights) and weights[-1] == 1 and weights[0] > 0
    assert rarity("الأعشاب الكاظمي") == pytest.approx((weights[2] + weights[3]) / 2)
    assert rarity("أعشاب") == rarity("الأعشاب"), "however it is written"


def test_a_phrase_whose_words_are_said_again_weighs_more() -> None:
    twice = "الأعشاب البحرية ثم الأعشاب البحرية"
    more = twice + " والأعشاب كثيرة والأعشاب مفيدة والبحرية بعيدة"
    light, heavy = (
        next(one.weight for one in find(read(Document((text,))), set()) if " " in one.label)
        for text in (twice, more)
    )
    assert light < heavy


# What is a tag only where others are missing.


def fillers(text: str, title: str = "") -> dict[str, bool]:
    filler = FILLER.replace("الحاضرون", "هؤلاء")
    mentions = find(read(Document((text, filler, filler, filler, filler), title)), set())
    return {one.label: one.fills for one in mentions}


def test_a_noun_below_the_title_fills_unless_it_is_said_very_often() -> None:
    text = "وصلت الخيام، فالخيام في الوادي، والخيام بيضاء، وسوق الخيام بعيد، وبيعت الخيام"
    assert fillers(text)["الخيام"] is True
    assert fillers(text, "الخيام في الوادي")["الخيام"] is False
    assert fillers(f"{text}. {text}. {text}. {text}")["الخيام"] is False


def test_a_vague_phrase_is_a_subject_in_a_title_or_in_few_words() -> None:
    text = "المهرجان الدولي غدا، وفي المهرجان الدولي خيام، وزوار المهرجان الدولي كثيرون"
    assert "المهرجان الدولي" not in fillers(text)
    assert "المهرجان الدولي" in fillers(text, "المهرجان الدولي غدا")
    assert "المهرجان الدولي" in labels(text)


def test_a_noun_of_the_title_without_its_article_fills_unless_it_is_said_often() -> None:
    text = "وصلت الخيام بعد العصر، فالخيام في الوادي، وبيعت الخيام"
    assert fillers(text, "الخيام في الوادي")["الخيام"] is False
    assert fillers(text, "خيام في الوادي")["الخيام"] is True
    assert fillers(f"{text}. {text}. {text}", "خيام في الوادي")["الخيام"] is False


def test_in_few_words_what_is_said_often_is_the_subject_wherever_it_stands() -> None:
    mentions = find(read(Document(("وصلت الخيام، فالخيام في الوادي، والخيام بيضاء",))), set())
    assert {one.label: one.fills for one in mentions} == {"الخيام": False}


def test_a_phrase_below_the_title_fills_unless_it_is_said_the_oftener_the_longer_the_text_is() -> (
    None
):
    text = "الأعشاب البحرية كثيرة، ومن الأعشاب البحرية دواء"
    assert fillers(text)["الأعشاب البحرية"] is True
    assert fillers(f"{text}. {text}")["الأعشاب البحرية"] is False
    assert fillers(text, "الأعشاب البحرية دواء")["الأعشاب البحرية"] is False
