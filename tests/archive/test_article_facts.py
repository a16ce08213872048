"""All that the page of an article shows, in few questions to the database."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from archive.article_facts import ArticleFacts, OriginalFacts, article_facts, originals_of
from archive.cards import Name
from archive.models import Original
from archive.moments import in_utc
from tests.builders import article, original, source, withdrawn

pytestmark = pytest.mark.django_db


def test_the_facts_are_those_of_the_article(django_assert_num_queries: Any) -> None:
    made = article(
        "أسعار القمح",
        body="نص عن القمح.",
        lead="عن القمح",
        source="الجريدة",
        authors=["سلمى", "أحمد"],
        places=["دمشق"],
        tags=["نفط", "اقتصاد"],
        published="2020-10",
        url="https://newspaper.example/1",
        language="en",
        extra={"notes": ["noted"]},
        recipe="2026-12",
    )
    with django_assert_num_queries(2):
        facts = article_facts(made.pk)
    assert facts is not None and in_utc(facts.updated) == made.updated
    assert facts == ArticleFacts(
        pk=made.pk,
        slug="أسعار-القمح",
        title="أسعار القمح",
        body="نص عن القمح.",
        lead="عن القمح",
        language="en",
        url="https://newspaper.example/1",
        published_at=datetime.date(2020, 10, 1),
        published_precision="month",
        state="published",
        withdrawn_reason="",
        extra=json.dumps({"notes": ["noted"]}),
        edited_fields="[]",
        recipe="2026-12",
        updated=facts.updated,
        earlier=None,
        source_id=source("الجريدة").pk,
        source=Name("الجريدة", "الجريدة"),
        authors=(Name("أحمد", "أحمد"), Name("سلمى", "سلمى")),
        places=(Name("دمشق", "دمشق"),),
        tags=(Name("اقتصاد", "اقتصاد"), Name("نفط", "نفط")),
    )


def test_there_may_be_none_and_it_may_be_withdrawn() -> None:
    gone = withdrawn(reason="سبب")
    facts = article_facts(gone.pk)
    assert facts is not None
    assert (facts.is_withdrawn, facts.withdrawn_reason, facts.source) == (True, "سبب", None)
    assert article_facts(gone.pk + 1) is None


def test_originals_have_their_moments_with_a_time_zone() -> None:
    """The current one comes first, then the latest."""
    made = article()
    rows = [original(made, data, current=data == b"2") for data in (b"1", b"2", b"3")]
    original(article(), b"4")
    moment = datetime.datetime(2020, 10, 17, 22, 30, 5, tzinfo=datetime.UTC)
    Original.objects.update(first_seen=moment)
    assert originals_of(made.pk) == [
        OriginalFacts(row.pk, "article.txt", 1, "utf-8", "", row.sha256, moment)
        for row in (rows[1], rows[2], rows[0])
    ]
