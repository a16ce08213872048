"""Whatever engine a setting may name has passed the contract; another name ends the start."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.module_loading import import_string
from haystack.backends import BaseEngine

from search.engines import ENGINES
from search.engines.contract import EngineContract

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", ENGINES)
def test_every_engine_is_held_to_the_contract(name: str) -> None:
    assert issubclass(import_string(ENGINES[name]), BaseEngine)
    tests = importlib.import_module(f"tests.search.engines.{name}.test_contract")
    held = [test for test in vars(tests).values() if test in EngineContract.__subclasses__()]
    assert len(held) == 1


@pytest.mark.parametrize("name", ["simple", "haystack.backends.simple_backend.SimpleEngine", " "])
def test_another_name_ends_the_start_with_a_sentence(name: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=os.environ | {"SEARCH_ENGINE": name, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip() == f"SEARCH_ENGINE: «{name}» is not one of the engines: whoosh"
