"""What each page of the archive shows, where it leads and what it costs."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from archive import __version__
from archive.article_facts import article_facts
from archive.health import healthz
from archive.models import Article, Author, Named, Place, Source
from archive.paging import NAMES_PER_PAGE, PAGE_SIZE
from archive.paragraphs import Paragraph
from tests.builders import article, author, name_of, original, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def titles(articles: Any) -> list[str]:
    return [each.title for each in articles]


def beside(context: Any) -> tuple[str, str]:
    """The addresses of the nearest before and after a page; "" for none."""
    place = context["place"]
    return tuple(one.url if one else "" for one in (place.before, place.after))  # type: ignore[return-value]


def counted(named: Any) -> list[tuple[str, int]]:
    return [(each.name, each.article_count) for each in named]


class TestArticle:
    def test_shows_text_and_facts(self, client: Client) -> None:
        shown = article(
            "أسعار القمح",
            tags=["قمح", "اقتصاد"],
            authors=["كاتب أول"],
            source="الجريدة",
            published="2020-10-17",
            body="فقرة أولى.\nسطرها الثاني.\r\n \r\nفقرة ثانية.\n\n\n",
        )
        kept = original(shown, b"x")
        answer = client.get(shown.get_absolute_url())
        context = answer.context
        assert answer.status_code == 200
        assert context["article"] == article_facts(shown.pk)
        assert context["paragraphs"] == [
            Paragraph(1, "فقرة أولى.\nسطرها الثاني."),
            Paragraph(2, "فقرة ثانية."),
        ]
        assert context["reading_minutes"] == 1
        assert [named.name for named in context["article"].tags] == ["اقتصاد", "قمح"]
        assert [named.name for named in context["article"].authors] == ["كاتب أول"]
        assert [one.pk for one in context["originals"]] == [kept.pk]
        assert (
            '<time datetime="2020-10-17">17 أكتوبر/ تشرين الأول 2020</time>'
            in answer.content.decode()
        )

    def test_an_unknown_date_is_said_and_leads_to_the_others_without_one(
        self, client: Client
    ) -> None:
        page = client.get(article().get_absolute_url()).content.decode()
        assert '<a href="/dates/unknown/">تاريخ غير معروف</a>' in page
        assert "بالهجري" not in page

    @pytest.mark.parametrize(
        ("published", "link", "hijri"),
        [
            ("2020", '<a href="/dates/2020/"><time datetime="2020">2020</time></a>', ""),
            ("2020-10", '<a href="/dates/2020/10/"><time datetime="2020-10">', ""),
            (
                "2020-10-17",
                '<a href="/dates/2020/10/"><time datetime="2020-10-17">',
                "30 صفر 1442هـ",
            ),
        ],
    )
    def test_a_date_leads_as_far_as_it_is_known(
        self, client: Client, published: str, link: str, hijri: str
    ) -> None:
        answer = client.get(article(published=published).get_absolute_url())
        page = answer.content.decode()
        assert link in page and answer.context["hijri"] == hijri
        assert (hijri in page, "بالهجري" in page) == (True, bool(hijri))

    def test_a_lead_of_its_own_stands_above_the_text(self, client: Client) -> None:
        own = article(body="نص عن القمح.", lead="ثلاثة أسباب")
        opening = article("آخر", body="نص عن القمح.", lead="نص عن القمح…")
        pages = [client.get(one.get_absolute_url()).content.decode() for one in (own, opening)]
        assert '<bdi lang="ar" dir="auto">ثلاثة أسباب</bdi></p>' in pages[0]
        assert "standfirst" not in pages[1]

    def test_every_paragraph_has_its_address_and_one_stop_of_the_keyboard(
        self, client: Client
    ) -> None:
        page = client.get(article(body="أولى.\n\nثانية.\n\nثالثة.").get_absolute_url())
        links = re.findall(r'<p id="(p\d)">[^<]+<a [^>]*href="(#p\d)"[^>]*>', page.content.decode())
        assert links == [("p1", "#p1"), ("p2", "#p2"), ("p3", "#p3")]
        assert page.content.decode().count('tabindex="-1"></a>') == 2

    def test_current_original_comes_first(self, client: Client) -> None:
        kept = article()
        current = original(kept, b"new")
        earlier = original(kept, b"old", current=False)
        originals = client.get(kept.get_absolute_url()).context["originals"]
        assert [one.pk for one in originals] == [current.pk, earlier.pk]

    @pytest.mark.parametrize(
        "written",
        [
            "{id}/",
            "{id}/خطأ/",
            "{id}/أسعار/",
            "0{id}/أسعار-القمح/",
            "{id}/أَسعار-القمح/",
            "{id}/أسعار القمح/",
        ],
    )
    def test_any_other_address_leads_to_its_own(self, written: str, client: Client) -> None:
        kept = article("أسعار القمح")
        answer = client.get(f"/articles/{quote(written.format(id=kept.pk))}")
        assert (answer.status_code, answer.url) == (301, kept.get_absolute_url())

    def test_own_address_is_right_in_either_case_of_percent_encoding(self, client: Client) -> None:
        kept = article("أسعار القمح")
        assert client.get(kept.get_absolute_url().lower()).status_code == 200

    def test_decomposed_address_leads_to_the_composed_one_in_one_step(self, client: Client) -> None:
        kept = article("آراء المؤلفين")
        decomposed = quote(unicodedata.normalize("NFD", "آراء-المؤلفين"))
        answer = client.get(f"/articles/{kept.pk}/{decomposed}/", follow=True)
        assert answer.redirect_chain == [(kept.get_absolute_url(), 301)]
        assert answer.status_code == 200

    @pytest.mark.parametrize("short", [True, False])
    def test_withdrawn_article_is_gone_with_its_reason(self, short: bool, client: Client) -> None:
        kept = withdrawn("مقال سرّي", reason="بطلب من الكاتب", body="نص لا يُعرض.")
        answer = client.get(f"/articles/{kept.pk}/" if short else kept.get_absolute_url())
        page = answer.content.decode()
        assert answer.status_code == 410
        assert "بطلب من الكاتب" in page
        assert "مقال سرّي" not in page and "نص لا يُعرض" not in page

    def test_an_article_that_waits_for_an_editor_is_not_there(self, client: Client) -> None:
        waiting = article("تالف", state="review", body="نص لا يُعرض.")
        kept = original(waiting, b"x")
        for address in (
            f"/articles/{waiting.pk}/",
            waiting.get_absolute_url(),
            kept.get_absolute_url(),
        ):
            assert client.get(address).status_code == 404, address

    def test_markup_in_an_article_is_shown_and_not_run(self, client: Client) -> None:
        attack = "<script>alert(1)</script>"
        kept = article(
            attack,
            tags=[attack],
            authors=[attack],
            places=[attack],
            source=attack,
            body=attack,
            lead=attack,
        )
        for path in [kept.get_absolute_url(), "/", "/tags/", "/sources/", "/authors/", "/places/"]:
            page = client.get(path).content.decode()
            assert attack not in page, path
            assert "&lt;script&gt;" in page, path


class TestNeighbours:
    def neighbours(self, client: Client, of: Article) -> tuple[str | None, str | None]:
        context = client.get(of.get_absolute_url()).context
        return tuple(each and each.title for each in (context["previous"], context["next"]))

    def test_are_the_older_and_the_newer_of_the_same_source(self, client: Client) -> None:
        article("أقدم", source="الجريدة", published="2020-01-01")
        middle = article("أوسط", source="الجريدة", published="2020-06-01")
        article("أحدث", source="الجريدة", published="2020-12-01")
        article("من غيرها", source="الصحيفة", published="2020-06-02")
        assert self.neighbours(client, middle) == ("أقدم", "أحدث")

    def test_of_an_article_without_source_are_those_of_the_archive(self, client: Client) -> None:
        article("أقدم", source="الجريدة", published="2020-01-01")
        middle = article("أوسط", published="2020-06-01")
        article("أحدث", source="الصحيفة", published="2020-12-01")
        assert self.neighbours(client, middle) == ("أقدم", "أحدث")

    def test_of_a_lonely_article_are_none(self, client: Client) -> None:
        alone = article("وحيد", source="الجريدة", published="2020-01-01")
        article("من غيرها", source="الصحيفة", published="2020-06-02")
        assert self.neighbours(client, alone) == (None, None)

    def test_are_never_withdrawn(self, client: Client) -> None:
        withdrawn(published="2020-01-01")
        middle = article(published="2020-06-01")
        withdrawn(published="2020-12-01")
        assert self.neighbours(client, middle) == (None, None)

    def test_lead_through_all_dated_articles_in_the_order_of_the_list(self, client: Client) -> None:
        days = ["2020-05-01", "2020-05-01", "", "2020-05-02", "2020", "2020-05", "", "2019-12-31"]
        for number, day in enumerate(days):
            article(f"مقال {number}", published=day)
        listed = list(Article.objects.latest_first())
        assert titles(listed) == [f"مقال {number}" for number in (3, 5, 1, 0, 4, 7, 6, 2)]
        dated, undated = listed[:6], listed[6:]
        around = zip([*dated[1:], None], [None, *dated[:-1]], strict=True)
        assert [self.neighbours(client, each) for each in dated] == [
            (older and older.title, newer and newer.title) for older, newer in around
        ]
        assert [self.neighbours(client, each) for each in undated] == [(None, None)] * 2


class TestOriginal:
    DATA = "النص كما ورد\r\n".encode("windows-1256") + b"\x00\xff<script>"

    def test_is_given_byte_for_byte_to_be_saved(self, client: Client) -> None:
        kept = original(article(), self.DATA, file_name="خبر.html")
        answer = client.get(kept.get_absolute_url())
        assert answer.content == self.DATA
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Length"] == str(len(self.DATA))
        assert answer.headers["Content-Disposition"] == (
            f"attachment; filename*=utf-8''{quote('خبر.html')}"
        )

    @pytest.mark.parametrize(
        ("name", "saved_as"),
        [
            ("plain.txt", "plain.txt"),
            ('a"b\\c.txt', 'a"b\\c.txt'),
            ("a\r\nSet-Cookie: b=c", "aSet-Cookie: b=c"),
            ("خبر\u202egnp.html", "خبرgnp.html"),
        ],
    )
    def test_file_name_cannot_break_the_header(
        self, name: str, saved_as: str, client: Client
    ) -> None:
        kept = original(article(), b"x", file_name=name)
        header = Message()
        header["Content-Disposition"] = client.get(kept.get_absolute_url())["Content-Disposition"]
        assert header.get_filename() == saved_as

    def test_what_was_mended_of_its_text_is_said(self, client: Client) -> None:
        kept, other = article(), article("آخر")
        original(kept, b"x", repairs="أُصلح ترتيب حروف معكوس")
        original(other, b"y")
        page = client.get(kept.get_absolute_url()).content.decode()
        assert "ما أُصلح من نصه" in page and "أُصلح ترتيب حروف معكوس" in page
        assert "ما أُصلح" not in client.get(other.get_absolute_url()).content.decode()

    def test_without_a_printable_name_is_saved_under_its_hash(self, client: Client) -> None:
        kept = original(article(), b"x", file_name="\u200f\n")
        assert kept.sha256 in client.get(kept.get_absolute_url())["Content-Disposition"]

    def test_of_a_withdrawn_article_is_gone(self, client: Client) -> None:
        kept = original(withdrawn(reason="حقوق النشر"), self.DATA)
        answer = client.get(kept.get_absolute_url())
        assert answer.status_code == 410
        assert "حقوق النشر" in answer.content.decode()

    def test_whose_file_is_lost_is_not_found(self, client: Client, settings: Settings) -> None:
        kept = original(article(), self.DATA)
        (Path(settings.ORIGINALS_DIR) / kept.sha256[:2] / kept.sha256).unlink()
        assert client.get(kept.get_absolute_url()).status_code == 404


class TestTags:
    def test_are_listed_by_use(self, client: Client) -> None:
        article(tags=["نفط", "اقتصاد"])
        article(tags=["نفط"])
        withdrawn(tags=["نفط", "سر"])
        tag("مهمل")
        assert counted(client.get("/tags/").context["page"]) == [("نفط", 2), ("اقتصاد", 1)]

    def test_are_listed_by_kind(self, client: Client) -> None:
        tag("عمّان", kind="place")
        article(tags=["عمّان", "نفط"])
        context = client.get("/tags/?kind=place").context
        assert counted(context["page"]) == [("عمّان", 1)]
        assert context["asked"].kind == "place"
        assert [one[:3] for one in context["kinds"]] == [
            ("الكل", "/tags/", False),
            ("موضوع", "/tags/?kind=topic", False),
            ("شخص", "/tags/?kind=person", False),
            ("مكان", "/tags/?kind=place", True),
            ("مؤسسة", "/tags/?kind=organisation", False),
        ]

    def test_of_an_unknown_kind_are_not_found(self, client: Client) -> None:
        assert client.get("/tags/?kind=colour").status_code == 404

    def test_page_shows_its_articles_years_and_other_names(self, client: Client) -> None:
        row = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
        article("قديم", tags=["الأمم المتحدة"], published="2019-02")
        article("جديد", tags=["الأمم المتحدة"], published="2020-10-17")
        article("بلا تاريخ", tags=["الأمم المتحدة"])
        article("غيره", tags=["نفط"], published="2020")
        withdrawn(tags=["الأمم المتحدة"], published="2020")
        context = client.get(row.get_absolute_url()).context
        assert context["row"] == row
        assert titles(context["page"]) == ["جديد", "قديم", "بلا تاريخ"]
        assert context["years"] == [(2020, 1), (2019, 1)]
        assert context["aliases"] == ["هيئة الأمم"]

    @pytest.mark.parametrize(
        "written", ["هيئة-الأمم", "هيئة الأمم", "الامم-المتحده", "الأمم المتحدة", "الأُمم-المتّحدة"]
    )
    def test_other_names_and_spellings_lead_to_the_tag(self, written: str, client: Client) -> None:
        row = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
        answer = client.get(f"/tags/{quote(written)}/")
        assert (answer.status_code, answer.url) == (301, row.get_absolute_url())


class TestSourcesAuthorsAndPlaces:
    @pytest.mark.parametrize(
        ("model", "field", "address"),
        [
            (Source, "source", "sources"),
            (Author, "authors", "authors"),
            (Place, "places", "places"),
        ],
    )
    def test_other_names_are_shown_and_lead_to_the_page(
        self, client: Client, model: type[Named], field: str, address: str
    ) -> None:
        row = name_of(model, "الشهباء", aliases=["قنسرين القديمة"])
        article(**{field: "الشهباء" if field == "source" else ["الشهباء"]})
        page = client.get(row.get_absolute_url())
        assert page.context["aliases"] == ["قنسرين القديمة"]
        assert "ويُكتب أيضًا: <bdi>قنسرين القديمة</bdi>." in page.content.decode()
        for written in ("قنسرين-القديمة", "قنسرين القديمه"):
            answer = client.get(f"/{address}/{quote(written)}/")
            assert (answer.status_code, answer.url) == (301, row.get_absolute_url())

    def test_sources_are_listed_by_use(self, client: Client) -> None:
        for name in ["الصحيفة", "الجريدة", "الصحيفة"]:
            article(source=name)
        withdrawn(source="المجلة")
        assert counted(client.get("/sources/").context["page"]) == [("الصحيفة", 2), ("الجريدة", 1)]

    def test_authors_are_listed_by_use(self, client: Client) -> None:
        article(authors=["كاتب أول", "كاتبة ثانية"])
        article(authors=["كاتبة ثانية"])
        assert counted(client.get("/authors/").context["page"]) == [
            ("كاتبة ثانية", 2),
            ("كاتب أول", 1),
        ]

    def test_places_are_listed_by_use(self, client: Client) -> None:
        article(places=["بغداد", "دمشق"])
        article(places=["دِمَشق"])
        withdrawn(places=["بغداد", "حلب"])
        assert counted(client.get("/places/").context["page"]) == [("دمشق", 2), ("بغداد", 1)]

    def test_page_of_a_source_shows_its_articles_and_years(self, client: Client) -> None:
        article("لها", source="الجريدة", published="2020-10-17")
        article("لغيرها", source="الصحيفة", published="2020-10-17")
        withdrawn(source="الجريدة", published="2020-10-17")
        context = client.get(source("الجريدة").get_absolute_url()).context
        assert titles(context["page"]) == ["لها"]
        assert context["years"] == [(2020, 1)]

    def test_page_of_an_author_shows_the_articles(self, client: Client) -> None:
        article("له", authors=["كاتب أول"])
        article("لغيره", authors=["كاتبة ثانية"])
        context = client.get(author("كاتب أول").get_absolute_url()).context
        assert titles(context["page"]) == ["له"]

    def test_page_of_a_place_shows_the_articles_from_it_and_their_years(
        self, client: Client
    ) -> None:
        article("منها", places=["بغداد"], published="2020-10-17")
        article("منها ومن غيرها", places=["دمشق", "بغداد"], published="2019")
        article("من غيرها", places=["دمشق"])
        withdrawn(places=["بغداد"], published="2018")
        answer = client.get(place("بغداد").get_absolute_url())
        assert titles(answer.context["page"]) == ["منها", "منها ومن غيرها"]
        assert answer.context["years"] == [(2020, 1), (2019, 1)]
        assert "مقالان من هذا المكان" in answer.content.decode()

    def test_an_article_leads_to_the_places_it_is_from(self, client: Client) -> None:
        made = article(places=["بغداد", "دمشق"])
        page = client.get(made.get_absolute_url()).content.decode()
        for name in ("بغداد", "دمشق"):
            assert f'<a href="{place(name).get_absolute_url()}"><bdi>{name}</bdi></a>' in page
        facts = client.get(f"/api/articles/{made.pk}/").json()
        assert facts["places"] == ["بغداد", "دمشق"]

    @pytest.mark.parametrize("make", [tag, source, author, place])
    def test_a_name_without_articles_has_an_empty_page(
        self, make: Callable[[str], Any], client: Client
    ) -> None:
        answer = client.get(make("وحيد").get_absolute_url())
        assert (answer.status_code, titles(answer.context["page"])) == (200, [])
        assert "لا مقالات" in answer.content.decode()

    @pytest.mark.parametrize(
        ("make", "path"), [(source, "sources"), (author, "authors"), (place, "places")]
    )
    def test_other_spellings_lead_to_the_name(
        self, make: Callable[[str], Any], path: str, client: Client
    ) -> None:
        row = make("أحمد الآغا")
        answer = client.get(f"/{path}/{quote('احمد-الاغا')}/")
        assert (answer.status_code, answer.url) == (301, row.get_absolute_url())


class TestDates:
    @pytest.fixture(autouse=True)
    def articles(self) -> None:
        for published in [
            "2011-02-11",
            "2020",
            "2020-01-01",
            "2020-10",
            "2020-10-17",
            "2022-01-31",
            "",
        ]:
            article(f"من {published}", published=published)
        for published in ["2015-01-01", "2020-11-01", ""]:
            withdrawn(published=published)

    def test_years_are_listed_with_what_has_no_date(self, client: Client) -> None:
        context = client.get("/dates/").context
        assert context["years"] == [(2022, 1), (2020, 4), (2011, 1)]
        assert context["undated_count"] == 1

    def test_year_shows_its_articles_months_and_neighbours(self, client: Client) -> None:
        context = client.get("/dates/2020/").context
        assert titles(context["page"]) == [
            "من 2020-10-17",
            "من 2020-10",
            "من 2020-01-01",
            "من 2020",
        ]
        assert {month.url: month.total for month in context["months"] if month.total} == {
            "/dates/2020/01/": 1,
            "/dates/2020/10/": 2,
        }
        assert beside(context) == ("/dates/2011/", "/dates/2022/")

    def test_first_and_last_year_have_one_neighbour(self, client: Client) -> None:
        first, last = client.get("/dates/2011/").context, client.get("/dates/2022/").context
        assert beside(first) == ("", "/dates/2020/")
        assert beside(last) == ("/dates/2020/", "")

    def test_month_shows_its_articles_and_neighbours(self, client: Client) -> None:
        context = client.get("/dates/2020/10/").context
        assert context["here"] == ("أكتوبر/ تشرين الأول 2020", "/dates/2020/10/")
        assert titles(context["page"]) == ["من 2020-10-17", "من 2020-10"]
        assert beside(context) == ("/dates/2020/01/", "/dates/2022/01/")

    def test_article_of_which_only_the_year_is_known_is_in_no_month(self, client: Client) -> None:
        Article.objects.filter(title="من 2020-01-01").delete()
        assert client.get("/dates/2020/01/").status_code == 404
        assert beside(client.get("/dates/2020/10/").context)[0] == "/dates/2011/02/"

    @pytest.mark.parametrize(
        "path", ["/dates/2015/", "/dates/2020/11/", "/dates/2021/", "/dates/2020/02/"]
    )
    def test_time_without_articles_is_not_found(self, path: str, client: Client) -> None:
        assert client.get(path).status_code == 404

    def test_articles_without_a_date_have_a_page(self, client: Client) -> None:
        answer = client.get("/dates/unknown/")
        assert titles(answer.context["page"]) == ["من "]
        assert "مقال واحد." in answer.content.decode()
        assert 'href="/dates/unknown/"' in client.get("/dates/").content.decode()

    def test_about_tells_the_size_and_the_span(self, client: Client) -> None:
        article(tags=["نفط"], source="الجريدة")
        context = client.get("/about/").context
        names = ("article_count", "source_count", "tag_count", "first_year", "last_year")
        assert [context[name] for name in names] == [8, 1, 1, 2011, 2022]


def test_about_an_empty_archive(client: Client) -> None:
    context = client.get("/about/").context
    assert (context["article_count"], context["first_year"], context["last_year"]) == (
        0,
        None,
        None,
    )


class TestPages:
    @pytest.fixture(autouse=True)
    def articles(self) -> None:
        for number in range(1, PAGE_SIZE + 2):
            article(
                f"مقال {number}",
                tags=["نفط"],
                authors=["كاتب"],
                places=["بغداد"],
                source="الجريدة",
                published="2020-10",
            )

    PATHS = [
        "/articles/",
        "/tags/نفط/",
        "/sources/الجريدة/",
        "/authors/كاتب/",
        "/places/بغداد/",
        "/dates/2020/",
        "/dates/2020/10/",
    ]

    @pytest.mark.parametrize("path", [*PATHS, "/dates/2020/10/unknown/"])
    def test_second_page_holds_the_rest(self, path: str, client: Client) -> None:
        first, second = client.get(path), client.get(f"{path}?page=2")
        assert titles(first.context["page"]) == [
            f"مقال {number}" for number in range(PAGE_SIZE + 1, 1, -1)
        ]
        assert titles(second.context["page"]) == ["مقال 1"]
        assert second.context["page"].paginator.count == PAGE_SIZE + 1

    @pytest.mark.parametrize(
        "number",
        [
            "0",
            "-1",
            "abc",
            "1.5",
            str(10**9),
            str(10**30),
            "9" * 5000,
            "4",
            "%00",
            "1%20OR%201",
            "last",
        ],
        ids=lambda number: number[:12],
    )
    def test_page_that_does_not_exist_is_not_found(self, number: str, client: Client) -> None:
        for path in [*self.PATHS, "/tags/", "/sources/", "/authors/", "/places/"]:
            answer = client.get(f"{path}?page={number}")
            assert answer.status_code == 404, path
            assert 'lang="ar"' in answer.content.decode(), path

    @pytest.mark.parametrize("query", ["", "?page=", "?page=1", "?page=١", "?utm_source=x"])
    def test_first_page(self, query: str, client: Client) -> None:
        assert client.get(f"/articles/{query}").context["page"].number == 1

    def test_names_are_paged_too(self, client: Client) -> None:
        names = [f"وسم {number}" for number in range(NAMES_PER_PAGE)]
        for _ in range(2):
            article(tags=names)
        assert len(client.get("/tags/").context["page"].object_list) == NAMES_PER_PAGE
        assert len(client.get("/tags/?page=2").context["page"].object_list) == 1


class TestCost:
    PATHS = [
        "/",
        "/tags/",
        "/sources/",
        "/authors/",
        "/places/",
        "/dates/",
        "/about/",
        "/dates/2020/10/17/",
        "/dates/hijri/",
        "/dates/hijri/1442/",
        "/dates/hijri/1442/02/",
        *TestPages.PATHS,
    ]

    def add(self, count: int, start: int = 0) -> None:
        for number in range(start, start + count):
            article(
                f"مقال {number}",
                tags=["نفط", f"وسم {number}"],
                authors=["كاتب", f"كاتب {number}"],
                places=["بغداد", f"مدينة {number}"],
                source="الجريدة",
                published="2020-10-17",
            )

    def cost(self, client: Client, path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        assert answer.status_code == 200
        return len(queries)

    @pytest.mark.parametrize("path", PATHS)
    def test_ten_more_rows_cost_no_more_queries(self, path: str, client: Client) -> None:
        self.add(2)
        few = self.cost(client, path)
        self.add(10, start=2)
        assert self.cost(client, path) == few <= MOST_QUERIES

    def test_article_costs_the_same_whatever_hangs_on_it(self, client: Client) -> None:
        self.add(3)
        kept = Article.objects.get(title="مقال 1")
        few = self.cost(client, kept.get_absolute_url())
        kept.tags.add(*[tag(f"آخر {number}") for number in range(10)])
        for number in range(3):
            original(kept, str(number).encode(), current=number == 0)
        assert self.cost(client, kept.get_absolute_url()) == few <= MOST_QUERIES


class TestMachines:
    def test_robots_read_articles_and_leave_search_alone(self, client: Client) -> None:
        answer = client.get("/robots.txt")
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.content.decode() == (
            "User-agent: *\n"
            "Allow: /search/help/\n"
            "Allow: /en/search/help/\n"
            "Disallow: /search/\n"
            "Disallow: /en/search/\n"
            "Disallow: /suggest/\n"
            "Disallow: /en/suggest/\n"
            "Disallow: /api/\n"
            "Sitemap: http://testserver/sitemap.xml\n"
        )

    def parsed(self, answer: HttpResponse) -> tuple[int, Any]:
        return answer.status_code, json.loads(answer.content)

    def test_healthy_site_says_so_and_counts_its_articles(self, rf: RequestFactory) -> None:
        article()
        withdrawn()
        answer = healthz(rf.get("/healthz"), probes={"search": lambda: "ok"})
        facts = {"status": "ok", "version": __version__, "articles": 1, "search": "ok"}
        assert self.parsed(answer) == (200, facts)

    def test_site_with_an_ailing_part_is_degraded_and_answers(self, rf: RequestFactory) -> None:
        answer = healthz(rf.get("/healthz"), probes={"search": lambda: "missing"})
        facts = {"status": "degraded", "version": __version__, "articles": 0, "search": "missing"}
        assert self.parsed(answer) == (200, facts)

    def test_site_without_its_database_is_unavailable(self, client: Client) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE archive_article RENAME TO lost")
        facts = {"status": "degraded", "version": __version__, "articles": None}
        assert self.parsed(client.get("/healthz")) == (503, facts)

    def test_page_without_its_database_is_an_error_page(self, client: Client) -> None:
        article()
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE archive_article RENAME TO lost")
        client.raise_request_exception = False
        answer = client.get("/articles/")
        # SQLite tells a table that is not there as it tells a database that does not answer.
        assert answer.status_code == (503 if connection.vendor == "sqlite" else 500)
        assert 'lang="ar"' in answer.content.decode()
        assert "lost" not in answer.content.decode()
