"""No module of search stands outside the contracts that import-linter checks."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = {
    contract["name"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
DOORS_OF_HAYSTACK = {"search.indexing", "search.search_indexes", "search.searching"}


def modules() -> set[str]:
    """All modules and packages of search; of its engines, those that are neither Whoosh's nor Haystack's."""
    own = {path.stem for path in (ROOT / "search").iterdir() if is_module(path)} - {"engines"}
    engines = {path.stem for path in (ROOT / "search/engines").iterdir() if is_module(path)}
    free = {f"search.engines.{name}" for name in engines if name not in {"whoosh", "haystack"}}
    return {f"search.{name}" for name in own} | free


def is_module(path: Path) -> bool:
    return not path.name.startswith("__") and (path.is_dir() or path.suffix == ".py")


@pytest.mark.parametrize(
    ("contract", "side", "left_out"),
    [
        ("archive knows nothing of search but its Arabic", "forbidden", {"search.analysis"}),
        ("Haystack stays behind its doors", "source", DOORS_OF_HAYSTACK),
        ("Whoosh stays in its engine", "source", set()),
        ("pyarabic stays in the analysis", "source", {"search.analysis"}),
    ],
)
def test_every_module_is_in_the_contract(contract: str, side: str, left_out: set[str]) -> None:
    named = set(CONTRACTS[contract][f"{side}_modules"])
    covered = {one for one in modules() if one in named or one.rpartition(".")[0] in named}
    assert modules() - covered == left_out - covered
