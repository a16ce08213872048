"""The table of bands: who shares some is a candidate, and what is looked up stays bounded."""

from __future__ import annotations

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Band, Fingerprint
from archive.stories.bands import scheme
from archive.stories.candidates import ASKED, COMPARED, LEAST_SHARED, MOST, parts, put, take

pytestmark = pytest.mark.django_db


def put_one(article: int, *bands: int) -> list[int]:
    """The candidates of an article with these bands."""
    return put({article: np.array(bands, np.int64)})[article]


def rows() -> set[tuple[int, int]]:
    return set(Band.objects.values_list("band", "article_id"))


def test_bands_are_kept_and_how_they_were_made() -> None:
    put_one(1, 5, -7)
    assert rows() == {(5, 1), (-7, 1)}
    kept = Fingerprint.objects.get()
    assert (kept.pk, kept.scheme) == (1, scheme())
    assert np.frombuffer(bytes(kept.bands), np.int64).tolist() == [5, -7]


def test_a_text_without_bands_is_marked_as_looked_at() -> None:
    assert put_one(1) == []
    assert (rows(), Fingerprint.objects.get().scheme) == (set(), scheme())


def test_who_shares_some_is_a_candidate_and_who_shares_most_comes_first() -> None:
    put_one(1, 10, 11, 12, 90)
    put_one(2, 10, 11, 12, 13)
    put_one(3, 13, 91, 92, 93)
    assert put_one(4, 10, 11, 12, 13) == [2, 1]
    assert LEAST_SHARED == 2


def test_those_of_one_batch_are_candidates_of_each_other() -> None:
    bands = np.array([1, 2, 3], np.int64)
    assert put({7: bands, 8: bands, 9: bands[:1]}) == {7: [8], 8: [7], 9: []}


def test_no_more_are_compared_than_so_many() -> None:
    for article in range(COMPARED + 5):
        put_one(article, 1, 2)
    assert len(put_one(100, 1, 2)) == COMPARED


def test_a_band_that_many_have_is_kept_of_no_more() -> None:
    for article in range(MOST + 3):
        put_one(article, 1, 100 + article)
    assert Band.objects.filter(band=1).count() == MOST
    assert set(range(100, 100 + MOST + 3)) <= {band for band, _ in rows()}


def test_bands_are_taken_out_by_what_is_kept_of_them() -> None:
    put_one(1, 5, 6)
    put_one(2, 5, 6)
    assert take([1, 3]) == {1}
    assert rows() == {(5, 2), (6, 2)}
    assert put_one(4, 5, 6) == [2]


def test_of_articles_never_looked_at_nothing_is_taken() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert take([1, 2]) == set()
    assert len(captured) == 1


@pytest.mark.parametrize("count", [0, 1, ASKED, ASKED + 1, 3 * ASKED])
def test_keys_are_asked_for_in_parts(count: int) -> None:
    keys = list(range(count))
    found = [list(part) for part in parts(keys)]
    assert [key for part in found for key in part] == keys
    assert all(0 < len(part) <= ASKED for part in found)
