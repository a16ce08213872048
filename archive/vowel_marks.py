"""Whether a text has vowel marks worth to be hidden. Pure."""

from __future__ import annotations

import re
from itertools import islice

# What `static/js/article.js` takes out: from fathatan to sukun, and the alef above.
MARK = re.compile("[\u064b-\u0652\u0670]")
SOME = 12  # in a text of any length; of a shorter one every second word has to have one


def has_vowel_marks(text: str) -> bool:
    """Not where one tanwin or the other stands, as in nearly every text."""
    marks = sum(1 for _ in islice(MARK.finditer(text), SOME))
    return marks == SOME or (marks > 0 and 2 * marks >= len(text.split(maxsplit=2 * SOME)))
