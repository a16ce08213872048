"""Related articles are looked for by the indexer, kept, and looked for again when it is time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, RelatedList
from search import indexing
from search.engine import Engine
from search.engines.haystack.connection import engine
from search.related import BATCH, KEPT, refresh, waiting
from search.request import Request
from search.results import Ranking
from tests.builders import article, withdrawn

Indexed = Callable[[], None]


@pytest.fixture
def found(indexed: Indexed) -> Callable[[], int]:
    """Bring the index up to date, then the related lists; the number of those looked for."""

    def look() -> int:
        indexed()
        return indexing.refresh_related()

    return look


def titles(of: Article) -> list[str]:
    """As its page shows them."""
    page = Client().get(f"/articles/{of.pk}/", follow=True)
    return [card.title for card in page.context["related"]]


def coffee() -> Article:
    subject = article(
        "القهوة في اليمن", body="تزرع القهوة في مدرجات اليمن ويصدر البن من ميناء المخا"
    )
    article("الشطرنج", body="لعبة قديمة وصلت من الهند")
    article("النيل", body="نهر طويل يصب في البحر")
    return subject


def test_related_articles_share_telling_words(found: Callable[[], int]) -> None:
    subject = coffee()
    article("البن", body="ميناء المخا صدر البن والقهوة قرونا")
    assert found() == 4
    assert titles(subject)[:1] == ["البن"]
    assert subject.title not in titles(subject)


def test_none_are_shown_before_they_are_looked_for(indexed: Indexed) -> None:
    subject = coffee()
    article("البن", body="ميناء المخا صدر البن والقهوة قرونا")
    indexed()
    assert titles(subject) == []


def test_four_are_shown_and_withdrawn_ones_are_not(found: Callable[[], int]) -> None:
    subject, *others = (article(f"القهوة {number}", body="عن القهوة") for number in range(12))
    found()
    kept = RelatedList.objects.get(pk=subject.pk).related.split(",")
    assert len(kept) == KEPT < len(others)
    nearest = [Article.objects.get(pk=key).title for key in kept]
    assert titles(subject) == nearest[:4]
    Article.objects.filter(pk=kept[0]).update(state="withdrawn")
    assert titles(subject) == nearest[1:5]


def test_only_new_articles_and_new_texts_are_looked_for(found: Callable[[], int]) -> None:
    subject = coffee()
    for number in range(20):
        article(f"مقال {number}", body="نص آخر")
    assert (found(), found()) == (23, 0)
    made = article("البن", body="ميناء المخا صدر البن والقهوة قرونا")
    assert list(waiting().values_list("article_id", flat=True)) == [made.pk]
    assert found() == 1
    Article.objects.filter(pk=subject.pk).update(body="نهر طويل يصب في البحر")
    assert found() == 1
    assert titles(subject)[0] == "النيل"


def test_all_are_looked_for_again_when_the_archive_has_grown_by_a_tenth(
    found: Callable[[], int],
) -> None:
    for number in range(20):
        article(f"مقال {number}", body="نص")
    found()
    article("الحادي والعشرون", body="نص")
    article("الثاني والعشرون", body="نص")
    assert found() == 2
    article("الثالث والعشرون", body="نص")
    assert found() == 21
    assert found() == 0


def test_a_text_that_changes_while_it_is_looked_for_is_looked_for_again(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = coffee()
    indexed()
    find = engine().rank

    edits = 0

    def rank_while_edited(request: Request) -> Ranking:
        nonlocal edits
        edits += 1
        if edits <= 2:
            Article.objects.filter(pk=subject.pk).update(body=f"نهر طويل {edits}")
        return find(request)

    with monkeypatch.context() as patch:
        patch.setattr(engine(), "rank", rank_while_edited)
        refresh(engine())
    assert waiting().count() == 0
    assert titles(subject)[0] == "النيل"


def test_the_time_that_is_given_is_kept(indexed: Indexed) -> None:
    coffee()
    indexed()
    assert refresh(engine(), seconds=0) == 0
    assert refresh(engine(), ended=lambda: True) == 0
    assert waiting().count() == 3


def test_the_indexer_looks_for_them_when_nothing_else_is_to_be_done(indexed: Indexed) -> None:
    indexed()
    subject = coffee()
    indexing.maintain()
    assert waiting().count() == 3
    indexing.maintain()
    assert waiting().count() == 0
    assert RelatedList.objects.get(pk=subject.pk).archive_size == 3


def test_one_process_looks_for_them(indexed: Indexed) -> None:
    coffee()
    indexed()
    with engine().writing():
        assert indexing.refresh_related() == 0
    assert indexing.refresh_related() == 3


def test_the_command_looks_for_those_that_wait_or_for_all(
    indexed: Indexed, capsys: pytest.CaptureFixture[str]
) -> None:
    coffee()
    indexed()
    for arguments, number in [([], 3), ([], 0), (["--all"], 3)]:
        capsys.readouterr()
        call_command("rebuild_related", *arguments)
        assert capsys.readouterr().out == f"بُحث عن المقالات القريبة لعدد من المقالات: {number}\n"


@pytest.mark.django_db
def test_the_command_says_that_there_is_no_index(index_folder: object) -> None:
    coffee()
    with pytest.raises(CommandError, match="لا يُقرأ الفهرس"):
        call_command("rebuild_related")


def test_withdrawn_articles_have_lists_too(found: Callable[[], int]) -> None:
    """They may come back."""
    coffee()
    withdrawn("البن", body="ميناء المخا صدر البن والقهوة قرونا")
    assert found() == 4


def test_an_engine_is_all_it_takes(indexed: Indexed) -> None:
    coffee()
    indexed()
    one: Engine = engine()
    assert refresh(one) == 3


def test_the_lists_of_a_batch_are_one_commit(indexed: Indexed) -> None:
    """After each commit every worker looks through the pages that it keeps."""
    for number in range(BATCH + 1):
        article(f"مقال {number}", body="نص")
    indexed()
    with CaptureQueriesContext(connection) as queries:
        assert refresh(engine()) == BATCH + 1
    begun = [query["sql"] for query in queries if query["sql"].startswith("SAVEPOINT")]
    assert len(begun) == 2
