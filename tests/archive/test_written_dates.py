"""Addresses of dates, however they are written, lead to the one that the site writes."""

from __future__ import annotations

import pytest
from django.test import Client
from django.test.utils import override_script_prefix

from archive.written_dates import LONGEST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("٢٠١١", "/dates/2011/"),
        ("٢٠١١/٠٢", "/dates/2011/02/"),
        ("٢٠١١/٢/١٧", "/dates/2011/02/17/"),
        ("۲۰۱۱/۲", "/dates/2011/02/"),
        ("2011/2/7", "/dates/2011/02/07/"),
        ("2011/02/7", "/dates/2011/02/07/"),
        ("2011-02-17", "/dates/2011/02/17/"),
        ("2011-2", "/dates/2011/02/"),
        ("٢٠١١/unknown", "/dates/2011/unknown/"),
        ("2011/2/unknown", "/dates/2011/02/unknown/"),
        ("hijri/١٤٣٢", "/dates/hijri/1432/"),
        ("hijri/1432/3", "/dates/hijri/1432/03/"),
        ("2011//02", "/dates/2011/02/"),
    ],
)
def test_leads_to_the_one_address(client: Client, written: str, address: str) -> None:
    for prefix in ("", "/en"):
        answer = client.get(f"{prefix}/dates/{written}/")
        assert (answer.status_code, answer.url) == (301, prefix + address)


def test_keeps_what_was_asked(client: Client) -> None:
    assert client.get("/dates/٢٠١١/?page=2&a=ب").url == "/dates/2011/?page=2&a=%D8%A8"


@pytest.mark.parametrize(
    "written",
    [
        *("2011/13", "2011/0", "2011/2/32", "20111", "201", "hijri/14", "hijri/1432/3/5", "x"),
        *("٢٠١١/١٣", "2011/02/17/1", "-", "unknown/2", "1" * (LONGEST + 1)),
    ],
)
def test_what_is_no_date_is_not_found(client: Client, written: str) -> None:
    answer = client.get(f"/dates/{written}/")
    assert answer.status_code == 404
    assert "ليس هذا تاريخًا" in answer.content.decode()


def test_a_site_below_a_prefix_keeps_it(client: Client) -> None:
    with override_script_prefix("/khizana/"):
        answer = client.get("/dates/2011-2/", SCRIPT_NAME="/khizana")
    assert (answer.status_code, answer.url) == (301, "/khizana/dates/2011/02/")
