"""The one place where spans become markup: all else stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.safestring import SafeString

from search.highlighting import highlighted
from search.results import Snippet


@pytest.mark.parametrize(
    ("snippet", "markup"),
    [
        (Snippet("نهر النيل", ((4, 9),)), "نهر <mark>النيل</mark>"),
        (Snippet("نهر النيل", ((0, 3), (4, 9))), "<mark>نهر</mark> <mark>النيل</mark>"),
        (Snippet("نهر"), "نهر"),
        (Snippet(""), ""),
        (
            Snippet("<b>\"نهر\"</b> & 'بحر'", ((3, 8), (15, 20))),
            "&lt;b&gt;<mark>&quot;نهر&quot;</mark>&lt;/b&gt; &amp; <mark>&#x27;بحر&#x27;</mark>",
        ),
        (Snippet("<mark>", ((0, 6),)), "<mark>&lt;mark&gt;</mark>"),
        (Snippet(SafeString("<i>"), ((0, 2),)), "<mark>&lt;i</mark>&gt;"),
    ],
)
def test_a_text_is_escaped_and_its_spans_are_marked(snippet: Snippet, markup: str) -> None:
    assert highlighted(snippet) == markup
    assert isinstance(highlighted(snippet), SafeString)


def test_no_other_module_declares_text_to_be_markup() -> None:
    root = Path(settings.BASE_DIR)
    code = [path for app in ("archive", "search") for path in (root / app).rglob("*.py")]
    declaring = {
        str(path.relative_to(root))
        for path in code
        if re.search(r"mark_safe|\b(SafeString|SafeText|Markup)\(", path.read_text("utf-8"))
    }
    # In archive/jinja2.py a message of ours, escaped and then set in the direction of its language.
    assert declaring == {"search/highlighting.py", "archive/page_data.py", "archive/jinja2.py"}
