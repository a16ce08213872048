"""Whether two texts are one: what was printed again is, what only sounds like it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.stories.likeness import LEAD, SHORTEST, Likeness, likeness
from archive.stories.shingles import words_of
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
