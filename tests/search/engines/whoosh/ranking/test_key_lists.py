"""Keys of documents and documents of keys, as counting one by one gives them."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.ranking.key_lists import WIDTH, KeyLists

# Primary keys leave gaps, and may be as high as a column of 32 bits holds.
KEYS = st.sampled_from([0, 1, 2, 3, 5, 8, 900, 2**31, 2**32 - 1])
FEW = st.sets(KEYS, max_size=2)
MANY = st.sets(KEYS, min_size=WIDTH + 1)
# Of each document its keys; some have more than stand in the table.
ARCHIVES = st.lists(st.one_of(FEW, FEW, FEW, MANY), max_size=30)


def lists_of(archive: list[set[int]]) -> KeyLists:
    pairs = [(document, key) for document, keys in enumerate(archive) for key in keys]
    documents, keys = np.array(pairs, np.int64).reshape(-1, 2).T
    return KeyLists(documents, keys, len(archive))


@given(archive=ARCHIVES)
def test_every_key_stands_once_in_ascending_order(archive: list[set[int]]) -> None:
    assert lists_of(archive).keys.tolist() == sorted(set().union(*archive))


@given(archive=ARCHIVES, sought=st.sets(st.one_of(KEYS, st.just(77))))
def test_a_document_is_held_that_has_any_of_the_keys(
    archive: list[set[int]], sought: set[int]
) -> None:
    found = set(lists_of(archive).holding(sought).tolist())
    assert found == {document for document, keys in enumerate(archive) if keys & sought}


@given(archive=ARCHIVES, data=st.data())
def test_a_count_is_the_number_of_these_documents_that_have_the_key(
    archive: list[set[int]], data: st.DataObject
) -> None:
    lists = lists_of(archive)
    some = sorted(data.draw(st.sets(st.sampled_from(range(len(archive))))) if archive else set())
    counted = lists.counts(np.array(some, np.int64))
    by_hand = Counter(key for document in some for key in archive[document])
    assert counted.tolist() == [by_hand[key] for key in lists.keys.tolist()]


def test_what_does_not_fit_into_the_table_is_counted_beside_it() -> None:
    archive = [{1}] * 60 + [set(range(WIDTH + 4))] + [{1, 2}]
    lists = lists_of(archive)
    assert lists._table.shape == (62, 1), "98 of 100 have one key"
    assert len(lists._more) == WIDTH + 3 + 1
    assert lists.counts(np.arange(62)).tolist() == [1, 62, 2, *[1] * (WIDTH + 1)]
    assert lists.counts(np.array([61])).tolist() == [0, 1, 1, *[0] * (WIDTH + 1)]


def test_the_table_is_never_wider_than_its_bound() -> None:
    lists = lists_of([set(range(WIDTH * 3))] * 4)
    assert lists._table.shape == (4, WIDTH)
    assert lists.counts(np.array([0, 3])).tolist() == [2] * WIDTH * 3
