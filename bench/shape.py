"""The shape of the code beside the figures that the house asks for. Exits 1 beyond a bound."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

CODE = ("archive", "search")
# Lies with the code because every engine is held to it, whoever wrote it; it is tests.
CONTRACT = Path("search/engines/contract.py")

LONGEST_FUNCTION = 50
LONGEST_FILE = 250
# Lines of tests for each line of code: the figure that stands. It is raised, never lowered.
TESTS_PER_LINE = 1.30
PHYSICAL = ("margin-left", "margin-right", "padding-left", "padding-right", "float:")
LISTED = 3


class Length(NamedTuple):
    """How many lines a function or a file has."""

    lines: int
    name: str

    def __str__(self) -> str:
        return f"{self.name} {self.lines}"


class Shape(NamedTuple):
    functions: list[Length]
    files: list[Length]
    tests: list[Length]
    physical: int

    @property
    def tests_per_line(self) -> float:
        """Rounded down, so that what is printed was reached."""
        return total(self.tests) * 100 // total(self.files) / 100


def total(lengths: Iterable[Length]) -> int:
    return sum(each.lines for each in lengths)


def measure(root: Path) -> Shape:
    """The code, tests and style sheets below a checkout's root; the longest come first."""
    contract = root / CONTRACT
    code = [path for path in sources(root, *CODE) if path != contract]
    tests = [*sources(root, "tests"), *([contract] if contract.exists() else [])]
    return Shape(
        functions=sorted((each for path in code for each in functions(root, path)), reverse=True),
        files=files(root, code),
        tests=files(root, tests),
        physical=physical(root),
    )


def sources(root: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (
            path for path in (root / folder).rglob("*.py") if "migrations" not in path.parts
        )


def functions(root: Path, path: Path) -> Iterator[Length]:
    """Each function of a file: its lines without signature and docstring."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            first = node.body[1] if documented and len(node.body) > 1 else node.body[0]
            lines = (node.end_lineno or 0) - first.lineno + 1
            yield Length(lines, f"{path.relative_to(root)}:{node.name}")


def files(root: Path, paths: Iterable[Path]) -> list[Length]:
    """The files that hold anything; blank lines are not counted."""
    counted = (
        Length(
            sum(1 for line in path.read_text("utf-8").splitlines() if line.strip()),
            str(path.relative_to(root)),
        )
        for path in paths
    )
    return sorted((each for each in counted if each.lines), reverse=True)


def physical(root: Path) -> int:
    """How often the style sheets name a side where they could name a direction."""
    css = "\n".join(path.read_text("utf-8") for path in (root / "static" / "css").glob("*.css"))
    return sum(css.count(name) for name in PHYSICAL)


def failures(shape: Shape) -> Iterator[str]:
    for each in shape.functions:
        if each.lines > LONGEST_FUNCTION:
            yield f"{each}: no function has more than {LONGEST_FUNCTION} lines"
    for each in shape.files:
        if each.lines > LONGEST_FILE:
            yield f"{each}: no file has more than {LONGEST_FILE} lines"
    if shape.tests_per_line < TESTS_PER_LINE:
        yield f"{shape.tests_per_line} lines of tests for each line of code: {TESTS_PER_LINE} stand"
    if shape.physical:
        yield f"{shape.physical} physical properties in the style sheets"


def report(shape: Shape) -> Iterator[str]:
    lines = [each.lines for each in shape.functions]
    under_30 = sum(count < 30 for count in lines) / len(lines)
    yield (
        f"functions  median {statistics.median(lines):.0f} lines (3-9), under 30: "
        f"{under_30:.0%} (90 %), longest {lines[0]} (at most {LONGEST_FUNCTION})"
    )
    yield (
        f"files      median {statistics.median(each.lines for each in shape.files):.0f} lines "
        f"(30-110), longest (at most {LONGEST_FILE}): {', '.join(map(str, shape.files[:LISTED]))}"
    )
    yield (
        f"tests      {shape.tests_per_line:.2f} lines for each line of code "
        f"(1 or more; not below {TESTS_PER_LINE})"
    )
    yield f"css        {shape.physical} physical properties (0)"


def main() -> int:
    shape = measure(Path(__file__).resolve().parent.parent)
    found = list(failures(shape))
    print(*report(shape), *found, sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
