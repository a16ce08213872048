"""No module of search stands outside the layers that import-linter checks."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS = next(
    contract["layers"]
    for contract in SETTINGS["contracts"]
    if contract["type"] == "layers" and "containers" not in contract
)


def test_every_module_of_search_has_its_layer() -> None:
    named = {name.strip() for layer in LAYERS for name in layer.split(":")}
    modules = {
        f"search.{path.stem}"
        for path in (ROOT / "search").iterdir()
        if not path.name.startswith("__") and (path.is_dir() or path.suffix == ".py")
    }
    assert named == modules | {"archive"}, "the layers of pyproject.toml name every module"
