"""Every option of every bench has its line in the documentation."""

from __future__ import annotations

import argparse
import re

import pytest

from bench.faults.options import options_parser as faults
from bench.harness.options import parser
from bench.harness.record import ROOT
from bench.quality.options import options_parser as quality
from bench.speed.options import options_parser as speed
from bench.speed.site.options import options_parser as site

README = (ROOT / "bench" / "README.md").read_text("utf-8")


def known(made: argparse.ArgumentParser) -> list[str]:
    return re.findall(r"(?m)^ +(--[a-z-]+)", made.format_help())


def documented(heading: str) -> list[str]:
    section = README.split(f"\n## {heading}", 1)[1].split("\n## ")[0]
    return re.findall(r"(?m)^\| `(--[a-z-]+)", section)


COMMON = known(parser("bench.sample", None, 1))


def test_every_common_option_is_documented_once() -> None:
    assert documented("Options of all benches") == COMMON


@pytest.mark.parametrize(
    ("heading", "made"),
    [("Speed", speed()), ("Site", site()), ("Quality", quality()), ("Faults", faults())],
)
def test_every_option_of_a_bench_is_documented(heading: str, made: argparse.ArgumentParser) -> None:
    assert documented(heading) == [option for option in known(made) if option not in COMMON]
