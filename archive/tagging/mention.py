"""A mention: the words from start to end of a text name something."""

from typing import NamedTuple


class Mention(NamedTuple):
    """``label`` is what a tag would be called; an empty ``kind`` makes no tag.

    ``weight`` says how much the name is worth as a tag beside others of its kind; what ``fills``
    is one only where a text has hardly any other.
    """

    label: str
    kind: str
    start: int
    end: int
    weight: float = 1.0
    fills: bool = False
