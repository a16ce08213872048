"""The scores of a word are those that reading every text over again gives."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import pytest

from search.analysis import analyze
from search.analysis.expansion.spellings import reseated, with_clitics
from search.analysis.stemming.skeleton import skeleton
from search.engines.whoosh.ranking.scores import DECIMALS, EARLY, K1, PARTS, B, TermScorer
from search.engines.whoosh.schema import BODY
from search.index_document import IndexDocument
from search.parsing import Pattern, Term, parse
from tests.search.engines.whoosh.builders import document, postings_of

# One word in many spellings, a root in many words, names of months, numbers.
WORDS = [
    *("كتاب", "الكتاب", "وكتاب", "وبالكتاب", "كتب", "كاتب", "مكتبة", "المكتبات"),
    *("بئر", "بئر", "بير", "الشؤون", "يناير", "كانون الثاني", "نهر", "جبل"),
    *("3", "3.5", "3.14", "35", "13.5"),
]
TITLES = ["", "", "كتاب", "والكتاب", "عن النهر", "شؤون مصر"]


def scorer(folder: Path, *texts: str | IndexDocument) -> TermScorer:
    documents = [
        document(n, text) if isinstance(text, str) else text for n, text in enumerate(texts)
    ]
    return TermScorer(postings_of(folder, documents))


def term(text: str) -> Term:
    (one,) = parse(text).terms
    return one


def pattern(text: str) -> Pattern:
    (one,) = parse(text).patterns
    return one


def matched(made: TermScorer, text: str) -> tuple[list[int], list[int]]:
    """Of a word of one query: the documents that hold it, and those of its root alone."""
    scores = made.word(term(text))
    return scores.matches[0].tolist(), scores.root_matches[0].tolist()


# Every part of the score, of its own accord.


@pytest.mark.parametrize(
    ("word", "texts", "holds", "of_its_root"),
    [
        pytest.param("كتاب", ["والكتاب", "كاتب", "نهر"], [0], [1], id="stem"),
        pytest.param("كتاب", ["كتب قديمة", "نهر"], [0], [], id="plural"),
        pytest.param(
            "يناير", ["في كانون الثاني", "كانون الأول", "الثاني كانون"], [0], [], id="name"
        ),
        pytest.param("يناير", ["جانفي"], [0], [], id="other name"),
        pytest.param("3", ["3.5", "3.14", "35", "13.5", "3"], [0, 1, 4], [], id="decimals"),
        pytest.param("3.5", ["3.5", "3", "3.55"], [0], [], id="no decimals of decimals"),
        pytest.param("كاتبون", ["كتابة", "الكاتب"], [1], [0], id="root"),
    ],
)
def test_a_word_is_matched_in_its_forms(
    tmp_path: Path, word: str, texts: list[str], holds: list[int], of_its_root: list[int]
) -> None:
    assert matched(scorer(tmp_path, *texts), word) == (holds, of_its_root)


@pytest.mark.parametrize(
    ("right", "wrong", "both_are_one"), [(3, 1, True), (2, 1, False), (5, 2, False), (6, 2, True)]
)
def test_a_hamza_set_otherwise_is_found_where_one_of_both_is_the_rule(
    tmp_path: Path, right: int, wrong: int, both_are_one: bool
) -> None:
    made = scorer(tmp_path, *["بئر"] * right, *["بير"] * wrong)
    wells = list(range(right)), list(range(right, right + wrong))
    if both_are_one:
        assert matched(made, "بئر") == matched(made, "بير") == ([*wells[0], *wells[1]], [])
    else:
        assert (matched(made, "بئر"), matched(made, "بير")) == (wells, wells[::-1])


def test_a_spelling_that_no_text_has_leaves_its_other_one(tmp_path: Path) -> None:
    made = scorer(tmp_path, "بئر", "نهر")
    assert (matched(made, "بير"), matched(made, "جبل")) == (([0], []), ([], []))


def test_a_word_of_the_title_is_a_word_of_the_text(tmp_path: Path) -> None:
    made = scorer(tmp_path, document(1, "نهر", title="الكتاب"), document(2, "نهر", title="كاتب"))
    assert matched(made, "كتاب") == ([0], [1])


def test_what_was_removed_is_not_matched(tmp_path: Path) -> None:
    documents = [document(n, text) for n, text in enumerate(["كتاب", "كتاب", "كاتب", "كاتب"])]
    postings = postings_of(tmp_path, documents, removed=[0, 3])
    assert matched(TermScorer(postings), "كتاب") == ([1], [2])


# The whole score, beside a model that reads the texts.


@dataclass(frozen=True)
class Model:
    """The score by its definition: BM25 and the earliness of each part, word by word."""

    documents: list[IndexDocument]
    places: dict[tuple[str, int], list[tuple[str, int]]] = field(default_factory=dict)

    def tokens(self, name: str, number: int) -> list[tuple[str, int]]:
        """(term, position) of a field; the words of the text come after those of any title."""
        if (name, number) not in self.places:
            one, form = self.documents[number], name.removeprefix("title").removeprefix("text")
            texts = [one.title] if name.startswith("title") else [one.title, one.text]
            forms: dict[str, Callable] = {
                "": lambda token: token.stem,
                "_folded": lambda token: token.folded,
                "_skeleton": lambda token: skeleton(token.stem),
            }
            self.places[name, number] = [
                (forms[form](token), start + token.position)
                for start, text in zip((0, BODY), texts, strict=False)
                for token in analyze(text)
            ]
        return self.places[name, number]

    def frequency(self, name: str, word: str) -> int:
        numbers = range(len(self.documents))
        return sum(any(word == own for own, _ in self.tokens(name, n)) for n in numbers)

    def occurrences(self, name: str, number: int, words: tuple[str, ...]) -> list[int]:
        """The positions at which a phrase begins."""
        tokens = self.tokens(name, number)
        return [
            tokens[place][1]
            for place in range(len(tokens) - len(words) + 1)
            if tuple(own for own, _ in tokens[place : place + len(words)]) == words
        ]

    def scores(
        self, name: str, words: set[tuple[str, ...]], length: str, idf: float = 0.0
    ) -> dict[int, float]:
        numbers = range(len(self.documents))
        lengths = [len(self.tokens(length, number)) for number in numbers]
        average = sum(lengths) / len(lengths) or 1
        found = {
            number: places
            for number in numbers
            if (places := list(chain(*(self.occurrences(name, number, one) for one in words))))
        }
        idf = idf or self.idf(len(found))
        return {
            number: idf
            * (K1 + 1)
            * len(places)
            / (len(places) + K1 * (1 - B + B * lengths[number] / average))
            + (idf * EARLY / (EARLY + min(places) % BODY) if name in {"text", "text_folded"} else 0)
            for number, places in found.items()
        }

    def idf(self, frequency: int) -> float:
        return math.log(len(self.documents) / (frequency + 1)) + 1

    def spelt(self, word: str) -> set[str]:
        every = {
            own for n in range(len(self.documents)) for own, _ in self.tokens("text_folded", n)
        }
        if word.isdigit():
            return {word, *(own for own in every if own.startswith(f"{word}."))}
        counts = {one: self.frequency("text_folded", one) for one in (word, *reseated(word))}
        own = counts[word]
        return {word} | {one for one, n in counts.items() if n and (n >= 3 * own or own >= 3 * n)}

    def word(self, word: Term) -> dict[int, tuple[float, bool]]:
        """Of each document the score, and whether it holds the word."""
        stems = {word.stem, *word.also}
        alone: list[tuple[str, set[str], float, bool, str]] = [
            ("text_folded", self.spelt(word.folded), 0.4, True, "text_folded"),
            (
                "text_folded",
                set(with_clitics(word.bare, word.stem)) if word.bare else {word.folded},
                0.4,
                True,
                "text",
            ),
            ("title", stems, 0.5, True, "title"),
            ("title_folded", {word.folded}, 0.2, True, "title_folded"),
        ]
        by_stem = self.scores("text", {(one,) for one in stems} | set(word.names), "text")
        idf = self.idf(len(by_stem)) if by_stem else 0.0
        roots = {(skeleton(one),) for one in stems}
        parts = [
            (by_stem, 1.0, True),
            (self.scores("text_skeleton", roots, "text", idf), 0.4, False),
            *(
                (self.scores(name, {(one,) for one in words}, length), weight, matches)
                for name, words, weight, matches, length in alone
            ),
        ]
        numbers = {number for scores, _, _ in parts for number in scores}
        return {
            number: (
                sum(scores.get(number, 0) * weight for scores, weight, _ in parts),
                any(number in scores for scores, _, matches in parts if matches),
            )
            for number in numbers
        }


@pytest.mark.parametrize("seed", range(4))
def test_a_word_is_worth_the_weighted_sum_of_its_fields(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    # So short that Whoosh keeps their lengths as they are.
    documents = [
        document(n, " ".join(chance.choices(WORDS, k=chance.randint(0, 4))), chance.choice(TITLES))
        for n in range(40)
    ]
    made = TermScorer(postings_of(tmp_path, documents[:15], documents[15:]))
    model = Model(documents)
    for word in parse(" ".join(word for word in WORDS if " " not in word)).terms:
        found, wanted = made.word(word), model.word(word)
        matching = set(found.matches[0].tolist())
        assert matching == {number for number, (_, holds) in wanted.items() if holds}, word
        ours = dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True))
        theirs = {number: score for number, (score, _) in wanted.items()}
        assert ours == pytest.approx(theirs, rel=1e-5), word


# Words with wildcards.


def test_a_pattern_stands_for_the_most_frequent_words_that_it_matches(tmp_path: Path) -> None:
    made = scorer(tmp_path, "مكتبة", "مكتوب", "مكتوب مكتوب", "مكتب", "كتب", "مكان")
    for text, expansions, found in [
        ("مكت*", 64, [0, 1, 2, 3]),
        ("مكت*", 1, [1, 2]),
        ("مكت؟ب", 64, [1, 2]),
        ("مكت*ب", 64, [1, 2, 3]),
        ("مكت؟ب", 0, []),
        ("مكتا*", 64, []),
        ("مكت*", 0, []),
    ]:
        scores = made.pattern(pattern(text), expansions)
        ids, empty = scores.matches[0].tolist(), scores.root_matches[0].tolist()
        assert (ids, empty) == (found, []), (text, expansions)


def test_the_words_of_a_pattern_count_as_one(tmp_path: Path) -> None:
    """One frequency in a text and one idf, in the text and once more in the title."""
    documents = [
        document(0, "مكتبة مكتب نهر"),
        document(1, "نهر نهر مكتوب"),
        document(2, "نهر", title="مكتب"),
        document(3, "نهر"),
    ]
    found = scorer(tmp_path, *documents).pattern(pattern("مكت*"), 64)
    words = {("مكتبه",), ("مكتب",), ("مكتوب",)}
    model = Model(documents)
    texts = model.scores("text_folded", words, "text_folded")
    titles = model.scores("title_folded", words, "title_folded")
    assert dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True)) == pytest.approx(
        {n: 1.4 * texts[n] + 0.7 * titles.get(n, 0) for n in (0, 1, 2)}, rel=1e-5
    )


def test_what_was_removed_is_not_matched_by_a_pattern(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(n, "مكتبة") for n in range(3)], removed=[1])
    assert TermScorer(postings).pattern(pattern("مكت*"), 64).matches[0].tolist() == [0, 2]


# What is kept.


def test_the_scores_of_a_word_are_worked_out_once(tmp_path: Path) -> None:
    made = scorer(tmp_path, "مكتبة", "مكتب")
    asked = [
        lambda: made.word(term("مكتبة")),
        lambda: made.word(term("المكتبة")),
        lambda: made.pattern(pattern("مكت*"), 64),
        lambda: made.pattern(pattern("مكت*"), 1),
        lambda: made.pattern(pattern("مكتب*"), 64),
    ]
    first, second = [one() for one in asked], [one() for one in asked]
    assert all(one is other for one, other in zip(first, second, strict=True))
    assert len({id(one) for one in first}) == len(asked)


def test_terms_that_differ_in_one_form_have_scores_of_their_own(tmp_path: Path) -> None:
    made = scorer(tmp_path, "كتاب", "نهر", "بحر", "جبل")
    plain = Term("كتاب", "كتاب", "كتاب")
    others = [
        replace(plain, stem="نهر"),
        replace(plain, folded="بحر"),
        replace(plain, also=("جبل",)),
        replace(plain, bare="بحر"),
    ]
    found = [made.word(one).matches[0].tolist() for one in (plain, *others, plain)]
    assert found == [[0], [0, 1], [0, 2], [0, 3], [0, 2], [0]]


def test_a_number_stands_for_so_many_of_its_decimals(tmp_path: Path) -> None:
    made = scorer(tmp_path, *(f"7.{n}" for n in range(100, 100 + DECIMALS + 6)))
    assert matched(made, "7")[0] == list(range(DECIMALS))


def test_each_part_is_scored_alone_as_well(tmp_path: Path) -> None:
    """Not weighted, by its own idf or by one that is given."""
    documents = [document(0, "كتاب كتاب"), document(1, "نهر والكتاب"), document(2, "نهر")]
    made, model = scorer(tmp_path, *documents), Model(documents)
    by_stem = PARTS[0]
    for idf in (0.0, 3.0):
        ids, scores = made.part(by_stem, term("كتاب"), idf)
        wanted = model.scores("text", {("كتاب",), ("كتب",)}, "text", idf)
        assert dict(zip(ids.tolist(), scores.tolist(), strict=True)) == pytest.approx(wanted)
    assert made.part(by_stem, term("قهوة")).ids.tolist() == []
