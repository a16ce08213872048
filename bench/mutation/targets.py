"""The files that are mutated, each with the tests that are its own; a row a file."""

from __future__ import annotations

from collections.abc import Mapping

WHOOSH = "search/engines/whoosh"
STORE = f"tests/{WHOOSH}/store"
DAMAGE = f"{STORE}/test_damage.py"
CODEC = (
    "tests/search/engines/whoosh/codec",
    "tests/search/engines/whoosh/reading/test_postings.py",
)
INGEST = ("tests/archive/test_ingest.py", "tests/archive/test_import_faults.py")

TARGETS: Mapping[str, tuple[str, ...]] = {
    "search/indexing.py": (
        "tests/search/test_indexing.py",
        "tests/search/test_doctor.py",
        "tests/search/test_faults.py",
    ),
    f"{WHOOSH}/store/commit.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/files.py": (f"{STORE}/test_manifest.py", f"{STORE}/test_generations.py"),
    f"{WHOOSH}/store/freshness.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/generations.py": (f"{STORE}/test_generations.py", DAMAGE),
    f"{WHOOSH}/store/manifest.py": (f"{STORE}/test_manifest.py", DAMAGE),
    f"{WHOOSH}/store/open_indexes.py": (f"{STORE}/test_open_indexes.py", DAMAGE),
    f"{WHOOSH}/codec/block_rows.py": CODEC,
    f"{WHOOSH}/codec/blocks.py": CODEC,
    f"{WHOOSH}/codec/columns.py": CODEC,
    f"{WHOOSH}/codec/mapping.py": CODEC,
    f"{WHOOSH}/codec/terms.py": CODEC,
    "search/parsing.py": ("tests/search/test_parsing.py",),
    "archive/ingest/importing.py": INGEST,
    "archive/ingest/store.py": INGEST,
    "archive/files.py": ("tests/archive/test_originals.py",),
    "archive/originals.py": ("tests/archive/test_originals.py",),
}
