"""One hash over all that an index document is made of.

Not the hash of the article's text: a renamed tag, a new author or another date changes
what is found, and a change that the index has missed must show whatever it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def content_hash(prepared: Mapping[str, Any]) -> str:
    """32 hexadecimal digits over the fields that Haystack prepared, in whatever order."""
    told = json.dumps(prepared, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.blake2b(told.encode("ascii"), digest_size=16).hexdigest()
