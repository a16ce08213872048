"""What stands beside a headline for readers: the day, and the name of who wrote it."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement, document_fromstring

from archive.ingest.parsers.page.nearby import author_near, date_near

HEAD = "<h1>عودة الصيادين</h1>"
FILL = "<p>نص لا تاريخ فيه ولا اسم.</p>"


def page(body: str) -> tuple[HtmlElement | None, HtmlElement]:
    """The headline of a page, if it has one, and the page."""
    made = document_fromstring(f"<html><body>{body}{FILL * 9}</body></html>")
    return made.find(".//h1"), made


def day(body: str) -> str:
    return date_near(*page(body))


def author(body: str) -> str:
    return author_near(*page(body))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{HEAD}<time datetime='2015-03-21'>أمس</time>", "2015-03-21"),
        (f"{HEAD}<time>21 آذار 2015</time>", "21 آذار 2015"),
        (f"<time datetime='2015-03-21'>x</time>{FILL * 200}{HEAD}", "2015-03-21"),
        (f"{HEAD}<span class='date'>21 آذار 2015</span>", "21 آذار 2015"),
        (f"<span id='publish-info'>21/3/2015</span>{HEAD}", "21/3/2015"),
        (f"{HEAD}<div class='posted-on'>الأربعاء 21 مارس 2015</div>", "الأربعاء 21 مارس 2015"),
        (f"{HEAD}<i class='تاريخ'>21 آذار 2015</i>", "21 آذار 2015"),
        (f"{HEAD}<div>21 آذار 2015</div>", "21 آذار 2015"),
        (f"<p>21 آذار 2015</p>{HEAD}", "21 آذار 2015"),
    ],
)
def test_a_day_beside_the_headline(body: str, found: str) -> None:
    assert day(body) == found


@pytest.mark.parametrize(
    "body",
    [
        HEAD,
        FILL,
        f"{HEAD}<span class='date'>قبل ساعتين</span>",
        f"{HEAD}<span class='date'>99/99/2015</span>",
        f"{HEAD}<nav><span class='date'>21 آذار 2015</span></nav>",
        f"{HEAD}<aside><time datetime='2015-03-21'>x</time></aside>",
        f"{HEAD}<span class='updated-date'>21 آذار 2015</span>",
        f"{HEAD}<span class='date'>آخر تحديث: 21 آذار 2015</span>",
        f"{HEAD}{FILL * 80}<div>21 آذار 2015</div>",
        f"{HEAD}<div>{'كلام طويل ' * 12} 21 آذار 2015</div>",
    ],
)
def test_what_is_no_day_of_the_article(body: str) -> None:
    assert day(body) == ""


def test_the_nearest_day_to_the_headline_counts() -> None:
    far = "<span class='date'>1 شباط 2011</span>"
    near = "<span class='date'>2 شباط 2012</span>"
    assert day(f"{far}{FILL * 3}{HEAD}{near}") == "2 شباط 2012"
    assert day(f"{near}{HEAD}{FILL * 3}{far}") == "2 شباط 2012"


def test_several_times_are_judged_by_where_they_stand() -> None:
    others = "<time datetime='2011-02-01'>x</time>" * 2
    own = "<time datetime='2015-03-21'>x</time>"
    assert day(f"{HEAD}{own}{FILL * 3}{others}") == "2015-03-21"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{HEAD}<a rel='author' href='/x'>ليلى الخطيب</a>", "ليلى الخطيب"),
        (f"{FILL * 200}{HEAD}<a rel='nofollow author'>ليلى  الخطيب</a>", "ليلى الخطيب"),
        (f"{HEAD}<span class='author-name'>ليلى الخطيب</span>", "ليلى الخطيب"),
        (f"{HEAD}<div class='byline'>بقلم: ليلى الخطيب</div>", "ليلى الخطيب"),
        (f"{HEAD}<div id='writer'>كتبت ليلى الخطيب</div>", "ليلى الخطيب"),
        (f"<p class='كاتب'>الكاتب: سامر الحسيني</p>{HEAD}", "سامر الحسيني"),
    ],
)
def test_a_name_beside_the_headline(body: str, found: str) -> None:
    assert author(body) == found


@pytest.mark.parametrize(
    "body",
    [
        HEAD,
        FILL,
        f"{HEAD}<div>ليلى الخطيب</div>",
        f"{HEAD}<div class='author'>شارك على فيسبوك</div>",
        f"{HEAD}<div class='author'></div>",
        f"{HEAD}<nav><a rel='author'>ليلى الخطيب</a></nav>",
        f"{HEAD}<aside class='author'>ليلى الخطيب</aside>",
        f"{HEAD}{FILL * 80}<div class='author'>ليلى الخطيب</div>",
        f"{HEAD}<div class='author'>{'كلام طويل عن الكاتبة ' * 8}</div>",
    ],
)
def test_what_is_no_name_of_the_author(body: str) -> None:
    assert author(body) == ""


def test_without_a_headline_only_what_says_so_itself_counts() -> None:
    assert day("<time datetime='2015-03-21'>x</time>") == "2015-03-21"
    assert day("<span class='date'>21 آذار 2015</span>") == ""
    assert author("<a rel='author'>ليلى الخطيب</a>") == "ليلى الخطيب"
    assert author("<span class='author'>ليلى الخطيب</span>") == ""
