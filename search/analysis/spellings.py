"""Other spellings of a folded word that a text may have: hamza seats, and clitics before it.

Meant for queries alone: which of them occur is for the index to tell.
"""

from search.analysis.letters import ALEF, HAMZA, WAW, YEH

# The particles written onto a word, alone and in the orders in which they are written.
CLITICS = (
    *("", "ال", "و", "وال", "ف", "فال", "ب", "بال", "وب", "وبال"),
    *("ل", "لل", "ول", "ولل", "ك", "كال", "س", "وس"),
)


def with_clitics(bare: str) -> tuple[str, ...]:
    """The word without proclitics, and with each that may stand before it."""
    return tuple(clitic + bare for clitic in CLITICS)


def reseated(word: str) -> tuple[str, ...]:
    """مسءول, مسوول, مسيول: the hamza of a folded word on other seats, lost, or a carrier as hamza."""
    found = {word.replace(HAMZA, seat) for seat in (WAW, YEH, ALEF, "")} if HAMZA in word else set()
    for place, letter in enumerate(word[1:], start=1):
        if letter in (WAW, YEH):
            found.add(word[:place] + HAMZA + word[place + 1 :])
    return tuple(sorted(found - {word}))
