"""How far a word is from what was typed, in edits weighed as Arabic is mistyped.

A letter for one that sounds like it, or has the same body with other dots, or lies beside it
on the keyboard, costs less than any other; so do two that are swapped, or one twice. The
words are folded, so hamza seats, ة and ه, ى and ي are one letter already.
"""

from functools import cache
from itertools import pairwise, permutations

import numpy as np
from numpy.typing import NDArray

from search.analysis.expansion.alphabet import BEFORE, SIZE, Codes, codes_of
from search.analysis.expansion.keyboard import ARABIC

Costs = NDArray[np.float32]

ANY = 1.0  # one letter for any other
GAP = 0.6  # a letter too many, or too few
TRANSPOSED = 0.4
DOUBLED = 0.35
# Letters that are left out or put in more easily: hamza, and the vowel letters.
WEAK = {"ء": 0.4, "ا": 0.55, "و": 0.55, "ي": 0.55}
# Groups of letters that stand for one another, and what that costs.
SEATS, SOUND, DOTS, NEIGHBOUR = 0.3, 0.5, 0.4, 0.6
GROUPS = {
    "ءي ءو ءا": SEATS,
    "ظض ضد ذز ذد ثس سص ثت تط قك قغ كغ جغ هح اع ظذ زظ": SOUND,
    "بتثني جحخ دذ رز سش صض طظ عغ فق كل": DOTS,
}
LONGEST_STEP = 2  # letters that a word may be longer or shorter
IMPOSSIBLE = 9.0


def allowed(length: int) -> float:
    """How far a word may be from a typed one of so many letters."""
    return 1.0 if length < 5 else 1.2 if length < 8 else 1.5


def distances(typed: str, words: Codes, lengths: NDArray[np.uint8]) -> Costs:
    """(n,) float32: what it costs to make each of the words of the typed one.

    `words` is (n, LONGEST) uint8, aligned with `lengths`: codes of letters, zeros after the end.
    Words that are more than two letters longer or shorter are IMPOSSIBLE. The optimal string
    alignment distance, a cell for all words at once.
    """
    codes, gap = codes_of(typed), gaps()
    width = min(len(codes) + LONGEST_STEP, words.shape[1])
    columns = np.ascontiguousarray(words[:, :width].T)
    insertion = gap[columns]
    insertion[1:][columns[1:] == columns[:-1]] = DOUBLED
    before = [np.full(len(words), IMPOSSIBLE, np.float32)] * (width + 1)
    row = [np.zeros(len(words), np.float32)]
    for column in range(min(width, LONGEST_STEP)):
        row.append(row[-1] + insertion[column])
    row += before[len(row) :]
    for at, code in enumerate(codes, 1):
        deletion = DOUBLED if at > 1 and codes[at - 2] == code else float(gap[code])
        row, before = _next(row, before, codes[:at], deletion, (columns, insertion)), row
    costs: Costs = np.stack(row)[np.minimum(lengths, width), np.arange(len(words))]
    costs[np.abs(lengths.astype(np.int16) - len(codes)) > LONGEST_STEP] = IMPOSSIBLE
    return costs


def _next(
    row: list[Costs], before: list[Costs], typed: bytes, deletion: float, words: tuple[Codes, Costs]
) -> list[Costs]:
    """The row of one more typed letter, in the band that two letters more or fewer leave."""
    (columns, insertion), at, code = words, len(typed), typed[-1]
    price, far = substitutions()[code], np.full_like(row[0], IMPOSSIBLE)
    cells = [row[0] + deletion if at <= LONGEST_STEP else far]
    for column in range(1, len(row)):
        if abs(column - at) > LONGEST_STEP:
            cells.append(far)
            continue
        letters = columns[column - 1]
        cell = np.minimum(row[column - 1] + price[letters], row[column] + deletion)
        np.minimum(cell, cells[-1] + insertion[column - 1], out=cell)
        if at > 1 and column > 1:
            swapped = (letters == typed[-2]) & (columns[column - 2] == code)
            cell = np.where(swapped, np.minimum(cell, before[column - 2] + TRANSPOSED), cell)
        cells.append(cell)
    return cells


@cache
def substitutions() -> Costs:
    """(SIZE, SIZE): what it costs to have one letter for another, by their codes."""
    table = np.full((SIZE, SIZE), ANY, np.float32)
    for pair in _neighbours():
        table[_places(pair)] = NEIGHBOUR
    for groups, cost in sorted(GROUPS.items(), key=lambda group: -group[1]):
        for pair in (pair for group in groups.split() for pair in permutations(group, 2)):
            table[_places(pair)] = cost
    np.fill_diagonal(table, 0.0)
    return table


@cache
def gaps() -> Costs:
    """(SIZE,): what a letter costs that is missing, or one too many."""
    table = np.full(SIZE, GAP, np.float32)
    for letter, cost in WEAK.items():
        table[ord(letter) - BEFORE] = cost
    return table


def _places(pair: tuple[str, ...]) -> tuple[int, int]:
    return ord(pair[0]) - BEFORE, ord(pair[1]) - BEFORE


def _neighbours() -> list[tuple[str, str]]:
    """Keys side by side in a row of the keyboard: 12, 11 and 10 of them."""
    keys = [key if len(key) == 1 else "" for key in ARABIC[0].translate(FOLDED_KEYS).split()]
    rows = keys[:12], keys[12:23], keys[23:33]
    pairs = [pair for row in rows for pair in pairwise(row) if all(pair)]
    return [*pairs, *(pair[::-1] for pair in pairs)]


# What the keys of folded letters write.
FOLDED_KEYS = str.maketrans("ئؤىة", "ءءيه")
