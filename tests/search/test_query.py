"""A query goes into an address and comes back from it as it was."""

from __future__ import annotations

import datetime

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.dates.periods import HIJRI_YEARS
from search.facets import NAMED
from search.forms import PAGE_SIZE, SearchForm
from search.periods import days, written, written_end
from search.query import SORTS, Query, values_of

SLUGS = st.lists(st.text("ابتثج-abc09&=؟", min_size=1, max_size=8), max_size=3, unique=True)
DAYS = st.one_of(
    st.none(),
    st.dates().filter(lambda day: day.year not in HIJRI_YEARS),  # those are read as Hijri
    st.sampled_from([datetime.date(2015, 1, 1), datetime.date(2015, 12, 31)]),
    st.sampled_from([datetime.date(2016, 2, 1), datetime.date(2016, 2, 29)]),
)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    bounds = draw(DAYS), draw(DAYS)
    since, until = sorted(bounds) if all(bounds) else bounds  # type: ignore[type-var]
    return Query(
        draw(st.text("نهر النيل«»&%+#", max_size=12)),
        draw(st.sampled_from(SORTS)),
        draw(st.integers(0, 20)) * PAGE_SIZE,
        PAGE_SIZE,
        values_of({facet.name: draw(SLUGS) for facet in NAMED}),
        since,
        until,
    )


def read(address: str) -> Query:
    parameters = QueryDict(address)
    return SearchForm(parameters).query(parameters.get("page"))


@settings(max_examples=300)
@given(queries())
def test_a_query_comes_back_from_its_address(query: Query) -> None:
    assert read(query.to_parameters()) == query


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-7", "2015-07-01", "2015-07-31"),
        ("2015/07/09", "2015-07-09", "2015-07-09"),
        (" ٢٠١٥-٠٧ ", "2015-07-01", "2015-07-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_date_stands_for_all_of_its_days(typed: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in days(typed)] == [first, last]


@pytest.mark.parametrize(
    "typed", ["", "15", "2015-13", "2015-02-30", "0000", "أمس", "2015-07-09-1"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        days(typed)


@pytest.mark.parametrize(
    ("day", "from_it", "up_to_it"),
    [
        ("2015-01-01", "2015", "2015-01-01"),
        ("2015-12-31", "2015-12-31", "2015"),
        ("2015-07-01", "2015-07", "2015-07-01"),
        ("2016-02-29", "2016-02-29", "2016-02"),
        ("2015-02-28", "2015-02-28", "2015-02"),
    ],
)
def test_dates_are_written_as_shortly_as_they_can_be(day: str, from_it: str, up_to_it: str) -> None:
    date = datetime.date.fromisoformat(day)
    assert (written(date), written_end(date)) == (from_it, up_to_it)


def test_dates_in_the_wrong_order_are_turned_round() -> None:
    assert read("q=x&since=2016&until=2015-07") == read("q=x&since=2015-07&until=2016")


def test_an_address_says_nothing_that_is_the_default() -> None:
    assert read("q=x&source=&since=&until=&sort=&tag=").to_parameters() == "q=x"


def test_the_same_slug_twice_is_one_filter() -> None:
    assert read("q=x&tag=a&tag=b&tag=a").slugs("tag") == ("a", "b")


def test_to_change_a_filter_leads_to_the_first_page() -> None:
    since, values = datetime.date(2015, 1, 1), values_of({"tag": ["c"], "source": ["a", "b"]})
    query = Query("x", "newest", 40, 20, values, since)
    assert query.without_slug("source", "a") == Query(
        "x", "newest", 0, 20, (("source", "b"), ("tag", "c")), since
    )
    assert query.without("source").without("year").without("tag") == Query("x", "newest")
    assert query.without_filters() == Query("x", "newest")
    assert query.in_year(2016).to_parameters().endswith("since=2016&until=2016&sort=newest")


def test_values_stand_in_the_order_of_the_table_of_facets() -> None:
    query = Query("x").with_slugs("tag", ["c"]).with_slugs("source", ["b", "a"])
    assert query == Query("x", values=(("source", "b"), ("source", "a"), ("tag", "c")))
    assert hash(query) == hash(read(query.to_parameters()))


def test_a_facet_that_there_is_not_is_no_value() -> None:
    with pytest.raises(KeyError):
        values_of({"sauce": ["a"]})


def test_one_request_leaves_nothing_to_the_next() -> None:
    one, other = (SearchForm(QueryDict(text)) for text in ("q=نهر&since=x&tag=a", "q=جبل"))
    assert (one.query().text, one.has_unread_dates, one.shown("since")) == ("نهر", True, "x")
    assert (other.query().text, other.has_unread_dates, other.shown("since")) == ("جبل", False, "")
    assert other.query().values == () and one.query().slugs("tag") == ("a",)
