"""The ways in which the bench spoils texts, and what it says of them."""

from __future__ import annotations

import pytest

from archive.ingest.encoding import decode
from bench.ingest import mending
from bench.ingest.mending import LENGTHS, Outcomes, changed, measured
from bench.ingest.spoiling import KINDS, written
from tests.archive.ingest.builders import SAMPLES
from tests.archive.ingest.spoilt.texts import ARTICLE, SOUND


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_spoils_and_whole_texts_of_it_are_mended(kind: str) -> None:
    assert KINDS[kind](ARTICLE) != ARTICLE
    outcomes = measured([ARTICLE])[kind, "whole"]
    assert (outcomes.texts, outcomes.exact + outcomes.nearly, outcomes.wrong) == (1, 1.0, 0.0)


@pytest.mark.parametrize(
    ("kind", "spoilt"),
    [
        ("utf-8 → cp1252", "Ø¨Ø\xadØ± 12"),
        ("cp1256 → cp1252", "ÈÍÑ 12"),
        ("visual order", "12 رحب"),
        ("presentation forms", "ﺏﺡﺭ 12"),
    ],
)
def test_a_kind_is_what_it_is_called(kind: str, spoilt: str) -> None:
    assert KINDS[kind](["بحر 12"]) == [spoilt]


def test_of_half_spoilt_texts_every_second_line_is() -> None:
    spoilt = KINDS["half in visual order"](ARTICLE)
    assert [new == old for new, old in zip(spoilt, ARTICLE, strict=True)] == [True, False, True]


def test_what_an_encoding_lacks_was_never_written_in_it() -> None:
    assert written("iso8859-6 → cp1252", ["«نص» گ"]) == ["نص "]
    assert written("utf-8 → cp1252", ["«نص» گ"]) == ["«نص» گ"]


def test_texts_are_cut_at_whole_words() -> None:
    assert mending._cut(ARTICLE, LENGTHS["a headline"]) == ARTICLE[:1]
    (cut,) = mending._cut(ARTICLE, 80)
    assert ARTICLE[1].startswith(cut) and len(cut) < len(ARTICLE[1])
    assert mending._cut(ARTICLE, None) == ARTICLE


def test_sound_texts_are_never_changed() -> None:
    assert changed([text.split("\n") for text in SOUND.values()]) == []
    assert changed([KINDS["visual order"](ARTICLE)]) != []


def test_outcomes_are_shares() -> None:
    counted = mending._outcomes(["exact", "exact", "wrong", "same", "untouched"])
    assert counted == Outcomes(4, exact=0.5, nearly=0, noticed=0, untouched=0.25, wrong=0.25)
    assert mending._outcomes([]) == Outcomes(0, 0, 0, 0, 0, 0)


SAMPLED = 5  # every fifth of our samples: all of them take ten seconds
# kind -> share of our samples of 400 letters and whole that come out to the letter, and nearly
LEAST = {
    **dict.fromkeys((kind for kind in KINDS if kind.startswith("utf-8")), (1.0, 1.0)),
    **dict.fromkeys((kind for kind in KINDS if kind.startswith(("cp1256", "iso"))), (0.85, 0.85)),
    "visual order": (0.8, 1.0),
    "visual order, mirrored": (0.8, 1.0),
    "presentation forms": (1.0, 1.0),
    "presentation forms, visual order": (0.8, 1.0),
    "lam-alef exchanged": (0.0, 0.85),
    "half misread": (1.0, 1.0),
    "half in visual order": (0.8, 1.0),
}


@pytest.fixture(scope="module")
def texts() -> list[list[str]]:
    paths = sorted(SAMPLES.glob("*.txt"))[::SAMPLED]
    found = [decode(path.read_bytes())[0] for path in paths]
    return [[line.strip() for line in text.split("\n") if line.strip()] for text in found]


@pytest.fixture(scope="module")
def outcomes(texts: list[list[str]]) -> dict[tuple[str, str], Outcomes]:
    return measured(texts, {length: LENGTHS[length] for length in ("400 letters", "whole")})


@pytest.mark.parametrize("kind", KINDS)
def test_our_samples_are_mended(kind: str, outcomes: dict[tuple[str, str], Outcomes]) -> None:
    exact, nearly = LEAST[kind]
    for length in ("400 letters", "whole"):
        found = outcomes[kind, length]
        if found.texts:
            assert found.exact >= exact, (length, found)
            assert found.exact + found.nearly >= nearly, (length, found)


def test_our_samples_are_sound(texts: list[list[str]]) -> None:
    assert len(texts) >= 8
    assert changed(texts) == []
