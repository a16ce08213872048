"""What the writer makes of texts is an inverted index of what the analysis says of them."""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import FileIndex
from whoosh.util.numeric import byte_to_length, length_to_byte

from search.analysis import analyze
from search.engines.whoosh.schema import BODY, FORMS, TERMS
from search.engines.whoosh.writing.document import fields_of
from search.engines.whoosh.writing.writer import GAP, GatheringWriter
from search.index_document import IndexDocument
from tests.search.engines.whoosh.builders import WORDS, document, index_of

# Field and term -> identity of the document -> positions; zeros where the field keeps none.
Inverted = dict[tuple[str, str], dict[str, list[int]]]

PIECES = [
    *("نهر", "والنهر", "للمدرسة", "عبد", "الله", "عبدالله", "العراقأصيلة", "ال", "سعود", "و"),
    *("كانون", "الثاني", "مُحَمَّد", "3.5", "٣", "F-16", "ف.ب", "a@b.co", "école", "،", ".", "«", "»"),
    *("\n", "\n\n", "\t", "\ud83d", "\u200f", "ـ", ""),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


def by_the_analysis(documents: Sequence[IndexDocument]) -> Inverted:
    """Each token of the title and the text that are written, where the analysis finds it."""
    found: Inverted = defaultdict(lambda: defaultdict(list))
    for one in documents:
        title, text = map(analyze, fields_of(one)["text"])
        width = title[-1].position + 1 if title else 0
        for field, source, form, has_positions in FORMS:
            starts = {"title": [(0, title)], "text": [(0, title), (max(width + GAP, BODY), text)]}
            for start, tokens in starts[source]:
                for token in tokens:
                    term = TERMS[form](token).encode("utf-8", "replace").decode()
                    place = start + token.position if has_positions else 0
                    if term:
                        found[field, term][str(one.pk)].append(place)
    return found


def as_written(index: FileIndex) -> Inverted:
    """All postings of the fields of texts, through Whoosh's public readers."""
    found: Inverted = defaultdict(dict)
    with index.reader() as reader:
        for field, _, _, has_positions in FORMS:
            for term in reader.field_terms(field):
                matcher = reader.postings(field, term)
                while matcher.is_active():
                    identity = reader.stored_fields(matcher.id())["id"]
                    zeros = [0] * int(matcher.weight())
                    places = matcher.value_as("positions") if has_positions else zeros
                    found[field, term][identity] = places
                    matcher.next()
    return found


@settings(max_examples=15)
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), max_size=12))
def test_every_token_is_a_posting_in_each_of_its_forms(texts: list[tuple[str, str]]) -> None:
    documents = [document(n, text, title) for n, (title, text) in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        index = index_of(Path(folder), documents)
        assert as_written(index) == by_the_analysis(documents)
        with index.reader() as reader:
            for field, source, _, _ in FORMS:
                wanted = [
                    sum(len(analyze(text)) for text in fields_of(one)[source]) for one in documents
                ]
                kept = [reader.doc_field_length(n, field) or 0 for n in range(len(documents))]
                assert kept == [byte_to_length(length_to_byte(length)) for length in wanted]


@pytest.mark.parametrize("words", [BODY - GAP - 1, BODY - GAP, BODY - GAP + 1, BODY, 2 * BODY])
def test_a_text_begins_a_gap_after_the_longest_title(tmp_path: Path, words: int) -> None:
    index = index_of(tmp_path, [document(1, "جبل", title="نهر " * words)])
    assert as_written(index)["text", "جبل"] == {"1": [max(BODY, words + GAP)]}


def test_names_are_whole_terms_folded(tmp_path: Path) -> None:
    names = {"tag": ("نفط, غاز", "الأمم المتحدة", "الامم المتحدة", ""), "source": ("وكالة",)}
    with index_of(tmp_path, [document(1, names=names), document(2)]).reader() as reader:
        for field, terms in [
            ("tags", ["الامم المتحده", "نفط غاز"]),
            ("source", ["وكاله"]),
            ("authors", []),
        ]:
            assert [term.decode() for term in reader.lexicon(field)] == terms
            for term in terms:
                assert list(reader.postings(field, term).all_ids()) == [0]
                assert reader.frequency(field, term) == 1


def test_what_is_stored_is_the_identity_and_the_hash(tmp_path: Path) -> None:
    with index_of(tmp_path, [document(7, "نهر", "جبل", content_hash="abc")]).reader() as reader:
        assert list(reader.iter_docs()) == [(0, {"id": "7", "content_hash": "abc"})]


@pytest.mark.parametrize("seed", range(3))
def test_segments_that_are_merged_are_as_if_written_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    documents = [
        document(
            n,
            " ".join(chance.choices([*WORDS, *PIECES], k=chance.randint(0, 30))),
            " ".join(chance.choices(WORDS, k=chance.randint(0, 2))),
            names={"tag": tuple(chance.sample(WORDS, 2))},
            keys={"tag": tuple(chance.sample(range(9), chance.randint(0, 3)))},
        )
        for n in range(60)
    ]
    gone = set(chance.sample(range(60), 15))
    index = index_of(tmp_path, documents[:10], documents[10:35], documents[35:], removed=gone)
    writer = GatheringWriter(index)
    writer.commit(optimize=True)
    merged, left = index.refresh(), [one for one in documents if one.pk not in gone]
    assert as_written(merged) == by_the_analysis(left)
    with merged.reader() as reader:
        assert reader.is_atomic() and reader.doc_count_all() == len(left)
        tagged: dict[str, set[str]] = defaultdict(set)
        for term in reader.field_terms("tags"):
            for number in reader.postings("tags", term).all_ids():
                tagged[reader.stored_fields(number)["id"]].add(term)
    assert tagged == {
        str(one.pk): {" ".join(t.folded for t in analyze(name)) for name in one.names["tag"]}
        for one in left
    }


def test_new_documents_and_merged_ones_lie_in_one_segment(tmp_path: Path) -> None:
    old = [document(n, f"نهر {word}", title=word) for n, word in enumerate(WORDS)]
    index = index_of(tmp_path, old)
    writer = GatheringWriter(index)
    new = document(99, "نهر جبل كتاب", title="نهر")
    writer.add_document(**fields_of(new))
    writer.commit(optimize=True)
    assert as_written(index.refresh()) == by_the_analysis([*old, new])
