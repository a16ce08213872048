"""Where the name of an organisation ends."""

from __future__ import annotations

import pytest

from archive.tagging.first_words import heads
from archive.tagging.organisation_names import name_end
from archive.tagging.words import read_name


def name(words: str) -> str:
    """The words from the first to the end of the name; the head alone if there is none."""
    spots = read_name(words)
    return " ".join(spot.word.raw for spot in spots[: name_end(spots, set(), 1)])


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("وزارة الصحة تقول", "وزارة الصحة"),
        ("وزارة الشغل والإدماج المهني تقول", "وزارة الشغل والإدماج المهني"),
        ("وزارة الشغل والشغل والشغل والشغل والشغل والشغل", "وزارة الشغل" + " والشغل" * 5),
        ("جمعية الشعلة للتربية تقول", "جمعية الشعلة"),  # it may be said to them
        (
            "جمعية التجمع الوطني للتربية، جمعية التجمع الوطني للتربية",
            "جمعية التجمع الوطني للتربية",
        ),
        ("الاتحاد الوطني للشغل يقول", "الاتحاد الوطني للشغل"),
        ("الاتحاد الوطني للحكومة", "الاتحاد"),
        ("الحركة العالمية للدفاع عن", "الحركة العالمية للدفاع"),
        ("الشبكة الأمازيغية من أجل المواطنة تقول", "الشبكة الأمازيغية من أجل المواطنة"),
        ("جامعة محمد الخامس تقول", "جامعة محمد الخامس"),
        ("جامعة محمد تقول", "جامعة"),
        ("جامعة الملك محمد السادس تقول", "جامعة الملك محمد السادس"),
        ("حزب الجرار المغاربة", "حزب الجرار"),
        ("كرسي الصحة", "كرسي"),
    ],
)
def test_a_name_goes_on_while_its_words_belong_together(words: str, whole: str) -> None:
    assert name(words) == whole


@pytest.mark.parametrize("other", ["الحكومة", "الشعب", "المغرب", "السعودية", "الجامعة", "الدكتور"])
def test_another_party_is_no_part_of_a_name(other: str) -> None:
    assert name(f"حزب الاستقلال و{other}") == "حزب الاستقلال"


def test_heads_stand_with_and_without_the_article() -> None:
    assert {"وزاره", "الوزاره", "مطار", "المطار"} <= heads()
    assert heads().isdisjoint({"كرسي", "الكرسي"})
