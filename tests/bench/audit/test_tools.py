"""How the reports of the tools are read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bench.audit.pages import Page
from bench.audit.tools import (
    ToolFailed,
    Tools,
    _listed,
    html_validate,
    judged,
    pa11y,
    stylelint,
    vnu,
)
from tests.bench.audit.spoken import spoken


def report(scores: dict[str, float] | None = None, **audits: float) -> dict[str, Any]:
    """As Lighthouse writes one: all is best but what is named."""
    best = dict.fromkeys(("performance", "accessibility", "best-practices", "seo"), 1.0)
    return {
        "categories": {name: {"score": score} for name, score in (best | (scores or {})).items()},
        "audits": {
            "network-requests": {"details": {"items": [{}] * int(audits.get("requests", 7))}},
            "total-byte-weight": {"numericValue": audits.get("size", 70_000)},
            "cumulative-layout-shift": {"numericValue": audits.get("shift", 0)},
        },
    }


@pytest.mark.parametrize(
    ("scores", "audits", "said"),
    [
        ({}, {}, []),
        ({"performance": 0.98}, {"size": 102_400, "requests": 8, "shift": 0.02}, []),
        ({"performance": 0.97}, {}, ["performance 97"]),
        ({"accessibility": 0.99, "seo": 0.9}, {}, ["accessibility 99", "seo 90"]),
        ({"best-practices": None}, {}, ["best-practices 0"]),
        ({}, {"size": 103_000}, ["101 KB"]),
        ({}, {"requests": 9, "shift": 0.03}, ["9 requests", "layout shift 0.030"]),
    ],
)
def test_a_page_is_held_to_its_bounds(
    scores: dict[str, float], audits: dict[str, float], said: list[str]
) -> None:
    assert judged(report(scores, **audits), is_listed=True) == said


def test_a_page_that_is_not_to_be_found_is_not_judged_by_search_engines() -> None:
    assert judged(report({"seo": 0.6}), is_listed=False) == []


def test_a_list_of_complaints_is_read_and_anything_else_is_a_failure() -> None:
    assert _listed("") == [] and _listed('[{"a": 1}]') == [{"a": 1}]
    with pytest.raises(ToolFailed, match="Cannot find module"):
        _listed("Error: Cannot find module")


def test_each_tool_names_the_file_and_the_fault(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tools.folder / "home.html"
    said = spoken(monkeypatch)
    told = f'[{{"filePath": "{file}", "messages": [{{"ruleId": "a", "message": "b"}}]}}]'
    (tools.folder / "html-validate.json").write_text(told)
    said.append("")
    said.append(
        f'{{"messages": [{{"type": "error", "url": "file:{file}", "message": "c"}}, {{"type": "info"}}]}}'
    )
    said.append('[{"source": "/a/site.css", "warnings": [{"line": 3, "text": "d"}]}]')
    assert html_validate(tools, [file]) == ["home: a: b"]
    assert vnu(tools, [file]) == ["home: c"]
    assert stylelint(tools, [file]) == ["site.css:3: d"]


def test_a_doubt_of_axe_is_no_complaint(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    contrast = {"code": "color-contrast", "context": "<b>"}
    doubt = contrast | {"runnerExtras": {"needsFurtherReview": True}}
    spoken(monkeypatch).append(json.dumps([doubt, contrast, {"code": "label", "context": "<i>"}]))
    assert pa11y(tools, Page("home", "/"), "http://a.example/") == [
        "color-contrast: <b>",
        "label: <i>",
    ]


def test_a_page_that_was_not_measured_is_told() -> None:
    unmeasured = report()
    del unmeasured["audits"]["cumulative-layout-shift"]["numericValue"]
    assert judged(unmeasured, is_listed=True) == ["not measured"]
