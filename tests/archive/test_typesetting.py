"""What becomes of a message before it stands in a page."""

from __future__ import annotations

import pytest

from archive.digits import digits, number
from archive.typesetting import isolated, of_archive, with_digits


@pytest.mark.parametrize(
    ("message", "markup"),
    [
        ("Tags", "Tags"),
        ("not مدارس", 'not <bdi lang="ar">مدارس</bdi>'),
        ("a رئيس الوزراء b", 'a <bdi lang="ar">رئيس الوزراء</bdi> b'),
        ("as شباط 2011.", 'as <bdi lang="ar">شباط 2011</bdi>.'),
        ('<a title="قطن">cotton</a>', '<a title="قطن">cotton</a>'),
        ("the <bdi>قطن</bdi>", "the <bdi>قطن</bdi>"),
        ("of %(name)s, قطن", 'of %(name)s, <bdi lang="ar">قطن</bdi>'),
        ("&#x2068;%(name)s&#x2069; here", "&#x2068;%(name)s&#x2069; here"),
    ],
)
def test_arabic_in_an_english_message_is_marked(message: str, markup: str) -> None:
    assert isolated(message) == markup


@pytest.mark.parametrize("message", ["السبب:", "سنة %(year)s", "<b>سنة</b>", "، "])
def test_what_nobody_translated_is_left(message: str) -> None:
    assert isolated(message) == message


@pytest.mark.parametrize(
    ("message", "markup"),
    [
        ("من 2015 إلى 16", "من ٢٠١٥ إلى ١٦"),
        ('<a href="/2015/">سنة 2015</a>', '<a href="/2015/">سنة ٢٠١٥</a>'),
        ('اكتب <bdi dir="ltr">2015-07</bdi>', 'اكتب <bdi dir="ltr">2015-07</bdi>'),
        ("&#x2068;%(n1)s&#x2069; 7", "&#x2068;%(n1)s&#x2069; ٧"),
    ],
)
def test_numbers_of_a_message_and_no_others_change(message: str, markup: str) -> None:
    assert with_digits(message, digits) == markup


def test_names_of_the_archive_are_arabic_on_an_english_page() -> None:
    assert of_archive('<bdi>{</bdi> <bdi dir="ltr">') == '<bdi lang="ar">{</bdi> <bdi dir="ltr">'


def test_a_number_has_the_separators_of_its_digits() -> None:
    assert number("1,234.5%") == "١٬٢٣٤٫٥٪"
    assert digits("1,234 (p. 5)") == "١,٢٣٤ (p. ٥)"
