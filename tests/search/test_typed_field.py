"""The field whose name is being typed."""

from __future__ import annotations

import pytest

from search.query_fields import FIELDS
from search.typed_field import TypedField, typed_field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مصدر:الأه", TypedField("مصدر:", "source", "الأه")),
        ("المصدر: الأه", TypedField("المصدر:", "source", "الأه")),
        ("النفط كاتب:محمود در", TypedField("النفط كاتب:", "author", "محمود در")),
        ('place:"عد', TypedField("place:", "place", "عد")),
        ("مصدر:”الأه", TypedField("مصدر:", "source", "الأه")),
        ("وسم：«سد الن", TypedField("وسم：", "tag", "سد الن")),
        ("نهر -وسم:=س", TypedField("نهر -وسم:", "tag", "س")),
        ("مصدر:أ وسم:ب", TypedField("مصدر:أ وسم:", "tag", "ب")),
    ],
)
def test_it_is_the_last_one_with_what_stands_before_it(text: str, expected: TypedField) -> None:
    assert typed_field(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "مصدر", "مصدر:", "مصدر: ", "النفط", "عنوان:النفط", "تاريخ:2020", "جذر:كتب"),
        *("بغداد:نهر", 'مصدر:"الأهرام"', 'مصدر:"الأهرام" النفط', "أيمصدر:الأه"),
    ],
)
def test_a_name_that_is_whole_or_of_no_facet_is_none(text: str) -> None:
    assert typed_field(text) is None


def test_each_facet_of_names_has_one() -> None:
    named = {found.facet for name in FIELDS if (found := typed_field(f"{name}:س"))}
    assert named == {"source", "author", "tag", "place"}


def test_the_whole_name_is_quoted_for_the_query() -> None:
    field = TypedField("نهر وسم:", "tag", "سد")
    assert field.with_name("سد النهضة") == 'نهر وسم:"سد النهضة"'
    assert field.with_name('سد "النهضة"') == 'نهر وسم:«سد "النهضة"»'
