"""Whatever changes: the pages that a worker keeps are those that would be rendered now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from haystack import connections
from pytest_django.fixtures import Settings

from archive import changes, editing
from archive.ingest.importing import ingest
from archive.models import (
    Article,
    Author,
    Original,
    Place,
    ProtectedWord,
    Source,
    Story,
    Synonym,
    Tag,
)
from archive.relations import RELATIONS
from search import indexing
from search.engines.whoosh.store import generations
from search.engines.whoosh.store.open_indexes import OpenIndexes
from search.outbox import INDEX, mark_changed
from tests.builders import (
    article,
    author,
    earlier,
    name_of,
    original,
    place,
    source,
    story,
    tag,
    withdrawn,
)

Indexed = Callable[[], None]
pytestmark = pytest.mark.usefixtures("kept_pages", "fresh_cache")

QUERIES = [
    "q=النيل",
    "q=النيل&page=2",
    "q=النيل&sort=newest",
    "q=وسم:رحلات",
    "q=النيل&source=الجريدة&tag=ماء",
    "q=السد&author=سامي&since=2019&until=2020",
    "q=قافلة النيل",
    "q=لا-أحد-كتبها",
    "q=سفرجل",  # near a tag
    "",
]
FIXED = [
    *("home", "article_list", "tag_list", "source_list", "author_list", "place_list"),
    *("date_list", "undated", "about", "search_help", "robots", "opensearch"),
]


# Of these the article pages are not looked at, to save time.
ALIKE = [f"النيل {number}" for number in range(22) if number not in (0, 3, 4, 6, 7, 21)]


class Answer(NamedTuple):
    status: int
    headers: tuple[str, ...]
    body: bytes


def answer(client: Client, address: str) -> Answer:
    response = client.get(address)
    headers = (response.headers.get(name, "") for name in ("Content-Type", "Location", "Vary"))
    return Answer(response.status_code, tuple(headers), response.content)


def rendered_at(client: Client, addresses: Iterable[str]) -> dict[str, str]:
    """Entity tags, which name the change at which each page was rendered."""
    return {address: client.get(address).headers.get("ETag", "") for address in addresses}


def every_address() -> list[str]:
    """Of each kind of page, of the names that there are, and of some of the articles."""
    rows: list[Model] = [*Article.objects.exclude(title__in=ALIKE), *Original.objects.all()]
    for model in RELATIONS:
        rows += model._default_manager.all()
    return [
        *map(reverse, FIXED),
        *(row.get_absolute_url() for row in rows),  # type: ignore[attr-defined]
        *(
            reverse(name, args=[caravan_key()])
            for name in ("article_short", "api_article", "cite", "versions")
        ),
        f"/cite/{caravan_key()}/bib/",
        *(f"/articles/{caravan_key()}.{suffix}" for suffix in ("md", "txt")),
        *("/llms.txt", "/sitemap.xml", "/sitemaps/articles-1.xml"),
        *("/atom/", "/en/atom/", "/en/tags/ماء/atom/"),
        *(f"/{name}/atom/" for name in ("tags/ماء", "sources/الجريدة", "authors/سامي")),
        *(f"/cite/{name}/ris/" for name in ("tags/ماء", "sources/الجريدة")),
        *(f"/dates/{time}/" for time in ("2018", "2019", "2020", "2021", "2019/05", "2020/10")),
        *(f"/dates/{time}/" for time in ("2019/unknown", "2019/05/04", "2020/10/05")),
        *(f"/dates/hijri/{time}" for time in ("", "1440/", "1440/08/", "1442/", "1442/02/")),
        *(f"/{part}/?page=2" for part in ("articles", "sources/الجريدة", "dates/2020")),
        *("/tags/سفر/2019/", "/tags/ماء/2020/10/", "/sources/الصحيفة/unknown/", "/tags/سفر+ماء/"),
        *(f"/tags/?{choice}" for choice in ("kind=person", "letter=س", "used=once", "q=رحل")),
        *(f"/search/?{query}" for query in QUERIES),
        *(f"/suggest/?q={text}" for text in ("الن", "سف", "رحل", "ترح", "hgk", "وسم:رح")),
        "/suggest/opensearch/?q=قا",
        *(f"/api/search/?{query}&facets=1" for query in QUERIES[:2]),
        *(
            f"/search/{form}/?{query}"
            for form in ("atom", "csv", "cite/bib")
            for query in QUERIES[::2]
        ),
    ]


@pytest.fixture(autouse=True)
def archive(indexed: Indexed, settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "data"
    settings.SEARCH_SECONDS = 0.0  # no answer is partial because the machine is busy
    for number in range(22):
        article(
            f"النيل {number}",
            body=f"كتب مراسلنا عن النيل والسد {number}.",
            tags=["ماء"],
            source="الجريدة",
            authors=["سامي"],
            published=f"2020-10-{number + 1:02}",
        )
    known = article(
        "القافلة",
        body="وصلت القافلة إلى السوق عند النيل.",
        tags=["سفر", "ماء"],
        source="الصحيفة",
        authors=["ليلى"],
        places=["حلب"],
        published="2019-05-04",
        external_id="caravan",
    )
    original(known, b"one")
    article("بلا تاريخ", body="سطر عن السد.", source="الصحيفة", places=["دمشق"])
    withdrawn("المسحوب", body="نص سُحب.", tags=["سفر"], source="الصحيفة", published="2019-05-05")
    tag("سفر", aliases=["رحلات"])
    story(*Article.objects.filter(title__in=["النيل 4", "بلا تاريخ"]))
    indexed()
    indexing.refresh_related(wait=True)


def caravan_key() -> int:
    return Article.objects.get(external_id="caravan").pk


def caravan() -> Article:
    return Article.objects.get(pk=caravan_key())


def every(*titles: str) -> object:
    return Article.objects.filter(title__in=titles)


def edit(**fields: object) -> None:
    made = caravan()
    for name, value in fields.items():
        setattr(made, name, value)
    editing.note_edit(made, fields)
    made.save()


def texts_of(tmp_path: Path) -> list[Path]:
    path = tmp_path / "السد.txt"
    path.write_text("خبر عن السد\n\nافتُتح السد على النيل.\n\nوحضره جمع.\n", "utf-8")
    return [path]


def retag() -> None:
    editing.retag(every("القافلة"), [tag("سوق")], [tag("سفر")])  # type: ignore[arg-type]


def merge(model: type[Source | Author | Place | Tag], into: str, *names: str) -> None:
    rows = [name_of(model, name) for name in names]
    editing.merge(rows, name_of(model, into))


def rename(row: Source | Author | Place | Tag, name: str) -> None:
    editing.rename(row, name)


CHANGES: dict[str, Callable[[], object]] = {
    "the title": lambda: edit(title="قافلة الشتاء"),
    "the body": lambda: edit(body="وصلت القافلة إلى السد."),
    "the day": lambda: edit(published_at="2020-10-05"),
    "how much of the date is known": lambda: edit(published_precision="year"),
    "no date": lambda: edit(published_at=None, published_precision="unknown"),
    "the source": lambda: edit(source=source("الجريدة")),
    "no source": lambda: edit(source=None),
    "the language": lambda: edit(language="en"),
    "the tags": retag,
    "a withdrawal": lambda: editing.withdraw(every("النيل 7"), "بطلب"),  # type: ignore[arg-type]
    "publishing again": lambda: editing.publish_again(every("المسحوب")),  # type: ignore[arg-type]
    "another reason": lambda: editing.withdraw(every("المسحوب"), "سبب آخر"),  # type: ignore[arg-type]
    "a new article": lambda: article("جديد", body="النيل", tags=["ماء"], published="2021-01-01"),
    "an article deleted": lambda: every("النيل 3").delete(),  # type: ignore[attr-defined]
    "a source renamed": lambda: rename(source("الصحيفة"), "صحيفة الشرق"),
    "an author renamed": lambda: rename(author("ليلى"), "ليلى العطار"),
    "a place renamed": lambda: rename(place("حلب"), "حلب الشهباء"),
    "a tag renamed": lambda: rename(tag("سفر"), "أسفار"),
    "a tag spelt otherwise": lambda: rename(tag("سفر"), "سَفَر"),
    "the kind of a tag": lambda: Tag.objects.filter(name="سفر").update(kind="person"),
    "an alias": lambda: editing.add_alias(tag("سفر"), "ترحال"),
    "no alias": lambda: tag("سفر").aliases.all().delete(),
    "an alias of a source": lambda: editing.add_alias(source("الصحيفة"), "صحيفة الأمس"),
    "an alias of an author": lambda: editing.add_alias(author("ليلى"), "ل. العطار"),
    "an alias of a place": lambda: editing.add_alias(place("حلب"), "الشهباء"),
    "sources merged": lambda: merge(Source, "الصحيفة", "الجريدة"),
    "tags merged": lambda: merge(Tag, "ماء", "سفر"),
    "authors merged": lambda: merge(Author, "سامي", "ليلى"),
    "an original": lambda: original(caravan(), b"two", current=False),
    "an earlier text": lambda: earlier(caravan(), "وصلت القافلة."),
    "no original": lambda: Original.objects.all().delete(),
    "an index built anew": indexing.rebuild,
    "a story": lambda: story(caravan(), Article.objects.get(title="النيل 6")),
    "another copy": lambda: Story.objects.get().members.create(article=caravan()),
    "a copy renamed": lambda: every("بلا تاريخ").update(title="بتاريخ"),  # type: ignore[attr-defined]
    "a copy withdrawn": lambda: editing.withdraw(every("النيل 4"), "بطلب"),  # type: ignore[arg-type]
    "no story": lambda: Story.objects.all().delete(),
    "a synonym": lambda: Synonym.objects.create(word="قافلة", also="السد"),
    "a protected word": lambda: ProtectedWord.objects.create(word="السد", key="السد"),
}


@pytest.fixture
def warm() -> Client:
    """It has asked for every page, as another has that keeps none."""
    client = Client()
    for address in every_address():
        client.get(address)
    return client


def assert_current(warm: Client) -> None:
    addresses = every_address()
    fresh = Client()
    differing = [one for one in addresses if answer(warm, one) != answer(fresh, one)]
    assert differing == []


@pytest.mark.parametrize("change", CHANGES)
def test_every_page_is_as_it_would_be_rendered_now(change: str, warm: Client) -> None:
    CHANGES[change]()
    assert_current(warm)
    indexing.drain()
    assert_current(warm)


def test_after_an_import(warm: Client, tmp_path: Path) -> None:
    assert ingest(texts_of(tmp_path)).counts["new"] == 1
    assert_current(warm)
    indexing.drain()
    assert_current(warm)


def test_pages_that_a_change_does_not_touch_are_still_kept(warm: Client) -> None:
    """A title is changed, and just the pages that show it are made anew, or count its names."""
    before = rendered_at(warm, every_address())
    showing = {
        one for one in before if "القافلة" in answer(warm, one).body.decode("utf-8", "ignore")
    }
    edit(title="قافلة الشتاء")
    after = rendered_at(warm, before)
    assert {one for one in before if before[one] != after[one]} - showing == {
        Original.objects.get().get_absolute_url(),
        "/sitemap.xml",  # when a part of it changed, and in the part when the article did
        "/sitemaps/articles-1.xml",
    }
    kept = {one for one in before if before[one] and before[one] == after[one]}
    assert {"/", "/articles/", "/about/", "/tags/", "/robots.txt", "/dates/2020/"} <= kept
    assert len(kept) > len(before) / 2


def test_what_is_related_is_told_when_it_is_found(warm: Client) -> None:
    edit(body="كتب مراسلنا عن النيل والسد 3.")
    indexing.drain()
    assert_current(warm)
    assert indexing.refresh_related(wait=True)
    assert_current(warm)


class TestResults:
    """Pages of what was searched for."""

    ADDRESS = "/search/?q=النيل"

    def is_kept(self, client: Client, address: str = ADDRESS) -> bool:
        """Whether it was sent without being rendered."""
        response = client.get(address)
        assert response.status_code == 200
        return not response.templates

    @pytest.mark.parametrize(
        "write",
        [
            lambda: indexing.rebuild(),
            lambda: call_command("update_index", verbosity=0),
            lambda: call_command("clear_index", "--noinput", verbosity=0),
            lambda: connections["default"].get_backend().rebuild(),
            lambda: connections["default"].get_backend().remove(caravan()),
            lambda: (mark_changed([caravan_key()]), indexing.drain()),
        ],
        ids=["rebuild", "update_index", "clear_index", "Haystack rebuilds", "remove", "drain"],
    )
    def test_are_made_anew_after_each_commit(
        self, write: Callable[[], object], client: Client
    ) -> None:
        client.get(self.ADDRESS)
        assert self.is_kept(client)
        client.get("/about/")
        write()
        assert not self.is_kept(client)
        assert self.is_kept(client, "/about/")

    def test_are_not_kept_with_a_notice_that_passes(
        self, client: Client, settings: Settings, index_folder: Path
    ) -> None:
        client.get(self.ADDRESS)
        settings.SEARCH_SECONDS = 1e-9
        partial = "/search/?q=النيل قافلة السد"
        self.assert_passing(client, partial)
        settings.SEARCH_SECONDS = 0.0
        assert not self.is_kept(client, partial)
        assert self.is_kept(client, partial)
        (index_folder / generations.POINTER).unlink()
        changes.touch(INDEX)
        self.assert_passing(client, self.ADDRESS)
        indexing.maintain()
        assert not self.is_kept(client)
        assert self.is_kept(client)

    def test_for_names_that_nothing_has_are_not_kept(self, client: Client) -> None:
        """A name that is made later may have that slug."""
        self.assert_passing(client, "/search/?q=النيل&source=لا-شيء")
        self.assert_passing(client, "/search/?q=النيل&tag=سفر&tag=لا-شيء")

    def test_of_an_index_that_has_changed_already_are_not_kept(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another thread is opening what was committed, as OpenIndexes has it."""
        monkeypatch.setattr(OpenIndexes, "is_latest", lambda indexes, reader: False)
        self.assert_passing(client, self.ADDRESS)

    def assert_passing(self, client: Client, address: str) -> None:
        for _ in range(2):
            response = client.get(address)
            assert response.templates and "ETag" not in response.headers
            assert response.headers["Cache-Control"] == "no-store"
