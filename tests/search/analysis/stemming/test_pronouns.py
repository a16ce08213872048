"""A noun keeps its stem under every pronoun that can be nothing else, whatever stands before it.

The table of shares, as percentages: python -m tests.search.analysis.stemming.test_pronouns
"""

import random
from functools import cache

import pytest

from search.analysis import is_stop_word, stem
from search.analysis.letters import ALEF, ALEF_MAKSURA, DEFINITE, HEH, TEH, TEH_MARBUTA, YEH
from search.analysis.stemming.affixes import PRONOUNS
from search.analysis.stemming.evidence import Evidence
from search.analysis.stemming.lexicon import lexicon

ENDINGS = ("ها", "هم", "هن", "هما", "كم", "كما", "كن", "نا")
# What stands before the noun -> the share of the nouns that keep their stem, at least.
LEAST = {"": 0.98, "و": 0.98, "ف": 0.98, "ب": 0.95, "ل": 0.95, "ك": 0.95, "وب": 0.95, "ول": 0.95}
SAMPLE = 1_000
# A noun takes the article: so often in `lexicon.SCALE` words, and in such a share of its uses.
OFTEN, SHARE = 300, 0.1


@cache
def nouns(seed: int = 9) -> tuple[str, ...]:
    """Nouns of the lexicon with ة and ى as they are mostly spelt; other hamzas are folded.

    No stop words, and no «nouns» in ه: عمله is one already with its pronoun.
    """
    evidence = Evidence(lexicon())
    found = [
        _spelt(evidence, word)
        for word in sorted(lexicon().words())
        if len(word) >= 3
        and not word.startswith(DEFINITE)
        and not is_stop_word(word)
        and evidence.count(word) >= 1
        and evidence.definite(word) >= max(OFTEN, SHARE * evidence.count(word))
    ]
    return tuple(random.Random(seed).sample([noun for noun in found if noun[-1] != HEH], SAMPLE))


def _spelt(evidence: Evidence, word: str) -> str:
    if word[-1] == HEH and evidence.is_feminine(word):
        return word[:-1] + TEH_MARBUTA
    return word[:-1] + ALEF_MAKSURA if word[-1] == YEH and evidence.is_maksura(word) else word


def owned(noun: str, pronoun: str) -> str:
    """ة is written ت before a pronoun, and ى is written ا."""
    seam = {TEH_MARBUTA: TEH, ALEF_MAKSURA: ALEF}
    return noun[:-1] + seam.get(noun[-1], noun[-1]) + pronoun


def share(before: str, pronoun: str) -> float:
    kept = sum(stem(before + owned(noun, pronoun)) == stem(noun) for noun in nouns())
    return kept / len(nouns())


def test_all_pronouns_but_the_ambiguous_are_asked() -> None:
    assert {pronoun.letters for pronoun in PRONOUNS} - {"ه", "ك"} == set(ENDINGS)


@pytest.mark.parametrize("pronoun", ENDINGS)
@pytest.mark.parametrize("before", LEAST)
def test_nearly_every_noun_keeps_its_stem(before: str, pronoun: str) -> None:
    assert share(before, pronoun) >= LEAST[before]


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("والدهن", "والد"),
        ("والدكما", "والد"),
        ("والدهم", "والد"),
        ("ووالدكن", "والد"),
        ("وكتابهما", "كتاب"),
        ("وفكرتكن", "فكرة"),
        ("وبمستواكم", "مستوى"),
        ("للجنتكم", "لجنة"),
        ("وللجنتهما", "لجنة"),
        ("باعتبارها", "اعتبار"),
        ("وإكسابهم", "إكساب"),
        ("ميدانا", "ميدان"),
        ("إنسانا", "إنسان"),
    ],
)
def test_the_noun_is_seen_under_its_clitics(word: str, noun: str) -> None:
    assert stem(word) == stem(noun)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("فجوتها", "جوة"),
        ("لجنتهم", "جنة"),
        ("وجدتهم", "جدة"),
        ("فيرونا", "يرون"),
        ("يتمكن", "يتم"),
        ("المهم", "ألم"),
        ("المهن", "ألم"),
        ("للأماكن", "لام"),
    ],
)
def test_letters_of_the_root_are_no_clitics(word: str, other: str) -> None:
    assert stem(word) != stem(other)


def main() -> None:
    print("      " + "".join(f"{pronoun:>7}" for pronoun in ENDINGS))
    for before in LEAST:
        shares = "".join(f"{100 * share(before, pronoun):7.2f}" for pronoun in ENDINGS)
        print(f"{before or '-':>6}{shares}")


if __name__ == "__main__":
    main()
