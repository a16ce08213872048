"""What other houses do to a text: each kind changes it, and none tells another thing."""

from __future__ import annotations

import random

import pytest

from bench.stories.reprints import LINES, REPRINTS, SIMPLE
from search.analysis.letters import fold

TEXT = (
    "أعلنت إدارة الميناء، أمس، وصول 12 سفينة؛ وقال مديرها: «إن المرفأ مستعد للموسم».\n\n"
    "وأكدت الإدارة أن 1,250 عاملا يعملون في ورديتين، وأن الأرصفة الجديدة ستفتح في الشهر القادم أمام"
    " سفن الشحن الكبيرة التي كانت تتجه إلى موانئ أخرى على الساحل، بعد أن اكتملت أعمال التعميق"
    " والإنارة وركبت الرافعات الأربع، وأجريت عليها تجارب دامت أسبوعين دون توقف."
)


@pytest.mark.parametrize("kind", REPRINTS)
def test_each_kind_changes_the_text_and_always_in_the_same_way(kind: str) -> None:
    changed = [REPRINTS[kind](TEXT, random.Random(seed)) for seed in (1, 1, 2, 3)]
    assert changed[0] == changed[1]
    assert TEXT not in changed[2:] or kind in ("hamza", "cut", "gone over")


def folded(text: str) -> list[str]:
    return [word for word in map(fold, "".join(_kept(text)).split()) if word]


def _kept(text: str) -> list[str]:
    return [one if one.isalpha() or one in "\u0640" or one.isspace() else "" for one in text]


@pytest.mark.parametrize("kind", ["hamza", "tatweel", "marks"])
@pytest.mark.parametrize("seed", range(5))
def test_of_another_spelling_the_folded_words_are_left(kind: str, seed: int) -> None:
    changed = REPRINTS[kind](TEXT, random.Random(seed))
    assert folded(changed) == folded(TEXT)


@pytest.mark.parametrize("seed", range(5))
def test_of_other_signs_the_words_and_figures_are_left(seed: int) -> None:
    changed = REPRINTS["punctuation"](TEXT, random.Random(seed))
    assert folded(changed) == folded(TEXT)
    assert any(figure in changed for figure in ("1,250", "١,٢٥٠"))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_added_stands_before_the_text(seed: int) -> None:
    for kind in ("headline", "agency line"):
        changed = REPRINTS[kind](TEXT, random.Random(seed))
        assert changed.endswith(TEXT) and len(changed) > len(TEXT)
    assert any(REPRINTS["agency line"](TEXT, random.Random(seed)) == line + TEXT for line in LINES)


@pytest.mark.parametrize("seed", range(10))
def test_what_is_cut_begins_like_the_text_and_has_forty_words_at_least(seed: int) -> None:
    long = " ".join([TEXT] * 4)
    changed = REPRINTS["cut"](long, random.Random(seed))
    kept = changed.removesuffix("…").split("\n\nللمزيد")[0].split("\n\nالمصدر")[0]
    kept = kept.split("\n\nاقرأ")[0]
    assert long.startswith(kept)
    assert 40 <= len(kept.split(" ")) < len(long.split(" "))


@pytest.mark.parametrize("seed", range(5))
def test_who_goes_over_a_text_leaves_its_figures(seed: int) -> None:
    changed = REPRINTS["gone over"](TEXT, random.Random(seed))
    assert "1,250" in changed and "12" in changed
    assert len(changed.split()) > 0.8 * len(TEXT.split())


def test_several_are_of_the_simple_ones() -> None:
    assert set(REPRINTS) - set(SIMPLE) == {"gone over", "several"}
