"""One token of a text: where it stands, and the forms it is searched by."""

from typing import NamedTuple


class Form(NamedTuple):
    """The search forms of a word, wherever it stands, and those of words run on in it.

    `marked` as `vowel_marks.marked` has it.
    """

    exact: str
    folded: str
    stem: str
    kind: str
    parts: tuple["Form", ...] = ()
    marked: str = ""


class Token(NamedTuple):
    """A word as it stands in the text and its three search forms.

    Offsets count code points of the original text, and
    ``text[start:end] == surface`` always holds. ``kind`` is one of word, number,
    date, latin, acronym, email, url. An ``overlay`` token (the joined form of
    عبد الله, one of two run-on words) stands at the position and over
    the span of the words it was made from, and has no marks. A NamedTuple, not a dataclass: an
    archive is analysed by the hundred thousand tokens a second.
    """

    surface: str
    start: int
    end: int
    position: int
    exact: str
    folded: str
    stem: str
    kind: str
    overlay: bool = False
    marked: str = ""
