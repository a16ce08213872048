"""One row for all spellings of a name, under an address of its own."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Author, Named, Place, Source, Tag, TagAlias
from archive.names import LONGEST, Names, Vocabulary, free_slug, key_of, slug_of
from archive.relations import RELATIONS
from tests.builders import author, tag

by_model = pytest.mark.parametrize(
    "model", sorted(RELATIONS, key=lambda model: model.__name__), ids=lambda model: model.__name__
)


# Keys and addresses, of the name alone.


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("أحمد شوقي", "احمد شوقي"),
        ("أَحمَد شَوقي", "احمد شوقي"),
        ("احمد  شوقى", "احمد شوقي"),
        ("Reuters", "reuters"),
        ("النفط، والغاز", "النفط والغاز"),
        ("«الجريدة»", "الجريده"),
        ("؟!", "؟!"),  # of a name without words the name itself
        ("…", "..."),
        ("Ⅷ", "viii"),
    ],
)
def test_a_key_is_one_for_all_spellings(name: str, key: str) -> None:
    assert key_of(name) == key


@given(name=st.text(min_size=1))
def test_a_key_is_never_empty_and_fits_its_column(name: str) -> None:
    assert 1 <= len(key_of(name)) <= LONGEST


@pytest.mark.parametrize(
    ("name", "slug"),
    [("أحمد شوقي", "أحمد-شوقي"), ("نفط / غاز", "نفط-غاز"), ("C++", "c")],
)
def test_an_address_is_made_of_the_name_as_it_is_written(name: str, slug: str) -> None:
    assert slug_of(name, key_of(name)) == slug


def test_a_name_without_letters_has_an_address_of_its_key() -> None:
    one, other = slug_of("؟!", "؟!"), slug_of("!!", "!!")
    assert one != other
    for slug in (one, other, slug_of("\ud83d", "\ud83d")):
        assert slug.startswith("n-") and len(slug) == 10
        int(slug[2:], 16)


# Rows.


@by_model
@pytest.mark.django_db
def test_a_name_is_made_once_and_keeps_its_first_spelling(model: type[Named]) -> None:
    made = Names(model).named("  أحمد \n شوقي ")
    assert (made.name, made.key, made.slug) == ("أحمد شوقي", "احمد شوقي", "أحمد-شوقي")
    for spelling in ("أحمد شوقي", "احمد شوقى", "أَحمَد  شوقي"):
        assert Names(model).named(spelling) == made
    assert model.objects.get().name == "أحمد شوقي"


@pytest.mark.django_db
def test_a_description_is_that_of_the_row_as_it_was_made() -> None:
    assert Names(Tag).named("بغداد", kind="place").kind == "place"
    assert Names(Tag).named("بغداد", kind="person").kind == "place"
    assert Names(Tag).named("نفط").kind == "topic"


@pytest.mark.django_db
def test_another_name_of_a_tag_leads_to_the_tag_and_a_name_of_its_own_comes_first() -> None:
    oil = tag("نفط", aliases=["بترول", "غاز"])
    gas = Tag.objects.create(name="غاز", key="غاز", slug="غاز")
    names = Names(Tag)
    assert (names.named("البترول"), names.named("غاز")) != (oil, oil)
    assert (names.named("بترول"), names.named("غاز")) == (oil, gas)
    assert Names(Author).named("بترول").name == "بترول"


@pytest.mark.django_db
def test_a_long_name_is_cut_to_what_its_column_holds() -> None:
    made = Names(Source).named("س" * (LONGEST + 5))
    assert (made.name, made.key) == ("س" * LONGEST, "س" * LONGEST)
    assert Names(Source).named("س" * (LONGEST + 9)) == made


@pytest.mark.django_db
def test_known_names_are_not_asked_for_again(django_assert_num_queries: Any) -> None:
    names = Names(Author)
    made = names.named("سلمى")
    with django_assert_num_queries(0):
        assert names.named("سَلمى") is made
    names.forget()
    with django_assert_num_queries(1):
        assert names.named("سلمى") == made


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["35", "3.5"], ["35", "35-2"]),
        (["نفط/غاز", "نفطغاز"], ["نفطغاز", "نفطغاز-2"]),
        (["C", "C++"], ["c", "c"]),  # one row
    ],
)
def test_names_that_look_alike_in_an_address_have_addresses_of_their_own(
    names: list[str], slugs: list[str]
) -> None:
    assert [author(name).slug for name in names] == slugs


@by_model
@pytest.mark.django_db
def test_a_free_address_is_numbered_after_those_that_are_taken(model: type[Named]) -> None:
    assert free_slug(model, "نفط", "key") == "نفط"
    for number, slug in enumerate(["نفط", "نفط-2", "نفط-4"]):
        model.objects.create(name=slug, key=f"key {number}", slug=slug)
    assert free_slug(model, "نفط", "another key") == "نفط-3"
    assert free_slug(model, "نفط", "key 0") == "نفط", "its own address is free for a row"


@pytest.mark.django_db
def test_a_vocabulary_names_all_kinds_and_forgets_them(django_assert_num_queries: Any) -> None:
    vocabulary = Vocabulary()
    kinds = {"sources": Source, "authors": Author, "places": Place, "tags": Tag}
    made = {kind: getattr(vocabulary, kind).named("بغداد") for kind in kinds}
    assert {kind: type(one) for kind, one in made.items()} == kinds
    vocabulary.forget()
    with django_assert_num_queries(len(kinds)):
        assert {kind: getattr(vocabulary, kind).named("بغداد") for kind in kinds} == made
    assert not TagAlias.objects.exists()


@given(name=st.text(st.sampled_from("أاإةهىيّـ ،C1"), min_size=1, max_size=12))
def test_a_key_is_its_own_key(name: str) -> None:
    key = key_of(name)
    assert key_of(key) == key == unicodedata.normalize("NFC", key)


# Many names at once.


@by_model
@pytest.mark.django_db
def test_names_that_are_prepared_are_the_rows_of_those_names(model: type[Named]) -> None:
    kept = Names(model).named("بغداد")
    names = Names(model)
    names.prepare(["بَغداد", "  دمشق \n القديمة", "دمشق القديمه"])
    assert names.pk("بغداد") == kept.pk
    made = model.objects.get(pk=names.pk("دمشق القديمة"))
    assert (made.name, made.slug) == ("دمشق القديمة", "دمشق-القديمة")
    assert Names(model).named("دمشق القديمة") == made
    assert model.objects.count() == 2


@by_model
@pytest.mark.django_db
def test_a_name_longer_than_its_column_is_prepared_as_far_as_there_is_room(
    model: type[Named],
) -> None:
    names = Names(model)
    names.prepare(["س" * (LONGEST + 5), "س" * (LONGEST + 9)])
    assert names.pk("س" * (LONGEST + 5)) == model.objects.get(name="س" * LONGEST).pk


@pytest.mark.django_db
def test_an_alias_is_prepared_as_the_tag_that_has_it() -> None:
    oil = tag("نفط", aliases=["بترول"])
    names = Names(Tag)
    kinds = {"بترول": "place", "غاز": "place"}
    names.prepare(kinds, kind=kinds)
    assert (names.pk("بترول"), Tag.objects.get(pk=names.pk("غاز")).kind) == (oil.pk, "place")
    assert Tag.objects.get(pk=oil.pk).kind == "topic"


@pytest.mark.django_db
def test_prepared_names_that_look_alike_have_addresses_of_their_own() -> None:
    author("نفط/غاز")
    names = Names(Author)
    names.prepare(["نفطغاز", "35", "3.5", "C", "C++", "؟!", "!!"])
    slugs = dict(Author.objects.values_list("name", "slug"))
    plain = {"نفط/غاز": "نفطغاز", "نفطغاز": "نفطغاز-2", "35": "35", "3.5": "35-2", "C": "c"}
    others = {name: slug for name, slug in slugs.items() if name not in plain}
    assert {name: slugs[name] for name in plain} == plain
    assert len(set(others.values())) == len(others) == 2


@pytest.mark.django_db
def test_prepared_names_are_not_asked_for_again(django_assert_num_queries: Any) -> None:
    names = Names(Author)
    names.prepare(["سلمى", "ليلى"])
    with django_assert_num_queries(0):
        names.prepare(["سَلمى", "ليلى"])
        assert names.pk("سلمى") != names.pk("ليلى")
    names.forget()
    with pytest.raises(KeyError):
        names.pk("سلمى")


@pytest.mark.django_db
def test_more_names_than_a_statement_takes_are_prepared() -> None:
    names = Names(Author)
    for _ in range(2):
        names.prepare(f"اسم {number}" for number in range(1100))
        names.forget()
    assert Author.objects.count() == 1100
