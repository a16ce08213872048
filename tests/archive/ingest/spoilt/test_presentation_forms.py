"""Letters kept as they are drawn."""

from __future__ import annotations

import pytest

from archive.ingest.spoilt import presentation_forms
from archive.ingest.spoilt.presentation_forms import named
from tests.archive.ingest.spoilt.texts import ARTICLE, FIRST, SOUND, drawn


def test_lines_that_are_drawn_are_named() -> None:
    spoilt = [drawn(line) for line in ARTICLE]
    assert presentation_forms.is_suspected("\n".join(spoilt))
    assert presentation_forms.mend(spoilt) == ARTICLE


@pytest.mark.parametrize(
    ("forms", "letters"),
    [
        ("ﺍﻟﺮﺑﺎﻁ", "الرباط"),
        ("ﻭﻛﺎﻻﺕ", "وكالات"),
        ("ﻷﻥ ﺍﻹﺳﻼﻡ ﺍﻵﻥ", "لأن الإسلام الآن"),
        ("ﻋﺒﺪ ﷲ", "عبد الله"),
        ("ﭘﺎﺭﭼﻪ", "پارچه"),
        ("ﻗﹶﺎﻝﹶ", "قَالَ"),
        ("﴿الآية﴾ ﷺ ﷽ ﷼", "﴿الآية﴾ ﷺ ﷽ ﷼"),
    ],
)
def test_each_form_is_a_letter_a_ligature_or_a_vowel(forms: str, letters: str) -> None:
    assert named(forms) == letters


def test_a_short_line_is_drawn_where_others_are() -> None:
    assert presentation_forms.mend(["ﺍﻟﺮﺑﺎﻁ", drawn(FIRST)]) == ["الرباط", FIRST]
    assert presentation_forms.mend(["ﺍﻟﺮﺑﺎﻁ", FIRST]) == ["ﺍﻟﺮﺑﺎﻁ", FIRST]


@pytest.mark.parametrize("kind", SOUND)
def test_a_sound_text_is_left_as_it_is(kind: str) -> None:
    lines = SOUND[kind].split("\n")
    assert presentation_forms.mend(lines) == lines
