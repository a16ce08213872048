"""Searches put together by chance: their chips, and their addresses, as pages have them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qsl, urlencode

import pytest
from django.http import QueryDict
from django.test import Client

from search.forms import SearchForm
from search.links import url_of
from tests.builders import article

Indexed = Callable[[], None]
Pairs = list[tuple[str, str]]

WORDS = ["النيل", "السد", "القافلة", "النيل السد"]
# Each is a part of its own, which has a chip.
PARTS = [
    *("«عن النيل»", '"النيل السد"~3', "-الجبال", "النيل أو الفرات", "الن*", "=النيل", "+السد"),
    *("(السد أو القافلة)", "عنوان:مقال", "نص:النيل", "مصدر:نشرة", 'كاتب:"سلمى"', "مكان:عدن"),
    *("-وسم:قهوة", "تاريخ:2015", "بعد:2014", "قبل:2017", "2014..2016", "جذر:سدد"),
]
FILTERS = [
    *(
        ("source", "نشرة"),
        ("source", "صحيفة"),
        ("author", "سلمى"),
        ("tag", "قهوة"),
        ("tag", "نخيل"),
    ),
    ("place", "عدن"),
]
DATES: list[Pairs] = [[], [("since", "2015")], [("until", "2015")]]
CHIPS = re.compile(r'<div class="chips">.*?</div>', re.DOTALL)
LINK = re.compile(r'<li>\s*<a href="([^"]+)"')


@pytest.fixture
def chance(indexed: Indexed) -> random.Random:
    made = random.Random(11)
    for number in range(40):
        article(
            f"مقال {number}",
            body=" ".join(made.sample(["عن النيل", "السد العالي", "القافلة", "الجبال والفرات"], 2)),
            source=made.choice(["نشرة", "صحيفة", ""]),
            authors=made.sample(["سلمى", "سامر"], made.randrange(3)),
            tags=made.sample(["قهوة", "نخيل", "بحار"], made.randrange(3)),
            places=made.sample(["عدن", "تونس"], made.randrange(2)),
            published=made.choice(["", "2014-12-31", "2015-06", "2016-02-29"]),
        )
    indexed()
    return made


def a_search(chance: random.Random) -> tuple[list[str], Pairs, Pairs]:
    """Operands with a word first, filters, dates."""
    operands = [chance.choice(WORDS), *chance.sample(PARTS, chance.randrange(4))]
    return operands, chance.sample(FILTERS, chance.randrange(4)), chance.choice(DATES)


def address(operands: list[str], *pairs: tuple[str, str]) -> str:
    return urlencode([("q", " ".join(operands)), *pairs])


def found(client: Client, asked: str) -> list[str]:
    """The titles of what an address finds, in order."""
    answer = client.get(f"/api/search/?{asked}&limit=50")
    assert answer.status_code == 200, asked
    return [hit["title"] for hit in answer.json()["results"]]


def chips(client: Client, asked: str) -> list[str]:
    """Where each chip of a page leads, those of the text first."""
    page = client.get(f"/search/?{asked}").content.decode()
    links = [unescape(link) for group in CHIPS.findall(page) for link in LINK.findall(group)]
    return [link.partition("?")[2] for link in links]


def test_every_chip_leads_to_the_search_without_it(client: Client, chance: random.Random) -> None:
    for _ in range(30):
        operands, filters, dates = a_search(chance)
        filters.sort(key=lambda pair: ["source", "author", "tag", "place"].index(pair[0]))
        lead = chips(client, address(operands, *filters, *dates))
        shorter = [
            address([one for one in operands if one != operand], *filters, *dates)
            for operand in operands[1:]
        ]
        shorter += [
            address(operands, *(one for one in filters if one != gone), *dates) for gone in filters
        ]
        shorter += [address(operands, *filters)] if dates else []
        expected = [found(client, one) for one in shorter]
        assert sorted(found(client, one) for one in lead) == sorted(expected), (operands, filters)


def test_every_address_shows_its_page_again(client: Client, chance: random.Random) -> None:
    for _ in range(30):
        operands, filters, dates = a_search(chance)
        pairs = [*filters, *dates, ("sort", chance.choice(["relevance", "newest", "oldest"]))]
        asked = address(operands, *chance.sample(pairs, len(pairs)))
        again = url_of(SearchForm(QueryDict(asked)).query())
        assert content(client, f"/search/?{asked}") == content(client, again), asked
        assert found(client, asked) == found(client, again.partition("?")[2])
        assert dict(parse_qsl(again.partition("?")[2]))["q"] == " ".join(operands)


def content(client: Client, path: str) -> str:
    """What a reader is shown, without the order in which the form has kept what was asked."""
    page = client.get(path).content.decode()
    return page[page.index("<main") : page.index("</main>")]
