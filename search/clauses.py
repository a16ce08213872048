"""What is looked for, as data: the words of a query and how they are put together."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from search.parts import Misread, Part
from search.query_fields import TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Term:
    """One word, in the forms of the index's fields.

    `also`: stems that mean the same word; `names`: stems of its names of several words.
    `bare`: folded, without proclitics; empty if unknown. `is_name`: the gazetteer has it as it is.
    """

    surface: str
    folded: str
    stem: str
    also: tuple[str, ...] = ()
    bare: str = ""
    names: tuple[tuple[str, ...], ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with wildcards, folded: `*` for any letters, `?` for one."""

    surface: str
    folded: str

    @property
    def prefix(self) -> str:
        return re.split(r"[*?]", self.folded, maxsplit=1)[0]

    @property
    def expression(self) -> re.Pattern[str]:
        """What a folded word must match as a whole."""
        parts = {"*": ".*", "?": "."}
        return re.compile("".join(parts.get(sign, re.escape(sign)) for sign in self.folded))


@dataclass(frozen=True, slots=True)
class Root:
    """Any word whose skeleton (`search.analysis.stemming.skeleton`) is this one: of the same root,
    more often than not."""

    surface: str
    skeleton: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand side by side, in order; the first may carry any clitic."""

    terms: tuple[Term, ...]

    @property
    def facets(self) -> tuple[str, ...]:
        """Those in whose names it may stand as well: one word alone would bring all that a
        source has ever published."""
        return ("source", "author") if len(self.terms) > 1 else ()


@dataclass(frozen=True, slots=True)
class Spelt:
    """A word in one spelling: `exact` as `search.analysis.exact` has it, with its hamzas, ة and ى;
    `marked` as `search.analysis.vowel_marks` has it, with the marks that the word must have."""

    surface: str
    exact: str
    folded: str
    marked: str = ""


@dataclass(frozen=True, slots=True)
class Exact:
    """Words that must stand side by side, spelt as they were typed."""

    words: tuple[Spelt, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order, with at most `reach` other words between the first and the last."""

    terms: tuple[Term, ...]
    reach: int


@dataclass(frozen=True, slots=True)
class InField:
    """What must stand in the title, in the text below it, or in a name of a facet.

    `field` is a key of `search.query_fields.FIELDS`. Of a name an `Exact` is the whole.
    """

    field: str
    clause: Leaf


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of these days, the first and the last included; without a date they are of none."""

    since: datetime.date | None
    until: datetime.date | None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several at least; it counts as one word."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each of several, and nothing that is `excluded`."""

    clauses: tuple[Clause, ...]
    excluded: tuple[Clause, ...] = ()


Leaf: TypeAlias = Term | Pattern | Phrase | Exact | Near
Clause: TypeAlias = Leaf | Root | InField | Dated | AnyOf | AllOf
Word: TypeAlias = Term | Pattern | Root | Spelt


@dataclass(frozen=True, slots=True)
class Clauses:
    """Hits should hold every term, pattern and one of each of `choices`, and must hold every
    phrase if any hit holds them all; they hold all that is `required`, answer every filter and
    hold nothing that is `excluded`.

    `cut`: the text was too long. `parts` and `misread` tell how the text was understood; they
    change no answer.
    """

    terms: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    choices: tuple[AnyOf, ...] = ()
    required: tuple[Clause, ...] = ()
    filters: tuple[Clause, ...] = ()
    excluded: tuple[Clause, ...] = ()
    cut: bool = False
    parts: tuple[Part, ...] = field(default=(), compare=False)
    misread: tuple[Misread, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.sought or self.filters)

    @property
    def counted(self) -> tuple[Term | Pattern | AnyOf, ...]:
        """What each counts as one word that a hit should hold."""
        return (*self.terms, *self.patterns, *self.choices)

    @property
    def sought(self) -> tuple[Clause, ...]:
        """All that a hit can be found by."""
        return (*self.terms, *self.phrases, *self.patterns, *self.choices, *self.required)

    @property
    def is_strict(self) -> bool:
        """Whether there are articles with its words that are no hits."""
        return bool(self.phrases or self.required or self.filters or self.excluded)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are looked for, as they were typed."""
        return tuple(word.surface for word in self._leaves)

    @property
    def all_terms(self) -> tuple[Term, ...]:
        return tuple(word for word in self._leaves if isinstance(word, Term))

    @property
    def all_patterns(self) -> tuple[Pattern, ...]:
        return tuple(word for word in self._leaves if isinstance(word, Pattern))

    @property
    def all_roots(self) -> tuple[Root, ...]:
        return tuple(word for word in self._leaves if isinstance(word, Root))

    @property
    def all_spelt(self) -> tuple[Spelt, ...]:
        return tuple(word for word in self._leaves if isinstance(word, Spelt))

    @property
    def _leaves(self) -> Iterator[Word]:
        return (word for clause in self.sought for word in leaves(clause))

    @property
    def has_roots(self) -> bool:
        """Whether words of the same roots may be of use: not where a name or a quotation is meant."""
        named = any(term.is_name for term in self.terms)
        return bool(self.terms) and not named and self.sought == self.terms


def leaves(clause: Clause) -> Iterator[Word]:
    """The words of a clause that a text may be found by; those it excludes are not among them,
    and none of a name."""
    match clause:
        case Term() | Pattern() | Root():
            yield clause
        case Phrase(terms) | Near(terms):
            yield from terms
        case Exact(words):
            yield from words
        case InField(field, inside):
            yield from leaves(inside) if field in TEXT_FIELDS else ()
        case AnyOf(clauses) | AllOf(clauses):
            for one in clauses:
                yield from leaves(one)


def surface(clause: Clause) -> str:
    """As it may have been typed: «قهوة أو شاي» of a choice."""
    match clause:
        case Term(surface=typed) | Pattern(surface=typed) | Root(surface=typed):
            return typed
        case Phrase(words) | Exact(words) | Near(words):
            return " ".join(word.surface for word in words)
        case InField(_, inside):
            return surface(inside)
        case Dated(since, until):
            return f"{since or ''}..{until or ''}"
        case AnyOf(clauses):
            return " أو ".join(map(surface, clauses))
        case AllOf(clauses):
            return f"({' '.join(map(surface, clauses))})"


def size(clauses: Iterable[Clause]) -> int:
    """How many words are to be looked for; a phrase counts as one."""
    return sum(
        size((*one.clauses, *getattr(one, "excluded", ()))) if isinstance(one, AnyOf | AllOf) else 1
        for one in clauses
    )


def is_filter(clause: Clause) -> bool:
    """Whether it is of names alone, which no text holds."""
    match clause:
        case InField(field):
            return field not in TEXT_FIELDS
        case Dated():
            return True
        case AnyOf(clauses) | AllOf(clauses):
            return all(map(is_filter, clauses))
    return False


def is_strict(clause: Clause) -> bool:
    """Whether it asks for more than a word, so that what does not hold it is no hit."""
    match clause:
        case InField() | Exact() | Near() | Root():
            return True
        case AnyOf(clauses):
            return all(map(is_strict, clauses))
        case AllOf(clauses):
            return any(map(is_strict, clauses))
    return False
