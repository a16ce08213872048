"""The words that are dropped from a query while another remains."""

import pytest

from search.analysis import fold, is_stop_word
from search.analysis.stop_words import STOP_WORDS

MADE = {
    "listed": "في من إلى الى التي ماذا كان هؤلاء أين",
    "conjunctions before particles": "ولكن فإذا وقد ولم فمن ففي وبين فلماذا",
    "prepositions before questions": "بأية وأم بماذا لمن بكم لأي وبأي كمن لأين فبأي",
    "before what points and relates": "وهذا لهذه وبذلك كهذا للذين واللتين بالتي كالذي فالذين للاتي",
    "pronouns after them": "منهن عليكم إليهما لديهم بيننا وعندها فإنه لأنهم ولكنهن أيهما",
    "joined to what": "ماهي ماهو وماهي ماهذا ماالذي مالذي ماهم",
    "careless": "الي وان لان ولاي",
    "with marks": "مِنْ إلىٰ أيّ",
}
OTHERS = {
    "with a meaning": "شمال جنوب صباح مساء عامة يمين فوق بغداد",
    "made of the letters of others": "فهم وهم لهو فلك ولي بني وهن فعلي فقد فلم ولاية واي فاي معنى",
    "of another hamza": "آلي آن آية آي كآبة",
    "of another ending": "منة فية",
    "one only as it is spelt": "ام",
}


@pytest.mark.parametrize("words", MADE.values(), ids=MADE)
def test_particles_are_stop_words_with_what_is_written_onto_them(words: str) -> None:
    assert [word for word in words.split() if not is_stop_word(word)] == []


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_other_words_are_not(words: str) -> None:
    assert [word for word in words.split() if is_stop_word(word)] == []


def test_hamza_decides() -> None:
    assert [is_stop_word(word) for word in ("أم", "ام", "إلى", "الى", "آلي")] == [1, 0, 1, 1, 0]


def test_the_list_is_short_and_folded() -> None:
    assert 150 <= len(STOP_WORDS) <= 220
    assert all(fold(word) == word for word in STOP_WORDS)
