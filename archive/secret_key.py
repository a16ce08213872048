"""The secret key: made once, kept in a file that only its owner may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from archive import files


def read_or_make_secret_key(path: Path) -> str:
    """The key in `path`; a new one is written there, mode 0600, when there is none."""
    try:
        return path.read_text("ascii").strip() or _make(path)
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_urlsafe(50).encode("ascii")
    with files.beside(path, key, mode=0o600) as made:
        try:
            os.link(made, path)  # fails, and keeps the first key, when two processes start at once
        except FileExistsError:
            if not path.read_text("ascii").strip():
                made.replace(path)
    files.sync(path.parent)
    return path.read_text("ascii").strip()
