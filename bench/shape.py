"""The shape of the code beside the figures that the house asks for. Exits 1 beyond a bound."""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("archive", "search")
LONGEST_FUNCTION = 50


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (
            path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
        )


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """(name, lines of code without the docstring) of each function of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            first = node.body[1] if documented and len(node.body) > 1 else node.body[0]
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - first.lineno + 1


def lines(path: Path) -> int:
    return sum(1 for line in path.read_text("utf-8").splitlines() if line.strip())


def main() -> int:
    code = [path for path in sources(*CODE) if lines(path)]
    lengths = [found for path in code for found in functions(path)]
    sizes = sorted(lines(path) for path in code)
    counted = sorted(length for _, length in lengths)
    tests = sum(lines(path) for path in sources("tests"))
    css = "\n".join(path.read_text("utf-8") for path in (ROOT / "static" / "css").glob("*.css"))
    physical = sum(
        css.count(name)
        for name in ("margin-left", "margin-right", "padding-left", "padding-right", "float:")
    )
    long = [f"{name} {length}" for name, length in lengths if length > LONGEST_FUNCTION]
    print(
        f"functions  median {statistics.median(counted):.0f} lines (3-9), "
        f"under 30: {sum(n < 30 for n in counted) / len(counted):.0%} (90 %), over 50: {len(long)}"
    )
    print(f"files      median {statistics.median(sizes):.0f} lines (30-110), largest {sizes[-1]}")
    print(f"tests      {tests / sum(sizes):.2f} lines for each line of code (1 or more)")
    print(f"css        {physical} physical properties (0)")
    print(*long, sep="\n", end="\n" if long else "")
    return int(bool(long or physical))


if __name__ == "__main__":
    sys.exit(main())
