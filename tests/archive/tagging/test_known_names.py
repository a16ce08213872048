"""Known names in a text: the longest at each place, and only where they are names."""

from __future__ import annotations

import pytest

from archive.tagging.known_names import demonym_places, find
from archive.tagging.mention import Mention
from archive.tagging.words import read_name

FOOTBALL = "في مباراة الدوري سدد لاعب الفريق كرة في المرمى."


def found(text: str) -> list[tuple[str, int, int]]:
    """(label, start, end) of the names that may become tags."""
    return [(one.label, one.start, one.end) for one in find(read_name(text), set()) if one.kind]


def labels(text: str) -> list[str]:
    return [label for label, _, _ in found(text)]


def test_names_are_found_in_order_with_their_kinds() -> None:
    assert find(read_name("وفد من بغداد إلى الأمم المتحدة عن مكافحة الإرهاب"), set()) == [
        Mention("بغداد", "place", 2, 3),
        Mention("الأمم المتحدة", "organisation", 4, 6),
        Mention("مكافحة الإرهاب", "topic", 7, 9),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("جنوب السودان", ("جنوب السودان", 0, 2)),
        ("الولايات المتحدة الأميركية", ("الولايات المتحدة", 0, 3)),
        ("دولة قطر", ("قطر", 0, 2)),
        ("للولايات المتحدة", ("الولايات المتحدة", 0, 2)),
        ("وبالعراق", ("العراق", 0, 1)),
        ("للبنان", ("لبنان", 0, 1)),
        ("افغانستان", ("أفغانستان", 0, 1)),
    ],
)
def test_the_longest_name_is_found_under_one_label(text: str, name: tuple[str, int, int]) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize("text", ["الولايات، المتحدة", "الولايات", "المتحدة الولايات"])
def test_all_words_of_a_name_stand_side_by_side(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # also a common word: a place after a word that announces one
        ("في مالي", ["مالي"]),
        ("غير مالي", []),
        ("في. مالي", []),
        # words that it may not follow
        ("زاروا قطر", ["قطر"]),
        ("نصف قطر", []),
        ("بعد المغرب", []),
        ("بعد. المغرب", ["المغرب"]),
        # quoted it is a newspaper
        ("«الشرق الأوسط»", []),
        ("«بغداد»", []),
        ("«بغداد ودمشق»", ["بغداد", "دمشق"]),
        # what is named after a place
        ("طريق بغداد", []),
        ("جامعة بغداد", []),
        ("طريق. بغداد", ["بغداد"]),
        # the ة of a place is written
        ("في جدة", ["جدة"]),
        ("في جده", []),
        # an adjective, and the ministry of the interior
        ("وزارة الداخلية السعودية", []),
        ("إلى السعودية", ["السعودية"]),
        ("الذي بالسعودية", ["السعودية"]),
        ("إلى روسيا", ["روسيا"]),
        ("زار الرئيس روسيا", ["روسيا"]),
        ("لا يحول دون ذلك حائل أو مانع", []),
        ("أمير حائل", ["حائل"]),
        ("سوق بحائل", ["حائل"]),
        ("حائل", ["حائل"]),
    ],
)
def test_a_place_is_one_only_where_the_words_about_it_say_so(text: str, names: list[str]) -> None:
    assert labels(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("فاز الشباب.", []),
        (f"{FOOTBALL} فاز الشباب.", ["نادي الشباب"]),
        (f"{FOOTBALL} الشباب السعودي.", []),  # an adjective: the youth
        (f"{FOOTBALL} الشباب. السعودي", ["نادي الشباب"]),
    ],
)
def test_a_club_whose_name_is_a_word_is_one_on_the_field_alone(text: str, names: list[str]) -> None:
    assert [label for label in labels(text) if "نادي" in label] == names


def test_a_place_that_is_somebodys_last_name_is_none_in_that_text() -> None:
    assert labels("قال أنيس بيرو أمس، وعاد بيرو إلى الرباط") == ["الرباط"]
    assert labels("سافر أنيس إلى بيرو، وعاد من بيرو") == ["بيرو", "بيرو"]
    assert labels("قال أنيس بيرو أمس إنه يحب بيرو" + "، وعاد إلى بيرو" * 3) == ["بيرو"] * 5
    assert labels("استقبل سلطان عمان الوفد") == ["عمان"]
    assert labels("نالوا أجر الرباط في سبيل الله") == []


def test_a_club_is_no_part_of_another_body() -> None:
    assert labels(f"{FOOTBALL} قالت هيئة الشباب والرياضة") == []
    assert labels(f"{FOOTBALL} قال نادي الشباب") == ["نادي الشباب"]
    assert labels(f"{FOOTBALL} لعب فريق الشباب") == ["نادي الشباب"]


def test_what_holds_the_name_of_a_place_or_a_nut_is_no_place() -> None:
    assert labels("عاد إلى مسقط رأسه، وأكل جوز الهند") == []
    assert labels("عاد إلى مسقط ثم زار الهند") == ["مسقط", "الهند"]


def test_what_makes_no_tag_hides_what_is_inside_it() -> None:
    for text in ("صحيفة الرياض", "وكالة فرانس برس", "شارع فلسطين", "رئيس مجلس الوزراء"):
        length = len(text.split())
        assert [(one.kind, one.start, one.end) for one in find(read_name(text), set())] == [
            ("", 0, length)
        ]


def test_what_every_other_article_mentions_weighs_less() -> None:
    (common,) = find(read_name("القرآن الكريم"), set())
    (known,) = find(read_name("الحوار الاستراتيجي"), set())
    (platform,) = find(read_name("كتب على فيسبوك"), set())
    assert (common.weight, known.weight, platform.weight) == (0.6, 1.0, 0.6)


@pytest.mark.parametrize("name", ["كلاوس", "وائل", "فلسطين"])
def test_a_letter_of_a_name_is_no_particle_before_another(name: str) -> None:
    """كلاوس is no «like Laos»."""
    assert labels(name) in ([], [name])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("الوفد العراقي والمصريون", ["العراق", "مصر"]),
        ("عراقية عراقيات العراقيين", ["العراق"] * 3),
        ("الأميركي والأمريكية", ["الولايات المتحدة"] * 2),
        ("زامبي", ["زامبيا"]),
        ("العراق ومصر", []),
        ("وفد كبير", []),
    ],
)
def test_each_nationality_is_that_of_a_place(text: str, places: list[str]) -> None:
    assert demonym_places(read_name(text)) == places
