"""What editors teach search is in force with the next search, and only what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from archive.models import ProtectedWord, Synonym
from search import kept_words
from search.analysis import analyze, fold_text, stem
from search.editors_words import NONE, EditorsWords, current, using
from search.kept_words import KeptEditorsWords
from search.parsing import parse
from search.query import Query
from search.rescue import Index
from search.searching import hits_of, search
from tests.builders import article

Indexed = Callable[[], None]


def synonym(word: str, also: str) -> Synonym:
    return Synonym.objects.create(
        word=word, also=also, word_key=fold_text(word), also_key=fold_text(also)
    )


def protected(word: str) -> ProtectedWord:
    return ProtectedWord.objects.create(word=word, key=fold_text(word))


def found(text: str) -> set[str]:
    return {hit.title.text for hit in search(Query(text)).hits}


def test_a_synonym_holds_both_ways() -> None:
    words = EditorsWords.of([("الجوال", "الموبايل")])
    assert words.alternatives(stem("جوال")) == (stem("الموبايل"),)
    assert words.alternatives(stem("الموبايل")) == (stem("الجوال"),)
    assert words.alternatives(stem("هاتف")) == ()


def test_synonyms_are_not_chained() -> None:
    words = EditorsWords.of([("جوال", "موبايل"), ("موبايل", "محمول")])
    assert words.alternatives(stem("جوال")) == (stem("موبايل"),)
    assert words.alternatives(stem("موبايل")) == (stem("جوال"), stem("محمول"))


def test_a_word_may_stand_for_a_name_of_several() -> None:
    words = EditorsWords.of([("الناتو", "حلف شمال الأطلسي")])
    stems = tuple(map(stem, ("حلف", "شمال", "الأطلسي")))
    assert words.equivalents((fold_text("الناتو"),)) == (stems,)
    assert words.alternatives(stem("الناتو")) == ()
    several = tuple(fold_text("حلف شمال الأطلسي").split())
    assert words.equivalents(several) == ((stem("الناتو"),),)


def test_what_is_no_name_teaches_nothing() -> None:
    assert EditorsWords.of([("؟", "جوال"), ("جوال", "")]) == NONE
    assert NONE.equivalents(("جوال",)) == NONE.alternatives("جوال") == ()


def test_words_are_in_force_within_alone() -> None:
    words = EditorsWords.of([("جوال", "موبايل")])
    with using(words):
        assert current() is words
        assert stem("موبايل") in parse("الجوال").terms[0].also
        with using(NONE):
            assert current() is NONE
        assert current() is words
    assert current() is NONE
    assert stem("موبايل") not in parse("الجوال").terms[0].also


def test_a_protected_word_has_no_other_form() -> None:
    with using(EditorsWords.of([("ليفربول", "لفربول")], ["لِيفربول"])):
        (term,) = parse("ليفربول").terms
    assert (term.stem, term.also, term.names, term.is_name) == ("ليفربول", (), (), True)


def test_a_protected_word_is_not_corrected() -> None:
    class Nothing:
        def frequency(self, term: object) -> int:
            return 0

    index = Index(Nothing())  # type: ignore[arg-type]
    (token,) = analyze("العراف")
    assert not index.knows(token)
    with using(EditorsWords.of([], ["العراف"])):
        assert index.knows(token)


def test_a_synonym_finds_at_once_and_no_longer_when_it_is_gone(indexed: Indexed) -> None:
    article("الهاتف الذكي", body="عن الزرنوق")
    article("آخر", body="عن الكرنوب")
    indexed()
    assert found("الكرنوب") == {"آخر"}
    made = synonym("كرنوب", "زرنوق")
    kept_words.changes.latest()  # as the middleware does before each request
    assert found("الكرنوب") == found("زرنوق") == {"آخر", "الهاتف الذكي"}
    made.delete()
    kept_words.changes.latest()
    assert found("الكرنوب") == {"آخر"}


def test_a_name_of_several_words_finds_the_single_one(indexed: Indexed) -> None:
    article("الأول", body="قال المجلس الأعلى للزرنوق كلمته")
    article("الثاني", body="قال الكرنوب كلمته")
    indexed()
    synonym("الكرنوب", "المجلس الأعلى للزرنوق")
    kept_words.changes.latest()
    assert found("الكرنوب") == {"الأول", "الثاني"}
    assert "الثاني" in found("المجلس الأعلى للزرنوق")


def test_a_protected_word_finds_itself_with_clitics_and_nothing_else(indexed: Indexed) -> None:
    article("الأول", body="قرأ الكتاب وبالكتاب")
    article("الثاني", body="قرأ الكتب كلها")
    indexed()
    before = found("كتاب")
    protected("كتاب")
    kept_words.changes.latest()
    assert before == {"الأول", "الثاني"}
    assert found("كتاب") == {"الأول"}


def test_hits_are_counted_by_the_words_of_this_moment(indexed: Indexed) -> None:
    article("الأول", body="عن الزرنوق")
    indexed()
    assert hits_of("كرنوب") == 0
    synonym("كرنوب", "زرنوق")
    assert hits_of("كرنوب") == 1
    assert current() is NONE


def test_without_an_index_hits_are_not_known(db: None, index_folder: Any) -> None:
    assert hits_of("كرنوب") is None


@pytest.mark.django_db
def test_words_are_read_once_for_each_change(django_assert_num_queries: Any) -> None:
    kept = KeptEditorsWords()
    synonym("كرنوب", "زرنوق")
    kept_words.changes.latest()
    with django_assert_num_queries(1):
        assert kept.current().alternatives(stem("كرنوب")) == (stem("زرنوق"),)
    with django_assert_num_queries(0):
        kept.current()
    Synonym.objects.all().delete()
    protected("زيد")
    kept_words.changes.latest()
    with django_assert_num_queries(1):
        assert kept.current() == EditorsWords.of([], ["زيد"])


@pytest.mark.django_db
def test_a_row_that_only_tells_of_hits_changes_nothing(django_assert_num_queries: Any) -> None:
    made = synonym("كرنوب", "زرنوق")
    before = kept_words.changes.latest()
    Synonym.objects.filter(pk=made.pk).update(hits_after=3)
    assert kept_words.changes.latest() == before
    Synonym.objects.filter(pk=made.pk).update(also="برنوق")
    assert kept_words.changes.latest().number == before.number + 1


@pytest.mark.django_db
def test_without_their_tables_search_goes_on() -> None:
    kept = KeptEditorsWords()
    kept_words.changes.latest()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE archive_synonym RENAME TO gone")
        assert kept.current() == NONE
        transaction.set_rollback(True)


@pytest.mark.usefixtures("kept_pages")
def test_pages_that_are_kept_know_of_it(client: Client, indexed: Indexed) -> None:
    for number in range(3):
        article(f"كرنوب {number}")
    article("زرنوق")
    indexed()
    assert "3 نتائج" in client.get("/search/?q=كرنوب").content.decode()
    synonym("كرنوب", "زرنوق")
    assert "4 نتائج" in client.get("/search/?q=كرنوب").content.decode()
