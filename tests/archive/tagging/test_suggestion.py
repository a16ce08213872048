"""One key for all spellings of a tag."""

from __future__ import annotations

import pytest

from archive.tagging.suggestion import tag_key


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["أحمد شوقي", "احمد شوقى", "أَحمَد  شَوقي", " أحمد\nشوقي "], "احمد شوقي"),
        (["عبد الكريم قاسم", "عبدالكريم قاسم"], "عبدالكريم قاسم"),
        (["عبد الله", "عبدالله"], "عبدالله"),
        (["عبد ربه"], "عبد ربه"),
        (["مدرسة", "مدرسه"], "مدرسه"),
        (["", " "], ""),
    ],
)
def test_spellings_of_one_name_have_one_key(names: list[str], key: str) -> None:
    assert {tag_key(name) for name in names} == {key}


def test_different_names_have_different_keys() -> None:
    assert len({tag_key(name) for name in ("عمر", "عمار", "عمرو", "ال عمر", "العمر")}) == 5
