"""The secret key: made once, kept in a file that only its owner may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_or_make_secret_key(path: Path) -> str:
    """The key in `path`; a new one is written there, mode 0600, when there is none."""
    try:
        return path.read_text("ascii").strip() or _make(path)
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)  # fails, and keeps the first key, when two processes start at once
    except FileExistsError:
        if not path.read_text("ascii").strip():
            fresh.replace(path)
    fresh.unlink(missing_ok=True)
    return path.read_text("ascii").strip()
