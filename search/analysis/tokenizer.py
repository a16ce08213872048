"""The tokenizer: one regular expression over the raw text, true offsets into it.

The text is cut before it is normalised, so that a piece always selects whole
displayed words, marks and stretching included. No pattern goes back over more
than a bounded stretch: the time is linear in the text.
"""

import re
from collections.abc import Iterator

from search.analysis.letters import INVISIBLE, LAM
from search.analysis.stemming.affixes import ARTICLE, CONJUNCTIONS, LAM_ARTICLE, PREPOSITIONS

# Kind, surface, start, end: ``text[start:end] == surface``, not yet normalised.
Piece = tuple[str, str, int, int]

_DIGIT = "0-9٠-٩۰-۹"
# Letters and marks of the Arabic script; not its digits, not its punctuation.
ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\u0870-\u0887\u0889-\u088e\u0898-\u08e1\u08e3-\u08ff"
    "\ufb50-\ufbc1\ufbd3-\ufd3d\ufd50-\ufdfd\ufe70-\ufefc"
)
# Single characters that spell two letters or more: ﻻ ﷲ ﷺ.
_LIGATURE = "\ufbea-\ufbfb\ufc00-\ufd3d\ufd50-\ufdfd\ufef5-\ufefc"
_WORD = f"(?: [{ARABIC}][{ARABIC}{INVISIBLE}]*[{ARABIC}] | [{_LIGATURE}] )"
_LETTER = f"[^\\W\\d_{ARABIC}]"
_CONJUNCTION, _PREPOSITION = "".join(CONJUNCTIONS), "".join(PREPOSITIONS)
# Chains of two letters or more: one letter alone is a word of no kind, and goes anyway.
_CUT_OFF = (
    f"(?: [{_CONJUNCTION}]? (?: [{_PREPOSITION.replace(LAM, '')}]?{ARTICLE} | {LAM_ARTICLE} )"
    f" | [{_CONJUNCTION}][{_PREPOSITION}] )"
)
_URL_END = '\\s«»"<>،؛'

# The alternatives in order; one without a name is dropped. Lone Arabic letters
# match none of them: they mark lists and eras (1436هـ) and are no words.
_PATTERN = re.compile(
    rf"""
    (?=\S) (?:
      \[email[\s\xa0]protected\]
    # Proclitics cut off their word by stretching, a digit, a quote: الـ15, لـ«داعش».
    | (?=[{_CONJUNCTION}{_PREPOSITION}{ARTICLE}]) {_CUT_OFF} [ـ\u064b-\u0652]*+
      (?: (?<=ـ)(?![{ARABIC}]) | (?=[{_DIGIT}A-Za-z«“”„"'‘’]) )
    | (?P<detached> ال[ \xa0]{_WORD} )
    | ال(?![{ARABIC}])
    | (?P<word> {_WORD} )
    | (?P<acronym> (?<![{ARABIC}])
        (?: [ء-غف-ي](?:\.[ء-غف-ي]){{2,6}} | [ء-غف-هي](?:\s[ء-غف-ي]){{1,5}}\s[ء-غف-هي] ) (?![{ARABIC}]) )
    | (?P<email> [A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}+ @ [A-Za-z0-9-]{{1,63}}+ (?:\.[A-Za-z0-9-]{{1,63}}+)+ )
    | (?P<url> (?: https?:// | www\. ) [^\W_] (?: [^{_URL_END}]* [^{_URL_END}).,:;!?'’\]] )? )
    | (?P<date> (?<![{_DIGIT}]) [{_DIGIT}]{{1,4}} (?P<slash>[/-]) [{_DIGIT}]{{1,2}}
        (?P=slash) [{_DIGIT}]{{1,4}} (?![{_DIGIT}]) )
    | (?P<number> [{_DIGIT}]+ (?: [,٬][{_DIGIT}]{{3}} (?![{_DIGIT}]) )* (?: [.٫][{_DIGIT}]+ )* )
    | (?P<latin> {_LETTER} (?: {_LETTER} | [0-9\u0300-\u036f] | \.(?=[A-Za-z]\b) | ['’&](?=[A-Za-z]) )* )
    )""",
    re.VERBOSE,
)


def tokenize(text: str) -> Iterator[Piece]:
    """Cut a text of any kind into pieces, in order, without overlap."""
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup
        if kind:
            start, end = match.span()
            yield kind, match[0], start, end
