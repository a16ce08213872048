"""Where an article comes from: what its page and the headers of it say, and what they leave out."""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.article_facts import ArticleFacts
from archive.provenance import Provenance, memento, provenance, report_link
from tests.builders import article, original

CAPTURE = {
    "captured_from": "https://crafts.example/حصير",
    "captured_at": "2021-05-17T08:30:00+00:00",
}
MOMENT = datetime.datetime(2021, 5, 17, 8, 30, tzinfo=datetime.UTC)
LINK = f'<https://crafts.example/{quote("حصير")}>; rel="original"'


def known(extra: object = None, edited: object = (), **fields: object) -> Provenance:
    values: dict[str, Any] = dict.fromkeys(ArticleFacts._fields) | fields
    values |= {"extra": json.dumps(extra or {}), "edited_fields": json.dumps(list(edited))}  # type: ignore[call-overload]
    return provenance(ArticleFacts(**values))


def test_what_is_known_is_said() -> None:
    assert known(
        {**CAPTURE, "notes": ["حُذف سطر المصدر"]}, ["body"], recipe="2026-12", earlier=2
    ) == Provenance(
        CAPTURE["captured_from"], MOMENT, "2026-12", ("حُذف سطر المصدر",), True, False, 3
    )
    assert known(recipe="", edited=["tags"]) == Provenance("", None, "", (), False, False, 1)


def test_a_text_that_was_mended_and_is_so_still_says_so() -> None:
    extra = {"as_found": ["عنوان", "نـص"]}
    assert known(extra, title="عنوان", body="نص").is_mended
    assert not known(extra, title="عنوان", body="نـص").is_mended


@pytest.mark.parametrize("value", ["javascript:alert(1)", "/mats", 7, None, ["https://a.example"]])
def test_what_is_no_address_of_the_web_is_none(value: object) -> None:
    assert known({"captured_from": value}).captured_from == ""


@pytest.mark.parametrize("value", ["", "أمس", "2021-05-17T08:30:00", "2021", 20210517, None])
def test_a_moment_without_its_time_zone_is_none(value: object) -> None:
    assert known({**CAPTURE, "captured_at": value}).captured_at is None


def test_headers_name_the_original_and_the_moment_that_the_page_shows() -> None:
    when = "Mon, 17 May 2021 08:30:00 GMT"
    assert memento(known(CAPTURE)) == {"Link": LINK, "Memento-Datetime": when}
    assert memento(known(CAPTURE, ["tags"])) == {"Link": LINK, "Memento-Datetime": when}
    assert memento(known()) == {}


def test_what_an_editor_changed_was_never_so() -> None:
    assert memento(known(CAPTURE, ["title"])) == {"Link": LINK}
    assert memento(known({**CAPTURE, "captured_at": ""})) == {"Link": LINK}


def test_an_address_cannot_end_the_header() -> None:
    sent = memento(known({"captured_from": 'https://a.example/>;x"\r\nSet-Cookie: a'}))["Link"]
    assert sent == '<https://a.example/%3E;x%22%0D%0ASet-Cookie:%20a>; rel="original"'


@pytest.mark.parametrize(
    ("to", "link"),
    [
        ("", ""),
        ("desk@a.example", "mailto:desk@a.example?subject=%D8%AE%D8%B7%D8%A3%20%26"),
        ("mailto:desk@a.example", "mailto:desk@a.example?subject=%D8%AE%D8%B7%D8%A3%20%26"),
        ("https://a.example/report", "https://a.example/report"),
        (
            "https://a.example/?of={url}",
            "https://a.example/?of=https%3A%2F%2Fb.example%2Farticles%2F1",
        ),
    ],
)
def test_a_fault_is_told_by_mail_or_at_an_address(to: str, link: str) -> None:
    assert report_link(to, "https://b.example/articles/1", "خطأ &") == link


@pytest.mark.django_db
class TestPage:
    def page(self, client: Client, **fields: object) -> str:
        made = article("الحصير", **fields)  # type: ignore[arg-type]
        return client.get(made.get_absolute_url()).content.decode()

    def test_says_whence_the_text_is_and_what_became_of_it(self, client: Client) -> None:
        extra = {**CAPTURE, "notes": ["حُذف سطر <المصدر>"]}
        page = self.page(client, extra=extra, recipe="2026-12.4", edited_fields=["body"])
        for said in (
            "التُقطت صفحته في 17 مايو/ أيار 2021 من",
            "حُذف سطر &lt;المصدر&gt;",
            '<bdi dir="ltr">2026-12.4</bdi>',
            "صححه محرر في الأرشيف.",
        ):
            assert said in page

    def test_says_nothing_where_nothing_is_known_or_set(self, client: Client) -> None:
        page = self.page(client)
        for silent in ("التُقطت", "عند استيراده", "وصفة", "صححه", "الحقوق", "أبلغ", "/versions/"):
            assert silent not in page

    def test_has_the_headers_of_its_capture(self, client: Client) -> None:
        made = article(extra=CAPTURE)
        answer = client.get(made.get_absolute_url())
        assert answer.headers["Link"] == LINK
        assert answer.headers["Memento-Datetime"] == "Mon, 17 May 2021 08:30:00 GMT"
        assert "Link" not in client.get(article().get_absolute_url()).headers

    def test_has_the_rights_and_the_way_to_tell_of_faults(
        self, client: Client, settings: Settings
    ) -> None:
        settings.RIGHTS_NOTE, settings.REPORT_TO = "الحقوق لأصحابها <كلهم>.", "desk@a.example"
        made = article()
        original(made, b"x")
        page = client.get(made.get_absolute_url()).content.decode()
        assert "<bdi>الحقوق لأصحابها &lt;كلهم&gt;.</bdi>" in page
        subject = quote(f"خطأ في مقال: http://testserver/articles/{made.pk}")
        assert f'<a href="mailto:desk@a.example?subject={subject}">أبلغ عن خطأ' in page
