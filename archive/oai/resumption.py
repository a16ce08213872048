"""Resumption tokens: where a list goes on, and what was asked for. Stateless and pure."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

LONGEST = 2_000  # characters of a token


@dataclass(frozen=True, slots=True)
class Cursor:
    """After the record that was changed at `moment` with the key `pk`; `done` came before."""

    moment: str
    pk: int
    done: int
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> datetime.datetime:
        return datetime.datetime.fromisoformat(self.moment)


def token_of(cursor: Cursor) -> str:
    """Letters and digits, - and _, which need no care in an address."""
    state = [cursor.moment, cursor.pk, cursor.done, dict(cursor.arguments)]
    return base64.urlsafe_b64encode(json.dumps(state).encode()).decode().rstrip("=")


def cursor_of(token: str) -> Cursor | None:
    """The cursor of a token of ours; None for any other text."""
    try:
        raw = base64.urlsafe_b64decode(token[:LONGEST].encode("ascii") + b"===")
        moment, pk, done, arguments = json.loads(raw)
        cursor = Cursor(moment, int(pk), int(done), arguments)
        has_zone = cursor.changed.tzinfo is not None
    except (ValueError, TypeError):
        return None
    is_ours = isinstance(arguments, dict) and all(
        isinstance(one, str) for pair in arguments.items() for one in pair
    )
    return cursor if has_zone and is_ours and cursor.pk >= 0 and cursor.done >= 0 else None
