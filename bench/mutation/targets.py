"""The files that are mutated, each with the tests that are its own; a row a file."""

from __future__ import annotations

from collections.abc import Mapping

WHOOSH = "search/engines/whoosh"
STORE = f"tests/{WHOOSH}/store"
DAMAGE = f"{STORE}/test_damage.py"
CODEC = f"tests/{WHOOSH}/codec"
LANGUAGE = "tests/search/test_query_language.py"
INGEST = (
    "tests/archive/ingest/test_importing.py",
    "tests/archive/test_ingest.py",
    "tests/archive/test_import_faults.py",
    "tests/archive/test_planner.py",
)

TARGETS: Mapping[str, tuple[str, ...]] = {
    "search/indexing.py": (
        "tests/search/test_indexing.py",
        "tests/search/test_doctor.py",
        "tests/search/test_faults.py",
        "tests/search/test_related.py",
        DAMAGE,
    ),
    "search/outbox.py": ("tests/search/test_outbox.py", "tests/search/test_doctor.py"),
    f"{WHOOSH}/store/commit.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/files.py": (f"{STORE}/test_manifest.py", f"{STORE}/test_generations.py"),
    f"{WHOOSH}/store/freshness.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/generations.py": (f"{STORE}/test_generations.py", DAMAGE),
    f"{WHOOSH}/store/manifest.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/open_indexes.py": (f"{STORE}/test_open_indexes.py", DAMAGE),
    f"{WHOOSH}/codec/block_rows.py": (
        f"{CODEC}/test_blocks.py",
        f"tests/{WHOOSH}/writing/test_fields.py",
    ),
    f"{WHOOSH}/codec/blocks.py": (f"{CODEC}/test_blocks.py",),
    f"{WHOOSH}/codec/columns.py": (f"{CODEC}/test_columns.py",),
    f"{WHOOSH}/codec/mapping.py": (f"{CODEC}/test_mapping.py",),
    f"{WHOOSH}/codec/terms.py": (f"{CODEC}/test_terms.py",),
    "search/syntax.py": ("tests/search/test_syntax.py", LANGUAGE),
    "search/nodes.py": (LANGUAGE,),
    "search/operands.py": (LANGUAGE,),
    "search/grammar.py": (LANGUAGE,),
    "search/clauses.py": ("tests/search/test_clauses.py", "tests/search/test_parsing.py"),
    "search/parsing.py": ("tests/search/test_parsing.py", LANGUAGE),
    "archive/ingest/importing.py": INGEST,
    "archive/ingest/known.py": ("tests/archive/ingest/test_store.py", *INGEST),
    "archive/ingest/rows.py": ("tests/archive/ingest/test_store.py", *INGEST),
    "archive/ingest/store.py": ("tests/archive/ingest/test_store.py", *INGEST),
    "archive/bulk.py": ("tests/archive/test_bulk.py",),
    "archive/bulk_derivation.py": ("tests/archive/test_bulk.py",),
    "archive/files.py": ("tests/archive/test_originals.py",),
    "archive/originals.py": ("tests/archive/test_originals.py",),
}
