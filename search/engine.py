"""The contract between search and an engine: what is asked, what is answered, what is raised.

`search/engines/contract.py` holds the tests that every engine passes. An engine sees no
database row and no Haystack: index documents go in, rankings of primary keys come out.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from search.index_document import IndexDocument
from search.parsing import Term
from search.request import Request
from search.results import Ranking
from search.vocabulary import Vocabulary


class IndexUnavailable(Exception):
    """No index can be read: there is none, or it is damaged. `state` says which in a word."""

    state = "no index"


class IndexDamaged(IndexUnavailable):
    """A part of the index is missing, or is not what was written."""

    state = "damaged"


class IndexUnreadable(IndexUnavailable):
    """The index may be sound, and cannot be read now."""

    state = "unreadable"


class IndexOutdated(IndexUnavailable):
    """The index was built by another analysis or schema."""

    state = "outdated"


class IndexForeign(IndexUnavailable):
    """The index was made from another database, or from this one at another time."""

    state = "foreign"


class Engine(Protocol):
    """Threads may share one. A generation is a whole index, known by its name; readers see the
    one in use until another is published."""

    # What a search asks

    def rank(self, request: Request) -> Ranking:
        """The articles that answer, best first. Raises IndexUnavailable.

        By relevance the score decides, which is higher for hits with every word; by date hits
        with every word come first. Of equals the newest comes first.
        """
        ...

    def most_telling(self, terms: Iterable[Term], count: int) -> list[Term]:
        """The terms that set a text apart: frequent in it (`terms` repeats them) and rare
        elsewhere. Raises IndexUnavailable."""
        ...

    def frequency(self, term: Term) -> int:
        """In how many articles, about, the word or another form of it stands. Raises
        IndexUnavailable."""
        ...

    def vocabulary(self) -> Vocabulary:
        """The words of the articles, folded, with their frequencies; it may lag a few articles
        behind, and of a large archive leave out the rarest and count a few too low. Raises IndexUnavailable."""
        ...

    # What the one writer asks

    def writing(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """The lock of the one writer, held for `apply` and `publish`; False if it is taken
        and `wait` is False."""
        ...

    def rebuilding(self, *, wait: bool = True) -> AbstractContextManager[bool]:
        """The lock of those who rebuild, held for `build`; taken before the writer's."""
        ...

    def apply(self, documents: Iterable[IndexDocument], removed: Iterable[int]) -> None:
        """In one commit, put documents in the place of those with their keys, and take out
        the articles that are `removed`. Raises IndexUnavailable."""
        ...

    def build(self, documents: Iterable[IndexDocument]) -> str:
        """A new generation beside the one in use, read back and found whole; its name.

        Raises IndexUnavailable when it does not hold all that was written to it.
        """
        ...

    def publish(self, generation: str) -> int:
        """Have the generation used; the number of articles in it. Raises IndexUnavailable."""
        ...

    # What those ask who watch over it

    def check(self) -> int:
        """The number of articles in the index in use. Raises IndexUnavailable, whose `state`
        says why, if it is not sound."""
        ...

    def document_hashes(self, generation: str | None = None) -> list[tuple[int, str]]:
        """(primary key, content hash) of every document of a generation, or of the one in use.

        Raises IndexUnavailable.
        """
        ...
