"""Which articles may have the same text as some that came: the table of bands, asked and written.

However often a form was printed, no band is kept of more than MOST texts: those that are one text
share other bands, too, and what is looked up stays bounded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from django.db import connection

from archive.stories.bands import Bands, scheme
from archive.stories.models import Band, Fingerprint

MOST = 32  # texts that have one band
LEAST_SHARED = 2  # bands; strangers share one now and then
COMPARED = 12  # texts that one is compared with, those that share the most bands
ASKED = 900  # keys in one query

_BANDS, _FINGERPRINTS = (model._meta.db_table for model in (Band, Fingerprint))
_FIND = f"SELECT band, article_id FROM {_BANDS} WHERE band IN ({{}})"
_PUT = f"INSERT INTO {_BANDS} (band, article_id) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_TAKE = f"DELETE FROM {_BANDS} WHERE band = %s AND article_id = %s"
_MARK = (
    f"INSERT INTO {_FINGERPRINTS} (article_id, scheme, bands) VALUES (%s, %s, %s)"
    " ON CONFLICT (article_id) DO UPDATE SET scheme = excluded.scheme, bands = excluded.bands"
)


def put(bands: Mapping[int, Bands]) -> dict[int, list[int]]:
    """Keep the bands of articles that have none; the articles that may have the same text as each,
    those that share the most bands first."""
    own = {key: of_it.tolist() for key, of_it in bands.items()}
    holders = _holders(sorted({band for of_it in own.values() for band in of_it}))
    kept = {
        key: [band for band in of_it if len(holders[band]) < MOST] for key, of_it in own.items()
    }
    marks = [(key, scheme(), np.array(of_it, np.int64).tobytes()) for key, of_it in kept.items()]
    with connection.cursor() as cursor:
        cursor.executemany(_PUT, [(band, key) for key, of_it in kept.items() for band in of_it])
        cursor.executemany(_MARK, marks)
    for key, of_it in own.items():
        for band in of_it:
            holders[band].append(key)
    return {key: _sharing(key, of_it, holders) for key, of_it in own.items()}


def take(articles: Sequence[int]) -> set[int]:
    """Take the bands of these articles out of the table; those of them that had any."""
    rows = Fingerprint.objects.filter(pk__in=articles, bands__isnull=False)
    kept = {
        key: np.frombuffer(bytes(bands or b""), np.int64)
        for key, bands in rows.values_list("pk", "bands")
    }
    if kept:
        with connection.cursor() as cursor:
            cursor.executemany(_TAKE, [(band, key) for key in kept for band in kept[key].tolist()])
    return set(kept)


def _holders(bands: Sequence[int]) -> defaultdict[int, list[int]]:
    """Band -> the articles that have it."""
    holders = defaultdict[int, list[int]](list)
    with connection.cursor() as cursor:
        for part in parts(bands):
            cursor.execute(_FIND.format(", ".join(["%s"] * len(part))), part)
            for band, article in cursor.fetchall():
                holders[band].append(article)
    return holders


def _sharing(article: int, bands: Iterable[int], holders: Mapping[int, list[int]]) -> list[int]:
    shared = Counter(one for band in bands for one in holders[band])
    del shared[article]
    return [one for one, times in shared.most_common(COMPARED) if times >= LEAST_SHARED]


def parts(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many keys as one query takes."""
    for start in range(0, len(keys), ASKED):
        yield keys[start : start + ASKED]
