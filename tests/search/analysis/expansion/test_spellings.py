"""Other spellings of a word, for queries."""

import pytest

from search.analysis import bare, fold, stem
from search.analysis.expansion.spellings import is_with_clitics, reseated, with_clitics
from search.analysis.stemming.affixes import COMMON_CHAINS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("مسءول", {"مسوول", "مسيول"}),
        ("مسوول", {"مسءول", "مسوءل"}),
        ("فءه", {"فوه"}),  # not فيه, a word of its own
        ("قاري", {"قارء"}),
        ("قارء", {"قاري"}),
        ("ماء", set()),
        ("علي", set()),
        ("وقت", set()),
        ("", set()),
        ("بءس", set()),  # misery: بوس, kisses, is not so rare beside it
        ("زاءد", {"زاود"}),  # nor is زايد, a name
    ],
)
def test_hamza_and_its_carriers_change_places(word: str, expected: set[str]) -> None:
    assert set(reseated(word)) == expected


def test_a_noun_is_given_each_clitic_that_may_stand_before_one() -> None:
    future = {"سبيت", "وسبيت"}
    assert set(with_clitics("بيت", "بيت")) == {chain + "بيت" for chain in COMMON_CHAINS} - future
    assert {"سيكتب", "وسيكتب", "ويكتب"} <= set(with_clitics("يكتب", "يكتب"))


@pytest.mark.parametrize("word", ["بيت", "يكتب", "رق", "حق", "اريس", "حكومه"])
def test_a_form_is_one_with_clitics_if_it_is_among_them(word: str) -> None:
    among = with_clitics(word, stem(word))
    others = ["", "و", f"كلمة{word}", f"{word}{word}", f"{word}ها", "مدرسه"]
    forms = [*(chain + word for chain in COMMON_CHAINS), *others]
    assert [form for form in forms if is_with_clitics(form, word, stem(word))] == [*among]


def test_of_forms_with_clitics_those_are_told_that_occur() -> None:
    texts = {"بيت", "سبيت", "وبيت", "قلم"}
    assert with_clitics("بيت", "بيت", texts.__contains__) == ("بيت", "وبيت")
    assert with_clitics("بيت", "بيت", set[str]().__contains__) == ()


@pytest.mark.parametrize(
    ("word", "own", "forms"),
    [
        # A noun, a noun after a conjunction, a verb, and one after it.
        ("رق", {"ورق", "فرق", "برق", "وبرق", "سرق", "وسرق"}, {"رق", "لرق", "الرق", "بالرق"}),
        ("هم", {"فهم", "سهم", "وسهم"}, {"هم"}),
        ("جد", {"وجد", "سجد"}, {"بجد", "لجد", "الجد", "وبالجد"}),
        # A stop word, a protected word, and a word far commoner than the rest of it.
        ("عد", {"بعد", "وبعد", "سعد"}, {"العد", "بالعد"}),
        ("اريس", {"باريس", "وباريس"}, {"اريس"}),
        ("يروس", {"فيروس"}, {"يروس"}),
        ("حق", {"لحق", "سحق"}, {"وحق", "فحق", "بحق", "وبحق", "الحق", "للحق"}),
        # What is folded as with the article: ألغاز, إلهام, ألسنة, آلام, ألهم, التقى.
        ("غاز", {"الغاز", "والغاز"}, {"غاز", "بغاز", "لغاز"}),
        ("هام", {"الهام", "والهام"}, {"هام", "وهام"}),
        ("ام", {"الام", "والام"}, {"ام", "وام"}),
        ("هم", {"الهم", "والهم"}, {"هم"}),
        ("تقي", {"التقي", "والتقي"}, {"تقي", "وتقي"}),
        ("حكومه", set(), {"وحكومه", "لحكومه", "وللحكومه"}),
    ],
)
def test_a_form_that_is_a_word_of_its_own_is_no_other_with_a_clitic(
    word: str, own: set[str], forms: set[str]
) -> None:
    found = set(with_clitics(word, stem(word)))
    assert (own & found, forms - found) == (set(), set())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("وبالمدرسة", "مدرسه"),
        ("مدرستهم", "مدرستهم"),
        ("الوزير", "وزير"),
        ("وزير", "وزير"),
        ("للغة", "لغه"),
        ("في", "في"),
    ],
)
def test_a_bare_word_has_lost_its_proclitics_alone(word: str, expected: str) -> None:
    assert bare(word) == expected


@pytest.mark.parametrize(
    ("word", "form", "is_it"),
    [
        ("جنة", "للجنة", False),  # ل + لجنة
        ("جنة", "بالجنة", True),
        ("لجنة", "للجنة", True),
        ("بنان", "للبنان", False),
        ("لبنان", "للبنان", True),
        ("منع", "للمنع", True),
        ("بنك", "وللبنك", True),
    ],
)
def test_two_lams_are_of_the_word_that_the_stemmer_reads(word: str, form: str, is_it: bool) -> None:
    assert (fold(form) in with_clitics(bare(word), stem(word))) is is_it
