"""What cannot be kept as it came is kept aside, and the report says so."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from archive.ingest.document import Document, PartialDate
from archive.ingest.extraction.limits import (
    DAMAGE,
    NAME_LENGTH,
    NO_ADDRESS,
    TOO_LONG,
    note_damage,
    with_page_address,
    without_long_names,
)
from tests.archive.ingest.builders import BODY, extracted

PLAIN = Document(("نص",), title="عنوان", extra={"id": 7})
FITS, LONG = "س" * NAME_LENGTH, "س" * (NAME_LENGTH + 1)


@pytest.mark.parametrize("url", ["", "http://a.example", "https://a.example/", "HTTPS://A.EXAMPLE"])
def test_an_address_of_a_page_is_kept(url: str) -> None:
    document = replace(PLAIN, url=url)
    assert with_page_address(document) is document


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://a.example", "a.example", " http://a"]
)
def test_an_address_of_something_else_is_kept_aside(url: str) -> None:
    assert with_page_address(replace(PLAIN, url=url)) == replace(
        PLAIN, extra={"id": 7, "url": url}, notes=(NO_ADDRESS,)
    )


def test_names_that_fit_are_kept() -> None:
    document = replace(PLAIN, source=FITS, authors=(FITS,), tags=(FITS, "وسم"))
    assert without_long_names(document) is document


@pytest.mark.parametrize(
    ("fields", "kept", "aside"),
    [
        ({"source": LONG}, {"source": ""}, {"source": [LONG]}),
        ({"authors": (LONG, "هدى")}, {"authors": ("هدى",)}, {"author": [LONG]}),
        ({"tags": ("وسم", LONG, LONG)}, {"tags": ("وسم",)}, {"tags": [LONG, LONG]}),
        (
            {"source": LONG, "authors": (LONG,), "tags": ("وسم",)},
            {"source": "", "authors": ()},
            {"source": [LONG], "author": [LONG]},
        ),
        ({"source": "نشرة", "tags": (LONG,)}, {"tags": ()}, {"tags": [LONG]}),
    ],
)
def test_a_longer_name_is_kept_aside(
    fields: dict[str, object], kept: dict[str, object], aside: dict[str, object]
) -> None:
    document = replace(PLAIN, **fields)  # type: ignore[arg-type]
    assert without_long_names(document) == replace(
        document,
        **kept,
        extra={"id": 7, **aside},
        notes=(TOO_LONG,),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    "damaged",
    [replace(PLAIN, title="عن\ufffdان"), replace(PLAIN, paragraphs=("نص", "آخ\ufffd"))],
)
def test_letters_that_were_lost_are_noted(damaged: Document) -> None:
    assert note_damage(damaged) == replace(damaged, notes=(DAMAGE,))
    assert note_damage(PLAIN) is PLAIN


def test_what_is_doubtful_about_the_date_of_a_field_is_noted() -> None:
    date = PartialDate(datetime.date(1922, 4, 13), "day", ("نحو هذا اليوم",))
    assert extracted(BODY, title="أ", published=date).notes == ("نحو هذا اليوم",)
    assert extracted(BODY, title="أ").notes == ()
