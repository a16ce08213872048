"""Bars and presets lead to the results of their time, and say which is chosen."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from search.date_links import DateLinks, date_links
from search.links import url_of
from search.query import Query, values_of
from search.results import Bucket, FacetBuckets, Results

YEARS = tuple(Bucket(str(year), str(year), year - 1990) for year in (2016, 2015, 1999))
MONTHS = (Bucket("2015-02", "2015-02", 7, True), Bucket("2015-11", "2015-11", 2))


def found(query: Query, *months: Bucket, buckets: tuple[Bucket, ...] = YEARS) -> DateLinks:
    facet = FacetBuckets("year", 9, buckets, months)
    return date_links(query, Results(query, total=9, facets=(facet,)), url_of)


def test_a_bar_leads_to_the_first_page_of_its_year_with_all_other_filters() -> None:
    query = Query("since=2000&until=2000", "oldest", 40, 20, values_of({"tag": ["x&since=1"]}))
    chart = found(query).chart
    assert chart
    for column in chart.columns:
        year = int(column.label)
        assert column.url == url_of(query.in_year(year)), "as it would be made for itself"
    assert (chart.first, chart.last, chart.year, chart.whole_url) == ("1999", "2016", "", "")


def test_months_have_both_names_and_lead_back_to_all_years() -> None:
    chart = found(Query("نهر").in_year(2015), *MONTHS).chart
    assert chart
    assert [(column.label, unquote(column.url)) for column in chart.columns] == [
        ("فبراير/ شباط", "/search/?q=نهر&since=2015-02&until=2015-02"),
        ("نوفمبر/ تشرين الثاني", "/search/?q=نهر&since=2015-11&until=2015-11"),
    ]
    assert (chart.first, chart.last) == ("يناير/ كانون الثاني", "ديسمبر/ كانون الأول")
    assert (chart.year, unquote(chart.whole_url)) == ("2015", "/search/?q=نهر")


@pytest.mark.parametrize(("year", "applied"), [(2015, "2015"), (2016, "2016")])
def test_the_year_that_is_chosen_is_told(year: int, applied: str) -> None:
    links = found(Query("نهر").in_year(year))
    assert links.chart
    assert [one.label for one in links.chart.columns if one.is_applied] == [applied]
    assert [one.is_applied for one in links.presets][:1] == [year == 2016]


def test_presets_are_worded() -> None:
    links = found(Query("نهر"))
    assert [
        (one.label, one.total, unquote(one.url)[len("/search/?q=نهر") :]) for one in links.presets
    ] == [
        ("آخر سنة فيها نتائج: 2016", 26, "&since=2016&until=2016"),
        ("آخر خمس سنوات", 51, "&since=2012&until=2016"),
        ("من 2010 إلى 2019", 51, "&since=2010&until=2019"),
        ("من 1990 إلى 1999", 9, "&since=1990&until=1999"),
    ]


@pytest.mark.parametrize("facets", [(), (FacetBuckets("year", 0),), (FacetBuckets("tag", 3),)])
def test_without_years_there_is_nothing_to_draw(facets: tuple[FacetBuckets, ...]) -> None:
    query = Query("نهر")
    empty: Any = DateLinks(None, ())
    assert date_links(query, Results(query, facets=facets), url_of) == empty
