"""What is kept of an address: when it may be asked again, and under what name its entries stand."""

from __future__ import annotations

import datetime
import json
from email.utils import format_datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.ingest import feeds, fetching
from archive.ingest.document import Record, Refused, Unchanged
from archive.ingest.fetching import HAS_FEED, NOT_A_FEED, WAIT, Answer, NotFetched

ADDRESS = "https://oasis.example/feed/"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Answer | None]:
    """With what was known of the feed it was asked for; no server is."""
    known = list[Answer | None]()

    def fetch(address: str, agent: str, answer: Answer | None = None) -> Answer:
        assert (address, agent) == (ADDRESS, feeds.AGENT)
        known.append(answer)
        return Answer(None if answer and answer.etag == "304" else b"<rss/>", "304", "m")

    monkeypatch.setattr(feeds, "fetch", fetch)
    return known


def note() -> Path:
    return next(feeds.root().glob("*.json"))


def test_what_comes_is_kept_with_what_to_ask_for_the_next_time(asked: list[Answer | None]) -> None:
    file = feeds.brought(ADDRESS)
    assert (file.parent, file.suffix, file.read_bytes()) == (feeds.root(), ".xml", b"<rss/>")
    assert json.loads(note().read_text()) == {
        "etag": "304",
        "last_modified": "m",
        "address": ADDRESS,
    }
    assert (feeds.brought(ADDRESS), file.read_bytes()) == (file, b"<rss/>")
    assert asked == [None, Answer(None, "304", "m")]


def test_a_file_that_was_removed_is_asked_for_as_if_nothing_were_known(
    asked: list[Answer | None],
) -> None:
    feeds.brought(ADDRESS).unlink()
    assert feeds.brought(ADDRESS).read_bytes() == b"<rss/>"
    assert asked == [None, None]


@pytest.mark.parametrize(("ahead", "is_asked"), [(HOUR, False), (-HOUR, True)])
def test_an_address_rests_until_its_moment(
    asked: list[Answer | None], ahead: datetime.timedelta, is_asked: bool
) -> None:
    feeds.brought(ADDRESS)
    moment = datetime.datetime.now(datetime.UTC) + ahead
    note().write_text(json.dumps({"wait": moment.isoformat(), "address": ADDRESS}))
    if is_asked:
        feeds.brought(ADDRESS)
        assert "wait" not in json.loads(note().read_text())
    else:
        with pytest.raises(NotFetched, match=WAIT.format(moment)) as refused:
            feeds.brought(ADDRESS)
        assert refused.value.wait == moment
    assert len(asked) == 1 + is_asked


@pytest.mark.parametrize("wait", [None, datetime.datetime(2030, 1, 2, tzinfo=datetime.UTC)])
def test_a_wait_that_is_asked_for_is_noted_beside_what_was_known(
    asked: list[Answer | None], monkeypatch: pytest.MonkeyPatch, wait: datetime.datetime | None
) -> None:
    feeds.brought(ADDRESS)
    before = json.loads(note().read_text())

    def refuse(*_: object) -> Answer:
        raise NotFetched("سبب", wait)

    monkeypatch.setattr(feeds, "fetch", refuse)
    with pytest.raises(NotFetched, match="سبب"):
        feeds.brought(ADDRESS)
    after = before | ({"wait": wait.isoformat()} if wait else {})
    assert json.loads(note().read_text()) == after


def test_what_is_found_in_a_feed_stands_under_its_address(asked: list[Answer | None]) -> None:
    file = feeds.brought(ADDRESS)
    origin, shown = f"{file}#g/1#2", f"{file.name}:3"
    record = Record(b"x", "application/rss+xml", origin, shown)
    assert feeds.named(record) == Record(
        b"x", "application/rss+xml", f"{ADDRESS}#g/1#2", "oasis.example/feed:3"
    )
    refused = Refused(str(file), file.name, "سبب")
    assert feeds.named(refused) == Refused(ADDRESS, "oasis.example/feed", "سبب")
    assert feeds.named(Unchanged(str(file), file.name, 2)).origin == ADDRESS


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("1", 1),
        (" 3600 ", 3600),
        ("٣٦٠٠", 3600),
        (str(7 * 24 * 3600), 7 * 24 * 3600),
        (str(8 * 24 * 3600), 7 * 24 * 3600),
        ("9" * 30, 7 * 24 * 3600),
        ("0", None),
        ("-5", None),
        ("1.5", None),
        ("غدا", None),
        ("", None),
        ("Wed, 99 Jun 2021 10:00:00 GMT", None),
        ("Wed, 09 Jun 2021 10:00:00 GMT", None),
    ],
)
def test_a_wait_is_in_seconds_or_until_a_date_and_a_week_at_most(
    value: str, seconds: int | None
) -> None:
    before = datetime.datetime.now(datetime.UTC)
    wait = fetching._wait(value)
    after = datetime.datetime.now(datetime.UTC)
    if seconds is None or wait is None:
        assert (wait, seconds) == (None, None)
    else:
        asked_for = datetime.timedelta(seconds=seconds)
        assert before + asked_for <= wait <= after + asked_for


@pytest.mark.parametrize("zone", [datetime.UTC, None, datetime.timezone(3 * HOUR)])
def test_a_date_is_a_moment_in_whatever_zone(zone: datetime.tzinfo | None) -> None:
    moment = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + 5 * HOUR
    local = moment.astimezone(zone) if zone else moment.replace(tzinfo=None)
    assert fetching._wait(format_datetime(local)) == moment


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://a.example", "https://a.example/"),
        (" https://a.example/x \n", "https://a.example/x"),
        ("https://a.example:8080/x?a=1&b=2#c", "https://a.example:8080/x?a=1&b=2"),
        ("HTTPS://A.Example/X", "https://a.example/X"),
        ("https://a.example/خبر", "https://a.example/%D8%AE%D8%A8%D8%B1"),
        ("https://a.example/%D8%AE b", "https://a.example/%D8%AE%20b"),
        ("https://a.example/?q=خ", "https://a.example/?q=%D8%AE"),
        ("https://موقع.example/", "https://xn--4gbrim.example/"),
        ("https://user:secret@a.example/", "https://a.example/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://a.example:x/", None),
        ("https://a.example:99999/", None),
        ("https:///x", None),
        ("//a.example/x", None),
        ("gopher://a.example/", None),
        ("", None),
    ],
)
def test_an_address_is_written_as_servers_take_it(address: str, encoded: str | None) -> None:
    if encoded is None:
        with pytest.raises(NotFetched, match=fetching.NOT_AN_ADDRESS):
            fetching._encoded(address)
    else:
        assert fetching._encoded(address) == encoded


LINK = '<link rel="alternate" type="application/{}+xml" {}>'


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"<html>{LINK.format('rss', 'href=/feed')}", HAS_FEED.format("https://a.example/feed")),
        (f"<HTML>{LINK.format('atom', 'HREF = ' + chr(39) + 'b.xml' + chr(39))}", HAS_FEED.format("https://a.example/x/b.xml")),
        (f"\ufeff\n<!doctype  html>{LINK.format('rss', 'href=https://b.example/')}", HAS_FEED.format("https://b.example/")),
        (f"<html>{LINK.format('json', 'href=/feed')}", NOT_A_FEED),
        (f"<html>{LINK.format('rss', '')}", NOT_A_FEED),
        (f"<html>{' ' * fetching.HEAD}{LINK.format('rss', 'href=/feed')}", NOT_A_FEED),
        ("<html/>", NOT_A_FEED),
        ("<rss/>", ""),
        ("<htmlx/>", ""),
        ("نص <html>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_page_is_no_feed_but_may_say_where_its_own_is(page: str, reason: str) -> None:
    headers = {"ETag": "e", "Last-Modified": "m"}
    if reason:
        with pytest.raises(NotFetched) as refused:
            fetching._checked(page.encode(), headers, "https://a.example/x/")
        assert str(refused.value) == reason
    else:
        answer = fetching._checked(page.encode(), headers, "https://a.example/x/")
        assert answer == Answer(page.encode(), "e", "m")
        assert fetching._checked(b"", {}, "https://a.example/") == Answer(b"")
