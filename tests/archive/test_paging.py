"""A long list is read page by page, and a page that is not there is not found."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory

from archive.listings import Listing
from archive.models import Tag
from archive.names_in_use import NameInUse, NamesInUse
from archive.paging import NAMES_PER_PAGE, PAGE_SIZE, page_of_articles, page_of_names
from tests.builders import article, tag, withdrawn

pytestmark = pytest.mark.django_db


def request(page: str | None = None) -> Any:
    return RequestFactory().get("/articles/", {} if page is None else {"page": page})


def articles(number: int) -> None:
    for one in range(number):
        article(f"مقال {one}", published=f"2020-01-{one + 1:02}")


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (None, range(22, 2, -1)),
        ("", range(22, 2, -1)),
        ("1", range(22, 2, -1)),
        ("2", range(2, -1, -1)),
        ("٢", range(2, -1, -1)),
    ],
)
def test_a_page_has_its_articles_latest_first(page: str | None, found: range) -> None:
    articles(23)
    withdrawn("مسحوب")
    read = page_of_articles(request(page), Listing())
    assert [one.title for one in read.object_list] == [f"مقال {number}" for number in found]
    assert (read.paginator.count, read.paginator.num_pages, PAGE_SIZE) == (23, 2, 20)


@pytest.mark.parametrize("page", ["0", "3", "-1", "1.5", "last", "1'", "9" * 400])
def test_a_page_beyond_the_list_is_not_found(page: str) -> None:
    articles(PAGE_SIZE + 1)
    with pytest.raises(Http404, match="لا توجد صفحة"):
        page_of_articles(request(page), Listing())


def test_an_empty_list_has_one_page(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):  # the rows are counted, none is read
        read = page_of_articles(request(), Listing())
    assert (list(read.object_list), read.has_next()) == ([], False)
    with pytest.raises(Http404):
        page_of_articles(request("2"), Listing())


@pytest.mark.parametrize("number", [2, 12])
def test_more_rows_take_no_more_queries(django_assert_num_queries: Any, number: int) -> None:
    """The number of all, the keys of the page, its articles with the names on them, and copies."""
    for one in range(number):
        article(f"مقال {one}", source=f"نشرة {one}", authors=[f"كاتب {one}"])
    with django_assert_num_queries(4):
        read = page_of_articles(request(), Listing())
        assert all(one.source and one.authors for one in read.object_list)
        assert len(read.object_list) == number


def test_pages_of_names_are_longer_and_keep_their_order() -> None:
    names = [NameInUse("tag", f"وسم {number}", "", 1) for number in range(NAMES_PER_PAGE + 1)]
    assert page_of_names(request(), names).object_list == names[:60]
    assert page_of_names(request("2"), names).object_list == names[60:]
    with pytest.raises(Http404):
        page_of_names(request("3"), names)


def test_the_names_most_used_can_be_paged() -> None:
    for number in range(3):
        article(f"مقال {number}", tags=[f"وسم {one}" for one in range(number + 1)])
    tag("وسم بلا مقال")
    read = page_of_names(request(), NamesInUse(Tag))
    assert [(one.name, one.article_count) for one in read.object_list] == [
        ("وسم 0", 3),
        ("وسم 1", 2),
        ("وسم 2", 1),
    ]
    assert read.paginator.count == 3
