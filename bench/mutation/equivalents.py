"""Mutants that no test can notice, each with the reason: they do what the code does.

A row is the file, the name of the mutant as the report prints it, and the reason. A row that
no mutant has any more is a fault, and a test says so.
"""

from __future__ import annotations

BLOCKS = "search/engines/whoosh/codec/blocks.py"
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
    (MAPPING, "MappedFile.read: 1 -> 2", "any size below 0 says: to the end"),
)

REASONS = {(path, name): reason for path, name, reason in EQUIVALENTS}
