"""What we read of Whoosh's files is what Whoosh itself reads: ids, weights, lengths, scores."""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from whoosh import query, scoring

from search.engines.whoosh.ranking.scores import K1, B, TermScorer
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader
from tests.search.engines.whoosh.builders import ROOM, WORDS, document, postings_of, random_index


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("field", ["text", "text_folded", "title"])
def test_scores_equal_whooshs_own(tmp_path: Path, seed: int, field: str) -> None:
    index = random_index(tmp_path, seed, segments=1 + seed % 3)
    postings = PostingsReader(index.reader(), ROOM)
    scorer = TermScorer(postings)
    with index.searcher(weighting=scoring.BM25F(B=B, K1=K1)) as searcher:
        for term in postings.terms(field):
            ids, scores = scorer.bm25(field, postings.postings(field, term))
            ours = {
                number: score
                for number, score in zip(ids.tolist(), scores.tolist(), strict=True)
                if postings.alive[number]
            }
            theirs = {
                hit.docnum: hit.score
                for hit in searcher.search(query.Term(field, term), limit=None)
            }
            assert ours == pytest.approx(theirs, rel=1e-5), f"seed {seed}, {field}:{term}"


@pytest.mark.parametrize("seed", range(6))
def test_scores_of_a_query_equal_whooshs_own(tmp_path: Path, seed: int) -> None:
    """Of several words in several fields, any of which may be missing."""
    chance, index = random.Random(seed), random_index(tmp_path, seed, segments=1 + seed % 3)
    postings = PostingsReader(index.reader(), ROOM)
    scorer, fields = TermScorer(postings), ["text", "text_folded", "text_skeleton", "title"]
    known = {field: [*postings.terms(field), "غريب"] for field in fields}
    with index.searcher(weighting=scoring.BM25F(B=B, K1=K1)) as searcher:
        for _ in range(40):
            chosen = chance.choices(fields, k=chance.randint(1, 6))
            terms = {(field, chance.choice(known[field])) for field in chosen}
            ours = Counter[int]()
            for field, term in terms:
                ids, scores = scorer.bm25(field, postings.postings(field, term))
                ours.update(dict(zip(ids.tolist(), scores.tolist(), strict=True)))
            asked = query.Or([query.Term(*term) for term in sorted(terms)])
            theirs = {hit.docnum: hit.score for hit in searcher.search(asked, limit=None)}
            alive = {number: score for number, score in ours.items() if postings.alive[number]}
            assert alive == pytest.approx(theirs, rel=1e-5), f"seed {seed}, {asked}"


def test_positions_equal_whooshs_own(tmp_path: Path) -> None:
    index = random_index(tmp_path, seed=7, segments=3)
    postings = PostingsReader(index.reader(), ROOM)
    with index.searcher() as searcher:
        for term in postings.terms("text"):
            ours = [
                divmod(one, 1 << DOCUMENT) for one in postings.occurrences("text", term).tolist()
            ]
            matcher, theirs = searcher.postings("text", term), []
            while matcher.is_active():
                theirs += [(matcher.id(), position) for position in matcher.value_as("positions")]
                matcher.next()
            assert [one for one in ours if postings.alive[one[0]]] == theirs


def test_a_term_is_found_in_its_field_and_nothing_else_is(tmp_path: Path) -> None:
    index = random_index(tmp_path, seed=6, segments=3)
    reader, postings = index.reader(), PostingsReader(index.reader(), ROOM)
    listed = [(field, word.decode()) for field, word in reader.all_terms()]
    assert len(listed) > 100
    for field, word in listed:
        assert postings.frequency(field, word) == reader.doc_frequency(field, word)
        assert len(postings.read(field, word).ids) == reader.doc_frequency(field, word)
    unknown = [
        ("text", "غريب"),
        ("text", ""),
        ("text", WORDS[0][:-1]),
        ("tags", WORDS[0]),
        ("no", ""),
    ]
    assert [postings.frequency(*one) for one in unknown] == [0] * len(unknown)
    assert [postings.read(*one).ids.tolist() for one in unknown] == [[]] * len(unknown)


def test_terms_from_a_prefix_are_those_that_begin_with_it(tmp_path: Path) -> None:
    postings = PostingsReader(random_index(tmp_path, seed=9, segments=3).reader(), ROOM)
    begin = [term for term in postings.terms("text_folded") if term.startswith("ق")]
    found = postings.terms_from("text_folded", "ق", 100)
    assert list(found) == begin != []
    assert found == {term: len(postings.postings("text_folded", term).ids) for term in begin}
    assert next(iter(postings.terms_from("text_folded", "ق", 1))) == begin[0]
    assert postings.terms_from("text_folded", "غغغ", 100) == {}


def test_columns_hold_a_value_for_each_document(tmp_path: Path) -> None:
    index = random_index(tmp_path, seed=8, segments=3)
    postings = PostingsReader(index.reader(), ROOM)
    assert postings.column("pk").tolist() == list(range(1, postings.count + 1))
    assert postings.column("published_at").tolist() == [0] * postings.count


def test_primary_keys_are_read_by_several_threads_at_once(tmp_path: Path) -> None:
    documents = [
        document(n, keys={"tag": tuple(range(n % 4)), "source": (n % 3,)}) for n in range(1, 40)
    ]
    postings = postings_of(tmp_path, documents)
    with ThreadPoolExecutor(4) as threads:
        read = list(threads.map(postings.primary_keys, ["tag_pks"] * 40))
    documents, keys = read[0]
    assert documents.tolist() == [n for n in range(39) for _ in range((n + 1) % 4)]
    assert keys.tolist() == [key for n in range(39) for key in range((n + 1) % 4)]
    assert all(np.array_equal(one, read[0]) for one in read)
