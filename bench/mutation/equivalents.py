"""Mutants that no test can notice, each with the reason: they do what the code does.

A row is the file, the name of the mutant as the report prints it, and the reason. A row that
no mutant has any more is a fault, and a test says so.
"""

from __future__ import annotations

BLOCKS = "search/engines/whoosh/codec/blocks.py"
ROWS = "search/engines/whoosh/codec/block_rows.py"
MAPPING = "search/engines/whoosh/codec/mapping.py"

EQUIVALENTS: tuple[tuple[str, str, str], ...] = (
    (
        BLOCKS,
        "the module: 0 -> 1",
        "every head has the size of the one that is measured, whatever its numbers",
    ),
    (
        BLOCKS,
        "SortedPostings.deltas: 0 -> 1",
        "the first posting of a field is the first of its term: its distance is set after that",
    ),
    (
        BLOCKS,
        "block_bytes: last - first <= BLOCK -> last - first < BLOCK",
        "what is known of a term with one block is what would be computed of the block",
    ),
    (
        BLOCKS,
        "block_bytes: last - first -> last + first",
        "what is known of a term with one block is what would be computed of the block",
    ),
    (
        BLOCKS,
        "blocks: at + HEAD_SIZE:at + abs(size) -> at + HEAD_SIZE:",
        "a pickle knows its own end, and what lies behind it is not read",
    ),
    *(
        (ROWS, f"the module: {mark}", "any marks do that stand nowhere else in a pickle")
        for mark in (
            "178 -> 179",
            "195 -> 196",
            "mark ^ 255 -> mark & 255",
            "161 -> 162",
            "209 -> 210",
            "225 -> 226",
            "241 -> 242",
        )
    ),
    *(
        (ROWS, f"by_shape: {change}", "no two shapes that terms can have get one key")
        for change in (
            "(postings * 2 + weighted) * (RARE + 1) + values"
            " -> (postings * 2 + weighted) * (RARE + 1) - values",
            "postings * 2 + weighted -> postings * 2 - weighted",
            "2 -> 3",
            "RARE + 1 -> RARE - 1",
            "1 -> 2",
        )
    ),
    (
        ROWS,
        "block_rows: :0 -> :",
        "there is no mark for the ends of positions where none are kept",
    ),
    (
        ROWS,
        "block_rows: 0 -> 1",
        "the head is filled in after; ends have no place where none are kept; no mark is at 0",
    ),
    (
        ROWS,
        "block_rows: (place := data.find(mark)) >= 0 -> (place := data.find(mark)) > 0",
        "a pickle begins with its protocol, and never with a mark",
    ),
    (ROWS, "block_rows: zip(MARKS, filled, strict=True) -> zip(MARKS, filled)", "both are four"),
    (ROWS, "block_rows: True -> False", "both are four"),
    (ROWS, "_fill: 1 -> 2", "to NumPy any size below 0 is what is left over"),
    (MAPPING, "MappedFile.read: 1 -> 2", "any size below 0 says: to the end"),
)

REASONS = {(path, name): reason for path, name, reason in EQUIVALENTS}
