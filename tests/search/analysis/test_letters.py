"""What exact and fold make of a word."""

import pytest

from search.analysis import exact, fold, letters
from tests.search.analysis.vectors import rows

# What is done · a word · its exact form · its folded form
FOLDS = [
    ("vowel marks go", "كِتَابٌ", "كتاب", "كتاب"),
    ("shadda goes", "معلّم", "معلم", "معلم"),
    ("the dagger alef goes", "لٰكن", "لكن", "لكن"),
    ("stretching goes", "كتـــاب", "كتاب", "كتاب"),
    ("a direction mark inside goes", "كت\u200fاب", "كتاب", "كتاب"),
    ("a soft hyphen goes", "كت\u00adاب", "كتاب", "كتاب"),
    ("presentation forms become letters", "\ufeb7\ufee4\ufeb2", "شمس", "شمس"),
    ("a spacing mark makes no blank", "قلم\ufe7a", "قلم", "قلم"),
    ("a lam-alef ligature becomes two letters", "\ufefbعب", "لاعب", "لاعب"),
    ("a combining hamza joins its alef", "ا\u0654مل", "أمل", "امل"),
    ("Persian kaf and yeh", "\u06a9\u06ccف", "كيف", "كيف"),
    ("Urdu heh", "\u06c1دف", "هدف", "هدف"),
    ("letters for foreign sounds", "\u067e\u0686\u06af\u06a4", "بجكف", "بجكف"),
    ("Eastern and Persian digits", "٢٠۲۱", "2021", "2021"),
    ("Latin in small letters", "BBC", "bbc", "bbc"),
    ("hamza on alef", "أحمد", "أحمد", "احمد"),
    ("hamza under alef", "إسلام", "إسلام", "اسلام"),
    ("madda", "آسيا", "آسيا", "اسيا"),
    ("alef wasla", "ٱلكتاب", "الكتاب", "الكتاب"),
    ("hamza on waw", "مؤمن", "مؤمن", "مءمن"),
    ("hamza on yeh", "بئر", "بئر", "بءر"),
    ("a final hamza after yeh", "بطيء", "بطيء", "بطء"),
    ("a final hamza on yeh", "بطئ", "بطئ", "بطء"),
    ("alef maksura", "مصطفى", "مصطفى", "مصطفي"),
    ("teh marbuta", "مكتبة", "مكتبة", "مكتبه"),
    ("hamza before alef", "لقاءات", "لقاءات", "لقاات"),
    ("the same, once written with madda", "لقاآت", "لقاآت", "لقاات"),
    ("hamza before alef at the beginning", "ءادم", "ءادم", "ادم"),
    ("hamza before alef, both once written", "القرءان", "القرءان", "القران"),
    ("a hamza on yeh stays before alef", "ذئاب", "ذئاب", "ذءاب"),
    ("a hamza on waw stays before alef", "فؤاد", "فؤاد", "فءاد"),
    ("a lone hamza stays after a consonant", "بدءا", "بدءا", "بدءا"),
    ("yeh before a final hamza on yeh", "شيئ", "شيئ", "شء"),
    ("an alef too many after hamza", "مساءا", "مساءا", "مساء"),
]


@pytest.mark.parametrize(("what", "word", "spelt", "folded"), FOLDS, ids=[row[0] for row in FOLDS])
def test_a_word_is_folded(what: str, word: str, spelt: str, folded: str) -> None:
    assert (exact(word), fold(word)) == (spelt, folded)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إلى", "إلا"),
        ("ماء", "ما"),
        ("سماء", "سما"),
        ("ظل", "ضل"),
        ("ذل", "زل"),
        ("رئاسة", "رأسه"),
        ("سؤال", "سأل"),
        ("سؤال", "سال"),
        ("ذئاب", "ذاب"),
        ("فؤاد", "فاد"),
        ("بدءا", "بدأ"),
    ],
)
def test_letters_that_make_another_word_are_kept_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("word", [row[1] for row in FOLDS])
def test_folding_twice_is_folding_once(word: str) -> None:
    assert (exact(exact(word)), fold(fold(word))) == (exact(word), fold(word))


@pytest.mark.parametrize("letter", [*letters.MARKS, *letters.INVISIBLE, *letters.SPACING_MARKS])
def test_every_mark_leaves_the_word(letter: str) -> None:
    assert exact(f"كت{letter}ب") == "كتب"


@pytest.mark.parametrize(
    ("letter", "variant"), [(a, b) for a, variants in letters.NEIGHBOURS.items() for b in variants]
)
def test_every_letter_of_a_neighbour_has_its_arabic_one(letter: str, variant: str) -> None:
    assert exact(f"ب{variant}ب") == f"ب{letter}ب"


@pytest.mark.parametrize("sign", letters.SPELLED_OUT)
def test_signs_that_stand_for_words_are_spelt_out(sign: str) -> None:
    assert exact(sign) == letters.SPELLED_OUT[sign].strip()


def test_the_shared_vectors_hold() -> None:
    wrong = [
        row["id"]
        for row in rows("normalisation")
        if (exact(row["input"]), fold(row["input"])) != (row["exact"], row["norm"])
    ]
    assert wrong == []
