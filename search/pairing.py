"""What ties an index to the database that it was made from.

Every commit of an index has an identifier. Before a commit becomes the index, the database notes
its identifier beside that of the commit before it, which it forgets in the transaction in which it
forgets the changes that were applied. An index whose commit the database has not noted belongs to another database, or to another time of this one, and is not used. So either of the
two may be restored alone.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

DEFAULT_INDEX = "default"  # an index has the name of its connection


class Origin(NamedTuple):
    """What a commit was made from: the database's identity and the number of its last change."""

    database: str = ""
    change: int = 0
    commit: str = ""


NO_ORIGIN = Origin()


class Pairing(Protocol):
    """The side of the database."""

    def next_commit(self) -> Origin:
        """Of a commit that is about to be written."""
        ...

    def expect(self, commit: Origin, before: Origin) -> None:
        """Note, before `commit` becomes the index, that it belongs to the database, as the one
        `before` it does until then."""
        ...

    def accepts(self, origin: Origin) -> bool:
        """Whether the database has noted this commit as its index."""
        ...

    def accepts_earlier(self, origin: Origin) -> bool:
        """Whether it may be one that the database had noted before, and so an older index of it."""
        ...


class Unpaired:
    """Of an index without a database."""

    def next_commit(self) -> Origin:
        return NO_ORIGIN

    def expect(self, commit: Origin, before: Origin) -> None:
        pass

    def accepts(self, origin: Origin) -> bool:
        return True

    accepts_earlier = accepts


UNPAIRED = Unpaired()
