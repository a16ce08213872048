"""What other houses do to a text before they print it: the copies that must be found.

Each kind is a function of a text and a source of chance; `REPRINTS` names them all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random], str]

MARKS = "\u064e\u064f\u0650\u0652\u064b\u0651"
TATWEEL = "\u0640"
JOINING = "بتثجحخسشصضطظعغفقكلمنهي"  # letters that take a tatweel after them
SIGNS = str.maketrans({"،": ",", "؛": ";", "؟": "?", "«": '"', "»": '"', "“": '"', "”": '"'})
LINES = [
    *("الرياض - واس: ", "القاهرة - أ ش أ\n", "بغداد/ وكالات/ ", "عمان - بترا - ", "(رويترز) - "),
    *("تونس - وات - ", "الجزائر - واج - ", "متابعات - ", "وكالات - أبوظبي: ", "دبي، (وام) -- "),
    *("كتب: محرر الشؤون المحلية\n", "خاص - ", "بيروت (أ ف ب) ", "الدوحة - قنا: "),
]
ENDINGS = ["", "…", "\n\nللمزيد تابعوا موقعنا.", "\n\nالمصدر: وكالات", "\n\nاقرأ أيضا"]
WORD_LOST, WORD_CHANGED = 0.015, 0.015  # of the words of a text that a desk went over


def without_hamza(text: str, chance: random.Random) -> str:
    return text.translate(str.maketrans("أإآ", "ااا")) if chance.random() < 0.8 else _seats(text)


def _seats(text: str) -> str:
    return text.translate(str.maketrans("أإآىة", "اااي\u0647"))


def stretched(text: str, chance: random.Random) -> str:
    def stretch(match: re.Match[str]) -> str:
        return match[0] + TATWEEL * chance.randint(1, 4) if chance.random() < 0.1 else match[0]

    return re.sub(f"[{JOINING}](?=[ء-ي])", stretch, text)


def marked(text: str, chance: random.Random) -> str:
    share = chance.choice((0.05, 0.3, 1.0))
    return re.sub(
        "[ء-غف-ي]", lambda one: one[0] + chance.choice(MARKS) * (chance.random() < share), text
    )


def other_signs(text: str, chance: random.Random) -> str:
    text = text.translate(SIGNS)
    if chance.random() < 0.5:
        text = re.sub(r"(?<!\d)\s*,\s*(?!\d)", " , ", text)
    if chance.random() < 0.5:
        text = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return re.sub(r"\n\s*\n", "\n", text) if chance.random() < 0.5 else text


def other_headline(text: str, chance: random.Random) -> str:
    """A headline of its own, left in the body: words of the text in another order."""
    words = [word for word in text.split() if len(word) > 3]
    return f"{' '.join(chance.sample(words, min(len(words), chance.randint(5, 12))))}\n\n{text}"


def agency_added(text: str, chance: random.Random) -> str:
    return chance.choice(LINES) + text


def cut(text: str, chance: random.Random) -> str:
    """A part from a third on is left, never less than 40 words, with or without a line that says so."""
    words = text.split(" ")
    kept = max(int(len(words) * chance.uniform(0.33, 0.9)), 40)
    return " ".join(words[:kept]) + chance.choice(ENDINGS)


def gone_over(text: str, chance: random.Random) -> str:
    """Some words left out, some replaced by others of the text, and a sentence added or lost."""
    words = text.split(" ")
    plain = [word for word in words if word.isalpha()] or words
    kept = []
    for word in words:
        drawn = chance.random()
        if drawn < WORD_LOST and not any(map(str.isdigit, word)):
            continue
        changes = drawn < WORD_LOST + WORD_CHANGED and word.isalpha()
        kept.append(chance.choice(plain) if changes else word)
    return " ".join(kept) + chance.choice(ENDINGS)


def several(text: str, chance: random.Random) -> str:
    """Two or three of the others, one after the other."""
    for change in chance.sample(list(SIMPLE.values()), chance.choice((2, 3))):
        text = change(text, chance)
    return text


SIMPLE: dict[str, Change] = {
    "hamza": without_hamza,
    "tatweel": stretched,
    "marks": marked,
    "punctuation": other_signs,
    "headline": other_headline,
    "agency line": agency_added,
    "cut": cut,
}
REPRINTS: dict[str, Change] = SIMPLE | {"gone over": gone_over, "several": several}
