"""From results to an article and back: its words are marked, and nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote_plus

import pytest
from django.http import QueryDict
from django.test import Client

from archive import changes
from archive.models import Article, Synonym
from archive.paragraphs import numbered
from search.marking import MOST_CHARACTERS, asked
from tests.builders import article

BODY = "شرب القَهوة في المقهى.\n\nلا شيء هنا.\n\nوالقهوة <b>مرة</b>، وقهوتهم حلوة."


def marks(text: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", text)


def found(parameters: str, body: str = BODY, title: str = "قهوة العرب") -> list[list[str]]:
    """The marked words of the title and of each paragraph."""
    answer = asked(QueryDict(parameters), title, numbered(body))
    assert answer is not None
    return [marks(one.text) for one in (answer.title, *answer.paragraphs)]


@pytest.mark.django_db
def test_the_words_of_the_query_are_marked_in_the_forms_that_search_finds() -> None:
    assert found("q=القهوة") == [["قهوة"], ["القَهوة"], [], ["والقهوة", "وقهوتهم"]]
    assert found("q=زرافة") == [[], [], [], []]


@pytest.mark.django_db
def test_marks_are_counted_and_the_first_paragraph_with_one_is_known() -> None:
    answer = asked(QueryDict("q=حلوة مرة"), "قهوة", numbered(BODY))
    assert answer is not None
    assert (answer.marks, answer.first, answer.query) == (2, 3, "حلوة مرة")
    nothing = asked(QueryDict("q=زرافة"), "قهوة", numbered(BODY))
    assert nothing is not None and (nothing.marks, nothing.first) == (0, 0)


@pytest.mark.django_db
def test_the_way_back_is_the_page_of_results_with_its_filters() -> None:
    known = "q=قهوة&source=مجلة&since=2019&sort=newest&page=2"
    answer = asked(QueryDict(f"{known}&x=1"), "قهوة", [])
    assert answer is not None
    parameters = QueryDict(answer.url.partition("?")[2])
    assert answer.url.startswith("/search/?")
    assert parameters.dict() == QueryDict(known).dict()
    for page in ("0", "-1", "x", "9" * 400):
        answer = asked(QueryDict(f"q=قهوة&page={page}"), "قهوة", [])
        assert answer is not None and answer.url == f"/search/?q={quote_plus('قهوة')}"


@pytest.mark.parametrize("parameters", ["", "q=", "q=%20", "source=مجلة"])
def test_without_a_query_nothing_is_asked(parameters: str) -> None:
    assert asked(QueryDict(parameters), "قهوة", []) is None


@pytest.mark.django_db
def test_names_that_editors_taught_are_marked_too() -> None:
    Synonym.objects.create(word="قهوة", also="بن")
    changes.latest()  # as the middleware does before each request
    assert found("q=قهوة", "البن مع القهوة.", "") == [[], ["البن", "القهوة"]]


@pytest.mark.django_db
def test_of_a_very_long_text_the_beginning_is_marked() -> None:
    body = "\n\n".join(["القهوة " * 20_000, "القهوة"])
    assert len(body) > MOST_CHARACTERS
    assert found("q=القهوة", body, "قهوة")[1:] == [[], []]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["؟!", '"', "(((", "*", "ق*", "-القهوة", "=القهوة", "x" * 5000])
def test_any_query_is_answered(text: str) -> None:
    answer = asked(QueryDict(f"q={quote_plus(text)}"), "قهوة", numbered(BODY))
    assert answer is not None
    assert len(answer.query) <= 41
    assert [re.sub("</?mark>", "", one.text) for one in answer.paragraphs] == [
        part.replace("<", "&lt;").replace(">", "&gt;") for part in BODY.split("\n\n")
    ]


class TestPage:
    @pytest.fixture
    def shown(self, indexed: Callable[[], None]) -> Article:
        made = article("قهوة العرب", body=BODY, source="مجلة", published="2020-10-17")
        indexed()
        return made

    def test_results_lead_to_the_words_and_the_article_leads_back(
        self, client: Client, shown: Article
    ) -> None:
        asked_for = f"?q={quote_plus('القهوة')}&source={quote_plus('مجلة')}"
        results = client.get(f"/search/{asked_for}").content.decode()
        (link,) = re.findall(f'href="({shown.get_absolute_url()}[^"]*)"', results)
        page = client.get(link.replace("&amp;", "&")).content.decode()
        assert marks(page) == ["قهوة", "القَهوة", "والقهوة", "وقهوتهم"]
        assert f'<a href="/search/{asked_for.replace("&", "&amp;")}">عد إلى نتائج البحث' in page
        assert "لكلماتك هنا 4 مواضع" in page and '<a href="#p1">' in page
        assert "&lt;b&gt;مرة&lt;/b&gt;" in page

    def test_such_a_page_is_found_by_its_own_address_and_never_kept(
        self, client: Client, shown: Article
    ) -> None:
        answer = client.get(f"{shown.get_absolute_url()}?q=القهوة")
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        (canonical,) = re.findall('rel="canonical" href="([^"]*)"', answer.content.decode())
        assert canonical.endswith(shown.get_absolute_url())
        plain = client.get(shown.get_absolute_url())
        assert plain.headers["Cache-Control"].startswith("public")
        assert "X-Robots-Tag" not in plain.headers and "<mark>" not in plain.content.decode()

    def test_what_searches_in_other_forms_keeps_the_plain_address(
        self, client: Client, shown: Article
    ) -> None:
        answer = client.get("/api/search/?q=القهوة").json()
        assert [hit["url"].endswith(shown.get_absolute_url()) for hit in answer["results"]] == [
            True
        ]
