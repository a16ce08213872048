"""Text becomes HTML exactly as Django's own templates make it."""

from __future__ import annotations

import html

import pytest
from django.utils.functional import lazystr
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from archive.escaping import escape


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("", ""),
        ("نص عادي", "نص عادي"),
        ("a & b", "a &amp; b"),
        ("<b>", "&lt;b&gt;"),
        ("\"قال\" 'نعم'", "&quot;قال&quot; &#x27;نعم&#x27;"),
        ("&lt;", "&amp;lt;"),
        ("'&'", "&#x27;&amp;&#x27;"),
        (7, "7"),
        (None, "None"),
        (["<"], "[&#x27;&lt;&#x27;]"),
        (lazystr("<"), "&lt;"),
    ],
)
def test_the_five_letters_are_escaped_whatever_holds_them(text: object, escaped: str) -> None:
    assert escape(text) == escaped


def test_markup_is_left_as_it_is() -> None:
    assert escape(SafeString("<b>&")) == "<b>&"


@given(st.text(st.sampled_from("&<>\"'#x27;آائ ") | st.characters()))
def test_any_text_is_escaped_as_django_does_it(text: str) -> None:
    assert escape(text) == conditional_escape(text)
    assert html.unescape(escape(text.replace("&", ""))) == text.replace("&", "")
