"""Whatever is typed gets an answer: queries made up by a machine, failures kept by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.clauses import size
from search.parsing import MOST_TERMS, parse
from search.query import Query
from search.results import Results
from search.searching import search
from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

PIECES = st.one_of(
    st.sampled_from(
        ["النيل", "نهر", "القهوة", "في", "عبد الله", "F-16", "2014", "١٢", "مُحَمَّد", "كتا*", "نه؟"]
    ),
    st.sampled_from(
        [
            '"',
            "«",
            "»",
            "“",
            "”",
            "(",
            ")",
            "*",
            "؟",
            "-",
            "+",
            ":",
            "AND",
            "أو",
            "ليس",
            "..",
            "\u200f",
        ]
    ),
    st.sampled_from([query for query in ODD_QUERIES if len(query) < 100]),
    st.text(max_size=12),
)
QUERIES = st.lists(PIECES, max_size=12).flatmap(
    lambda pieces: st.sampled_from(["", " ", "  "]).map(lambda blank: blank.join(pieces))
)
EXAMPLES = settings(
    max_examples=300,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@EXAMPLES
@given(text=QUERIES)
def test_any_text_parses_within_the_limits(text: str) -> None:
    clauses = parse(text)
    assert size(clauses.sought) + size(clauses.excluded) <= MOST_TERMS
    assert all(phrase.terms for phrase in clauses.phrases)
    assert all(len(pattern.prefix) >= 2 for pattern in clauses.all_patterns)


def test_any_text_is_answered(indexed: Callable[[], None]) -> None:
    article("نهر النيل", body="كتاب عن عبد الله ومُحَمَّد في القهوة سنة ٢٠١٤، و F-16.")
    indexed()

    @EXAMPLES
    @given(text=QUERIES, sort=st.sampled_from(["relevance", "newest", "oldest"]))
    def answered(text: str, sort: str) -> None:
        results = search(Query(text, sort))
        assert isinstance(results, Results)
        assert len(results.hits) <= results.total and results.total_all_words <= results.total
        for hit in results.hits:
            for snippet in (hit.title, hit.snippet):
                ends = [0, *(place for span in snippet.spans for place in span), len(snippet.text)]
                assert ends == sorted(ends), "spans are in order and inside the text"

    answered()


def test_any_text_is_answered_with_a_page_and_in_json(
    client: Client, indexed: Callable[[], None]
) -> None:
    article("نهر النيل", body="كتاب عن عبد الله ومُحَمَّد في القهوة سنة ٢٠١٤، و F-16.")
    indexed()

    @settings(EXAMPLES, max_examples=100)
    @given(text=QUERIES)
    def answered(text: str) -> None:
        query = quote(text, errors="replace")
        assert client.get(f"/search/?q={query}").status_code == 200
        body = client.get(f"/api/search/?q={query}").json()
        assert body["total"] >= len(body["results"])

    answered()
