"""`analyze` shows what the chain makes of a text."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search.analysis import analyze


def lines(text: str) -> list[list[str]]:
    written = StringIO()
    call_command("analyze", text, stdout=written)
    return [line.split("\t") for line in written.getvalue().splitlines()]


def test_each_token_is_a_line_under_the_names_of_its_forms() -> None:
    assert lines("قرأتُ الكتابَ في ٣ أيام") == [
        ["position", "surface", "kind", "exact", "folded", "stem", ""],
        ["0", "قرأتُ", "word", "قرأت", "قرات", analyze("قرأت")[0].stem, ""],
        ["1", "الكتابَ", "word", "الكتاب", "الكتاب", "كتاب", ""],
        ["2", "في", "word", "في", "في", "في", "stop word"],
        ["3", "٣", "number", "3", "3", "3", ""],
        ["4", "أيام", "word", "أيام", "ايام", analyze("أيام")[0].stem, ""],
    ]


def test_what_stands_over_other_words_is_said_to() -> None:
    assert [(line[0], line[1], line[-1]) for line in lines("عبد الله")[1:]] == [
        ("0", "عبد", ""),
        ("0", "عبد الله", "overlay"),
        ("1", "الله", ""),
    ]


def test_a_text_without_words_has_a_head_alone() -> None:
    assert len(lines("؟!")) == len(lines("")) == 1


def test_without_a_text_there_is_nothing_to_analyse() -> None:
    with pytest.raises(CommandError):
        call_command("analyze")
