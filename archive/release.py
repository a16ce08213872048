"""Which release answers, and with which settings: another makes other pages of the same archive."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from django.conf import ENVIRONMENT_VARIABLE, settings

SOURCES = ("archive", "search", "templates", "locale", "requirements.lock")
BUILT = {"__pycache__", "data"}  # folders that are made of the sources
MANIFEST = "staticfiles.json"  # the names of style sheets and scripts, as pages name them
# Pages show neither, and a password or another path of the same database changes none.
HIDDEN = {"SECRET_KEY", "DATABASES"}


@cache
def digest() -> str:
    """Of all that pages are made of besides the database; read once, in some 30 ms."""
    digest = hashlib.blake2b(digest_size=8)
    for part in _parts(Path(settings.BASE_DIR)):
        digest.update(part)
    return digest.hexdigest()


def _parts(root: Path) -> Iterator[bytes]:
    for path in [*_files(root), Path(settings.STATIC_ROOT) / MANIFEST]:
        if path.is_file():
            yield os.path.relpath(path, root).encode()
            yield path.read_bytes()
    yield repr(sorted(_settings())).encode()


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        for path in sorted([root / source, *(root / source).rglob("*")]):
            if BUILT.isdisjoint(path.relative_to(root).parts):
                yield path


def _settings() -> Iterator[tuple[str, str]]:
    """All that our settings file names, so that none can be forgotten."""
    for name in vars(import_module(os.environ[ENVIRONMENT_VARIABLE])):
        if name.isupper() and name not in HIDDEN:
            yield name, repr(getattr(settings, name))
