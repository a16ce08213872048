"""A lead that is not the beginning of its text stands above it; nothing is shown twice."""

from __future__ import annotations

import pytest

from archive.ingest.lead import lead
from archive.standfirst import standfirst

TITLE = "أسعار القمح"
BODY = "ارتفعت أسعار القمح أمس، وقال التجار إن السوق «هادئة».\n\nوأضافوا أن المخازن ملأى."


@pytest.mark.parametrize("own", ["ثلاثة أسباب لارتفاع الأسعار", "السوق هادئة: قصة موسم"])
def test_a_lead_of_its_own_is_shown(own: str) -> None:
    assert standfirst(TITLE, own, BODY) == own


@pytest.mark.parametrize(
    "said",
    [
        "",
        "…",
        "ارتفعت أسعار القمح أمس، وقال التجار إن السوق «هادئة». وأضافوا أن…",
        "… وقال التجار إن السوق «هادئة».",
        "ارتفعت أسعار القمح أمس وقال التجار إن السوق هادئة",
        "ارتفعت أسْعار القمح امس",
        "وأضافوا أن المخازن ملأى",
        "أسعار القمح.",
    ],
)
def test_what_text_or_title_say_is_not_said_again(said: str) -> None:
    assert standfirst(TITLE, said, BODY) == ""


def test_a_lead_that_an_import_makes_is_none() -> None:
    paragraphs = BODY.split("\n\n") * 40
    for title in (TITLE, "ارتفعت أسعار القمح أمس", paragraphs[0]):
        assert standfirst(title, lead(paragraphs, title), "\n\n".join(paragraphs)) == ""
