"""People: full names as they are said, and the last names that stand for them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging.people import find
from archive.tagging.words import read, read_name


def found(text: str, taken: Iterable[int] = ()) -> list[tuple[str, int, int]]:
    mentions = find(read_name(text), set(taken))
    assert all(one.kind == "person" for one in mentions)
    return [(one.label, one.start, one.end) for one in mentions]


def labels(text: str) -> list[str]:
    return [label for label, _, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("مصطفى الكاظمي", ("مصطفى الكاظمي", 0, 2)),
        ("الرئيس مصطفى الكاظمي أمس", ("مصطفى الكاظمي", 1, 3)),
        ("عبدالوهاب الساعدي", ("عبد الوهاب الساعدي", 0, 2)),
        ("عبد الوهاب الساعدي", ("عبد الوهاب الساعدي", 0, 3)),
        ("فاطمة بنت مبارك", ("فاطمة بنت مبارك", 0, 3)),
        ("الأميركي باراك أوباما", ("باراك أوباما", 1, 3)),
        ("وصل محمد علي", ("محمد علي", 1, 3)),
    ],
)
def test_a_full_name_stands_without_its_title(text: str, name: tuple[str, int, int]) -> None:
    assert found(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("غنى الفنان التونسي صابر الرباعي أمس", ["صابر الرباعي"]),
        ("قالت وزيرة الهجرة نبيلة مكرم أمس", ["نبيلة مكرم"]),
        ("غنى التونسي صابر أمس", []),
        ("قالت في الهجرة نبيلة أمس", []),
    ],
)
def test_a_title_or_an_office_makes_a_word_the_name_of_somebody(
    text: str, names: list[str]
) -> None:
    assert [one.label for one in find(read(Document((text,))), set())] == names


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("محمد بن نايف", "محمد بن نايف", 3),
        ("محمد بن نايف بن عبدالعزيز آل سعود", "محمد بن نايف", 7),
        ("خالد بن سعود الفالح", "خالد بن سعود الفالح", 4),
        ("الشيخ زايد بن سلطان آل نهيان", "زايد بن سلطان", 6),
        ("العقيد محمد بن حسن آل صمغان", "محمد بن حسن آل صمغان", 6),
        ("خالد بن عبد القادر طاهر", "خالد بن عبد القادر طاهر", 5),
    ],
)
def test_a_genealogy_is_cut_to_what_people_say(text: str, label: str, end: int) -> None:
    """The first son of the line stays, and a family's name, but for those of rulers."""
    assert [(one[0], one[2]) for one in found(text)] == [(label, end)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("الملك سلمان", "الملك سلمان"),
        ("الملك محمد السادس", "الملك محمد السادس"),
        ("الملك سلمان بن عبدالعزيز", "سلمان بن عبد العزيز"),
    ],
)
def test_a_king_with_one_name_keeps_his_title(text: str, label: str) -> None:
    assert labels(text) == [label]


@pytest.mark.parametrize(
    "text",
    [
        *("ألقاه باسم الأهلي", "مالك النادي ثم مالك النادي"),  # in its name, who owns it
        *("مؤسسة عبد الحميد شومان", "صلى في مسجد الملك خالد"),  # a house that bears a name
        "حسين المشؤوم ثم حسين المشؤوم",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(text: str) -> None:
    assert [one for one in find(read(Document((text,))), set()) if one.kind] == []


@pytest.mark.parametrize(
    "text", ["مصطفى", "السيد الكاظمي", "عبد", "محمد، علي", "عيد سعيد", "زار سعيد قريته", ""]
)
def test_one_word_said_once_is_no_person(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "السيد الكاظمي ثم السيد الكاظمي",  # one word, however often, is nobody's whole name
        "المتحدث قائلا ثم المتحدث قائلا",
        "الصينية حاليا ثم الصينية حاليا",
        "الرئيس 2016 ثم الرئيس 2016",
    ],
)
def test_one_word_said_again_is_no_person_either(text: str) -> None:
    assert found(text) == []


def test_a_surname_after_a_title_stands_for_the_name_that_the_text_has_in_full() -> None:
    assert labels("السيد الكاظمي ثم مصطفى الكاظمي") == ["مصطفى الكاظمي"] * 2


def test_a_last_name_alone_stands_for_the_full_one() -> None:
    text = "نزار فيحان قال. وعاد فيحان ثم كفيحان"
    assert found(text)[:2] == [("نزار فيحان", 0, 2), ("نزار فيحان", 4, 5)]


def test_a_last_name_that_two_people_share_is_that_of_the_first() -> None:
    text = "مصطفى الكاظمي وعلي الكاظمي. قال الكاظمي"
    assert labels(text) == ["مصطفى الكاظمي", "علي الكاظمي", "مصطفى الكاظمي"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("مصطفى الكاظمي، مصطفى عبد اللطيف الكاظمي", "مصطفى عبد اللطيف الكاظمي"),
        ("الملك سلمان. سلمان بن عبدالعزيز", "سلمان بن عبد العزيز"),
        ("الملك محمد السادس. محمد السادس. الملك محمد", "الملك محمد السادس"),
    ],
)
def test_a_person_is_called_by_the_fullest_name(text: str, label: str) -> None:
    assert set(labels(text)) == {label}


def test_people_of_the_same_words_in_another_order_are_two() -> None:
    assert labels("محمد علي، علي محمد") == ["محمد علي", "علي محمد"]


@pytest.mark.parametrize("taken", [0, 1])
def test_words_of_another_name_make_no_person(taken: int) -> None:
    assert found("مصطفى الكاظمي", {taken}) == []


def test_a_last_name_in_another_name_is_not_counted() -> None:
    text = "مصطفى الكاظمي في جامعة الكاظمي"
    assert labels(text) == ["مصطفى الكاظمي"] * 2
    assert found(text, {3, 4}) == [("مصطفى الكاظمي", 0, 2)]


@pytest.mark.parametrize(
    ("text", "found_labels"),
    [
        (
            "قال محمود عباس وكلف محمود عباس محمد مصطفى ثم قال محمد مصطفى",
            ["محمود عباس", "محمود عباس", "محمد مصطفى", "محمد مصطفى"],
        ),
        # one of the two alone is the same person, said shorter
        (
            "قال محمود عباس وكلف محمود عباس محمد مصطفى",
            ["محمود عباس محمد مصطفى"] * 2,
        ),
        ("كلف محمود عباس محمد مصطفى", ["محمود عباس محمد مصطفى"]),
    ],
)
def test_two_who_stand_side_by_side_and_each_alone_are_two(
    text: str, found_labels: list[str]
) -> None:
    assert labels(text) == found_labels


def test_two_side_by_side_have_their_own_places() -> None:
    text = "محمود عباس، محمد مصطفى، محمود عباس محمد مصطفى"
    assert found(text)[2:] == [("محمود عباس", 4, 6), ("محمد مصطفى", 6, 8)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("قال سعد الدين العثماني أمس", ["سعد الدين العثماني"]),
        ("نزل جمال الدين الأفغاني باريس", ["جمال الدين الأفغاني"]),
        ("كتب شمس الدين الذهبي", ["شمس الدين الذهبي"]),
        ("عن جمال الدين الإسلامي", []),
        ("عن سيف الدين الذي رحل", []),
        ("عن نور الدين التي رحلت", []),
        ("عن رجال الدين المسيحي", []),
    ],
)
def test_after_a_name_with_religion_an_adjective_is_a_surname(text: str, label: list[str]) -> None:
    assert labels(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("أبو الطيب المتنبي، ديوان أبي الطيب المتنبي", ["أبو الطيب المتنبي"] * 2),
        ("أبي الطيب المتنبي، عن أبي الطيب المتنبي، أبو الطيب المتنبي", ["أبو الطيب المتنبي"] * 3),
        ("زار أبا محمد الجويني، قال أبو محمد الجويني", ["أبو محمد الجويني"] * 2),
        ("أبي أحمد علي، أبي أحمد علي", ["أبي أحمد علي"] * 2),
        ("درس أبو حامد الغزالي", ["أبو حامد الغزالي"]),
        ("درس أبو نصر الفارابي", ["أبو نصر الفارابي"]),
        ("أم سعيدة الخادمة", []),
    ],
)
def test_who_is_called_by_a_son_has_one_name_in_all_cases(text: str, label: list[str]) -> None:
    assert labels(text) == label
