"""What is installed is what is pinned, and nothing installs over another."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    found = (re.match(r"([\w.-]+)(?:\[\w+\])?==(\S+)$", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def test_exactly_one_distribution_provides_whoosh() -> None:
    assert set(metadata.packages_distributions()["whoosh"]) == {"Whoosh"}


def test_every_need_is_pinned_and_installed_as_pinned() -> None:
    for name, version in pins("requirements.txt").items():
        assert metadata.version(name) == version


def test_every_line_of_the_needs_is_a_pin_or_a_remark() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        loose = [
            line for line in lines if line and not re.match(r"#|-r |[\w.-]+(\[\w+\])?==", line)
        ]
        assert loose == []
