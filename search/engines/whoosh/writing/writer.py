"""Whoosh's segment files, written from arrays instead of one posting at a time.

Whoosh makes a tuple of each word of each document, sorts them all and pickles them one by
one. Here a text is cut into chunks, each chunk analysed once, and what is kept of a text is
the numbers of its chunks. When the segment is written they are spread out to tokens by
NumPy, one stable sort by term brings the postings together, and blocks are written whole,
in Whoosh's format. It uses parts of Whoosh that are not public; the release is pinned, and
a test reads everything back through Whoosh's public readers.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from search.analysis import Chunks, Form, new_chunks
from search.engines.whoosh.arrays import Uints
from search.engines.whoosh.codec.blocks import BLOCK
from search.engines.whoosh.codec.columns import coded_lengths
from search.engines.whoosh.codec.terms import TermsWriter
from search.engines.whoosh.schema import BODY, FORMS, FormField
from search.engines.whoosh.writing.fields import Tokens, write_field

LEFT_OUT = (1 << 32) - 1  # the number of what a field does not keep
GAP = 100  # positions between title and text at least: no phrase reaches across
TEXT_OF = {field: text for field, text, _, _ in FORMS}
FIELDS_OF = {text: [field for field in TEXT_OF if TEXT_OF[field] == text] for text in TEXT_OF}


class Terms(dict[bytes, int]):
    """Term to number; a new term gets the next one."""

    def __missing__(self, term: bytes) -> int:
        number = self[term] = len(self)
        return number


class Gathered:
    """The postings of a field as tokens: number of the term, document, position."""

    def __init__(self) -> None:
        self.terms = Terms()
        self.numbers, self.documents, self.positions = array("I"), array("I"), array("I")

    def add(self, document: int, term: bytes, positions: Sequence[int]) -> None:
        number, count = self.terms[term], len(positions)
        self.numbers.extend([number] * count)
        self.positions.extend(positions)
        self.documents.extend([document] * count)


@dataclass(frozen=True, slots=True)
class Spread:
    """The tokens of all texts: number of the token in its chunks, document, position."""

    tokens: NDArray[np.int32]
    documents: Uints
    positions: Uints


class Texts:
    """The texts of one kind: the numbers of their chunks, and where each text begins."""

    def __init__(self, chunks: Chunks) -> None:
        self.chunks, self.numbers = chunks, array("I")
        self.documents, self.sizes, self.bases = array("I"), array("I"), array("I")

    def add(self, document: int, texts: Sequence[str]) -> int:
        """Texts of one document, a gap of positions between them; returns their length."""
        base, length = 0, 0
        for text in texts:
            numbers = self.chunks.cut(text)
            tokens, positions = self.chunks.extent(numbers)
            self.numbers.extend(numbers)
            self.documents.append(document)
            self.sizes.append(len(numbers))
            self.bases.append(base)
            base = max(base + positions + GAP, BODY)
            length += tokens
        return length

    def spread(self) -> Spread:
        ends = np.array(self.chunks.ends, np.int32)
        counts = np.diff(ends, prepend=np.int32(0))
        chunks, sizes = _uints(self.numbers), _uints(self.sizes)
        in_chunk = counts[chunks]
        skipped = ((ends - counts)[chunks] - _before(in_chunk)).astype(np.int32)
        tokens = np.repeat(skipped, in_chunk) + np.arange(in_chunk.sum(), dtype=np.int32)
        places = _before(np.array(self.chunks.widths, np.int64)[chunks])
        texts = _before(sizes)
        first = np.append(places, 0)[texts].astype(np.int64)
        starts = (places + np.repeat(_uints(self.bases) - first, sizes)).astype(np.uint32)
        within = np.array(self.chunks.positions, np.uint32)[tokens]
        positions: Uints = np.repeat(starts, in_chunk) + within
        documents = np.repeat(np.repeat(_uints(self.documents), sizes), in_chunk)
        return Spread(tokens, documents, positions)


class Pool:
    """All tokens of a segment in the making; it takes the place of Whoosh's sorting pool."""

    def __init__(self, schema: Any) -> None:
        self.schema, self.chunks = schema, new_chunks()
        self.texts = {text: Texts(self.chunks) for text in FIELDS_OF}
        self.fields: dict[str, Gathered] = defaultdict(Gathered)
        self.spread: dict[str, Spread] = {}

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """A posting as Whoosh's own code hands it over, of other fields or a merged segment."""
        field, term, document, weight, value = posting
        kept = self.schema[field]
        positions: Sequence[int] = [0]
        if isinstance(kept, FormField):
            positions = array("I", value) if kept.phrase else [0] * int(weight)
        self.fields[field].add(document, term, positions)

    def size(self) -> int:
        """How many chunks the texts have so far."""
        return sum(len(texts.numbers) for texts in self.texts.values())

    def tokens(self, field: str) -> Tokens:
        """The tokens of a field, those of each term in the order of documents."""
        merged = self.fields.pop(field, Gathered())
        terms, texts = merged.terms, self.spread.get(TEXT_OF.get(field, ""))
        numbers = _uints(merged.numbers)
        documents, positions = _uints(merged.documents), _uints(merged.positions)
        if texts:
            table = self._table(texts, self.schema[field].term, terms)
            numbers = np.append(table[texts.tokens], numbers)
            documents = np.append(texts.documents, documents)
            positions = np.append(texts.positions, positions)
            if LEFT_OUT in table:
                kept = numbers != LEFT_OUT
                numbers, documents, positions = numbers[kept], documents[kept], positions[kept]
        return Tokens(list(terms), numbers, documents, positions)

    def fill(self) -> list[str]:
        """Spread out all texts; the names of the fields that hold something."""
        self.spread = {text: kept.spread() for text, kept in self.texts.items() if kept.documents}
        fields = [field for text in self.spread for field in FIELDS_OF[text]]
        return sorted({*fields, *self.fields})

    def _table(self, texts: Spread, term: Callable[[Form], str], terms: Terms) -> Uints:
        """The number of the term for each token of the chunks, where it occurs."""
        forms, occurs = self.chunks.forms, np.zeros(len(self.chunks.forms), bool)
        occurs[texts.tokens] = True
        used = np.flatnonzero(occurs)
        table = np.zeros(len(forms), np.uint32)
        words = [term(forms[number]) for number in used.tolist()]
        table[used] = [
            terms[word.encode("utf-8", "replace")] if word else LEFT_OUT for word in words
        ]
        return table

    def cleanup(self) -> None:
        self.fields.clear()
        self.texts.clear()
        self.spread.clear()


class GatheringWriter(SegmentWriter):
    def __init__(self, index: FileIndex, **options: Any) -> None:
        codec = W3Codec(blocklimit=BLOCK, compression=0)
        super().__init__(index, timeout=10, codec=codec, **options)
        self.pool = Pool(self.schema)
        self.fieldwriter._tindex = TermsWriter(self.fieldwriter)

    def add_document(self, **fields: Any) -> None:
        """As Whoosh's, but of "text" and "title", given as texts, it makes all their fields."""
        document = self.docnum
        texts = {name: fields.pop(name, ()) for name in FIELDS_OF}
        super().add_document(**fields)
        for name, parts in texts.items():
            length = self.pool.texts[name].add(document, parts)
            for field in FIELDS_OF[name]:
                self.perdocwriter.add_field(field, self.schema[field], None, length)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        reader = self.per_document_reader()
        for name in self.pool.fill():
            self.fieldwriter.start_field(name, self.schema[name])
            lengths = coded_lengths(reader, name, self.docnum)
            write_field(self.fieldwriter, self.schema[name].format, self.pool.tokens(name), lengths)
            self.fieldwriter.finish_field()
        self.fieldwriter.close()
        reader.close()


def _uints(values: array[int]) -> Uints:
    return np.array(values, np.uint32)


def _before(counts: NDArray[Any]) -> NDArray[np.int64]:
    """The sum of all that come before each."""
    before: NDArray[np.int64] = np.cumsum(counts, dtype=np.int64) - counts
    return before
