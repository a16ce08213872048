"""What we read of Whoosh's files is what Whoosh itself reads: ids, weights, lengths, scores."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from whoosh import query, scoring
from whoosh.util.times import datetime_to_long

from search.engines.whoosh.ranking.scores import K1, B, Field, TermScorer
from search.engines.whoosh.reading.postings import DOCUMENT, PostingsReader
from search.engines.whoosh.schema import BODY, FORMS
from tests.search.engines.whoosh.builders import ROOM, WORDS, document, postings_of, random_index


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("field", ["text", "text_folded", "title"])
def test_scores_equal_whooshs_own(tmp_path: Path, seed: int, field: str) -> None:
    index = random_index(tmp_path, seed, segments=1 + seed % 3)
    postings = PostingsReader(index.reader(), ROOM)
    scorer = TermScorer(postings)
    with index.searcher(weighting=scoring.BM25F(B=B, K1=K1)) as searcher:
        for term in postings.terms(field):
            found = postings.postings(field, term)
            scores = scorer.bm25([Field(field, field)], [found])
            ours = {
                number: score
                for number, score in zip(found.ids.tolist(), scores.tolist(), strict=True)
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
            found = postings.read_each((field, [term]) for field, term in terms)
            scores = scorer.bm25([Field(field, field) for field, _ in terms], found)
            ours = Counter[int]()
            for number, score in zip(
                np.concatenate([one.ids for one in found]).tolist(), scores.tolist(), strict=True
            ):
                ours[number] += score
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


def test_what_was_removed_is_counted_and_not_alive(tmp_path: Path) -> None:
    documents = [document(n, "نهر") for n in range(6)]
    postings = postings_of(tmp_path, documents[:2], documents[2:], removed=[1, 4])
    assert postings.count == 6
    assert postings.alive.tolist() == [True, False, True, True, False, True]
    assert postings.frequency("text", "نهر") == 6
    assert postings.postings("text", "نهر").ids.tolist() == list(range(6))


def test_an_empty_index_has_nothing_of_everything(tmp_path: Path) -> None:
    postings = postings_of(tmp_path)
    assert (postings.count, postings.alive.tolist(), postings.terms("text")) == (0, [], [])
    for array in (
        postings.lengths("text"),
        postings.column("pk"),
        *postings.primary_keys("tag_pks"),
        *postings.postings("text", "نهر"),
        postings.occurrences("text", "نهر"),
    ):
        assert array.tolist() == []


@pytest.mark.parametrize("field", ["text", "text_folded", "title"])
def test_lengths_are_those_that_whoosh_keeps(tmp_path: Path, field: str) -> None:
    index = random_index(tmp_path, seed=3, segments=3)
    postings = PostingsReader(index.reader(), ROOM)
    with index.reader() as reader:
        kept = [reader.doc_field_length(number, field) for number in range(postings.count)]
        assert postings.lengths(field).tolist() == kept
        assert postings.average_length(field) == pytest.approx(
            reader.field_length(field) / postings.count
        )


def test_texts_without_a_word_have_no_length_and_an_average_of_one(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1), document(2, "،،")])
    assert postings.lengths("text").tolist() == [0, 0]
    assert postings.average_length("text") == postings.average_length("title") == 1.0


def test_the_first_position_of_a_text_comes_after_those_of_the_title(tmp_path: Path) -> None:
    documents = [
        document(1, "بحر نهر نهر"),
        document(2, "بحر", title="عن قلعة نهر"),
        document(3, "نهر", title="نهر"),
    ]
    postings = postings_of(tmp_path, documents[:1], documents[1:])
    found = postings.postings("text", "نهر")
    assert found.ids.tolist() == [0, 1, 2]
    assert found.weights.tolist() == [2, 1, 2]
    assert found.firsts.tolist() == [BODY + 1, 2, 0]
    assert postings.words_before(found.firsts).tolist() == [1, 2, 0]
    edges = np.array([0, BODY - 1, BODY, BODY + 1], np.uint32)
    assert postings.words_before(edges).tolist() == [0, BODY - 1, 0, 1]
    assert [divmod(one, 1 << DOCUMENT) for one in postings.occurrences("text", "نهر").tolist()] == [
        (0, BODY + 1),
        (0, BODY + 2),
        (1, 2),
        (2, 0),
        (2, BODY),
    ]


def test_only_fields_for_phrases_keep_positions(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1, "بحر نهر", title="بحر نهر")])
    with_positions = {field for field, *_ in FORMS if postings.has_positions(field)}
    assert with_positions == {"text", "text_folded", "text_spelt", "text_marked"}
    assert postings.postings("title", "نهر").firsts.tolist() == [0]


def test_terms_are_all_of_a_field_in_order(tmp_path: Path) -> None:
    documents = [document(1, "نهر بحر", title="قلعة"), document(2, "جبل نهر")]
    postings = postings_of(tmp_path, documents[:1], documents[1:])
    assert postings.terms("text_folded") == ["بحر", "جبل", "قلعه", "نهر"]
    assert postings.terms("title_folded") == ["قلعه"]
    assert postings.terms_from("text_folded", "", 1) == {"بحر": 1, "جبل": 1}, "of each segment"
    assert postings.terms_from("text_folded", "نه", 9) == {"نهر": 2}


def test_columns_hold_the_dates_and_keys_of_every_segment(tmp_path: Path) -> None:
    day = datetime.date(2001, 2, 3)
    parts = [
        [document(8, published_at=day, keys={"tag": (4, 2)}), document(9)],
        [document(70_000)],
        [document(3, keys={"tag": (2**32 - 1,)}), document(4, keys={"source": (5,)})],
    ]
    postings = postings_of(tmp_path, *parts)
    assert postings.column("pk").tolist() == [8, 9, 70_000, 3, 4]
    moment = datetime_to_long(datetime.datetime(2001, 2, 3))
    assert postings.column("published_at").tolist() == [moment, 0, 0, 0, 0]
    keys = {name: postings.primary_keys(f"{name}_pks") for name in ("tag", "source", "author")}
    assert {name: [one.tolist() for one in pair] for name, pair in keys.items()} == {
        "tag": [[0, 0, 3], [4, 2, 2**32 - 1]],
        "source": [[4], [5]],
        "author": [[], []],
    }


def test_what_a_query_decodes_is_kept_and_what_is_read_is_not(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1, "نهر")])
    for ask, is_kept in [
        (lambda: postings.postings("text", "نهر"), True),
        (lambda: postings.occurrences("text", "نهر"), True),
        (lambda: postings.kept("name", lambda: np.zeros(3)), True),
        (lambda: postings.column("pk"), True),
        (lambda: postings.lengths("text"), True),
        (lambda: postings.read("text", "نهر"), False),
    ]:
        first = ask()
        assert first is not None and (ask() is first) is is_kept


def test_a_word_of_two_fields_is_kept_for_each(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1, "والنهر")])
    for field, count in [("text", 1), ("text_folded", 0), ("text", 1)]:
        assert len(postings.occurrences(field, "نهر")) == count
        assert len(postings.postings(field, "نهر").ids) == count


def test_half_a_character_is_a_word_that_no_text_has(tmp_path: Path) -> None:
    postings = postings_of(tmp_path, [document(1, "نهر")])
    assert postings.frequency("text", "\ud83d") == 0
    assert postings.postings("text", "\ud83d").ids.tolist() == []
    assert postings.terms_from("text", "\ud83d", 5) == {}
