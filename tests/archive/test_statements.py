"""Queries that are compiled once give what Django's own querysets give."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.models import Article, Author, Source, Tag
from archive.statements import Part, Statement, Union
from tests.builders import article, author, tag

pytestmark = pytest.mark.django_db


def named(*models: type[Tag] | type[Author]) -> Union:
    """(part, article, name, key) of the names of articles, by their keys."""
    parts = (Part(model.objects.all(), "articles", ("articles", "name", "key")) for model in models)
    return Union(*parts, order="key")


def test_rows_of_a_union_carry_the_number_of_their_part() -> None:
    first = article("أول", tags=["باء", "دال"], authors=["جيم"]).pk
    second = article("ثان", tags=["باء"], authors=["ألف"]).pk
    article("ثالث", tags=["باء"], authors=["جيم"])
    by_name = [
        (1, second, "ألف", "الف"),
        (0, first, "باء", "باء"),
        (0, second, "باء", "باء"),
        (1, first, "جيم", "جيم"),
        (0, first, "دال", "دال"),
    ]
    found = named(Tag, Author).rows([first, second], [first, second])
    assert sorted(found, key=lambda row: (row[-1], row[1])) == by_name
    assert [row[-1] for row in found] == [row[-1] for row in by_name]
    turned = named(Author, Tag).rows([second], [second])
    assert turned == [(0, second, "ألف", "الف"), (1, second, "باء", "باء")]


def test_each_part_has_its_own_keys() -> None:
    one, other = article("أول", tags=["باء"]).pk, article("ثان", authors=["جيم"], tags=["دال"]).pk
    union = named(Tag, Author)
    assert union.rows([one], [other]) == [(0, one, "باء", "باء"), (1, other, "جيم", "جيم")]
    assert union.rows([], [one, other]) == [(1, other, "جيم", "جيم")]
    assert union.rows([other], []) == [(0, other, "دال", "دال")]


def test_equal_rows_of_two_parts_are_all_given() -> None:
    made = article("مقال", tags=["باء"]).pk
    rows = named(Tag, Tag).rows([made], [made])
    assert rows == [(0, made, "باء", "باء"), (1, made, "باء", "باء")]


def test_a_union_without_an_order_has_the_same_rows() -> None:
    keys = [article(str(n), tags=[f"وسم {9 - n}", "أول"], authors=["جيم"]).pk for n in range(3)]
    parts = [
        Part(one.objects.all(), "articles", ("articles", "name", "key")) for one in (Tag, Author)
    ]
    unordered = Union(*parts)
    assert sorted(unordered.rows(keys, keys)) == sorted(named(Tag, Author).rows(keys, keys))
    assert "ORDER BY" not in unordered._compiled((4, 4))


def test_columns_that_a_part_lacks_are_empty_and_dates_are_dates() -> None:
    made = article("مقال", source="نشرة", published="2020-10-17")
    dated = Part(Article.objects.all(), "pk", ("pk", "title", None, "published_at", "source__slug"))
    union = Union(dated, Part(Source.objects.all(), "pk", ("pk", "name", "key")), order="empty_2")
    assert made.source
    of_article = (0, made.pk, "مقال", None, datetime.date(2020, 10, 17), "نشرة")
    of_source = (1, made.source.pk, "نشرة", "نشره", None, None)
    assert sorted(union.rows([made.pk], [made.source.pk])) == [of_article, of_source]
    assert union.rows([], [made.source.pk]) == [of_source]
    assert union.rows([made.pk], []) == [of_article]


def test_a_union_is_one_query_and_none_without_keys(django_assert_num_queries: Any) -> None:
    keys = [article(f"مقال {number}", tags=[f"وسم {number}"]).pk for number in range(3)]
    for asked, queries in [([], 0), (keys[:1], 1), (keys, 1), (keys[:1] * 3, 1)]:
        with django_assert_num_queries(queries):
            assert len(named(Tag, Author).rows(asked, asked)) == len(set(asked))


def test_a_union_is_compiled_for_few_numbers_of_keys() -> None:
    keys = [tag(f"وسم {number}").pk for number in range(50)]
    union = Union(Part(Tag.objects.all(), "pk", ("pk", "key")), order="key")
    for count in range(len(keys) + 1):
        assert sorted(key for _, key, _ in union.rows(keys[:count])) == keys[:count]
    assert union._compiled.cache_info().currsize == 6  # 1, 4, 8, 20, 40 and 60


def test_columns_may_follow_relations_and_be_empty() -> None:
    made = [article("أول", source="نشرة").pk, article("ثان").pk]
    statement = Statement(Article.objects.order_by("pk"), "pk", ("title", "source__name"))
    assert statement.rows(made) == [("أول", "نشرة"), ("ثان", None)]


def test_a_statement_is_compiled_once_for_each_number_of_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled, compile_ = list[int](), Statement._compile

    def counting(statement: Statement, count: int) -> str:
        compiled.append(count)
        return compile_(statement, count)

    monkeypatch.setattr(Statement, "_compile", counting)
    keys = [tag(name).pk for name in ("أول", "ثان", "ثالث")]
    statement = Statement(Tag.objects.order_by("pk"), "pk", ("name",))
    for some in (keys[:2], keys[1:], keys, keys[2:], keys[:1] * 2, keys):
        assert statement.rows(some) == [
            (name,) for key, name in zip(keys, ("أول", "ثان", "ثالث"), strict=True) if key in some
        ]
    assert compiled == [2, 3, 1]


class TestAnyKeys(TestCase):
    """Whatever keys are asked for, there or not, once or often."""

    rows: QuerySet[Author]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.keys = [author(f"كاتب {number}").pk for number in range(5)]
        cls.first = min(cls.keys)
        cls.statement = Statement(Author.objects.order_by("-name"), "pk", ("pk", "name"))

    @settings(max_examples=40)
    @given(offsets=st.lists(st.integers(-3, 8), max_size=12))
    def test_the_rows_are_those_of_the_queryset(self, offsets: list[int]) -> None:
        keys = [self.first + offset for offset in offsets]
        rows = Author.objects.filter(pk__in=keys).order_by("-name").values_list("pk", "name")
        assert self.statement.rows(keys) == list(rows)
