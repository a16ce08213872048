"""A small fault in every place where code decides something, and in no other."""

from __future__ import annotations

import pytest

from bench.mutation.mutants import mutants


def names(source: str) -> list[str]:
    return [mutant.name.removeprefix("f: ") for mutant in mutants(source)]


def in_function(*lines: str) -> str:
    return "def f(a, b):\n" + "\n".join(f"    {line}" for line in lines)


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("b = a < 1", ["a < 1 -> a <= 1", "a < 1 -> a >= 1", "1 -> 2"]),
        ("b = a == b", ["a == b -> a != b"]),
        ("b = a in b", ["a in b -> a not in b"]),
        ("b = a is None", ["a is None -> a is not None"]),
        ("b = a and b", ["a and b -> b", "a and b -> a"]),
        ("b = not a", ["not a -> a"]),
        ("b = a + b", ["a + b -> a - b"]),
        ("a |= b", ["a |= b -> a &= b", "a |= b -> pass"]),
        ("b = True", ["True -> False"]),
        ("b = 0.5", ["0.5 -> 2.0"]),
        ("b = 'x'", ["'x' -> ''"]),
        ("b = b''", ["b'' -> b'x'"]),
        ("a(b)", ["a(b) -> pass"]),
        ("a(b, key=b)", ["a(b, key=b) -> pass", "a(b, key=b) -> a(b)"]),
        ("raise a('words', 7)", ["raise a('words', 7) -> pass"]),
        ("return a", ["return a -> return None"]),
        ("return", []),
        ("b = a if b else a", ["a if b else a -> a if not b else a"]),
        ("b = a[b:]", ["b: -> :"]),
        ("b = [x for x in a if x]", ["for x in a if x -> for x in a"]),
        ("b = any(a)", ["any(a) -> all(a)"]),
        ("b = sorted(a, key=b)", ["sorted(a, key=b) -> sorted(a)", "sorted(a, key=b) -> list(a)"]),
        ("log.warning('words %s', a)", []),
        ("b = f'words {a}'", []),
        ("assert a, 'words'", []),
        ("import a", []),
        ("b: 'words' = a", []),
    ],
)
def test_a_line(line: str, changes: list[str]) -> None:
    assert sorted(names(in_function(line))) == sorted(changes)


@pytest.mark.parametrize(
    ("lines", "changes"),
    [
        (["if a:", "    pass"], ["if a: -> if not a:"]),
        (["if not a:", "    pass"], ["not a -> a"]),
        (["while a:", "    break"], ["break -> continue", "while a: -> while False:"]),
        (["with a, b as c:", "    pass"], ["with a, b as c: -> with b as c:"]),
        (["with a:", "    pass"], ["with a: -> if True:"]),
        (
            ["try:", "    pass", "finally:", "    del a"],
            ["try: pass finally: del a -> try: pass finally: pass"],
        ),
        (["try:", "    pass", "except a:", "    b = a"], ["except a: b = a -> except a: raise"]),
        (["try:", "    pass", "except a:", "    raise"], ["raise -> pass"]),
    ],
)
def test_several_lines(lines: list[str], changes: list[str]) -> None:
    assert sorted(names(in_function(*lines))) == sorted(changes)


def test_a_mutant_is_the_module_with_its_one_change() -> None:
    (mutant,) = mutants(in_function("return a"))
    assert mutant.source == "def f(a, b):\n    return None"
    assert (mutant.line, mutant.function, mutant.is_live) == (2, "f", True)


def test_what_is_made_at_the_import_is_told_from_what_is_made_at_a_call() -> None:
    source = """
LIMIT = 7
DAY, HOUR = 24 * 60.0, -1
NAMES = {"x"}
T = TypeVar("T")
if TYPE_CHECKING:
    import a


@decorated(1)
class C(Base, key=2):
    '''Words.'''

    MOST = 9

    def method(self, least=1):
        return lambda: least + 1
"""
    live = {(mutant.function, mutant.name, mutant.is_live) for mutant in mutants(source)}
    assert live == {
        ("", "the module: 'x' -> ''", False),
        ("", "the module: 2 -> 3", False),
        ("C.method", "C.method: 1 -> 2", False),
        ("C.method", "C.method: 1 -> 2", True),
        ("C.method", "C.method: least + 1 -> least - 1", True),
        ("C.method", "C.method: return lambda: least + 1 -> return None", True),
    }
