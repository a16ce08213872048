"""What browsers and proxies are told of an answer, what a copy is answered with, and what is sent."""

from __future__ import annotations

import datetime
import gzip
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.http import http_date, parse_http_date
from pytest_django.fixtures import Settings

from archive import changes, http_caching
from archive.dependencies import RELEASE, note, uncacheable
from archive.derivation import REVISION
from archive.http_caching import cached_pages
from archive.models import Article, Tag
from archive.validators import COMMIT
from tests.builders import article, original, tag, withdrawn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_cache")]

PUBLIC = "public, max-age=0, must-revalidate"
ONE, ELSEWHERE = ("article", 1), ("article", 10**9)
Clock = Callable[[float], None]
TAG = re.compile(r'W/"\d+\.[0-9a-f]+-[0-9a-f]{16}"')
PAGES = [
    *("/", "/articles/", "/tags/", "/sources/", "/authors/", "/places/", "/dates/", "/about/"),
    *("/tags/نفط/", "/sources/الجريدة/", "/authors/كاتب/", "/places/بغداد/"),
    *("/dates/2020/", "/dates/2020/10/", "/search/help/", "/search/", "/robots.txt"),
]


@pytest.fixture
def shown() -> Article:
    """An article that has a bit of everything, so that every page of PAGES is there."""
    made = article(
        "أسعار القمح",
        tags=["نفط"],
        authors=["كاتب"],
        places=["بغداد"],
        source="الجريدة",
        body="ارتفعت أسعار القمح. " * 40,
        published="2020-10-17",
    )
    original(made, b"bytes")
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the time of the site, in seconds since the test began."""
    began = time.time()
    monkeypatch.setattr(http_caching.time, "time", lambda: began)
    return lambda seconds: monkeypatch.setattr(http_caching.time, "time", lambda: began + seconds)


def rendered(response: HttpResponse) -> bool:
    """Whether templates made this page, or it was kept."""
    return bool(response.templates)


def served(view: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """What a view's answer becomes, asked again and again."""
    respond = cached_pages(view)
    return lambda path="/", method="GET", **headers: respond(
        RequestFactory().generic(method, path, headers=headers)
    )


class TestHeaders:
    @pytest.mark.parametrize("path", PAGES)
    def test_public_pages_have_all_that_caches_ask_for(
        self, path: str, client: Client, shown: Article
    ) -> None:
        headers = client.get(path).headers
        assert TAG.fullmatch(headers["ETag"])
        assert headers["Cache-Control"] == PUBLIC
        assert headers["Vary"] == "Accept-Encoding"
        assert parse_http_date(headers["Last-Modified"]) <= time.time()
        assert "Set-Cookie" not in headers

    def test_so_have_articles_originals_and_the_json_of_an_article(
        self, client: Client, shown: Article
    ) -> None:
        of_original = reverse("original", args=[shown.originals.get().pk])
        for path in (shown.get_absolute_url(), of_original, f"/api/articles/{shown.pk}/"):
            headers = client.get(path).headers
            assert TAG.fullmatch(headers["ETag"]) and headers["Cache-Control"] == PUBLIC, path

    def test_a_page_for_an_editor_is_the_page_for_everyone(
        self, client: Client, shown: Article, admin_client: Client
    ) -> None:
        for path in (*PAGES, shown.get_absolute_url()):
            for_editor, for_all = admin_client.get(path), client.get(path)
            assert for_editor.content == for_all.content, path
            assert for_editor.headers["Vary"] == "Accept-Encoding", path
            assert not for_editor.cookies, path

    def test_how_long_caches_need_not_ask_is_a_setting(
        self, client: Client, settings: Settings, shown: Article
    ) -> None:
        settings.PAGE_MAX_AGE = 300
        assert client.get("/").headers["Cache-Control"] == "public, max-age=300, must-revalidate"

    def test_pages_have_the_headers_of_every_answer(self, client: Client, kept_pages: None) -> None:
        first, second = client.get("/about/"), client.get("/about/")
        assert not rendered(second)
        assert dict(first.headers) == dict(second.headers)
        assert {"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} <= set(
            second.headers
        )

    @pytest.mark.parametrize("path", ["/articles/{pk}/", "/articles/{pk}/خطأ/"])
    def test_a_way_to_the_lasting_address_is_followed_anew_each_time(
        self, path: str, client: Client, shown: Article
    ) -> None:
        """A title may change, and with it the address; and back again."""
        answer = client.get(path.format(pk=shown.pk))
        assert (answer.status_code, answer.headers["Cache-Control"]) == (301, PUBLIC)
        assert "ETag" not in answer.headers and "Last-Modified" not in answer.headers

    def test_what_is_not_there_or_is_gone_may_be_there_again(self, client: Client) -> None:
        gone = withdrawn()
        for path, status in (("/nowhere/", 404), (gone.get_absolute_url(), 410)):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["Cache-Control"]) == (status, PUBLIC)
            assert "ETag" not in answer.headers


class TestNeverKept:
    def test_the_admin(self, admin_client: Client, client: Client) -> None:
        for visitor in (admin_client, client):
            for path in (reverse("admin:index"), reverse("admin:login"), reverse("admin:jsi18n")):
                headers = visitor.get(path).headers
                assert "public" not in headers["Cache-Control"], path
                assert (
                    "no-store" in headers["Cache-Control"] or "private" in headers["Cache-Control"]
                ), path
                assert "ETag" not in headers, path

    def test_the_state_of_the_site(self, client: Client) -> None:
        headers = client.get("/healthz").headers
        assert "no-store" in headers["Cache-Control"] and "ETag" not in headers

    def test_what_is_counted_by_reader(
        self, client: Client, settings: Settings, kept_pages: None
    ) -> None:
        settings.SEARCH_RATE = 2
        answers = [client.get("/search/") for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}
        assert not any("ETag" in answer.headers for answer in answers)

    def test_what_noted_nothing(self) -> None:
        answer = served(lambda request: HttpResponse("نص"))()
        assert answer.headers["Cache-Control"] == "no-store"

    def test_what_is_for_this_moment(self) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            uncacheable()
            return HttpResponse("نص", status=int(request.GET["status"]))

        for status in (200, 301, 404, 410):
            answer = served(view)(f"/?status={status}")
            assert answer.headers["Cache-Control"] == "no-store"

    def test_what_sets_or_reads_a_cookie(self) -> None:
        def sets(request: HttpRequest) -> HttpResponse:
            note(ONE)
            response = HttpResponse("نص", status=int(request.GET["status"]))
            response.set_cookie("a", "b")
            return response

        def reads(request: HttpRequest) -> HttpResponse:
            note(ONE)
            return HttpResponse(status=int(request.GET["status"]), headers={"Vary": "a, Cookie"})

        for view in (sets, reads):
            for status in (200, 301, 404):
                answer = served(view)(f"/?status={status}")
                assert answer.headers["Cache-Control"] == "no-store"

    def test_what_says_itself_how_long_it_may_be_kept(self) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            return HttpResponse("نص", headers={"Cache-Control": "max-age=5"})

        answer = served(view)()
        assert answer.headers["Cache-Control"] == "max-age=5" and "ETag" not in answer.headers

    @pytest.mark.parametrize("status", [400, 403, 405, 429, 500, 503])
    def test_what_went_wrong(self, status: int) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            return HttpResponse("نص", status=status)

        answer = served(view)()
        assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers

    def test_what_is_sent_as_it_is_made(self) -> None:
        def view(request: HttpRequest) -> Any:
            note(ONE)
            return StreamingHttpResponse([b"a", b"b"])

        for method in ("GET", "HEAD"):
            answer: Any = served(view)(method=method)
            assert (answer.headers["Cache-Control"], answer.getvalue()) == ("no-store", b"ab")

    def test_what_is_sent_to_the_site(self, client: Client) -> None:
        assert "Cache-Control" not in client.post("/about/").headers

    def test_without_a_database_nothing_is_told_of_a_page(
        self, client: Client, kept_pages: None
    ) -> None:
        client.get("/search/help/")
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {REVISION} RENAME TO lost")
        answer = client.get("/search/help/")
        assert (answer.status_code, rendered(answer)) == (200, True)
        assert answer.headers["Cache-Control"] == "no-store"


class TestCopies:
    """What a reader has already is not sent again while it is as it was."""

    def tag(self, client: Client, path: str = "/") -> str:
        tag: str = client.get(path).headers["ETag"]
        return tag

    def status(self, client: Client, tag: str, path: str = "/") -> int:
        return client.get(path, headers={"if-none-match": tag}).status_code

    def test_a_current_copy_is_answered_with_304_and_nothing_else(
        self, client: Client, shown: Article
    ) -> None:
        page = client.get("/").headers
        answer = client.get("/", headers={"if-none-match": page["ETag"]})
        assert (answer.status_code, answer.content) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary"):
            assert answer.headers[name] == page[name]
        assert "Content-Length" not in answer.headers and "Content-Type" not in answer.headers

    def test_it_takes_one_query_and_no_page(
        self, client: Client, shown: Article, django_assert_num_queries: Any
    ) -> None:
        tag = self.tag(client)
        with django_assert_num_queries(1):
            answer = Client().get("/", headers={"if-none-match": tag})
        assert (answer.status_code, rendered(answer)) == (304, False)

    @pytest.mark.parametrize(
        ("written", "status"),
        [
            ("{tag}", 304),
            ('"a proxy\'s own", {tag}', 304),
            ("{strong}", 304),
            ('"another"', 200),
            ("", 200),
            ("nonsense", 200),
            ('W/"1.0-0000000000000000"', 200),
        ],
    )
    def test_a_list_of_copies(
        self, written: str, status: int, client: Client, shown: Article
    ) -> None:
        tag = self.tag(client)
        header = written.format(tag=tag, strong=tag.removeprefix("W/"))
        assert self.status(client, header) == status

    def test_a_copy_of_another_page_is_none_of_this(self, client: Client, shown: Article) -> None:
        for path in ("/?page=1", "/about/"):
            assert self.status(client, self.tag(client), path) == 200
        other_host = client.get(
            "/", headers={"host": "localhost", "if-none-match": self.tag(client)}
        )
        assert other_host.status_code == 200

    @pytest.mark.parametrize("keeps", [True, False])
    def test_a_change_of_the_page_makes_copies_outdated(
        self, keeps: bool, client: Client, shown: Article, settings: Settings
    ) -> None:
        settings.PAGE_CACHE_MEGABYTES = int(keeps)
        path = "/tags/نفط/"
        before = self.tag(client, path)
        Tag.objects.filter(slug="نفط").update(name="النفط")
        after = client.get(path, headers={"if-none-match": before})
        assert (after.status_code, "النفط" in after.content.decode()) == (200, True)
        assert self.status(client, after.headers["ETag"], path) == 304
        assert self.status(client, before, path) == 200

    def test_a_change_of_another_page_makes_a_kept_page_no_older(
        self, client: Client, shown: Article, kept_pages: None
    ) -> None:
        before = self.tag(client, "/tags/نفط/")
        tag("غيره")
        assert self.status(client, before, "/tags/نفط/") == 304
        assert self.status(client, before, "/") == 200

    def test_what_another_worker_rendered_meanwhile_is_current_too(
        self, client: Client, shown: Article, kept_pages: None, clock: Clock
    ) -> None:
        clock(-5)  # pages were begun before the changes that follow
        first = self.tag(client, "/tags/نفط/")
        changes.touch(ELSEWHERE)
        second = self.tag(Client(), "/tags/نفط/")
        changes.touch(ELSEWHERE)
        assert first != second
        assert self.status(client, second, "/tags/نفط/") == 304
        assert self.status(client, first, "/tags/نفط/") == 304
        Tag.objects.filter(slug="نفط").update(name="النفط")
        assert self.status(client, second, "/tags/نفط/") == 200

    def test_a_worker_does_not_know_of_what_was_before_its_page(
        self, client: Client, shown: Article, kept_pages: None
    ) -> None:
        before = self.tag(client, "/tags/نفط/")
        changes.touch(ELSEWHERE)
        other = Client()
        other.get("/tags/نفط/")
        assert self.status(other, before, "/tags/نفط/") == 200

    def test_copies_of_an_archive_that_was_replaced_are_none_of_this(
        self, client: Client, shown: Article, kept_pages: None
    ) -> None:
        """A copy was restored that is older, and has changed since in other ways."""
        path = "/tags/نفط/"
        kept_by_worker = self.tag(client, path)
        lost = []
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT number, changed_at FROM {REVISION}")
            number, _ = cursor.fetchone()
            for later in (1, 2, 3):
                sql = f"UPDATE {REVISION} SET number = %s, changed_at = %s"
                cursor.execute(sql, [number + later, f"2020-01-0{later} 00:00:00.000"])
                lost.append(self.tag(Client(), path))
        for _ in range(3):
            changes.touch(ELSEWHERE)
        assert self.status(client, kept_by_worker, path) == 304
        assert [self.status(client, tag, path) for tag in lost] == [200, 200, 200]

    def test_any_copy_of_a_page_that_is_there(
        self, client: Client, shown: Article, kept_pages: None
    ) -> None:
        assert client.get("/", headers={"if-none-match": "*"}).status_code == 304
        assert client.get("/nowhere/", headers={"if-none-match": "*"}).status_code == 404

    def test_only_what_is_read_can_be_known_already(self, client: Client, shown: Article) -> None:
        tag = self.tag(client)
        assert client.post("/", headers={"if-none-match": tag}).status_code == 405
        assert client.head("/", headers={"if-none-match": tag}).status_code == 304


class TestTimes:
    """A time has whole seconds; a copy that is known by one alone is trusted after a minute."""

    def changed(self, seconds_ago: float) -> None:
        """The archive has not changed since."""
        when = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=seconds_ago)
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {REVISION} SET changed_at = %s", [str(when)[:23]])

    def since(self, client: Client, when: str, path: str = "/") -> int:
        return client.get(path, headers={"if-modified-since": when}).status_code

    def test_two_changes_within_a_second_are_told_apart(
        self, client: Client, shown: Article, clock: Clock, kept_pages: None
    ) -> None:
        first = client.get("/").headers["Last-Modified"]
        article("الثاني في الثانية نفسها")
        answer = client.get("/", headers={"if-modified-since": first})
        assert (answer.status_code, "الثاني" in answer.content.decode()) == (200, True)
        assert self.since(client, answer.headers["Last-Modified"]) == 200

    def test_a_page_that_has_not_changed_for_a_minute_is_known_by_its_time(
        self, client: Client, shown: Article, clock: Clock, kept_pages: None
    ) -> None:
        self.changed(seconds_ago=100)
        clock(-90)
        client.get("/")
        clock(0)
        when = client.get("/").headers["Last-Modified"]
        assert self.since(client, when) == 304
        assert self.since(Client(), when) == 200  # it began to answer later
        article("آخر")
        assert self.since(client, when) == 200

    def test_nor_is_a_copy_by_the_time_at_which_it_was_fetched(
        self, client: Client, shown: Article, clock: Clock, kept_pages: None
    ) -> None:
        fetched = http_date(http_caching.time.time())
        client.get("/")
        assert self.since(client, fetched) == 200
        clock(COMMIT + 2)
        assert self.since(client, http_date(http_caching.time.time())) == 304

    def test_a_page_of_which_nothing_is_known_is_rendered_first(
        self, shown: Article, clock: Clock
    ) -> None:
        client = Client()
        client.get("/")
        clock(COMMIT + 2)
        now = http_date(http_caching.time.time())
        assert self.since(client, now) == 304
        assert [self.since(client, now, path) for path in ("/healthz", "/nowhere/")] == [200, 404]

    def test_a_tag_decides_where_both_are_sent(
        self, client: Client, shown: Article, clock: Clock, kept_pages: None
    ) -> None:
        client.get("/")
        clock(COMMIT + 2)
        page = client.get("/").headers
        for known, status in ((page["ETag"], 304), ('"another"', 200)):
            headers = {"if-none-match": known, "if-modified-since": page["Last-Modified"]}
            assert client.get("/", headers=headers).status_code == status

    def test_times_of_changes_never_go_back(self) -> None:
        article("أول")
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {REVISION} SET changed_at = '2040-01-01 00:00:00.000'")
        before = changes.latest()
        article("بعد أن رجعت الساعة")
        assert changes.latest().number > before.number
        assert changes.latest().at >= before.at


class TestKeptPages:
    pytestmark = pytest.mark.usefixtures("kept_pages")

    def test_a_page_is_rendered_once(
        self, client: Client, shown: Article, django_assert_num_queries: Any
    ) -> None:
        first = client.get("/")
        with django_assert_num_queries(1):
            second = client.get("/")
        assert (rendered(first), rendered(second)) == (True, False)
        assert second.content == first.content

    def test_every_address_host_and_way_has_its_own_page(
        self, client: Client, shown: Article, settings: Settings
    ) -> None:
        settings.ALLOWED_HOSTS = ["*"]
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ways: list[dict[str, Any]] = [
            {},
            {"headers": {"host": "a.example"}},
            {"headers": {"host": "a.example:8080"}},
            {"headers": {"x-forwarded-proto": "https"}},
            {"query_params": {"page": "1"}},
            {"SCRIPT_NAME": "/archive"},
        ]
        pages = [client.get("/articles/", **way) for way in ways]
        assert all(map(rendered, pages))
        assert len({page.content for page in pages}) == len(ways) - 1  # ?page=1 is canonical
        again = [client.get("/articles/", **way) for way in ways]
        assert [page.content for page in again] == [page.content for page in pages]
        assert not any(map(rendered, again))

    def test_paths_and_queries_are_not_confused(self) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            return HttpResponse(f"{request.path} {request.META['QUERY_STRING']}")

        get = served(view)
        paths = ["/a%3Fb", "/a?b", "/a%0Ab", "/a%0A?b", "/a", "/a?", "/a%00"]
        for _ in range(2):
            bodies = [get(path).content for path in paths]
        assert len(set(bodies)) == len(paths) - 1  # an empty query is none

    def test_a_forged_host_neither_makes_nor_gets_a_page(
        self, client: Client, shown: Article, settings: Settings
    ) -> None:
        assert client.get("/", headers={"host": "localhost"}).status_code == 200
        for _ in range(2):
            assert client.get("/", headers={"host": "evil.example"}).status_code == 400

    def test_http_leads_to_https_before_any_page(
        self, client: Client, shown: Article, settings: Settings
    ) -> None:
        client.get("/")
        settings.SECURE_SSL_REDIRECT = True
        assert Client().get("/").status_code == 301
        assert Client().get("/", secure=True).status_code == 200

    def test_a_page_that_is_changed_while_it_is_made_is_not_kept(self) -> None:
        texts = ["قبل", "بعد", "بعدهما"]

        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            text = texts.pop(0)
            if text == "قبل":
                changes.touch(ONE)
            return HttpResponse(text)

        get = served(view)
        first = get()
        assert [answer.content.decode() for answer in (first, get(), get())] == [
            "قبل",
            "بعد",
            "بعد",
        ]
        assert get(**{"if-none-match": first.headers["ETag"]}).status_code == 200

    def test_only_whole_pages_are_kept(self) -> None:
        made = []

        def view(request: HttpRequest) -> HttpResponse:
            note(ONE)
            made.append(request.GET["status"])
            return HttpResponse("نص", status=int(request.GET["status"]))

        get = served(view)
        for status in (200, 301, 404, 410, 500):
            get(f"/?status={status}")
            get(f"/?status={status}")
        assert made == ["200", *["301", "301", "404", "404", "410", "410", "500", "500"]]

    def test_what_changes_with_the_release_alone_stays(self) -> None:
        made = []

        def view(request: HttpRequest) -> HttpResponse:
            note(RELEASE)
            made.append(1)
            return HttpResponse("نص")

        get = served(view)
        get()
        changes.touch(ONE)
        get()
        assert made == [1]

    def test_an_editor_sees_at_once_what_was_changed(
        self, client: Client, admin_client: Client, shown: Article
    ) -> None:
        path = shown.get_absolute_url()
        client.get(path)
        Article.objects.filter(pk=shown.pk).update(body="نص جديد.")
        assert "نص جديد." in client.get(path).content.decode()
        assert User.objects.exists()


class TestEncodings:
    pytestmark = pytest.mark.usefixtures("kept_pages")

    def test_a_page_travels_compressed_to_those_who_take_it(
        self, client: Client, shown: Article
    ) -> None:
        plain = client.get("/")
        for _ in range(2):
            packed = client.get("/", headers={"accept-encoding": "br, gzip"})
            assert gzip.decompress(packed.content) == plain.content
            assert packed.headers["Content-Encoding"] == "gzip"
            assert packed.headers["Content-Length"] == str(len(packed.content))
        assert len(packed.content) * 2 < len(plain.content)
        assert packed.headers["ETag"] == plain.headers["ETag"]
        again = client.get("/", headers={"accept-encoding": "gzip;q=0"})
        assert again.content == plain.content and "Content-Encoding" not in again.headers

    def test_so_do_originals_and_json(self, client: Client, shown: Article) -> None:
        kept = original(shown, b"<p>a</p>" * 1_000, current=False)
        for path in (kept.get_absolute_url(), f"/api/articles/{shown.pk}/"):
            packed = client.get(path, headers={"accept-encoding": "gzip"})
            assert gzip.decompress(packed.content) == client.get(path).content
            assert len(client.get(path).content) > 2 * len(packed.content)

    def test_what_is_large_is_compressed_for_those_alone_who_take_it(
        self, client: Client, shown: Article, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        large = b"<p>a</p>" * (http_caching.LARGE // 8 + 1)
        path = original(shown, large, current=False).get_absolute_url()
        packed = client.get(path, headers={"accept-encoding": "gzip"})
        assert gzip.decompress(packed.content) == large
        monkeypatch.setattr(http_caching, "compressed", lambda body: pytest.fail("in vain"))
        assert Client().get(path).content == large

    def test_what_is_short_travels_as_it_is(self, client: Client, shown: Article) -> None:
        answer = client.get("/robots.txt", headers={"accept-encoding": "gzip"})
        assert "Content-Encoding" not in answer.headers
        assert answer.content.startswith(b"User-agent: *")

    def test_the_admin_is_compressed_with_a_length_that_tells_nothing(
        self, admin_client: Client
    ) -> None:
        headers = {"accept-encoding": "gzip"}
        lengths = {len(admin_client.get("/admin/", headers=headers).content) for _ in range(20)}
        assert len(lengths) > 1
        plain = admin_client.get("/admin/", headers={"accept-encoding": "gzip;q=0"})
        assert plain.headers["Vary"] == "Cookie, Accept-Encoding"
        assert "<!doctype html>" in plain.content.decode().lower()


class TestHead:
    @pytest.mark.parametrize("encoding", ["", "gzip"])
    @pytest.mark.parametrize("keeps", [True, False])
    def test_has_the_headers_of_the_page_and_no_text(
        self, keeps: bool, encoding: str, shown: Article, settings: Settings, clock: Clock
    ) -> None:
        settings.PAGE_CACHE_MEGABYTES = int(keeps)
        headers = {"accept-encoding": encoding}
        for path in (*PAGES, shown.get_absolute_url()):
            first, second = Client(), Client()
            head, get = first.head(path, headers=headers), second.get(path, headers=headers)
            assert dict(head.headers) == dict(get.headers), path
            assert int(head.headers["Content-Length"]) == len(get.content) > 0, path
            assert head.content == b"", path

    def test_makes_the_page_that_is_read_next_and_is_answered_from_it(
        self, client: Client, shown: Article, kept_pages: None
    ) -> None:
        client.head("/")
        page = client.get("/")
        assert (rendered(page), len(page.content)) == (False, int(page.headers["Content-Length"]))
        assert not rendered(client.head("/"))


def test_a_tag_renamed_and_named_back_is_another_page_each_time(
    client: Client, kept_pages: None
) -> None:
    article(tags=["نفط"])
    tags = []
    for name in ("نفط", "النفط", "نفط"):
        Tag.objects.filter(pk=tag("نفط").pk).update(name=name)
        tags.append(client.get("/tags/نفط/").headers["ETag"])
    assert len(set(tags)) == 3
