"""A text is offered without one of its words, or without its quotation marks."""

from __future__ import annotations

import pytest

from search.shorter import MOST, QUOTES, Shorter, shorter


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", []),
        ("نهر", []),
        ("نهر النيل", [("نهر", "النيل"), ("النيل", "نهر")]),
        ("في نهر", []),  # what tells nothing is nothing to leave out
        ("نهر في مصر", [("نهر", "في مصر"), ("مصر", "نهر في")]),
        ('"نهر النيل"', [(QUOTES, "نهر النيل")]),
        (
            "سد «نهر النيل»",
            [(QUOTES, "سد نهر النيل"), ("سد", "«نهر النيل»"), ("«نهر النيل»", "سد")],
        ),
        (
            'سد -"نهر النيل"',
            [("سد", '-"نهر النيل"'), ('-"نهر النيل"', "سد")],
        ),
        (
            "سد (بحر أو نهر) ليس جبل",
            [
                ("سد", "(بحر أو نهر) ليس جبل"),
                ("(بحر أو نهر)", "سد -جبل"),
                ("ليس جبل", "سد (بحر أو نهر)"),
            ],
        ),
        ("؟! ،", []),
        ("كلمة " * (MOST + 1), []),
    ],
)
def test_each_piece_is_left_out_once(text: str, texts: list[tuple[str, str]]) -> None:
    assert list(shorter(text)) == [Shorter(*one) for one in texts]
