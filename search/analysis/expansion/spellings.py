"""Other spellings of a folded word that a text may have: hamza seats, and clitics before it.

Meant for queries alone: which of them occur is for the index to tell.
"""

from search.analysis.letters import HAMZA, WAW, YEH

_SEATS = {HAMZA: WAW + YEH, WAW: HAMZA, YEH: HAMZA}
_SHORT = 3

# The particles written onto a word, alone and in the orders in which they are written.
CLITICS = (
    *("", "ال", "و", "وال", "ف", "فال", "ب", "بال", "وب", "وبال"),
    *("ل", "لل", "ول", "ولل", "ك", "كال", "س", "وس"),
)


def with_clitics(bare: str) -> tuple[str, ...]:
    """The word without proclitics, and with each that may stand before it."""
    return tuple(clitic + bare for clitic in CLITICS)


def reseated(word: str) -> tuple[str, ...]:
    """مسءول, مسوول, مسيول: a folded word with its hamza as a carrier, a carrier as its hamza."""
    places = [(place, letter) for place, letter in enumerate(word) if place]
    found = [
        word[:place] + other + word[place + 1 :]
        for place, letter in places
        for other in _SEATS.get(letter, "")
        if place < len(word) - 1 or (other != WAW and letter != WAW and len(word) > _SHORT)
    ]
    return tuple(found)
