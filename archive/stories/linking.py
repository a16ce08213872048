"""link(texts): what is one text comes into one story, in the transaction of the caller.

texts -> words -> bands -> candidates, compared run by run -> links -> groups -> rows
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from archive.models import Article
from archive.stories import candidates, membership
from archive.stories.bands import bands_of
from archive.stories.grouping import Link, grouped, some
from archive.stories.likeness import Likeness, likeness
from archive.stories.shingles import Words, words_of
from archive.stories.verdicts import pair, verdicts_on

BATCH = 200  # texts compared at a time, which bounds what is held of them

Texts = dict[int, Words]  # by the primary key of the article


def link(bodies: Sequence[tuple[int, str]]) -> None:
    """Find the stories of articles that are new or have other bodies: (primary key, body).

    An article that had a story leaves it, unless its new text or an editor's word keeps it there.
    """
    for start in range(0, len(bodies), BATCH):
        link_texts(_words(dict(bodies[start : start + BATCH])))


def link_texts(texts: Texts) -> None:
    """The same of articles whose words are known, as many as one batch has."""
    if not texts:
        return
    texts = dict(texts)  # others come to them
    again = candidates.take(list(texts))
    left = membership.leave(again)
    near = candidates.put(dict(zip(texts, bands_of(list(texts.values())), strict=True)))
    _read({one for others in near.values() for one in others}, texts)

    @cache
    def compare(one: int, other: int) -> Likeness:
        return likeness(texts[one], texts[other])

    links = [*_links(near, texts, compare), *verdicts_on(again).links()]
    if links:
        _group(links, texts, compare)
    membership.tidy(left)


def _links(
    near: Mapping[int, Iterable[int]], texts: Texts, compare: Callable[[int, int], Likeness]
) -> Iterator[Link]:
    for both in {pair(one, other) for one, others in near.items() for other in others}:
        if texts.keys() >= set(both) and (found := compare(*both)).is_one_text:
            yield Link(found.share, *both)


def _group(links: Sequence[Link], texts: Texts, compare: Callable[[int, int], Likeness]) -> None:
    ends = {end for link in links for end in (link.one, link.other)}
    groups = membership.groups_of(ends)
    _read({one for group in set(groups.values()) for one in some(group)}, texts)
    said = verdicts_on(ends.union(*groups.values()))

    def is_kin(one: int, other: int) -> bool:
        both = pair(one, other)
        return texts.keys() >= set(both) and compare(*both).is_kin

    membership.keep(grouped(links, groups, said, is_kin), links)


def _read(articles: Iterable[int], texts: Texts) -> None:
    """The words of those articles that are not among the texts, in one query for each part."""
    for part in candidates.parts(sorted(set(articles) - texts.keys())):
        rows = Article.objects.filter(pk__in=part).order_by()
        texts |= _words(dict(rows.values_list("pk", "body")))


def _words(bodies: Mapping[int, str]) -> Texts:
    return dict(zip(bodies, words_of(list(bodies.values())), strict=True))
