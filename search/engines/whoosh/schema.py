"""The lean Whoosh schema: fields over the forms of one tokenisation, columns for sorting."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from whoosh import analysis, columns, fields, formats
from whoosh.system import pack_uint

from search.analysis import VERSION, Form, Token, analyze
from search.analysis.stemming.skeleton import skeleton
from search.facets import NAMED, Facet

# (field, text it is made of, form of the token, whether word positions are kept, for phrases)
FORMS = [
    ("text", "text", "stem", True),
    ("text_folded", "text", "folded", True),
    ("text_skeleton", "text", "skeleton", False),
    ("text_spelt", "text", "spelt", True),
    ("text_marked", "text", "marked", True),
    ("title", "title", "stem", False),
    ("title_folded", "title", "folded", False),
]


def spelt(token: Form | Token) -> str:
    """Of a word that folding changes, how it is spelt; nothing of the others, whose folded form
    says so. Of 29,392 articles of news a third of the postings stay, and 106,554 spellings."""
    changes = token.exact != token.folded
    return f"{spelt_as(token.folded)}{token.exact}" if changes else ""


def spelt_as(word: str) -> str:
    """What all spellings of a folded word begin with, and all markings of a spelt one."""
    return f"{word}="


def marked(token: Form | Token) -> str:
    """Of a word with vowel marks, how it is marked; nothing of the others."""
    return f"{spelt_as(token.exact)}{token.marked}" if token.marked else ""


# What a field keeps of a token; nothing if it is empty.
TERMS: dict[str, Callable[[Form | Token], str]] = {
    "stem": lambda token: token.stem,
    "folded": lambda token: token.folded,
    "skeleton": lambda token: skeleton(token.stem),
    "spelt": spelt,
    "marked": marked,
}
BODY = 512  # the position of a text's first word; those of the title lie below
IDENTITY = "id"  # a document is replaced and removed by it


def identity(pk: int) -> str:
    """The primary key of an article as a term."""
    return str(pk)


class ChainAnalyzer(analysis.Analyzer):
    """Whoosh's view of our chain, for what Haystack's query parser asks of a field.

    Whoosh pickles it into the index: it holds the name of a form and no code.
    """

    def __init__(self, form: str) -> None:
        self.form = form

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ChainAnalyzer) and self.form == other.form

    __hash__ = None  # type: ignore[assignment]  # it is compared, never a key

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **options: Any
    ) -> Iterator[Any]:
        reused = analysis.Token(positions, chars, boost=1.0)
        for token in analyze(value):
            if token.overlay and options.get("mode") == "query":
                continue
            reused.text = TERMS[self.form](token)
            if not reused.text:
                continue
            reused.pos, reused.startchar, reused.endchar = token.position, token.start, token.end
            reused.stopped, reused.boost = False, 1.0
            yield reused


class PackedPositions(formats.Positions):
    """Positions as unsigned numbers of 32 bits: ten times quicker to write than a pickle."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        return array("I", poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return array("I", valuestring).tolist()

    def decode_frequency(self, valuestring: bytes) -> int:
        return len(valuestring) // 4


class FormField(fields.TEXT):
    """A text field over one form of the tokens; our writer is given texts, and all forms are made at once."""

    def __init__(self, form: str, phrase: bool) -> None:
        super().__init__(analyzer=ChainAnalyzer(form), phrase=phrase)
        if phrase:
            self.format = PackedPositions()
        self.form, self.phrase = form, phrase

    def term(self, token: Form | Token) -> str:
        return TERMS[self.form](token)

    def index(self, value: str, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh asks of a field; our writer takes the tokens themselves."""
        positions: dict[str, list[int]] = {}
        for token in analyze(value):
            positions.setdefault(self.term(token), []).append(token.position)
        positions.pop("", None)
        for word, places in positions.items():
            frequency = len(places)
            encoded = self.format.encode(places) if self.phrase else pack_uint(frequency)
            yield word.encode("utf-8", "replace"), frequency, float(frequency), encoded


class NamesField(fields.FieldType):
    """Whole names, folded: a tag with a comma in it stays one tag."""

    def __init__(self) -> None:
        from whoosh.formats import Existence

        super().__init__(Existence(), WholeName(), stored=False)

    def index(
        self, value: Iterable[str], **options: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        names = [value] if isinstance(value, str) else value
        for name in sorted({_folded_name(name) for name in names if name}):
            yield name.encode("utf-8", "replace"), 1, 1.0, b""


class WholeName(analysis.Analyzer):
    def __call__(self, value: str, **options: Any) -> Iterator[Any]:
        reused = analysis.Token(
            boost=1.0, text=" ".join(folded(value)), pos=0, startchar=0, endchar=len(value)
        )
        reused.stopped = False
        yield reused

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WholeName)

    __hash__ = None  # type: ignore[assignment]  # it is compared, never a key


@lru_cache(1 << 12)
def _folded_name(name: str) -> str:
    return " ".join(folded(name))


def folded(name: str) -> list[str]:
    return [token.folded for token in analyze(name) if not token.overlay]


def schema() -> fields.Schema:
    return fields.Schema(
        **{
            IDENTITY: fields.ID(stored=True, unique=True),
            "content_hash": fields.STORED(),
            "pk": fields.COLUMN(columns.NumericColumn("i")),
            "published_at": fields.COLUMN(columns.NumericColumn("q")),
        },
        **{name: FormField(form, phrase) for name, _, form, phrase in FORMS},
        # Of each facet the names, each one term, as it is folded; and the primary keys.
        **{facet.field: NamesField() for facet in NAMED},
        **{facet.column: fields.COLUMN(columns.VarBytesColumn()) for facet in NAMED},
    )


def version(facets: Iterable[Facet]) -> str:
    """Any change of what the index holds changes this, and an index that differs is rebuilt."""
    fields_of_facets = ",".join(f"{facet.field}+{facet.column}" for facet in facets)
    return f"10/{fields_of_facets}/{VERSION}"


SCHEMA_VERSION = version(NAMED)
