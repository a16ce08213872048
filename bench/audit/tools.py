"""The tools, how each is called, and how its complaints are read. What is read is pure."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.audit.pages import Page

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = "--headless --no-sandbox --disable-gpu"
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
LARGEST, MOST_REQUESTS, MOST_SHIFT = 100 * 1024, 8, 0.02
MEASURED = ("total-byte-weight", "cumulative-layout-shift")
SECONDS = 300


class Tools(NamedTuple):
    """`modules`: where npm put them; `folder`: for what they write."""

    modules: Path
    folder: Path

    def run(self, *command: str) -> str:
        """Standard output, or standard error where that is empty; complaints are no error."""
        environment = os.environ | {"CHROME_PATH": CHROMIUM, "PUPPETEER_EXECUTABLE_PATH": CHROMIUM}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=SECONDS, env=environment, check=False
        )
        return done.stdout or done.stderr

    def bin(self, name: str) -> str:
        return str(self.modules / ".bin" / name)


Complaints = list[str]


def lighthouse(tools: Tools, page: Page, address: str) -> Complaints:
    out = tools.folder / "lighthouse.json"
    out.unlink(missing_ok=True)
    tools.run(
        tools.bin("lighthouse"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={out}",
        f"--chrome-flags={FLAGS}",
    )
    return (
        judged(json.loads(out.read_text("utf-8")), page.is_listed)
        if out.exists()
        else ["no report"]
    )


def judged(report: dict[str, Any], is_listed: bool) -> Complaints:
    """What of a report of Lighthouse 12 is below our bounds."""
    scores = {name: round(100 * (one["score"] or 0)) for name, one in report["categories"].items()}
    least = LEAST if is_listed else {name: LEAST[name] for name in LEAST if name != "seo"}
    low = [f"{name} {scores[name]}" for name in least if scores[name] < least[name]]
    audits = report["audits"]
    requests = audits["network-requests"]["details"]["items"]
    try:
        size, shift = (audits[name]["numericValue"] for name in MEASURED)
    except KeyError:
        return [*low, "not measured"]
    over = [
        (size > LARGEST, f"{size / 1024:.0f} KB"),
        (len(requests) > MOST_REQUESTS, f"{len(requests)} requests"),
        (shift > MOST_SHIFT, f"layout shift {shift:.3f}"),
    ]
    return low + [said for is_over, said in over if is_over]


def pa11y(tools: Tools, page: Page, address: str) -> Complaints:
    config = tools.folder / "pa11y.json"
    config.write_text(
        json.dumps({"chromeLaunchConfig": {"executablePath": CHROMIUM, "args": FLAGS.split()}})
    )
    said = tools.run(
        tools.bin("pa11y"),
        *("--config", str(config)),
        *("--runner", "axe", "--runner", "htmlcs"),
        *("--standard", "WCAG2AA", "--reporter", "json"),
        address,
    )
    return [f"{one['code']}: {one['context'][:80]}" for one in _listed(said) if not _is_doubt(one)]


def _is_doubt(complaint: dict[str, Any]) -> bool:
    """The contrast of single letters and signs, of which axe says that it cannot judge."""
    extras = complaint.get("runnerExtras", {})
    return complaint["code"] == "color-contrast" and bool(extras.get("needsFurtherReview"))


def html_validate(tools: Tools, files: Sequence[Path]) -> Complaints:
    out = tools.folder / "html-validate.json"  # what it prints ends after 64 KB of a pipe
    tools.run(
        tools.bin("html-validate"),
        *("--config", str(HERE / "html-validate.json"), "--formatter", f"json={out}"),
        *map(str, files),
    )
    said = out.read_text("utf-8")
    return [
        f"{Path(one['filePath']).stem}: {message['ruleId']}: {message['message']}"
        for one in _listed(said)
        for message in one["messages"]
    ]


def vnu(tools: Tools, files: Sequence[Path]) -> Complaints:
    jar = tools.modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    said = tools.run(
        "java", "-jar", str(jar), "--format", "json", "--exit-zero-always", *map(str, files)
    )
    messages = json.loads(said).get("messages", [])
    return [
        f"{Path(one.get('url', '')).stem}: {one['message']}"
        for one in messages
        if one["type"] == "error"
    ]


def stylelint(tools: Tools, sheets: Sequence[Path]) -> Complaints:
    said = tools.run(
        tools.bin("stylelint"),
        *("--config", str(HERE / "stylelint.json"), "--config-basedir", str(tools.modules.parent)),
        *("--formatter", "json"),
        *map(str, sheets),
    )
    return [
        f"{Path(one['source']).name}:{warning['line']}: {warning['text']}"
        for one in _listed(said)
        for warning in one["warnings"]
    ]


def _listed(said: str) -> list[Any]:
    """The list that a tool printed; what is none is said to be one complaint of the tool itself."""
    try:
        listed = json.loads(said or "[]")
    except ValueError as error:
        raise ToolFailed(said[-2_000:]) from error
    return listed if isinstance(listed, list) else [listed]


class ToolFailed(Exception):
    """A tool printed something else than its report."""


# Of single pages over HTTP, and of all pages as files.
OF_PAGES: dict[str, Callable[[Tools, Page, str], Complaints]] = {
    "Lighthouse": lighthouse,
    "pa11y": pa11y,
}
OF_FILES: dict[str, Callable[[Tools, Sequence[Path]], Complaints]] = {
    "html-validate": html_validate,
    "v.Nu": vnu,
}
