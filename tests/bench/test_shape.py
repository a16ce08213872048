"""The figures of `make lint`, on a tree that is made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import shape


def write(root: Path, files: dict[str, str]) -> shape.Shape:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return shape.measure(root)


def test_lines_are_counted_without_what_is_blank_and_without_migrations(tmp_path: Path) -> None:
    measured = write(
        tmp_path,
        {
            "archive/__init__.py": "",
            "archive/models.py": "a = 1\n\n\nb = 2\n",
            "archive/migrations/0001.py": "a = 1\n" * 400,
            "search/engine.py": "a = 1\n\nb = 2\nc = 3\n",
            "tests/test_models.py": "a = 1\n" * 4,
        },
    )
    assert measured.files == [(3, "search/engine.py"), (2, "archive/models.py")]
    assert measured.tests_per_line == 0.8


def test_a_contract_for_engines_counts_as_tests(tmp_path: Path) -> None:
    measured = write(tmp_path, {"search/a.py": "a = 1", "search/engines/contract.py": "b = 2"})
    assert (measured.files, measured.tests) == (
        [(1, "search/a.py")],
        [(1, "search/engines/contract.py")],
    )


def test_a_function_is_measured_without_signature_and_docstring(tmp_path: Path) -> None:
    text = (
        'def f(\n    a: int,\n) -> int:\n    """What\n    it does."""\n    b = a\n\n    return b\n'
    )
    assert write(tmp_path, {"search/a.py": text}).functions == [(3, "search/a.py:f")]


FUNCTION = "def f():\n"
CASES = {
    "function": ({"search/a.py": FUNCTION + "    a = 1\n" * 51}, "search/a.py:f 51: no function"),
    "file": (
        {"search/a.py": FUNCTION + "    a = 1\n" + "a = 1\n" * 249},
        "search/a.py 251: no file",
    ),
    "tests": ({"search/a.py": "a = 1\n" * 100, "tests/a.py": "a = 1\n" * 10}, "0.1 lines of tests"),
    "css": ({"search/a.py": "a = 1", "static/css/a.css": "a { float: left }"}, "1 physical"),
}


@pytest.mark.parametrize("bound", CASES)
def test_what_is_beyond_a_bound_fails(bound: str, tmp_path: Path) -> None:
    files, complaint = CASES[bound]
    enough = {} if bound == "tests" else {"tests/b.py": "a = 1\n" * 500}
    failures = list(shape.failures(write(tmp_path, {**files, **enough})))
    assert len(failures) == 1 and failures[0].startswith(complaint)


def test_what_keeps_every_bound_passes(tmp_path: Path) -> None:
    text = FUNCTION + "    a = 1\n" * 50 + "a = 1\n" * 199
    shaped = write(tmp_path, {"search/a.py": text, "tests/a.py": "a = 1\n" * 500})
    assert list(shape.failures(shaped)) == []
