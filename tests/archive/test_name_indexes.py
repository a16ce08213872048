"""The indexes of tags, sources, authors and places: by letters, narrowed, and by use."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from archive.models import Author, Named, Place, Source, Tag
from archive.paging import NAMES_PER_PAGE
from tests.builders import article, name_of, tag

pytestmark = pytest.mark.django_db

SECTIONS: list[tuple[str, type[Named], str]] = [
    ("tags", Tag, "tags"),
    ("sources", Source, "source"),
    ("authors", Author, "authors"),
    ("places", Place, "places"),
]
by_section = pytest.mark.parametrize(("section", "model", "field"), SECTIONS)


def names(page: Any) -> list[str]:
    return [one.name for one in page.context["page"]]


def use(field: str, *several: str) -> None:
    """An article for each of the names."""
    for name in several:
        article(**{field: name if field == "source" else [name]})


def letters(page: Any) -> dict[str, int]:
    """The letters that lead somewhere, with the number of their names."""
    return {one.label: one.number for one in page.context["letters"] if one.url and one.number}


def many(field: str = "tags") -> None:
    """A page full of names used once, and two that are used twice."""
    use(field, *(f"سطر {number}" for number in range(NAMES_PER_PAGE - 1)))
    use(field, *["النفط", "أدب"] * 2, "نهر")


@by_section
def test_each_letter_has_an_address_where_its_names_are_in_order(
    section: str, model: type[Named], field: str, client: Client
) -> None:
    use(field, "الباحة", "بغداد", "بيروت", "بيروت", "البصرة", "أبها", "دمشق")
    page = client.get(f"/{section}/?letter=ب")
    assert names(page) == ["الباحة", "البصرة", "بغداد", "بيروت"]
    assert letters(page) == {"ا": 1, "ب": 4, "د": 1}
    whole, *others = page.context["letters"]
    assert (whole.url, whole.is_current) == (f"/{section}/", False)
    assert [one.label for one in others if one.is_current] == ["ب"]
    assert "حرف &#x2068;ب&#x2069;" in page.content.decode().split("</title>")[0]
    of_letter = f'href="http://testserver/{section}/?letter={quote("ب")}">'
    of_english = of_letter.replace("testserver/", "testserver/en/")
    head = page.content.decode()
    assert f'<link rel="canonical" {of_letter}' in head
    assert f'<link rel="alternate" hreflang="ar" {of_letter}' in head
    assert f'<link rel="alternate" hreflang="en" {of_english}' in head
    assert f'<link rel="alternate" hreflang="x-default" {of_letter}' in head


@pytest.mark.parametrize(
    ("given", "letter"), [("أ", "ا"), ("بغداد", "ب"), ("الباء", "ب"), ("x", "A-Z"), ("7", "0-9")]
)
def test_another_form_of_a_letter_leads_to_its_address(
    given: str, letter: str, client: Client
) -> None:
    answer = client.get("/tags/", {"letter": given, "kind": "person"})
    assert (answer.status_code, answer.url) == (
        301,
        f"/tags/?kind=person&letter={quote(letter)}",
    )


def test_names_in_other_scripts_and_digits_have_their_own_places(client: Client) -> None:
    use("tags", "UNESCO", "2015", "Москва", "نهر")
    assert letters(client.get("/tags/")) == {"0–9": 1, "ن": 1, "A–Z": 1, "أخرى": 1}
    for letter, found in (("A-Z", "UNESCO"), ("0-9", "2015"), ("*", "Москва")):
        assert names(client.get("/tags/", {"letter": letter})) == [found]


def test_a_letter_without_names_says_so(client: Client) -> None:
    use("tags", "نهر")
    page = client.get("/tags/?letter=ض")
    assert (page.status_code, names(page)) == (200, [])
    assert "لا شيء هنا" in page.content.decode()


def test_the_whole_index_is_by_use_or_by_name(client: Client) -> None:
    use("tags", "نهر", "نهر", "الأدب", "بحر", "بحر", "بحر")
    page = client.get("/tags/")
    assert names(page) == ["بحر", "نهر", "الأدب"]
    assert [one[:3] for one in page.context["orders"]] == [
        ("الأكثر مقالات", "/tags/", True),
        ("أبجديًا", "/tags/?sort=name", False),
    ]
    assert names(client.get("/tags/?sort=name")) == ["الأدب", "بحر", "نهر"]


@by_section
def test_names_used_once_stand_apart_where_an_index_is_long(
    section: str, model: type[Named], field: str, client: Client
) -> None:
    many(field)
    page = client.get(f"/{section}/")
    assert names(page) == ["أدب", "النفط"]
    assert letters(page) == {"ا": 1, "ن": 1}
    once = page.context["once"]
    assert (once.url, once.number) == (f"/{section}/?used=once", NAMES_PER_PAGE)
    assert f'<a href="{once.url}">' in page.content.decode()
    apart = client.get(once.url)
    assert letters(apart) == {"س": NAMES_PER_PAGE - 1, "ن": 1}
    assert names(client.get(f"{once.url}&page=1"))[0] == "سطر 0"
    counted = [one.content.decode().partition('"links index"')[2] for one in (page, apart)]
    assert ['class="number"' in listed for listed in counted] == [True, False]
    assert names(client.get(f"{once.url}&letter=ن")) == ["نهر"]
    assert apart.context["often_url"] == f"/{section}/"


def test_of_a_letter_those_used_once_are_named_with_it(client: Client) -> None:
    many()
    page = client.get("/tags/?letter=ن")
    assert names(page) == ["النفط"]
    assert page.context["once"].url == f"/tags/?letter={quote('ن')}&used=once"
    assert page.context["once"].number == 1


def test_a_short_index_is_shown_whole(client: Client) -> None:
    use("tags", "نهر", "نهر", "بحر")
    page = client.get("/tags/")
    assert names(page) == ["نهر", "بحر"]
    assert "?used=once" not in page.content.decode()
    assert names(client.get("/tags/?used=once")) == ["بحر"]


def test_an_index_of_names_used_once_alone_is_shown_whole(client: Client) -> None:
    use("tags", *(f"سطر {number}" for number in range(NAMES_PER_PAGE + 1)))
    page = client.get("/tags/")
    assert page.context["page"].paginator.count == NAMES_PER_PAGE + 1


class TestNarrowing:
    """`?q=` finds names by the beginning of any word of theirs, however it is spelt."""

    @pytest.fixture(autouse=True)
    def named(self) -> None:
        tag("الأمم المتحدة", kind="organisation", aliases=["هيئة الأمم", "UN"])
        use("tags", "الأمم المتحدة", "الولايات المتحدة", "الولايات المتحدة", "مؤسسة 100%", "آسيا")
        tag("متحدث")

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("المتحدة", ["الولايات المتحدة", "الأمم المتحدة"]),
            ("متحد", ["الولايات المتحدة", "الأمم المتحدة"]),
            ("امم متح", ["الأمم المتحدة"]),
            ("الأُمَم", ["الأمم المتحدة"]),
            ("هيئه", ["الأمم المتحدة"]),
            ("un", ["الأمم المتحدة"]),
            ("هيئة المتحدة", []),  # of no one name
            ("حدة", []),
            ("اسيا", ["آسيا"]),
            ("موسسه", []),
            ("مؤسسه ١٠٠", ["مؤسسة 100%"]),
            ("100%", ["مؤسسة 100%"]),
            ("_", []),
            ("!!", []),
            ("'; --", []),
        ],
    )
    def test_by_words(self, text: str, found: list[str], client: Client) -> None:
        page = client.get("/tags/", {"q": text})
        assert (page.status_code, names(page)) == (200, found)

    def test_says_what_was_looked_for_and_keeps_it_in_the_box(self, client: Client) -> None:
        page = client.get("/tags/", {"q": "  <زرافة>  "}).content.decode()
        assert "لا وسم في اسمه ما كتبت." in page
        assert '«<bdi dir="auto">&lt;زرافة&gt;</bdi>»' in page
        assert 'name="q" value="&lt;زرافة&gt;"' in page
        assert '<meta name="robots" content="noindex,follow">' in page

    def test_nothing_typed_is_the_whole_index(self, client: Client) -> None:
        assert len(names(client.get("/tags/?q="))) == len(names(client.get("/tags/?q=+"))) == 4

    def test_within_a_kind(self, client: Client) -> None:
        page = client.get("/tags/?kind=organisation&q=متحدة")
        assert names(page) == ["الأمم المتحدة"]
        assert '<input type="hidden" name="kind" value="organisation">' in page.content.decode()

    def test_those_used_once_are_among_what_is_found(self, client: Client) -> None:
        many()
        assert names(client.get("/tags/?q=نهر")) == ["نهر"]

    def test_a_very_long_text_is_cut(self, client: Client) -> None:
        page = client.get("/tags/", {"q": "ا ب " * 5000})
        assert (page.status_code, len(page.context["asked"].q)) == (200, 200)


@pytest.mark.parametrize("query", ["used=twice", "sort=oldest", "kind=colour", "sort=%00"])
def test_a_choice_that_there_is_not_is_not_found(query: str, client: Client) -> None:
    assert client.get(f"/tags/?{query}").status_code == 404


@pytest.mark.parametrize("section", ["sources", "authors", "places"])
def test_only_tags_have_kinds(section: str, client: Client) -> None:
    assert client.get(f"/{section}/").context["kinds"] == []
    assert client.get(f"/{section}/?kind=person").status_code == 404


@by_section
def test_an_empty_index_says_so(
    section: str, model: type[Named], field: str, client: Client
) -> None:
    name_of(model, "مهمل")
    page = client.get(f"/{section}/")
    assert names(page) == []
    assert page.context["words"].none in page.content.decode()
