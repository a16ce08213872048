"""Feeds to be followed: of all articles and of a name's, in pages, with ids that stay."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET

import feedparser
import pytest
from django.test import Client
from django.utils.encoding import iri_to_uri

from archive import editing, feeds
from archive.feed import EVER, Entry, Heading, Site, atom
from archive.models import Article, Tag
from archive.named_rows import BY_SECTION
from tests.builders import article, tag, withdrawn

pytestmark = pytest.mark.django_db

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "http://testserver"
SITE = Site("خزانة", "archive.example", "https://archive.example")


def feed(client: Client, address: str) -> feedparser.FeedParserDict:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    return parsed


def links(client: Client, address: str) -> dict[str, str]:
    """Relation -> address, of the feed itself."""
    root = ET.fromstring(client.get(address).content)
    return {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}


@pytest.fixture
def coffee() -> Article:
    return article(
        "القهوة في <اليمن>",
        lead="تزرع القهوة & البن.",
        tags=["اليمن", "القهوة"],
        authors=["سلمى", "سامر"],
        places=["عدن"],
        source="مجلة خزانة",
        published="2020-10",
    )


def test_an_entry_says_what_is_known_of_its_article(client: Client, coffee: Article) -> None:
    (entry,) = feed(client, "/atom/").entries
    assert entry.id == f"tag:testserver,2026:/articles/{coffee.pk}"
    assert entry.link == ROOT + coffee.get_absolute_url()
    assert entry.title == "القهوة في <اليمن>"
    assert entry.summary == "<p>تزرع القهوة &amp; البن.</p>"
    assert entry.published == "2020-10-01T00:00:00+00:00"
    assert [author.name for author in entry.authors] == ["سامر", "سلمى"]
    assert sorted(tag.term for tag in entry.tags) == ["القهوة", "اليمن"]
    moment = datetime.datetime.fromisoformat(entry.updated)
    assert abs(moment - coffee.updated) < datetime.timedelta(seconds=1)


@pytest.mark.parametrize(
    ("address", "title", "page"),
    [
        ("/atom/", "خزانة: أحدث المقالات", "/articles/"),
        ("/tags/القهوة/atom/", "خزانة: الوسم «\u2068القهوة\u2069»", "/tags/القهوة/"),
        (
            "/sources/مجلة-خزانة/atom/",
            "خزانة: المصدر «\u2068مجلة خزانة\u2069»",
            "/sources/مجلة-خزانة/",
        ),
        ("/authors/سلمى/atom/", "خزانة: الكاتب «\u2068سلمى\u2069»", "/authors/سلمى/"),
        ("/places/عدن/atom/", "خزانة: المكان «\u2068عدن\u2069»", "/places/عدن/"),
    ],
)
def test_there_is_a_feed_of_all_and_of_each_name(
    client: Client, coffee: Article, address: str, title: str, page: str
) -> None:
    other = article("البن", tags=["بن"])
    parsed = feed(client, address)
    expected = [coffee, other] if address == "/atom/" else [coffee]
    assert parsed.feed.title == title
    assert [entry.id.rpartition("/")[2] for entry in parsed.entries] == [
        str(each.pk) for each in expected
    ]
    assert parsed.feed.link == ROOT + iri_to_uri(page)
    assert client.get(page).status_code == 200


@pytest.mark.parametrize(
    ("address", "title", "subtitle"),
    [
        ("/atom/", "خزانة: أحدث المقالات", "مقالات الأرشيف، أحدثها أولًا."),
        ("/en/atom/", "Khizana: Latest articles", "The articles of the archive, the latest first."),
        ("/tags/القهوة/atom/", "خزانة: الوسم «\u2068القهوة\u2069»", "عن البن وما يُصنع منه."),
        ("/en/tags/القهوة/atom/", "Khizana: Tag “\u2068القهوة\u2069”", "عن البن وما يُصنع منه."),
        (
            "/en/authors/سلمى/atom/",
            "Khizana: Author “\u2068سلمى\u2069”",
            "The articles of this name in the archive, the latest first.",
        ),
    ],
)
def test_a_feed_speaks_the_language_of_its_address(
    client: Client, coffee: Article, address: str, title: str, subtitle: str
) -> None:
    Tag.objects.filter(name="القهوة").update(description="عن البن وما يُصنع منه.")
    parsed, prefix = feed(client, address), address[: address.index("/", 1)]
    assert (parsed.feed.title, parsed.feed.subtitle) == (title, subtitle)
    root = ET.fromstring(client.get(address).content)
    language = "en" if prefix == "/en" else "ar"
    assert [root.get(LANG), *(one.get(LANG) for one in root.iter(f"{ATOM}entry"))] == [
        language,
        "ar",
    ]
    assert parsed.entries[0].link == ROOT + (prefix if language == "en" else "") + (
        coffee.get_absolute_url()
    )


def test_articles_have_one_identity_in_all_feeds_and_feeds_one_each(
    client: Client, coffee: Article
) -> None:
    parsed = [feed(client, f"{prefix}/tags/القهوة/atom/") for prefix in ("", "/en")]
    assert len({one.entries[0].id for one in parsed}) == 1
    assert len({one.feed.id for one in parsed}) == 2


def test_pages_lead_to_their_feeds(client: Client, coffee: Article) -> None:
    home = client.get("/").content.decode()
    assert home.count('href="/atom/"') == 2  # in the head and at the foot
    page = client.get("/sources/مجلة-خزانة/")
    address = page.wsgi_request.get_full_path() + "atom/"
    assert page.content.decode().count(f'href="{address}"') == 2


@pytest.mark.parametrize(
    ("query", "numbers", "relations"),
    [
        ("", [5, 4], {"next": "?page=2", "first": "", "last": "?page=3"}),
        ("?page=1", [5, 4], {"next": "?page=2", "first": "", "last": "?page=3"}),
        (
            "?page=2",
            [3, 2],
            {"previous": "", "next": "?page=3", "first": "", "last": "?page=3"},
        ),
        ("?page=3", [1], {"previous": "?page=2", "first": "", "last": "?page=3"}),
    ],
)
def test_a_long_feed_comes_in_pages(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    numbers: list[int],
    relations: dict[str, str],
) -> None:
    monkeypatch.setattr(feeds, "ENTRIES", 2)
    for number in range(1, 6):
        article(f"خبر {number}", tags=["بحر"], published=f"201{number}")
    entries = feed(client, f"/tags/بحر/atom/{query}").entries
    assert [entry.title for entry in entries] == [f"خبر {number}" for number in numbers]
    found = links(client, f"/tags/بحر/atom/{query}")
    here = found.pop("self").partition("?")[0]
    found.pop("alternate")
    assert found == {relation: here + end for relation, end in relations.items()}


def test_a_feed_of_one_page_has_no_others(client: Client, coffee: Article) -> None:
    assert set(links(client, "/atom/")) == {"self", "alternate"}


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "٢", "9" * 40])
def test_a_page_that_is_not_there(client: Client, coffee: Article, page: str) -> None:
    assert client.get("/atom/", {"page": page}).status_code == 404


@pytest.mark.parametrize("page", ["1", "١", ""])
def test_the_first_page_is_read_as_that_of_a_list_is(
    client: Client, coffee: Article, page: str
) -> None:
    assert client.get("/articles/", {"page": page}).status_code == 200
    assert len(feed(client, f"/atom/?page={page}").entries) == 1


@pytest.mark.parametrize("section", ["tags", "sources", "authors", "places"])
def test_a_corrected_name_keeps_its_feed_and_its_references(
    client: Client, coffee: Article, section: str
) -> None:
    model = BY_SECTION[section]
    row = model.objects.first()
    old = f"/{section}/{row.slug}/atom/"
    known = feed(client, old).feed.id
    editing.rename(row, "اسم صحيح")
    moved = client.get(old)
    assert (moved.status_code, feed(client, moved.headers["Location"]).feed.id) == (301, known)
    references = client.get(f"/cite/{old[1:].removesuffix('atom/')}ris/", follow=True)
    assert references.redirect_chain[0][1] == 301
    assert f"ID  - khizana-{coffee.pk}".encode() in references.content


@pytest.mark.parametrize(
    "address", ["/tags/none/atom/", "/years/2020/atom/", "/sources/لا-شيء/atom/"]
)
def test_of_a_name_that_is_not_there_is_no_feed(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_archive_without_articles_has_an_empty_feed(client: Client) -> None:
    parsed = feed(client, "/atom/")
    assert parsed.entries == []
    assert parsed.feed.updated == "1970-01-01T00:00:00+00:00"


def test_what_is_not_published_is_in_no_feed(client: Client) -> None:
    withdrawn("مقال سُحب", tags=["بحر"])
    tag("بحر")
    assert feed(client, "/atom/").entries == feed(client, "/tags/بحر/atom/").entries == []


def test_a_feed_is_asked_for_again_at_no_cost(
    client: Client, coffee: Article, kept_pages: None
) -> None:
    first = client.get("/atom/")
    again = client.get("/atom/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    Article.objects.filter(pk=coffee.pk).update(title="عنوان آخر")
    changed = client.get("/atom/", headers={"if-none-match": first.headers["ETag"]})
    assert (changed.status_code, feedparser.parse(changed.content).entries[0].title) == (
        200,
        "عنوان آخر",
    )


def test_what_xml_cannot_hold_is_left_out() -> None:
    entry = Entry(
        1, "ar", "عنوان\x01 آخر", "/articles/1/", "<p>a\x0b</p>", EVER, None, ("\x00س",), ()
    )
    parsed = feedparser.parse(
        atom(Heading("كل\x02", "كل\x03", "/", "/atom/", "/"), [entry], SITE).encode()
    )
    assert not parsed.bozo
    assert (parsed.entries[0].title, parsed.feed.title) == ("عنوان  آخر", "خزانة: كل")
    assert parsed.feed.subtitle == "كل"
