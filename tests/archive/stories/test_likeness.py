"""Whether two texts are one: what was printed again is, what only sounds like it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.stories.likeness import LEAD, SHORTEST, Likeness, likeness
from archive.stories.shingles import RUN, words_of
from tests.archive.stories.texts import PRINTED_AGAIN, cut, text, with_agency

STORY = text(1, 24)
SHORT = text(2, 4)

WEATHER = (
    "تتوقع مصلحة الأرصاد أن يكون الطقس غدا معتدلا على الساحل حارا في الداخل، وأن تبلغ درجة"
    " الحرارة العظمى في العاصمة {} درجة والصغرى {} درجة، وأن تهب رياح شمالية سرعتها {} كيلومترا"
    " في الساعة، وأن يرتفع الموج إلى {} سنتيمترا، وتنصح المصلحة الصيادين بالحذر."
)
PRICES = (
    "أغلق المؤشر العام للبورصة اليوم على {} نقطة، وبلغت قيمة التداول {} مليون دينار، ونُفذت {}"
    " صفقة، وارتفعت أسهم {} شركة، وتصدر قطاع المصارف القطاعات الرابحة ثم قطاع الاتصالات."
)
MATCH = (
    "فاز فريق {} على ضيفه فريق {} بثلاثة أهداف لهدف واحد في المباراة التي أقيمت بينهما مساء أمس"
    " على الملعب البلدي أمام جمهور كبير، ليرفع رصيده في صدارة الترتيب، ويبقى ضيفه في المركز"
    " الأخير قبل ثلاث جولات من نهاية الموسم."
)
TELEGRAM = (
    "بعث رئيس الجمهورية برقية تهنئة إلى {} بمناسبة ذكرى استقلال بلاده، أعرب فيها عن أصدق التهاني"
    " وأطيب التمنيات له بدوام الصحة والسعادة، ولحكومة {} وشعبها الصديق باطراد التقدم والازدهار،"
    " مؤكدا حرصه على توثيق العلاقات بين البلدين في المجالات كافة."
)


def of(one: str, other: str) -> Likeness:
    return likeness(*words_of([one, other]))


@pytest.mark.parametrize("change", PRINTED_AGAIN.values(), ids=PRINTED_AGAIN)
@pytest.mark.parametrize("original", [STORY, text(3, 60)], ids=["a page", "two pages"])
def test_a_text_printed_again_is_one_text(original: str, change: Callable[[str], str]) -> None:
    assert of(original, change(original)).is_one_text
    assert of(change(original), original).is_one_text


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_what_was_cut_at_its_end_is_held_whole(share: float) -> None:
    found = of(STORY, with_agency(cut(STORY, share)))
    assert found.is_one_text
    assert found.words == 0


@pytest.mark.parametrize(
    "name", ["without_hamza", "stretched", "marked", "with_latin_signs", "with_agency"]
)
def test_a_short_text_is_known_again(name: str) -> None:
    assert of(SHORT, PRINTED_AGAIN[name](SHORT)).is_one_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WEATHER.format(31, 22, 25, 90), WEATHER.format(34, 24, 30, 120)),
        (WEATHER.format(31, 22, 25, 90), WEATHER.format(31, 22, 25, 110)),
        (PRICES.format(6120, 45, 3100, 27), PRICES.format(6098, 51, 2950, 19)),
        (MATCH.format("النهر", "الجبل"), MATCH.format("المدينة", "الميناء")),
        (TELEGRAM.format("حاكم الجزيرة", "الجزيرة"), TELEGRAM.format("رئيس السهول", "السهول")),
    ],
    ids=["weather", "one figure", "prices", "match", "telegram"],
)
def test_a_form_filled_in_again_is_another_text(one: str, other: str) -> None:
    assert not of(one, other).is_one_text
    assert of(one, with_agency(one)).is_one_text


def test_a_sequel_that_tells_again_what_happened_is_another_text() -> None:
    sequel = f"{text(4, 8)}\n\n{cut(STORY, 0.4)}"
    assert not of(STORY, sequel).is_one_text


@pytest.mark.parametrize("sentences", [4, 8])
def test_news_of_its_own_before_all_that_was_told_make_another_text(sentences: int) -> None:
    assert not of(text(3, 30), f"{text(4, sentences)}\n\n{text(3, 30)}").is_one_text
    assert of(text(3, 30), f"{text(4, 2)}\n\n{text(3, 30)}").is_one_text


def test_a_digest_is_not_the_item_that_it_holds() -> None:
    digest = "\n\n".join([text(5, 10), text(6, 10), STORY, text(7, 10)])
    assert not of(STORY, digest).is_one_text


def test_two_articles_about_one_thing_are_two_texts() -> None:
    assert not of(text(8), text(9)).is_one_text


def test_a_sentence_is_too_short_to_tell() -> None:
    sentence = " ".join(STORY.split()[: SHORTEST - 1])
    assert not of(sentence, sentence).is_one_text
    assert of(sentence, sentence).runs == 1


def test_a_sentence_of_a_text_is_not_the_text() -> None:
    assert not of("", STORY).is_one_text
    assert not of("", "").is_one_text


def test_what_is_told_of_two_texts() -> None:
    one = f"{cut(SHORT, 0.9)} وعددها 20 دارا جديدة {SHORT} ثم عاد"
    other = f"قيل: {cut(SHORT, 0.9)} وعددها 30 دارا قديمة {SHORT} ثم رحل عنهم"
    found = of(one, other)
    words = set(one.replace(".", "").split()) - {
        "20",
        "عاد",
    }  # the last run that both have ends before
    assert (found.words, found.figures, found.length) == (1 / len(words), 1.0, len(one.split()))
    assert (found.runs, found.lead) == (
        1 - 7 / (found.length - 3),
        (LEAD - 1) / LEAD,
    )  # of the longer, which begins with a word of its own
    assert of("في المدينة سوق", one) == Likeness(runs=0.0, words=1.0, figures=1.0, length=3)


def test_what_was_only_added_replaces_nothing() -> None:
    found = of(STORY, f"{STORY} {text(10, 2)}")
    assert (found.runs, found.words, found.figures) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("runs", "words", "figures", "length", "is_one"),
    [
        (0.62, 0.0, 0.0, 300, True),
        (0.58, 0.0, 0.0, 300, False),
        (0.8, 0.09, 0.0, 300, False),  # replaced words count more than once
        (0.9, 0.09, 0.0, 300, True),
        (0.8, 0.0, 0.0, 40, False),  # short texts must be nearly the same
        (0.9, 0.0, 0.0, 40, True),
        (0.8, 0.0, 0.0, 95, True),  # between short and long
        (0.7, 0.0, 0.0, 95, False),
        (1.0, 0.0, 0.2, 300, False),
        (1.0, 0.0, 0.1, 300, True),
        (1.0, 0.0, 0.0, 19, False),
    ],
)
def test_the_measure(runs: float, words: float, figures: float, length: int, is_one: bool) -> None:
    assert Likeness(runs, words, figures, length).is_one_text == is_one
    assert not Likeness(runs, words, figures, length, lead=0.2).is_one_text


@pytest.mark.parametrize(
    ("runs", "figures", "is_kin"), [(0.5, 0.3, True), (0.4, 0.0, False), (1.0, 0.4, False)]
)
def test_less_is_enough_to_stand_in_one_story_with_a_third(
    runs: float, figures: float, is_kin: bool
) -> None:
    assert Likeness(runs, 0.0, figures, 100).is_kin == is_kin


# The bounds themselves: what just reaches them is one text.


@pytest.mark.parametrize(
    ("found", "is_one"),
    [
        (Likeness(1.0, 0.0, 0.0, 20), True),
        (Likeness(0.87, 0.0, 0.0, 40), True),
        (Likeness(0.869, 0.0, 0.0, 40), False),
        (Likeness(0.868, 0.0, 0.0, 41), True),  # by degrees from the first word on
        (Likeness(0.86, 0.0, 0.0, 30), False),  # and no harder below
        (Likeness(0.6, 0.0, 0.0, 150), True),
        (Likeness(0.599, 0.0, 0.0, 150), False),
        (Likeness(0.6, 0.0, 0.0, 149), False),
        (Likeness(0.975, 0.01, 0.0, 40), True),  # a replaced word counts ten times
        (Likeness(0.965, 0.01, 0.0, 40), False),
        (Likeness(0.9, 0.1, 0.0, 300), True),  # two and a half times
        (Likeness(0.84, 0.1, 0.0, 300), False),
        (Likeness(1.0, 0.0, 0.15, 300), True),
        (Likeness(1.0, 0.0, 0.151, 300), False),
        (Likeness(1.0, 0.0, 0.0, 300, 0.25), True),
        (Likeness(1.0, 0.0, 0.0, 300, 0.249), False),
    ],
)
def test_a_text_that_just_reaches_each_bound_is_one(found: Likeness, is_one: bool) -> None:
    assert found.is_one_text is is_one


@pytest.mark.parametrize(
    ("runs", "figures", "is_kin"),
    [(0.5, 0.0, True), (0.499, 0.0, False), (1.0, 0.3, True), (1.0, 0.301, False)],
)
def test_kin_just_reach_half_the_runs_and_twice_the_figures(
    runs: float, figures: float, is_kin: bool
) -> None:
    assert Likeness(runs, 1.0, figures, 5, 0.0).is_kin is is_kin


@pytest.mark.parametrize(
    ("length", "words", "share"),
    [(10, 0.01, 0.9), (40, 0.01, 0.9), (95, 0.01, 0.9375), (150, 0.01, 0.975), (900, 0.1, 0.75)],
)
def test_what_a_replaced_word_takes_off_falls_with_the_length(
    length: int, words: float, share: float
) -> None:
    assert Likeness(1.0, words, 0.0, length).share == pytest.approx(share)


def numbered(*numbers: int) -> str:
    """A text whose words are all different."""
    return " ".join("كلمة" + "ابتثجحخدذر"[n % 10] * (n // 10 + 1) for n in numbers)


@pytest.mark.parametrize("words", [4, 5, 25, 32])
def test_a_text_of_few_runs_is_wholly_like_itself(words: int) -> None:
    one = numbered(*range(words))
    assert of(one, one) == Likeness(1.0, 0.0, 0.0, words, 1.0)


@pytest.mark.parametrize(("kept", "share", "is_looked_into"), [(6, 0.5, True), (5, 1 / 3, False)])
def test_of_half_the_runs_all_is_told(kept: int, share: float, is_looked_into: bool) -> None:
    """Nine words are six runs; words of its own follow those that it has in common."""
    one = numbered(*range(9))
    found = of(one, numbered(*range(kept), *range(50, 59 - kept)))
    assert found.runs == share
    assert (found.words < 1) is is_looked_into


def test_a_figure_counts_from_the_first_word_on() -> None:
    one, other = (f"{figure} {numbered(*range(30))}" for figure in (20, 30))
    assert of(one, other).figures == 1.0
    assert of(one, f"20 {numbered(*range(30))} 40 رجلا") == Likeness(1.0, 0.0, 0.0, 31, 28 / 28)


def test_of_a_long_text_a_tenth_is_its_lead() -> None:
    """Of 440 words 44 runs; here the first 36 words are others."""
    one = numbered(*range(440))
    other = numbered(*range(500, 536), *range(36, 440))
    assert of(one, other).lead == 8 / 44


def test_of_a_text_of_three_hundred_words_thirty_runs_are_its_lead() -> None:
    one = numbered(*range(200))
    assert of(one, numbered(*range(500, 515), *range(15, 200))).lead == 15 / LEAD


@pytest.mark.parametrize(
    ("before", "length", "is_reached"),
    [
        (17, 60, True),  # twenty words before it at most, less those of a run
        (20, 60, True),
        (60, 300, True),  # or a fifth of it
        (70, 300, True),
        (300, 300, False),
    ],
)
def test_a_text_of_another_house_may_have_a_few_words_before_it(
    before: int, length: int, is_reached: bool
) -> None:
    text = numbered(*range(length))
    other = f"{numbered(*range(600, 600 + before))} {text}"
    first = length + max(20, length // 5) - RUN + 1  # runs of it that are looked at
    expected = max(0, min(length - RUN + 1, first - before)) / (length - RUN + 1)
    found = of(text, other)
    assert found.runs == expected
    assert (expected > 0.5) is is_reached
