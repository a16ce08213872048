"""In the names that a hit shows, what the query asks for of names is marked."""

from __future__ import annotations

import pytest

from search.name_matcher import NameMatcher
from search.parsing import parse


def marked(query: str, facet: str, name: str) -> list[str]:
    spans = NameMatcher(parse(query)).spans(facet, name)
    return [name[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("query", "facet", "name", "found"),
    [
        ("كاتب:درويش", "author", "محمود درويش", ["درويش"]),
        ("كاتب:درويش", "author", "دُرويش الدرويش", ["دُرويش", "الدرويش"]),
        ("كاتب:الدرويش", "author", "محمود درويش", ["درويش"]),
        ("كاتب:درويش", "author", "درويشي", []),
        ("كاتب:درويش", "source", "محمود درويش", []),
        ('كاتب:"محمود درويش"', "author", "د. محمود درويش", ["محمود درويش"]),
        ('كاتب:="محمود درويش"', "author", "محمود درويش", ["محمود درويش"]),
        ('كاتب:="محمود درويش"', "author", "الشاعر محمود درويش", []),
        ("وسم:سد وسم:نهضه", "tag", "سد النهضة", ["سد", "النهضة"]),
        ("وسم:سد وسم:«سد النهضة»", "tag", "سد النهضة", ["سد النهضة"]),
        ("النيل وسم:نه*", "tag", "نهر، نهضة النيل", ["نهر", "نهضة"]),
        ("مكان:قاه*", "place", "القاهرة", ["القاهرة"]),
        ("مكان:(عدن أو القاهرة)", "place", "القاهرة", ["القاهرة"]),
        ("مصدر:(نشرة -النيل)", "source", "نشرة النيل", ["نشرة"]),
        ("النيل -كاتب:درويش", "author", "درويش", []),
        ('"نشرة النيل"', "source", "نشرة النيل اليومية", ["نشرة النيل"]),
        ('"نشرة النيل"', "author", "نشرة النيل", ["نشرة النيل"]),
        ('"نشرة النيل"', "tag", "نشرة النيل", []),
        ('النيل أو "نشرة النيل"', "source", "نشرة النيل", ["نشرة النيل"]),
        ("النيل", "source", "نشرة النيل", []),
        ("عنوان:النيل تاريخ:2015", "source", "النيل", []),
        ("مصدر:نشرة", "source", "", []),
    ],
)
def test_the_words_that_are_asked_for_of_a_name_are_marked_in_it(
    query: str, facet: str, name: str, found: list[str]
) -> None:
    assert marked(query, facet, name) == found


def test_it_knows_of_which_names_something_is_asked() -> None:
    names = NameMatcher(parse('"نشرة النيل" وسم:سد -مكان:عدن'))
    assert {facet for facet in ("source", "author", "tag", "place") if facet in names} == {
        "source",
        "author",
        "tag",
    }
