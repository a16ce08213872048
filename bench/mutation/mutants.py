"""A module -> its mutants: copies with one small fault each, which a test should notice.

What is left alone: docstrings, annotations, decorators, assertions, the words of errors and
of the log, and numbers that a module or a class gives a name to: they are choices and no logic.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

Put = Callable[[ast.AST], None]

LEFT_ALONE = (ast.Assert, ast.Import, ast.ImportFrom, ast.JoinedStr, ast.arg)
LEFT_FIELDS = {"annotation", "returns", "decorator_list", "bases"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Mutant:
    """`function`: the qualified name of the outermost function that is changed, or "".

    `is_live`: whether the change is in the body of the function, not made when the module is
    imported. `before` and `after`: what is changed, in a line each; `source`: the module.
    """

    line: int
    function: str
    is_live: bool
    before: str
    after: str
    source: str

    @property
    def name(self) -> str:
        return f"{self.function or 'the module'}: {self.before} -> {self.after}"


def mutants(source: str) -> list[Mutant]:
    """In the order of lines; no two of them have the same source."""
    tree = ast.parse(source)
    whole, found = ast.unparse(tree), dict[str, Mutant]()
    for place in list(_places(tree, "", "", is_live=True)):
        for other in list(_changed(place.node)):
            place.put(other)
            mutated = ast.unparse(ast.fix_missing_locations(tree))
            place.put(place.node)
            if mutated != whole:
                found.setdefault(mutated, _mutant(place, other, mutated))
    return sorted(found.values(), key=lambda mutant: mutant.line)


class Place(NamedTuple):
    """A node that may be changed, where it is, and how to put another in its place."""

    node: ast.AST
    function: str
    is_live: bool
    put: Put


def _mutant(place: Place, other: ast.AST, mutated: str) -> Mutant:
    lines = (getattr(node, "lineno", 0) for node in ast.walk(place.node))
    line = next(filter(None, lines), 0)
    is_live = bool(place.function) and place.is_live
    return Mutant(line, place.function, is_live, *_texts(place.node, other), mutated)


def _texts(*nodes: ast.AST) -> list[str]:
    """The first line of each; all lines where these are alike."""
    lines = [ast.unparse(node).strip().splitlines() for node in nodes]
    firsts = [one[0] for one in lines]
    if len(set(firsts)) > 1:
        return firsts
    return [" ".join(line.strip() for line in one) for one in lines]


def _places(node: ast.AST, function: str, scope: str, is_live: bool) -> Iterator[Place]:
    """`scope`: the classes around, each with a point behind it."""
    for field, value in ast.iter_fields(node):
        if field in LEFT_FIELDS:
            continue
        live = is_live and not (field == "args" and isinstance(node, FUNCTIONS))
        for child, put in _children(node, field, value):
            if _is_left_alone(node, child):
                continue
            yield Place(child, function, live, put)
            if isinstance(child, FUNCTIONS):
                within = function or f"{scope}{child.name}"
                yield from _places(child, within, scope, live or not function)
            elif isinstance(child, ast.ClassDef):
                yield from _places(child, function, f"{scope}{child.name}.", live)
            else:
                yield from _places(child, function, scope, live)


def _children(node: ast.AST, field: str, value: Any) -> Iterator[tuple[ast.AST, Put]]:
    if isinstance(value, list):
        places = [(one, _put_item(value, number)) for number, one in enumerate(value)]
    else:
        places = [(value, _put_field(node, field))]
    yield from (place for place in places if isinstance(place[0], ast.AST))


def _put_item(items: list[ast.AST], number: int) -> Put:
    def put(node: ast.AST) -> None:
        items[number] = node

    return put


def _put_field(parent: ast.AST, field: str) -> Put:
    return lambda node: setattr(parent, field, node)


def _is_left_alone(parent: ast.AST, node: ast.AST) -> bool:
    if isinstance(node, LEFT_ALONE):
        return True
    if isinstance(node, ast.Expr):
        return _is_docstring(node) or ast.unparse(node).startswith("log.")
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in {"TYPE_CHECKING", "__name__ == '__main__'"}
    if isinstance(node, ast.Call):  # what is said of an error, and what only types need
        return isinstance(parent, ast.Raise) or ast.unparse(node.func) == "TypeVar"
    names = isinstance(parent, ast.Module | ast.ClassDef) and isinstance(node, ast.Assign)
    return names and _is_numbers(node)


def _is_numbers(node: ast.Assign) -> bool:
    return all(
        isinstance(part, ast.Constant) and isinstance(part.value, int | float)
        for part in ast.walk(node.value)
        if isinstance(part, ast.expr) and not isinstance(part, ast.BinOp | ast.UnaryOp | ast.Tuple)
    )


def _is_docstring(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str | type(...))


def _changed(node: ast.AST) -> Iterator[ast.AST]:
    for kind, change in CHANGES.items():
        if isinstance(node, kind):
            yield from change(node)


# The changes, by kind of node


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for number, operator in enumerate(node.ops):
        for other in COMPARISONS[type(operator)]:
            operators = [*node.ops]
            operators[number] = other()
            yield ast.Compare(node.left, operators, node.comparators)


def _one_left_out(node: ast.BoolOp) -> Iterator[ast.AST]:
    for number in range(len(node.values)):
        rest = [value for place, value in enumerate(node.values) if place != number]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _without_not(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub | ast.Invert):
        yield node.operand


def _operator(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    if other := OPERATORS.get(type(node.op)):
        if isinstance(node, ast.AugAssign):
            yield ast.AugAssign(node.target, other(), node.value)
        else:
            yield ast.BinOp(node.left, other(), node.right)


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    match node.value:
        case bool(value):
            yield ast.Constant(not value)
        case int(value):
            yield ast.Constant(value + 1)
        case float(value):
            yield ast.Constant(value * 2 + 1)
        case str(value):
            yield ast.Constant("" if value else "x")
        case bytes(value):
            yield ast.Constant(b"" if value else b"x")


def _nothing(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Pass()


def _return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


def _negated(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    """What `_without_not` and `_compare` do as well is left to them."""
    is_not = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
    if not is_not and not (isinstance(node.test, ast.Compare) and len(node.test.ops) == 1):
        yield type(node)(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def _never(node: ast.While) -> Iterator[ast.AST]:
    yield ast.While(ast.Constant(False), node.body, node.orelse)


def _without_context(node: ast.With) -> Iterator[ast.AST]:
    """The work without the lock or the transaction, one context at a time."""
    for number, item in enumerate(node.items):
        rest = [one for place, one in enumerate(node.items) if place != number]
        if item.optional_vars is None:
            yield ast.With(rest, node.body) if rest else ast.If(ast.Constant(True), node.body, [])


def _call(node: ast.Call) -> Iterator[ast.AST]:
    for keyword in node.keywords:
        yield ast.Call(node.func, node.args, [one for one in node.keywords if one is not keyword])
    if isinstance(node.func, ast.Name) and (other := FUNCTIONS_SWAPPED.get(node.func.id)):
        yield ast.Call(ast.Name(other), node.args, node.keywords if other != "list" else [])


def _raised_on(node: ast.ExceptHandler) -> Iterator[ast.AST]:
    if not (len(node.body) == 1 and isinstance(node.body[0], ast.Raise) and not node.body[0].exc):
        yield ast.ExceptHandler(node.type, node.name, [ast.Raise()])


def _not_finally(node: ast.Try) -> Iterator[ast.AST]:
    if node.finalbody:
        yield ast.Try(node.body, node.handlers, node.orelse, [ast.Pass()])


def _unfiltered(node: ast.comprehension) -> Iterator[ast.AST]:
    for condition in node.ifs:
        rest = [one for one in node.ifs if one is not condition]
        yield ast.comprehension(node.target, node.iter, rest, node.is_async)


def _slice(node: ast.Slice) -> Iterator[ast.AST]:
    if node.lower:
        yield ast.Slice(None, node.upper, node.step)
    if node.upper:
        yield ast.Slice(node.lower, None, node.step)


def _break(node: ast.stmt) -> Iterator[ast.AST]:
    yield ast.Continue() if isinstance(node, ast.Break) else ast.Break()


COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}
FUNCTIONS_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}
CHANGES: dict[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[ast.AST]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _one_left_out,
    ast.UnaryOp: _without_not,
    (ast.BinOp, ast.AugAssign): _operator,
    ast.Constant: _constant,
    (ast.Expr, ast.AugAssign, ast.Raise, ast.Delete): _nothing,
    ast.Return: _return,
    (ast.If, ast.IfExp): _negated,
    ast.While: _never,
    ast.With: _without_context,
    ast.Call: _call,
    ast.ExceptHandler: _raised_on,
    ast.Try: _not_finally,
    ast.comprehension: _unfiltered,
    ast.Slice: _slice,
    (ast.Break, ast.Continue): _break,
}
