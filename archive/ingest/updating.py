"""What a batch changes of articles that are there already, read at once and written at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from archive import bulk
from archive.ingest.known import Known
from archive.models import Article, Original, TextVersion
from archive.relations import RELATIONS, Relation

# Fields of a document, an article and a Vocabulary that hold several names.
LINKS = {one.field: one for one in RELATIONS.values() if not one.is_single}

Row = dict[str, object]
Links = dict[int, set[int]]  # article -> keys of its names


class Updates:
    """What has to be written; within one transaction.

    `articles`: keys of those that may be asked for, which are then read together. Of one origin
    nothing is noted twice before it is written: `origins` has those of which something waits.
    """

    def __init__(self, articles: Iterable[int]) -> None:
        self.origins = set[str]()
        self._articles = dict[int, Article]()
        self._links: dict[str, Links] = {field: {} for field in LINKS}
        self._read(articles)
        self._forget()

    def article(self, key: int) -> Article:
        """The row, with what waits for it. Raises KeyError when there is none."""
        if key not in self._articles:
            self._read([key])
        return self._articles[key]

    def replace_original(self, known: Known, row: Row) -> None:
        """Other bytes of an origin: those before are current no more."""
        self.origins.add(known.origin)
        self._replaced.append((False, known.origin, known.sha256))
        self._originals.append(row)

    def read_again(self, known: Known, text_hash: str) -> None:
        """The same bytes hold another text today."""
        self.origins.add(known.origin)
        self._hashes.append((text_hash, known.origin, known.sha256))

    def change(self, article: Article, links: Mapping[str, Sequence[int]]) -> None:
        """`links`: field -> the keys of its names from now on."""
        self._changed[article.pk] = article
        self._wanted[article.pk] = links

    def keep_version(self, article: int, title: str, body: str, recipe: str, sha256: str) -> None:
        """What the article said before."""
        row: Row = {"article_id": article, "title": title, "body": body}
        self._versions.append(row | {"recipe": recipe, "sha256": sha256})

    def flush(self) -> None:
        """Write what has waited."""
        bulk.change(Original, "current", self._replaced, "origin", "sha256")
        bulk.change(Original, "text_hash", self._hashes, "origin", "sha256")
        self._write_originals()
        bulk.update(list(self._changed.values()))
        bulk.insert(TextVersion, self._versions)
        for field, relation in LINKS.items():
            self._write_links(field, relation)
        self._forget()

    def _forget(self) -> None:
        self.origins.clear()
        self._replaced: list[tuple[object, str, str]] = []
        self._hashes: list[tuple[object, str, str]] = []
        self._originals: list[Row] = []
        self._changed: dict[int, Article] = {}
        self._wanted: dict[int, Mapping[str, Sequence[int]]] = {}
        self._versions: list[Row] = []

    def _read(self, articles: Iterable[int]) -> None:
        for some in bulk.chunks(list(dict.fromkeys(articles))):
            self._articles |= Article.objects.in_bulk(some)
            for field, relation in LINKS.items():
                of_some: Links = defaultdict(set)
                rows = relation.through._default_manager.filter(**{f"{relation.article}__in": some})
                for article, name in rows.values_list(relation.article, relation.named):
                    of_some[article].add(name)
                self._links[field] |= of_some

    def _write_originals(self) -> None:
        """A file that is again as it was once has its row."""
        hashes = [row["sha256"] for row in self._originals]
        kept = set[tuple[str, str]]()
        for some in bulk.chunks(hashes):
            rows = Original.objects.filter(sha256__in=some).order_by()
            kept |= set(rows.values_list("origin", "sha256"))
        new = [row for row in self._originals if (row["origin"], row["sha256"]) not in kept]
        bulk.insert(Original, new)
        for row in self._originals:
            if (row["origin"], row["sha256"]) in kept:
                Original.objects.filter(origin=row["origin"], sha256=row["sha256"]).update(**row)

    def _write_links(self, field: str, relation: Relation) -> None:
        added, taken = list[tuple[int, int]](), list[tuple[int, int]]()
        for article, wanted in self._wanted.items():
            if field in wanted:
                before = self._links[field].get(article, set())
                after = set(wanted[field])
                taken += [(article, name) for name in sorted(before - after)]
                added += [(article, name) for name in wanted[field] if name not in before]
                self._links[field][article] = after
        bulk.unlink(relation.through, taken, relation.article, relation.named)
        bulk.link(relation.through, added, relation.article, relation.named)
