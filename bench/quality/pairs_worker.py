"""A process with an archive of the texts of the pairs alone, each an article, that is asked for each.

A Job on standard input; on standard output the texts found, by what was asked.
"""

from __future__ import annotations

from bench.harness import process
from bench.harness.job import Job
from bench.quality.pairs import pairs, texts


def work(job: Job) -> dict[str, list[str]]:
    import django

    django.setup()
    from archive.models import Article
    from bench.harness.archive import row, store
    from search import indexing

    listed = pairs()
    about = texts(listed)
    rows = (row(str(number), "-", text) for number, text in enumerate(about))
    store(rows, Article.objects.bulk_create)
    indexing.rebuild()
    asked = dict.fromkeys(asked for pair in listed for asked, _ in pair.questions)
    numbers = dict(Article.objects.values_list("pk", "external_id"))
    return {one: [about[int(numbers[key])] for key in _hits(one, len(about))] for one in asked}


def _hits(asked: str, most: int) -> list[int]:
    """The articles that hold each word of it."""
    from search.engines.haystack.connection import engine
    from search.parsing import parse
    from search.request import Page, Request

    ranking = engine().rank(Request(parse(asked), page=Page(0, most)))
    return [hit.id for hit in ranking.ranked if not hit.missing]


if __name__ == "__main__":
    process.serve(Job, work)
