"""Whatever is typed or printed, the chain answers, and its offsets are true."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import analyze, exact, fold, stem

# Text that looks like ours more often than chance would have it.
_LETTERS = "ابتعكلموهيةىءأإآؤئـًَّْٰ \u00a0\u200f\u200c01٢.,،/-:@«»#_[]()aZé٪\ufefb\ufdfa\n"
TEXT = st.text(alphabet=st.sampled_from(_LETTERS), max_size=60) | st.text(max_size=60)


@settings(max_examples=400)
@given(TEXT)
def test_offsets_select_what_stands_in_the_text(text: str) -> None:
    tokens = analyze(text)
    assert all(text[token.start : token.end] == token.surface != "" for token in tokens)
    assert all(token.exact and token.folded and token.stem for token in tokens)


@settings(max_examples=400)
@given(TEXT)
def test_tokens_stand_in_order_and_positions_leave_no_gap(text: str) -> None:
    tokens = analyze(text)
    plain = [token for token in tokens if not token.overlay]
    assert [token.position for token in plain] == list(range(len(plain)))
    assert [token.start for token in plain] == sorted(token.start for token in plain)
    assert [token.position for token in tokens] == sorted(token.position for token in tokens)


@settings(max_examples=400)
@given(TEXT)
def test_folding_is_stable(text: str) -> None:
    assert exact(exact(text)) == exact(text)
    assert fold(exact(text)) == fold(text)


ODD = [
    "",
    "\x00",
    "\ud800",
    "كتاب\udfff\x00كتاب",
    "😀‍👩‍👧",
    "\u0670" * 50,
    "𞸀𐭠",
    "İstanbul ŉ ǅ",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_analysed(text: str) -> None:
    assert all(token.stem for token in analyze(text))
    assert isinstance(stem(text), str)


LONG = [
    "ا",
    "ة",
    "ا ",
    "أ.",
    "و",
    "ـ",
    "\u200c",
    "ا\u200c",
    "a",
    "a-",
    "a.",
    "a@",
    "a@b",
    "@.",
    "1",
    "1,",
    "1/",
    "1-1",
    "http://",
    "http://a)",
    "ال ",
    "الـ",
    "عبد ",
    "[email",
    "é",
    "😀",
]


@pytest.mark.parametrize("piece", LONG)
def test_the_time_is_linear_in_the_text(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    started = time.process_time()
    analyze(text)
    assert time.process_time() - started < 3
