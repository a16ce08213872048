"""What changed from one text to another, in words."""

from __future__ import annotations

from archive.difference import (
    GONE,
    MOST_CHANGED,
    MOST_PAIRS,
    NEW,
    SAME,
    Difference,
    Run,
    difference,
    words,
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_words_that_went_stand_before_those_that_came() -> None:
    assert words("فتح السوق أبوابه أمس", "فتح المتجر أبوابه اليوم") == [
        Run(SAME, "فتح "),
        Run(GONE, "السوق"),
        Run(NEW, "المتجر"),
        Run(SAME, " أبوابه "),
        Run(GONE, "أمس"),
        Run(NEW, "اليوم"),
    ]


def test_paragraphs_that_stayed_are_counted_and_not_shown() -> None:
    assert difference(
        text("أولى.", "ثانية كما هي.", "ثالثة."), text("أولى.", "ثانية غيرها.", "ثالثة.")
    ) == Difference(
        [[Run(SAME, "ثانية "), Run(GONE, "كما هي."), Run(NEW, "غيرها.")]], unchanged=2, unshown=0
    )


def test_a_paragraph_that_came_or_went_is_one_run() -> None:
    assert difference(text("أولى.", "ثانية هنا."), text("أولى.")).paragraphs == [
        [Run(GONE, "ثانية هنا.")]
    ]
    assert difference(text("أولى."), text("صفر.", "أولى.", "ثانية هنا.")).paragraphs == [
        [Run(NEW, "صفر.")],
        [Run(NEW, "ثانية هنا.")],
    ]


def test_a_paragraph_that_was_parted_or_joined_keeps_its_words() -> None:
    parted = difference("أولى هنا ثانية هناك", text("أولى هنا", "ثانية هناك"))
    assert ["".join(run.text for run in one if run.kind == SAME) for one in parted.paragraphs] == [
        "أولى هنا",
        "ثانية هناك",
    ]


def test_alike_texts_have_none() -> None:
    assert difference(text("أولى.", "ثانية."), "أولى.\n \n\nثانية.\n") == Difference([], 2, 0)
    assert difference("", "") == Difference([], 0, 0)
    assert words("", "") == []


def test_both_texts_can_be_read_from_what_is_shown() -> None:
    old = text("قال الوزير إن السعر ثلاثة دنانير.", "وأضاف كلاما.\nفي سطرين.", "وانتهى.")
    new = text("قال وزير الزراعة إن السعر أربعة.", "وأضاف كلاما\nفي سطرين طويلين.", "وانتهى هنا.")
    shown = difference(old, new).paragraphs
    for kind, whole in ((GONE, old), (NEW, new)):
        kept = ["".join(run.text for run in one if run.kind in (SAME, kind)) for one in shown]
        assert [" ".join(one.split()) for one in kept] == [
            " ".join(one.split()) for one in whole.split("\n\n")
        ]


def test_of_very_long_paragraphs_the_whole_is_replaced() -> None:
    many = int(MOST_PAIRS**0.5) + 1
    old, new = " ".join(map(str, range(many))), " ".join(map(str, range(1, many + 1)))
    assert difference(old, new).paragraphs == [[Run(GONE, old)], [Run(NEW, new)]]


def test_of_very_many_changes_the_first_are_shown() -> None:
    old = text(*(part for n in range(MOST_CHANGED + 5) for part in (f"قديم {n}.", f"ثابت {n}.")))
    shown = difference(old, old.replace("قديم", "جديد"))
    assert (len(shown.paragraphs), shown.unshown) == (MOST_CHANGED, 5)
    assert shown.unchanged == MOST_CHANGED + 5
