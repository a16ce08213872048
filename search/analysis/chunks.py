"""Chunks: the parts of a text that are analysed alone, each of them once.

A text is cut at blanks and line ends. What stands between two of them has the same tokens
wherever it stands, unless it may reach across the blank: the parts of a name (عبد الله),
a detached article (ال سعود), the letters of an acronym (و ا س). Such parts are taken
together with what follows them. Archives repeat themselves: after some thousand articles
nearly every chunk is known, and a text costs little more than it takes to cut it.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from search.analysis.analyzer import Analyzer
from search.analysis.token import Form, Token
from search.analysis.token_filters import NAME_OPENERS
from search.analysis.tokenizer import ARABIC

# What the tokenizer cuts to this one word, unless it is the article alone.
_ONE_WORD = re.compile("[(«]?([ء-غف-ي]{2,})[.،:؛)»!؟]*")
_ARTICLE = "ال"
# Ends that a pattern of the tokenizer may carry on behind a blank.
_REACHES_ON = re.compile(rf"(?:(?<![{ARABIC}])(?:ال|[ء-ي])|\[email)\Z")
_UNFINISHED = 0  # the number of all chunks that reach on
_BITS = 32


class Extent(NamedTuple):
    """How many tokens a text has, and how many positions they take."""

    tokens: int
    positions: int


class Chunks(dict[str, int]):
    """Chunk -> number; the tokens of number n are those from `ends[n - 1]` to `ends[n]`.

    `forms` and `positions` are of these tokens; positions count from the chunk's first, and
    a chunk takes as many of them as `widths` says.
    """

    def __init__(self, analyze: Callable[[str], Sequence[Token]], analyzer: Analyzer) -> None:
        super().__init__({"": 1, "\n": 1})
        self._analyze, self._word = analyze, analyzer.forms
        self._runs: dict[str, int] = {}
        self._extents = [0, 0]  # tokens above, positions below: one sum adds up both
        self.ends, self.widths = [0, 0], [0, 0]
        self.forms: list[Form] = []
        self.positions: list[int] = []

    def cut(self, text: str) -> list[int]:
        """The numbers of the chunks of a text, in order."""
        parts = text.replace("\n", " \n ").split(" ")
        numbers = [self[part] for part in parts]
        return self._joined(parts, numbers) if _UNFINISHED in numbers else numbers

    def extent(self, numbers: Sequence[int]) -> Extent:
        return Extent(*divmod(sum(map(self._extents.__getitem__, numbers)), 1 << _BITS))

    def __missing__(self, part: str) -> int:
        word = one_word(part)
        if word:
            forms = self._word("word", word[1])
            if len(forms) == 1 and not forms[0].parts:
                opens = forms[0].exact in NAME_OPENERS
                number = _UNFINISHED if opens else self._add(forms, [0], 1)
                self[part] = number
                return number
        tokens = self._analyze(part)
        number = _UNFINISHED if reaches_on(part, tokens) else self._add_tokens(tokens)
        self[part] = number
        return number

    def _joined(self, parts: list[str], numbers: list[int]) -> list[int]:
        """The same with unfinished parts taken together with those up to a finished one."""
        joined: list[int] = []
        done = 0
        while (start := _index(numbers, done)) >= 0:
            stop = start + 1
            while stop < len(parts) and (numbers[stop] == _UNFINISHED or not parts[stop].strip()):
                stop += 1
            joined += numbers[done:start]
            joined.append(self._run(" ".join(parts[start : stop + 1]).replace(" \n ", "\n")))
            done = stop + 1
        return joined + numbers[done:]

    def _run(self, run: str) -> int:
        number = self._runs.get(run)
        if number is None:
            number = self._runs[run] = self._add_tokens(self._analyze(run))
        return number

    def _add_tokens(self, tokens: Sequence[Token]) -> int:
        forms = [
            Form(token.exact, token.folded, token.stem, token.kind, (), token.marked)
            for token in tokens
        ]
        positions = [token.position for token in tokens]
        return self._add(forms, positions, positions[-1] + 1 if positions else 0)

    def _add(self, forms: Sequence[Form], positions: Sequence[int], width: int) -> int:
        self.forms += forms
        self.positions += positions
        self.ends.append(len(self.forms))
        self.widths.append(width)
        self._extents.append((len(forms) << _BITS) + width)
        return len(self.ends) - 1


def one_word(part: str) -> re.Match[str] | None:
    """With the word as its group, when the tokenizer makes this one word of the part."""
    match = _ONE_WORD.fullmatch(part)
    return match if match and match[1] != _ARTICLE else None


def reaches_on(part: str, tokens: Sequence[Token]) -> bool:
    """Whether a part of a text is a chunk only together with what follows it."""
    last = next((token for token in reversed(tokens) if not token.overlay), None)
    return bool(_REACHES_ON.search(part) or (last and last.exact in NAME_OPENERS))


def _index(numbers: list[int], start: int) -> int:
    try:
        return numbers.index(_UNFINISHED, start)
    except ValueError:
        return -1
