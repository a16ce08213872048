"""Where a page of results leads: to other pages and orders, to more filters and to fewer."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import QueryDict

from search.facets import BY_NAME, NAMED
from search.forms import PAGE_SIZE, SORT_LABELS
from search.links import Chip, Choice, Date, Group, Relaxation, of_results, url_of
from search.query import Query, values_of
from search.results import Applied, Bucket, FacetBuckets, Hit, Label, Results, Snippet

Day = datetime.date


def query(text: str = "نهر", page: int = 1, **others: Any) -> Query:
    return Query(text, limit=PAGE_SIZE, **others).at_page(page)


def links(asked: Query, total: int = 1, **others: Any) -> dict[str, Any]:
    return of_results(asked, Results(asked, total=total, **others))


def asked_by(url: str) -> dict[str, list[str]]:
    """The parameters of a link to a page of results; {} where there is no link."""
    path, _, parameters = url.partition("?")
    assert path in {"/search/", ""}
    return dict(QueryDict(parameters).lists())


# Pages and orders.


def test_a_link_is_the_query_in_an_address() -> None:
    assert asked_by(url_of(query("نهر & بحر", page=3, sort="newest"))) == {
        "q": ["نهر & بحر"],
        "sort": ["newest"],
        "page": ["3"],
    }


@pytest.mark.parametrize(
    ("page", "total", "numbers"),
    [
        (1, 0, [1]),
        (1, PAGE_SIZE, [1]),
        (1, PAGE_SIZE + 1, [1, 2]),
        (1, 20 * PAGE_SIZE, [1, 2, 3, None, 20]),
        (10, 20 * PAGE_SIZE, [1, None, 8, 9, 10, 11, 12, None, 20]),
        (20, 20 * PAGE_SIZE, [1, None, 18, 19, 20]),
        (99, 2 * PAGE_SIZE, [1, 2]),  # beyond the last page
    ],
)
def test_pages_near_the_reader_are_numbered_and_the_first_and_last(
    page: int, total: int, numbers: list[int | None]
) -> None:
    found = links(query(page=page), total)
    assert (found["page_numbers"], found["page_count"]) == (numbers, numbers[-1])


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [(1, {}, {"page": ["2"]}), (2, {}, {"page": ["3"]}), (3, {"page": ["2"]}, {})],
)
def test_a_page_leads_to_its_neighbours(
    page: int, before: dict[str, list[str]], after: dict[str, list[str]]
) -> None:
    found = links(query(page=page), 3 * PAGE_SIZE)
    text = {"q": ["نهر"]}
    assert asked_by(found["previous_url"]) == (text | before if page > 1 else {})
    assert asked_by(found["next_url"]) == (text | after if page < 3 else {})


def test_an_order_leads_to_its_first_page() -> None:
    found = links(query(page=2, sort="newest"), 3 * PAGE_SIZE)["sort_links"]
    assert [(sort, label, current) for sort, label, _, current in found] == [
        (sort, label, sort == "newest") for sort, label in SORT_LABELS.items()
    ]
    assert [asked_by(url) for _, _, url, _ in found] == [
        {"q": ["نهر"]},
        {"q": ["نهر"], "sort": ["newest"]},
        {"q": ["نهر"], "sort": ["oldest"]},
    ]


def test_without_results_there_are_no_filters() -> None:
    found = of_results(query(), None)
    assert set(found) == {
        "page_numbers",
        "page_count",
        "untold",
        "previous_url",
        "next_url",
        "sort_links",
    }
    assert (found["page_numbers"], found["next_url"]) == ([1], "")


# Applied filters.


def test_a_chip_leads_to_the_results_without_it() -> None:
    asked = query(values=values_of({"source": ["a", "b"], "tag": ["c"]}), page=2)
    applied = (Applied("source", "a", "ألف"), Applied("tag", "c", "جيم"))
    source, tag = links(asked, applied=applied)["chips"]
    assert (source.label, source.value, tag.label, tag.value) == ("المصدر", "ألف", "الوسم", "جيم")
    assert asked_by(source.url) == {"q": ["نهر"], "source": ["b"], "tag": ["c"]}
    assert asked_by(tag.url) == {"q": ["نهر"], "source": ["a", "b"]}


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        (Day(2015, 1, 1), Day(2015, 12, 31), (Date(Day(2015, 1, 1), "year"), None, None)),
        (Day(2015, 7, 1), Day(2015, 7, 31), (Date(Day(2015, 7, 1), "month"), None, None)),
        (Day(2015, 7, 9), Day(2015, 7, 9), (Date(Day(2015, 7, 9), "day"), None, None)),
        (Day(2015, 7, 1), None, (None, Date(Day(2015, 7, 1), "month"), None)),
        (None, Day(2015, 12, 31), (None, None, Date(Day(2015, 12, 31), "year"))),
        (
            Day(2015, 7, 9),
            Day(2016, 2, 29),
            (None, Date(Day(2015, 7, 9), "day"), Date(Day(2016, 2, 29), "month")),
        ),
    ],
)
def test_dates_are_one_chip_as_short_as_they_are_known(
    since: Day | None, until: Day | None, dates: tuple[Date | None, Date | None, Date | None]
) -> None:
    (chip,) = links(query(since=since, until=until))["chips"]
    assert chip == Chip("التاريخ", url_of(query()), "", *dates)


def test_without_filters_there_are_no_chips() -> None:
    found = links(query(sort="newest"))
    assert found["chips"] == []
    assert (found["unfiltered_url"], found["typed_url"]) == ("", ""), "no page leads there"


def test_all_filters_go_at_once() -> None:
    asked = query(values=values_of({"tag": ["c"]}), since=Day(2015, 1, 1), page=2, sort="oldest")
    assert asked_by(links(asked)["unfiltered_url"]) == {"q": ["نهر"], "sort": ["oldest"]}


# Facets.


def test_a_facet_is_a_group_of_values_to_tick() -> None:
    tags = FacetBuckets("tag", 9, (Bucket("c", "جيم", 5, is_applied=True), Bucket("d", "دال", 4)))
    assert links(query(), facets=(tags,))["groups"] == [
        Group("tag", "الوسوم", (Choice("c", "جيم", 5, True), Choice("d", "دال", 4, False)))
    ]


@pytest.mark.parametrize(
    ("buckets", "is_shown"),
    [
        ((), False),
        ((Bucket("c", "جيم", 9),), False),  # which every hit has
        ((Bucket("c", "جيم", 9, is_applied=True),), True),
        ((Bucket("c", "جيم", 8),), True),
        ((Bucket("c", "جيم", 9), Bucket("d", "دال", 1)), True),
    ],
)
def test_a_facet_that_tells_nothing_is_not_shown(
    buckets: tuple[Bucket, ...], is_shown: bool
) -> None:
    groups = links(query(), facets=(FacetBuckets("tag", 9, buckets),))["groups"]
    assert [group.name for group in groups] == ["tag"] * is_shown


def test_years_are_no_group_to_tick() -> None:
    facet = FacetBuckets("year", 9, (Bucket("2016", "2016", 2), Bucket("2015", "2015", 3)))
    found = links(query(page=2), facets=(facet,))
    assert found["groups"] == []
    assert [asked_by(column.url) for column in found["dates"].chart.columns] == [
        {"q": ["نهر"], "since": ["2015"], "until": ["2015"]},
        {"q": ["نهر"], "since": ["2016"], "until": ["2016"]},
    ]


@pytest.mark.parametrize(
    ("total", "filters", "facets", "is_refinable"),
    [
        (1, {}, True, True),
        (0, {}, True, False),
        (0, {"since": Day(2015, 1, 1)}, True, True),
        (1, {}, False, False),
    ],
)
def test_an_empty_page_is_refined_only_to_get_out_of_its_filters(
    total: int, filters: dict[str, Any], facets: bool, is_refinable: bool
) -> None:
    some = (FacetBuckets("tag", 3, (Bucket("c", "جيم", 1),)),) if facets else ()
    assert links(query(**filters), total, facets=some)["is_refinable"] is is_refinable


def test_out_of_an_empty_page_lead_the_facets_that_bring_hits() -> None:
    asked = query(values=values_of({"source": ["a"], "tag": ["c"]})).in_year(2015)
    facets = (
        FacetBuckets("source", 7),
        FacetBuckets("author", 8),  # not filtered by
        FacetBuckets("tag", 0),  # brings nothing
        FacetBuckets("year", 9),
    )
    assert links(asked, 0, facets=facets)["relaxations"] == [
        Relaxation("المصدر", url_of(asked.without("source")), 7),
        Relaxation("التاريخ", url_of(asked.without("year")), 9),
    ]
    assert links(asked, 1, facets=facets)["relaxations"] == []


def test_a_notice_has_the_sentence_of_its_facet_or_is_worded_by_the_page() -> None:
    notices = ("unknown_tag", "stale", *(facet.notice for facet in NAMED))
    assert links(query(), notices=notices)["notices"] == [
        ("unknown_tag", BY_NAME["tag"].unknown),
        ("stale", ""),
        *((facet.notice, facet.unknown) for facet in NAMED),
    ]


# Entries.


def hit(key: int, story: int, *tags: str) -> Hit:
    labels = tuple(Label(name, "/") for name in tags)
    text = Snippet("")
    return Hit(
        key,
        "",
        "/",
        1.0,
        True,
        text,
        text,
        None,
        "unknown",
        1,
        "ar",
        None,
        tags=labels,
        story=story,
    )


def test_hits_of_one_story_are_one_entry_in_the_order_of_the_hits() -> None:
    hits = (hit(7, 7), hit(5, 5), hit(9, 7), hit(2, 2), hit(4, 7))
    assert [entry.id for entry in links(query(), 5, hits=hits)["entries"]] == [7, 5, 2]
    assert [entry.id for entry in links(query(), 5, root_matches=hits)["root_entries"]] == [7, 5, 2]


def test_tags_of_the_hits_lead_to_searches_of_their_own() -> None:
    hits = (hit(1, 1, "النيل", "مصر"), hit(2, 2, "مصر"), hit(3, 3, "النيل"))
    asked = query("بحر", page=3, sort="oldest", values=values_of({"source": ["a"]}))
    found = links(asked, 60, hits=hits)["related"]
    assert [(name, asked_by(url)) for name, url in found] == [
        ("النيل", {"q": ["النيل"]}),
        ("مصر", {"q": ["مصر"]}),
    ]
