"""An organisation is a head and the words that make it a name."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.organisations import find
from archive.tagging.words import read


def found(text: str, taken: Iterable[int] = ()) -> list[tuple[str, int, int]]:
    """(label, start, end) of each organisation that may become a tag."""
    mentions = find(read(Document((text,))), set(taken))
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
        "مجموعة الخبراء. مجموعة الخبراء",
    ],
)
def test_a_head_without_what_makes_a_name_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "شارع الملك فهد",
        "شارع محمد الخامس",
        "وكالة الأنباء العراقية",
        "صحيفة الأخبار صحيفة الأخبار",
    ],
)
def test_roads_and_where_the_news_comes_from_are_named_and_make_no_tag(text: str) -> None:
    mentions = find(read(Document((text,))), set())
    assert mentions and {one.kind for one in mentions} == {""}


@pytest.mark.parametrize(
    "name", ["مطار الملك خالد", "مطار حمد الدولي", "جسر الملك فهد", "ميدان الأمير سلطان"]
)
def test_an_airport_or_a_bridge_named_after_somebody_is_a_place(name: str) -> None:
    (mention,) = find(read(Document((f"وصلوا إلى {name} ليلا",))), set())
    assert (mention.label, mention.kind, mention.weight < 1) == (name, "place", True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("أعلن بنك الكويت المركزي أن", "بنك الكويت المركزي"),
        ("قال مصرف ليبيا المركزي إن", "مصرف ليبيا المركزي"),
        ("أطلقت وكالة الإمارات للفضاء مسبارا", "وكالة الإمارات للفضاء"),
        ("يعرض متحف قطر الوطني سجادا", "متحف قطر الوطني"),
        ("أغلقت بورصة الدار البيضاء على ارتفاع", "بورصة الدار البيضاء"),
        ("وزع صندوق أبوظبي للتنمية قروضا", "صندوق أبوظبي للتنمية"),
        ("نعت أكاديمية المملكة المغربية عضوها", "أكاديمية المملكة المغربية"),
        ("نشرت مؤسسة الملك عبد العزيز آل سعود فهرسا", "مؤسسة الملك عبد العزيز آل سعود"),
        ("ألغى نادي القادسية المباراة المقررة", "نادي القادسية"),
        ("أعلن مجلس الوزراء الموافقة على", "مجلس الوزراء"),  # a noun, no adjective
        # what follows is another party, a time or the country of a city
        ("منح بنك الجزائر للمصدرين قروضا", "بنك الجزائر"),
        ("باع بنك الجزائر العام الماضي سندات", "بنك الجزائر"),
        ("فتحت جامعة بغداد العراقية أبوابها", "جامعة بغداد"),
    ],
)
def test_a_name_goes_on_over_a_place(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("نددت الجمعية المغربية لحقوق الإنسان", "الجمعية المغربية لحقوق الإنسان"),
        ("عاقبت الجامعة الملكية المغربية لكرة القدم", "الجامعة الملكية المغربية لكرة القدم"),
        ("تسعى الجمعية الديمقراطية لنساء المغرب إلى", "الجمعية الديمقراطية لنساء المغرب"),
        ("كتبت اللجنة الوطنية لرئيس الوزراء", "اللجنة الوطنية"),  # whom it wrote to
    ],
)
def test_a_definite_name_goes_on_with_what_it_is_for(text: str, label: str) -> None:
    assert labels(f"{text}. {text}") in ([label, label], [])
    assert (labels(f"{text}. {text}") == []) == (label == "اللجنة الوطنية")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("باعت شركة زيلاند سفينة. ربحت شركة زيلاند", "شركة زيلاند"),
        ("فتحت شركة زيلاند للتجزئة متجرا، وقالت شركة زيلاند للتجزئة", "شركة زيلاند للتجزئة"),
        ("انتقدت جمعية «الأفق الأخضر» القرار، وجمعية «الأفق الأخضر»", "جمعية الأفق الأخضر"),
    ],
)
def test_what_no_noun_is_or_what_is_quoted_after_a_head_is_its_name(text: str, label: str) -> None:
    assert labels(text) == [label, label]


@pytest.mark.parametrize("text", ["شركة كبيرة. شركة كبيرة", "شركة تبيع. شركة تبيع", "جمعية قالت"])
def test_a_common_word_after_a_head_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("name", ["الجيش السوداني", "المنتخب المغربي"])
def test_of_an_army_or_a_team_its_country_tells_which(name: str) -> None:
    assert labels(f"{name}. ثم {name}") == [name, name]
    assert labels("الوفد السوداني. ثم الوفد السوداني") == []


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


def test_what_many_have_is_no_name_and_hides_its_words() -> None:
    text = "عاد إلى كلية الطب وخرج من كلية الطب إلى مجموعة العمل المالي ثم مجموعة العمل المالي"
    mentions = find(read(Document((text,))), set())
    assert [(one.label, one.kind) for one in mentions] == [
        ("كلية الطب", ""),
        ("كلية الطب", ""),
        ("مجموعة العمل المالي", "organisation"),
        ("مجموعة العمل المالي", "organisation"),
    ]
    assert labels("زارت وزارة العمل") == ["وزارة العمل"]


def test_what_a_body_regulates_is_a_part_of_its_name() -> None:
    assert labels("قالت هيئة تنظيم الاتصالات وعادت هيئة تنظيم الاتصالات") == [
        "هيئة تنظيم الاتصالات",
        "هيئة تنظيم الاتصالات",
    ]


def test_a_party_and_another_are_two() -> None:
    text = "يضم حزب الطليعة الديمقراطي والمؤتمر الوطني وعاد حزب الطليعة الديمقراطي والمؤتمر الوطني"
    assert set(labels(text)) == {"حزب الطليعة الديمقراطي"}
