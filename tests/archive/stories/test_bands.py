"""Bands: texts that are alike share some, strangers none."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

import pytest

from archive.stories.bands import BANDS, BEGINNING, bands_of, scheme
from archive.stories.likeness import SHORTEST
from archive.stories.shingles import words_of
from tests.archive.stories.texts import PRINTED_AGAIN, cut, text


def shared(one: str, other: str) -> int:
    first, second = bands_of(words_of([one, other]))
    return len(set(first.tolist()) & set(second.tolist()))


def test_each_text_has_so_many_and_they_are_signed_numbers_of_64_bits() -> None:
    (found,) = bands_of(words_of([text(1)]))
    assert (len(set(found.tolist())), str(found.dtype)) == (BANDS, "int64")


def test_the_same_text_has_the_same_bands_whatever_stands_beside_it() -> None:
    texts = words_of([text(1), text(2), "قصير", text(3)])
    together = [one.tolist() for one in bands_of(texts)]
    assert together == [bands_of([one])[0].tolist() for one in texts]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("change", PRINTED_AGAIN.values(), ids=PRINTED_AGAIN)
def test_a_text_printed_again_shares_bands(change: Callable[[str], str], seed: int) -> None:
    assert shared(text(seed), change(text(seed))) >= 3


@pytest.mark.parametrize("seed", range(5))
def test_what_was_cut_to_its_beginning_shares_those_of_the_beginning(seed: int) -> None:
    assert shared(text(seed, 60), cut(text(seed, 60), 0.2)) >= BEGINNING


def test_strangers_share_none() -> None:
    assert [shared(text(seed), text(seed + 100)) for seed in range(20)] == [0] * 20


@pytest.mark.parametrize("short", ["", "كلمة", " ".join(["كلمة"] * (SHORTEST - 1))])
def test_a_text_too_short_to_be_compared_has_none(short: str) -> None:
    assert bands_of(words_of([short]))[0].tolist() == []


def test_no_texts_have_none() -> None:
    assert bands_of([]) == []


def test_the_scheme_names_what_the_numbers_depend_on() -> None:
    assert version("rensa") in scheme()
    assert len(scheme()) <= 60


def test_the_numbers_are_those_of_the_scheme() -> None:
    """Whoever changes them changes the scheme, or kept bands would not meet new ones."""
    (found,) = bands_of(words_of(["كلمة " * SHORTEST]))
    assert (scheme(), found.tolist()[:2]) == (
        "rensa 0.5.0 seed 2026 10+4x2 of 4/50",
        [3104869402565786148, 129684014080649090],
    )
