"""News agencies by their signs: «و م ع», «/ومع/», «(و.م.ع)», «MAP», «وكالة المغرب العربي للأنباء».

A sign is looked up where nothing else stands, in a line or between brackets: «ومع» begins
sentences as well, and «بنا» ends them.
"""

from __future__ import annotations

import re
from functools import cache

from archive.ingest.extraction.known_names import agencies
from search.analysis.gazetteer import key

LONGEST = 60
ENDS = (".", "!", "?", "؟", "…", "»", '"', "”", ")")  # of the sentence above a sign
# Signs that are words, or ends of words, wherever other words stand beside them.
BARE = {"ومع": "و م ع", "ماب": "و م ع"}

_AROUND = " /\\()[]{}*-–—_.:،,|«»\"'ـ"
_BELOW = re.compile(r"(?:\s*[*/(\[]+\s*)(?P<sign>[^*/()\[\]\n]{2,40})(?:\s*[*/)\]]*\s*)\Z")


def agency(sign: str) -> str:
    """The name of the agency that all of a line is the sign of, else an empty string."""
    bare = sign.strip(_AROUND)
    if not bare or len(bare) > LONGEST:
        return ""
    name = key(bare)
    return (
        agencies().get(name)
        or (_joined().get(name.replace(" ", "")) if _is_sign(name) else "")
        or ""
    )


def agency_below(paragraph: str) -> tuple[str, str]:
    """The agency whose sign ends a paragraph, «… في المدينة. /ومع/», and the paragraph without it."""
    found = _BELOW.search(paragraph, max(0, len(paragraph) - LONGEST))
    name = agency(found["sign"]) if found else ""
    text = paragraph[: found.start()].rstrip() if found else ""
    return (name, text) if name and text.endswith(ENDS) else ("", paragraph)


def _is_sign(name: str) -> bool:
    """Whether these are letters that stand alone, or one short word."""
    words = name.split()
    return all(len(word) == 1 for word in words) or len(words) == 1


@cache
def _joined() -> dict[str, str]:
    known = agencies()
    signs = {name.replace(" ", ""): label for name, label in known.items() if _is_sign(name)}
    return signs | {key(sign): known[key(name)] for sign, name in BARE.items()}
