"""A mention: the words from start to end of a text name something."""

from typing import NamedTuple


class Mention(NamedTuple):
    """``label`` is what a tag would be called; an empty ``kind`` makes no tag.

    ``weight`` says how much the name is worth as a tag beside others of its kind.
    """

    label: str
    kind: str
    start: int
    end: int
    weight: float = 1.0
