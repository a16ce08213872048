"""Articles to be cited: one in every style, and files of one, of a name's, of a search's."""

from __future__ import annotations

import json

import pytest
import rispy
from django.test import Client
from pybtex.database import parse_string

from archive import citing
from archive.citation.exports import EXPORTS
from archive.models import Article
from tests.builders import article, withdrawn

pytestmark = pytest.mark.django_db

ROOT = "http://testserver"


@pytest.fixture
def shown() -> Article:
    return article(
        "عودة الصيادين إلى الميناء",
        source="صحيفة الميناء",
        authors=["ليلى الخطيب"],
        tags=["صيد الأسماك"],
        places=["بيروت"],
        published="2015-03-21",
    )


def test_the_page_of_an_article_has_a_citation_to_copy(client: Client, shown: Article) -> None:
    page = client.get(shown.get_absolute_url()).content.decode()
    cited = (
        "ليلى الخطيب، «عودة الصيادين إلى الميناء»، صحيفة الميناء، 21 مارس/ آذار 2015، "
        f"{ROOT}/articles/{shown.pk}"
    )
    assert f">{cited}</textarea>" in page
    assert f'href="/cite/{shown.pk}/"' in page


def test_the_address_of_a_citation_leads_to_the_article(client: Client, shown: Article) -> None:
    response = client.get(f"/articles/{shown.pk}", follow=True)
    assert response.redirect_chain[-1] == (shown.get_absolute_url(), 301)
    assert response.status_code == 200


@pytest.mark.parametrize(("query", "has_hijri"), [("", False), ("?hijri=1", True)])
def test_every_style_stands_on_a_page_of_its_own(
    client: Client, shown: Article, query: str, has_hijri: bool
) -> None:
    page = client.get(f"/cite/{shown.pk}/{query}").content.decode()
    assert page.count("</textarea>") == 4
    assert page.count("1 جمادى الآخرة 1436هـ") == (4 if has_hijri else 0)
    assert (f'href="/cite/{shown.pk}/?hijri=1"' in page) is not has_hijri
    assert f'href="/en/cite/{shown.pk}/{query}"' in page


def test_a_date_without_a_day_has_no_other_calendar(client: Client) -> None:
    made = article("عنوان المقال هنا", published="2015-03")
    assert "hijri" not in client.get(f"/cite/{made.pk}/").content.decode()


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.suffix)
def test_a_file_of_one_article(client: Client, shown: Article, export: object) -> None:
    suffix = export.suffix  # type: ignore[attr-defined]
    response = client.get(f"/cite/{shown.pk}/{suffix}/")
    assert response.headers["Content-Type"] == export.media_type  # type: ignore[attr-defined]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="khizana-{shown.pk}.{suffix}"'
    )
    assert f"{ROOT}/articles/{shown.pk}" in response.content.decode()


def test_a_file_says_what_the_article_says(client: Client, shown: Article) -> None:
    (item,) = json.loads(client.get(f"/cite/{shown.pk}/json/").content)
    assert item == {
        "id": f"khizana-{shown.pk}",
        "type": "article-newspaper",
        "title": "عودة الصيادين إلى الميناء",
        "author": [{"literal": "ليلى الخطيب"}],
        "container-title": "صحيفة الميناء",
        "issued": {"date-parts": [[2015, 3, 21]]},
        "URL": f"{ROOT}/articles/{shown.pk}",
        "archive": "خزانة",
        "language": "ar",
        "keyword": "صيد الأسماك",
    }


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("tags", "صيد-الأسماك"),
        ("sources", "صحيفة-الميناء"),
        ("authors", "ليلى-الخطيب"),
        ("places", "بيروت"),
    ],
)
def test_files_of_all_articles_with_a_name(
    client: Client, shown: Article, section: str, name: str
) -> None:
    article("مقال آخر عن الجبل", tags=["جبال"], source="أخرى")
    page = client.get(f"/{section}/{name}/").content.decode()
    for export in EXPORTS:
        assert f'/{export.suffix}/" rel="nofollow" download' in page
    records = rispy.loads(client.get(f"/cite/{section}/{name}/ris/").content.decode())
    assert [record["id"] for record in records] == [f"khizana-{shown.pk}"]


def test_a_file_has_the_latest_and_no_more_than_the_limit(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [article(f"خبر {n}", tags=["بحر"], published=f"20{n}") for n in range(10, 15)]
    monkeypatch.setattr(citing, "MOST", 3)
    text = client.get(f"/cite/tags/{'بحر'}/bib/").content.decode()
    assert list(parse_string(text, "bibtex").entries) == [
        f"khizana-{each.pk}" for each in made[:1:-1]
    ]


@pytest.mark.parametrize(
    "address",
    ["/cite/999/", "/cite/999/bib/", "/cite/tags/none/bib/", "/cite/1/doc/", "/cite/years/a/bib/"],
)
def test_what_is_not_there_is_not_cited(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_withdrawn_article_is_not_cited(client: Client) -> None:
    made = withdrawn("مقال سُحب", tags=["بحر"])
    assert client.get(f"/cite/{made.pk}/").status_code == 404
    assert client.get(f"/cite/tags/{'بحر'}/ris/").content == b""


def test_pages_change_with_the_article(client: Client, shown: Article, kept_pages: None) -> None:
    addresses = [f"/cite/{shown.pk}/", f"/cite/{shown.pk}/ris/"]
    before = [client.get(address).content for address in addresses]
    Article.objects.filter(pk=shown.pk).update(title="عنوان مصحح للمقال")
    after = [client.get(address).content for address in addresses]
    assert all("عنوان مصحح للمقال".encode() in content for content in after)
    assert before != after
