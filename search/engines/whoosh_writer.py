"""Whoosh's segment files, written from arrays instead of one posting at a time.

Whoosh makes a tuple of each word of each document, sorts them all and pickles them one by
one. Here each token is three numbers (term, document, position) in arrays; one stable sort
by term brings the postings together, and blocks are written whole, in Whoosh's format.
It uses parts of Whoosh that are not public; the release is pinned, and a test reads
everything back through Whoosh's public readers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from search.analysis import Token
from search.engines.whoosh_blocks import BLOCK, write_field
from search.engines.whoosh_columns import coded_lengths
from search.engines.whoosh_schema import FormField

GAP = 100  # positions between title and text: no phrase reaches across
POSITION = Token._fields.index("position")


class Terms(dict[str | bytes, int]):
    """Term to number; a new term gets the next one."""

    def __missing__(self, term: str | bytes) -> int:
        number = self[term] = len(self)
        return number


class Gathered:
    """The tokens of one field: the number of the term, the document, the position."""

    def __init__(self) -> None:
        self.terms = Terms()
        self.numbers, self.documents, self.positions = array("I"), array("I"), array("I")

    def add_texts(self, document: int, texts: Sequence[Sequence[Token]], form: int) -> int:
        """Texts of one document, a gap of positions between them; returns their length."""
        terms, base, length = self.terms, 0, 0
        for tokens in texts:
            self.numbers.extend([terms[token[form]] for token in tokens])
            self.positions.extend([base + token[POSITION] for token in tokens])
            base += (tokens[-1].position if tokens else 0) + GAP
            length += len(tokens)
        self.documents.extend([document] * length)
        return length

    def add_posting(self, document: int, term: str | bytes, positions: Sequence[int]) -> None:
        number, count = self.terms[term], len(positions)
        self.numbers.extend([number] * count)
        self.positions.extend(positions)
        self.documents.extend([document] * count)


class Pool:
    """All tokens of a segment in the making; it takes the place of Whoosh's sorting pool."""

    def __init__(self, schema: Any) -> None:
        self.schema = schema
        self.fields: dict[str, Gathered] = defaultdict(Gathered)

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """A posting as Whoosh's own code hands it over, when it merges segments."""
        field, term, document, weight, value = posting
        kept = self.schema[field]
        if isinstance(kept, FormField):
            positions = array("I", value) if kept.phrase else [0] * int(weight)
            self.fields[field].add_posting(document, term.decode(), positions)
        else:
            self.fields[field].add_posting(document, term, [0])

    def cleanup(self) -> None:
        self.fields.clear()


class GatheringWriter(SegmentWriter):
    def __init__(self, index: FileIndex, **options: Any) -> None:
        codec = W3Codec(blocklimit=BLOCK, compression=0)
        super().__init__(index, timeout=10, codec=codec, **options)
        self.pool = Pool(self.schema)

    def add_document(self, **fields: Any) -> None:
        """As Whoosh's, but a text field is given lists of tokens, which go into the arrays at once."""
        texts = {
            name: value
            for name, value in fields.items()
            if isinstance(self.schema[name], FormField)
        }
        document = self.docnum
        super().add_document(**{name: value for name, value in fields.items() if name not in texts})
        for name, parts in texts.items():
            length = self.pool.fields[name].add_texts(document, parts, self.schema[name].form_at)
            self.perdocwriter.add_field(name, self.schema[name], None, length)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        reader = self.per_document_reader()
        for name, gathered in sorted(self.pool.fields.items()):
            self.fieldwriter.start_field(name, self.schema[name])
            lengths = coded_lengths(reader, name, self.docnum)
            write_field(self.fieldwriter, self.schema[name].format, gathered, lengths)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()
        reader.close()
