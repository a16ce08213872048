"""An organisation is a head and the words that make it a name."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.tagging.organisations import find
from archive.tagging.words import read_name


def found(text: str, taken: Iterable[int] = ()) -> list[tuple[str, int, int]]:
    """(label, start, end) of each organisation that may become a tag."""
    mentions = find(read_name(text), set(taken))
    return [(one.label, one.start, one.end) for one in mentions if one.kind == "organisation"]


def labels(text: str) -> list[str]:
    return [label for label, _, _ in found(text)]


@pytest.mark.parametrize(
    "name",
    [
        # a definite noun after the head, and its adjectives
        "وزارة الصحة",
        "وزارة الصحة العراقية",
        "وزارة التعليم العالي",
        # a noun in the genitive between them
        "وزارة حماية البيئة",
        # a head with the article, adjectives, perhaps a purpose
        "المؤسسة العامة للتعليم الفني",
        # a city after those that have one
        "جامعة بغداد",
        "نادي الزوراء",
        # a title and a given name
        "جامعة الملك سعود",
        "جامعة الملك عبد العزيز",
        "جامعة الأمير محمد",
        "كلية الملك فهد الأمنية",
        # a king
        "جامعة محمد الخامس",
        "أكاديمية الحسن الثاني للعلوم",
        # two nouns joined by an «و»
        "حزب الأصالة والمعاصرة",
        "وزارة التعليم العالي والبحث العلمي",
        "وزارة الفلاحة والصيد البحري والتنمية القروية",
        # what it is for
        "الحركة العالمية للدفاع عن الأطفال",
        "اللجنة الوطنية للحج والعمرة",
        "حزب التجمع الوطني للأحرار",
    ],
)
def test_a_name_goes_from_its_head_to_its_last_word(name: str) -> None:
    length = len(name.split())
    text = f"{name}. قالت {name} وعادت"
    assert found(text) == [(name, 0, length), (name, length + 1, 2 * length + 1)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("بوزارة الصحة", "وزارة الصحة"),  # without what is written onto its head
        ("وزارة الصحة والناس", "وزارة الصحة"),
        ("وزارة الصحة. العراقية", "وزارة الصحة"),
        ("وزارة الصحة والحكومة", "وزارة الصحة"),  # two parties
        ("وزارة الصحة والمملكة", "وزارة الصحة"),
        ("وزارة الصحة والمواطنون", "وزارة الصحة"),
        ("وزارة الصحة والوزارة", "وزارة الصحة"),
        ("وزارة الصحة والعراق", "وزارة الصحة"),
        ("مجلس المستشارين والأغلبية", "مجلس المستشارين"),  # no head whose names have an «و»
        ("وزارة الصحة للمواطنين", "وزارة الصحة"),  # said to them
        ("إدارة نادي الهلال", "نادي الهلال"),  # a head within is the name
        ("وزارة الصحة الدكتور علي", "وزارة الصحة"),  # a title begins another name
    ],
)
def test_a_name_ends_where_another_word_begins(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        *("وزارة", "الوزارة", "للوزارة", "وزارة جميلة"),  # a head alone
        *("وزارة، الصحة", "وزارة 2020"),  # something between
        *("الهيئة العامة", "المجلس الأعلى", "الحزب العربي"),  # adjectives that any may have
        *("مركز الشرطة", "لجنة العليا", "الدائرة الانتخابية للمدينة"),  # any, or cut
        *("المجلس الإقليمي", "الفريق الأحمر"),
        "مجلس الجامعة",  # of a university that was named before
        "وزارة الدكتور",
        "وزارة الماضي",
        "مستشفى بغداد",  # not every head has a city
        "جامعة الملك",
        "جامعة الملك ثم",
    ],
)
def test_a_head_without_what_makes_a_name_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "مطار الملك خالد",
        "شارع الملك فهد",
        "شارع محمد الخامس",
        "وكالة الأنباء العراقية",
        "صحيفة الأخبار صحيفة الأخبار",
    ],
)
def test_roads_and_where_the_news_comes_from_are_named_and_make_no_tag(text: str) -> None:
    mentions = find(read_name(text), set())
    assert mentions and {one.kind for one in mentions} == {""}


@pytest.mark.parametrize("name", ["لجنة الحكام", "مركز حماية البيئة", "الحزب الديمقراطي"])
def test_a_loose_head_or_a_short_name_must_be_said_again(name: str) -> None:
    assert labels(name) == []
    assert labels(f"{name}. ثم {name}") == [name, name]


@pytest.mark.parametrize("taken", [0, 1])
def test_words_of_another_name_make_no_organisation(taken: int) -> None:
    assert found("وزارة الصحة", {taken}) == []


def test_a_name_ends_before_the_words_of_another() -> None:
    assert found("وزارة الصحة العراقية", {2}) == [("وزارة الصحة", 0, 2)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("وزارة الصحة العراقية، وزارة الصحة", "وزارة الصحة"),
        ("حزب الأصالة والمعاصرة، حزب الأصالة", "حزب الأصالة والمعاصرة"),
        ("مجلس الأدب والفنون، مجلس الأدب والفنون", "مجلس الأدب والفنون"),
        ("وزارة الصحة العراقية، وزارة الصحة العراقية، وزارة الصحة", "وزارة الصحة العراقية"),
    ],
)
def test_forms_of_one_name_take_the_commonest_and_of_equals_the_shortest(
    text: str, label: str
) -> None:
    assert set(labels(text)) == {label}


def test_names_that_only_begin_with_the_same_letters_are_two() -> None:
    assert labels("وزارة الصحة، وزارة الصحافة") == ["وزارة الصحة", "وزارة الصحافة"]
