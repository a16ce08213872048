"""Mutants that no test can notice, each with the reason: they do what the code does.

A row is the file, the name of the mutant as the report prints it, and the reason. A row that
no mutant has any more is a fault, and a test says so.
"""

from __future__ import annotations

STORE = "archive/ingest/store.py"
BLOCKS = "search/engines/whoosh/codec/blocks.py"
ROWS = "search/engines/whoosh/codec/block_rows.py"
OPEN = "search/engines/whoosh/store/open_indexes.py"
GENERATIONS = "search/engines/whoosh/store/generations.py"
TERMS = "search/engines/whoosh/codec/terms.py"
MAPPING = "search/engines/whoosh/codec/mapping.py"

EQUIVALENTS: tuple[tuple[str, str, str], ...] = (
    (
        "archive/ingest/known.py",
        "is_known: original is not None and original.size == len(record.data)"
        " and (original.recipe == RECIPE) and (original.sha256 == record.sha256)"
        " -> original is not None and original.recipe == RECIPE"
        " and (original.sha256 == record.sha256)",
        "bytes with one SHA-256 have one size; that is asked first because it costs nothing",
    ),
    (
        STORE,
        "_Batch._again: changed or current -> current",
        "an original that is not current is known again by its text alone: that is the same",
    ),
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
        "written_blocks: at + HEAD_SIZE:at + abs(size) -> at + HEAD_SIZE:",
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
    (TERMS, "the module: 'inlined' -> ''", "no posting lies beside its term: it is 0 and not read"),
    (
        TERMS,
        "the module: TERM_INFO.fields or {} -> TERM_INFO.fields",
        "it has fields; the rest is for types",
    ),
    (
        OPEN,
        "OpenIndexes._remember: pointer and manifest and opened"
        " and (opened.fingerprint == manifest[0])"
        " -> manifest and opened and (opened.fingerprint == manifest[0])",
        "a pointer without fingerprint is never found unchanged",
    ),
    (
        OPEN,
        "OpenIndexes._remember: pointer and manifest and opened"
        " and (opened.fingerprint == manifest[0])"
        " -> pointer and opened and (opened.fingerprint == manifest[0])",
        "what is open was opened by a manifest, and both are forgotten together",
    ),
    (
        OPEN,
        "OpenIndexes._reader: opened.fingerprint == fingerprint or self._lock.locked()"
        " -> self._lock.locked()",
        "what is open by this manifest is found again with the lock held",
    ),
    *(
        (GENERATIONS, f"current: {change}", "so short a file is read in one go, and once")
        for change in (
            "open(pointer(root), 'rb', buffering=0) -> open(pointer(root), 'rb')",
            "0 -> 1",
            "64 -> 65",
        )
    ),
    (
        "search/engines/whoosh/store/manifest.py",
        "write: 1 -> 2",
        "a manifest that is indented by two blanks is read as one that is indented by one",
    ),
    *(
        ("search/clauses.py", f"Pattern.prefix: {change}", "the first part is the same")
        for change in (
            "re.split('[*?]', self.folded, maxsplit=1) -> re.split('[*?]', self.folded)",
            "1 -> 2",
        )
    ),
    *(
        (TERMS, f"TermsWriter.{change}", "what is put together has one length")
        for change in (
            "add_terms: zip(lengths, keys, parts, strict=True) -> zip(lengths, keys, parts)",
            "add_terms: True -> False",
            "_write_hashes: zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)"
            " -> zip(bounds[:-1].tolist(), bounds[1:].tolist())",
            "_write_hashes: True -> False",
        )
    ),
    (
        TERMS,
        "TermsWriter._write_hashes: np.argsort(hashes % TABLES, kind='stable')"
        " -> np.argsort(hashes % TABLES)",
        "the entries of one table may come in any order",
    ),
    (TERMS, "TermsWriter._index: 0 -> 1", "an empty list fits into two bytes either way"),
    (TERMS, "_table: 1 -> 2", "there is no slot, or there are at least two"),
    (MAPPING, "MappedFile.read: 1 -> 2", "any size below 0 says: to the end"),
)

REASONS = {(path, name): reason for path, name, reason in EQUIVALENTS}
