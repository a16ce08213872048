"""What filters let through and what facets count, as looking at each document gives it."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from search.engines.whoosh.ranking.filters import SORTED_WHOLE, Filtering, through_all
from search.facets import BY_NAME, NAMED, YEAR
from search.filters import Filters, year_bounds
from search.index_document import IndexDocument
from search.results import FacetCounts
from tests.search.engines.whoosh.builders import document, postings_of

Day = datetime.date


def filtering(folder: Path, *documents: IndexDocument) -> Filtering:
    return Filtering(postings_of(folder, documents))


def tagged(*tags: Iterable[int]) -> list[IndexDocument]:
    """A document for each, with these tags."""
    return [document(n, keys={"tag": tuple(keys)}) for n, keys in enumerate(tags)]


def dated(*days: Day | None) -> list[IndexDocument]:
    return [document(n, published_at=day) for n, day in enumerate(days)]


def numbers(some: Iterable[int]) -> np.ndarray:
    return np.array(list(some), np.int64)


def counted(made: Filtering, facet: str, most: int, *applied: int) -> list[tuple[int, int]]:
    """The values of a facet and their counts, over all documents."""
    filters = Filters({facet: frozenset(applied)})
    every = made.count(np.arange(made.postings.count), {}, filters, most)
    return next(list(one.counts) for one in every if one.name == facet)


def test_a_filter_lets_through_what_has_any_of_its_values(tmp_path: Path) -> None:
    made = filtering(tmp_path, *tagged([1, 2], [2], [3], []))
    passing = made.passing(np.arange(4), Filters({"tag": frozenset({1, 3, 77})}))
    assert {name: flags.tolist() for name, flags in passing.items()} == {
        "tag": [True, False, True, False]
    }


def test_flags_stand_beside_the_documents_that_were_asked_about(tmp_path: Path) -> None:
    made = filtering(tmp_path, *tagged([1], [], [1], []))
    filters = Filters({"tag": frozenset({1})}, until=Day(2001, 1, 1))
    passing = made.passing(numbers([1, 2]), filters)
    assert {name: flags.tolist() for name, flags in passing.items()} == {
        "tag": [False, True],
        YEAR.name: [False, False],
    }


def test_without_filters_nothing_is_looked_at(tmp_path: Path) -> None:
    made = filtering(tmp_path, *tagged([1], []))
    assert made.passing(np.arange(2), Filters()) == {}
    assert made.passing(np.arange(2), Filters({"tag": frozenset()})) == {}
    assert made._lists == {}


@pytest.mark.parametrize(
    ("since", "until", "passes"),
    [
        (Day(2001, 5, 1), None, [False, True, True, False]),
        (Day(2001, 5, 2), None, [False, False, True, False]),
        (None, Day(2001, 5, 1), [True, True, False, False]),
        (None, Day(2001, 4, 30), [True, False, False, False]),
        (Day(2001, 5, 1), Day(2001, 5, 1), [False, True, False, False]),
        (Day(2001, 5, 2), Day(2001, 5, 1), [False, False, False, False]),
        (Day.min, Day.max, [True, True, True, False]),
    ],
)
def test_both_bounds_of_a_date_belong_to_it_and_no_date_never_does(
    tmp_path: Path, since: Day | None, until: Day | None, passes: list[bool]
) -> None:
    made = filtering(tmp_path, *dated(Day(1999, 1, 1), Day(2001, 5, 1), Day(2024, 2, 29), None))
    passing = made.passing(np.arange(4), Filters(since=since, until=until))
    assert passing[YEAR.name].tolist() == passes


def test_what_passes_every_filter_passes_all() -> None:
    flags = {"a": np.array([True, True, False, False]), "b": np.array([True, False, True, False])}
    assert through_all(flags).tolist() == [True, False, False, False]
    assert through_all({"b": flags["b"]}).tolist() == [True, False, True, False]


def test_years_are_those_of_the_calendar(tmp_path: Path) -> None:
    days = [Day(1, 1, 2), Day(1899, 12, 31), Day(1900, 1, 1), Day(1969, 12, 31), Day(1970, 1, 1)]
    days += [Day(2000, 2, 29), Day(2024, 12, 31), Day(2024, 1, 1), Day(9999, 12, 31)]
    made = filtering(tmp_path, *dated(None, *days, None))
    assert sorted(counted(made, YEAR.name, 20)) == sorted(Counter(day.year for day in days).items())


def test_months_are_counted_of_the_one_year_that_days_are_filtered_by(tmp_path: Path) -> None:
    days = [Day(2000, 12, 31), Day(2001, 1, 1), Day(2001, 2, 1), Day(2001, 2, 28), Day(2001, 12, 9)]
    made = filtering(tmp_path, *dated(*days, None))

    def months(since: Day | None, until: Day | None) -> tuple[tuple[int, int], ...]:
        filters = Filters(since=since, until=until)
        every = made.count(np.arange(6), {}, filters, 1)
        return next(one.months for one in every if one.name == YEAR.name)

    of_2001 = ((200101, 1), (200102, 2), (200112, 1))
    assert months(Day(2001, 1, 1), Day(2001, 12, 31)) == of_2001
    assert months(Day(2001, 2, 7), Day(2001, 2, 7)) == of_2001
    assert months(Day(2000, 1, 1), Day(2000, 1, 31)) == ((200012, 1),)
    assert months(Day(2000, 12, 31), Day(2001, 1, 1)) == months(Day(2001, 1, 1), None) == ()
    assert months(Day(1999, 1, 1), Day(1999, 1, 1)) == months(None, Day(2001, 12, 31)) == ()


def test_months_are_counted_where_all_documents_are_of_one_year(tmp_path: Path) -> None:
    made = filtering(tmp_path, *dated(Day(2001, 1, 1), None, Day(2001, 3, 1), Day(2002, 1, 1)))
    counts = [list(made.count(numbers(ids), {}, Filters(), 1))[-1] for ids in ([0, 1, 2], [0, 3])]
    assert [one.months for one in counts] == [((200101, 1), (200103, 1)), ()]


def test_all_years_are_told_however_few_values_are_asked_for(tmp_path: Path) -> None:
    days = [Day(year, 3, 1) for year in (2001, 2003, 2003, 1999)]
    assert counted(filtering(tmp_path, *dated(*days)), YEAR.name, 1) == [
        (2003, 2),
        (1999, 1),
        (2001, 1),
    ]


def test_the_most_frequent_come_first_and_of_equals_the_lowest_key(tmp_path: Path) -> None:
    made = filtering(tmp_path, *tagged([5, 1], [5, 2], [9, 2], [9], [3]))
    assert counted(made, "tag", 10) == [(2, 2), (5, 2), (9, 2), (1, 1), (3, 1)]
    assert counted(made, "tag", 2) == [(2, 2), (5, 2)]


def test_applied_values_are_counted_at_the_end_though_they_are_rare_or_nowhere(
    tmp_path: Path,
) -> None:
    made = filtering(tmp_path, *tagged([5], [5], [9, 4], [9], [7]))
    assert counted(made, "tag", 1, 9, 7, 4) == [(5, 2), (4, 1), (7, 1), (9, 2)]
    assert counted(made, "tag", 1, 5) == [(5, 2)]
    assert counted(made, "tag", 1, 1, 6, 77) == [(5, 2), (1, 0), (6, 0), (77, 0)]


@pytest.mark.parametrize("times", [1, 2, 3, 4, 7])
def test_of_many_values_the_most_frequent_are_those_of_a_whole_sort(
    tmp_path: Path, times: int
) -> None:
    """More values than are simply sorted, nearly all of them rare, and many of them equal."""
    keys = range(100, 101 + SORTED_WHOLE)
    texts = [[key] for key in keys] + [list(keys[5:15])] * (times - 1) + [list(keys[3:30:3])]
    made = filtering(tmp_path, *tagged(*texts))
    by_hand = Counter(key for own in texts for key in own)
    ordered = sorted(by_hand.items(), key=lambda pair: (-pair[1], pair[0]))
    for most in (1, 8, 12, 60, 3 * SORTED_WHOLE):
        assert counted(made, "tag", most) == ordered[:most]


def test_of_many_values_that_no_hit_has_none_is_listed(tmp_path: Path) -> None:
    made = filtering(tmp_path, *tagged(range(SORTED_WHOLE + 44), [1]))
    for hits, wanted in [([], []), ([1], [(1, 1)])]:
        every = made.count(numbers(hits), {}, Filters(), 10)
        assert {one.name: list(one.counts) for one in every}["tag"] == wanted


def test_a_facet_is_counted_under_the_filters_of_the_others(tmp_path: Path) -> None:
    documents = [
        document(1, keys={"tag": (1,), "source": (7,)}, published_at=Day(2001, 1, 1)),
        document(2, keys={"tag": (1, 2), "source": (8,)}, published_at=Day(2001, 2, 1)),
        document(3, keys={"tag": (2,), "source": (8,)}, published_at=Day(2002, 1, 1)),
        document(4, keys={"author": (6,)}),
    ]
    made, ids = filtering(tmp_path, *documents), np.arange(4)
    since, until = year_bounds(2001)
    filters = Filters({"tag": frozenset({2})}, since, until)
    counts = {one.name: one for one in made.count(ids, made.passing(ids, filters), filters, 10)}
    assert list(counts) == list(BY_NAME)
    assert counts["tag"] == FacetCounts("tag", 2, ((1, 2), (2, 1)))
    assert counts["year"] == FacetCounts("year", 2, ((2001, 1), (2002, 1)), ((200102, 1),))
    assert counts["source"] == FacetCounts("source", 1, ((8, 1),))
    assert counts["author"] == FacetCounts("author", 1, ())


@pytest.mark.parametrize("seed", range(4))
def test_filters_and_facets_are_what_looking_at_each_document_gives(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)

    def keys() -> frozenset[int]:
        return frozenset(chance.choices([1, 2, 3, 500], k=chance.randint(0, 3)))

    documents = [
        document(
            n,
            keys={facet.name: tuple(sorted(keys())) for facet in NAMED},
            published_at=chance.choice([None, Day(2000 + n % 4, 6, 1)]),
        )
        for n in range(50)
    ]
    postings = postings_of(tmp_path, documents[:13], documents[13:])
    made, ids = Filtering(postings), np.array(sorted(chance.sample(range(50), 30)))

    def values(one: IndexDocument, facet: str) -> tuple[int, ...]:
        if facet != YEAR.name:
            return one.keys[facet]
        return (one.published_at.year,) if one.published_at else ()

    for _ in range(10):
        since, until = year_bounds(2000 + chance.randint(0, 3))
        chosen = {facet.name: keys() for facet in NAMED if chance.random() < 0.5}
        filters = Filters(chosen, since, until) if chance.random() < 0.5 else Filters(chosen)
        wanted = {name: some for name, some in chosen.items() if some}
        if filters.is_dated:
            wanted[YEAR.name] = frozenset({since.year})
        passing = made.passing(ids, filters)
        assert {name: flags.tolist() for name, flags in passing.items()} == {
            name: [not some.isdisjoint(values(documents[n], name)) for n in ids.tolist()]
            for name, some in wanted.items()
        }
        for facet in made.count(ids, passing, filters, 100):
            through = [
                documents[n]
                for n in ids.tolist()
                if all(
                    not some.isdisjoint(values(documents[n], name))
                    for name, some in wanted.items()
                    if name != facet.name
                )
            ]
            counts = Counter(key for one in through for key in values(one, facet.name))
            counts.update(dict.fromkeys(wanted.get(facet.name, ()), 0))
            assert (facet.total, dict(facet.counts)) == (len(through), dict(counts))
