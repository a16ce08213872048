"""«القناة» is قناة السويس where no other is named."""

from __future__ import annotations

import pytest

from archive.tagging import known_names, organisations
from archive.tagging.mention import Mention
from archive.tagging.short_forms import find
from archive.tagging.words import read_name


def found(text: str) -> list[Mention]:
    spots = read_name(text)
    known = known_names.find(spots, set())
    taken = {at for one in known for at in range(one.start, one.end)}
    return find(spots, known + organisations.find(spots, taken))


def test_the_first_word_of_a_name_stands_for_it() -> None:
    text = "قناة السويس قديمة. وحفر القناة صعب. والقناة طويلة"
    assert found(text) == [
        Mention("قناة السويس", "place", 4, 5),
        Mention("قناة السويس", "place", 6, 7),
    ]
    assert found("وزارة الصحة تقول. الوزارة")[0].label == "وزارة الصحة"


@pytest.mark.parametrize(
    "text",
    [
        "وزارة الصحة ووزارة العمل. قالت الوزارة",  # one of two
        "قناة السويس. وحفر قناة",  # without the article any
        "الوزارة",
        "بغداد. البغداد",
        "",
    ],
)
def test_where_it_is_not_sure_it_stands_for_none(text: str) -> None:
    assert found(text) == []
