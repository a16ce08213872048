"""Text of one encoding that was read as another's: ط§ظ„ط¨ط­ط±, Ø§Ù„Ø¨Ø­Ø±, ÇáÈÍÑ. Pure.

What was UTF-8 betrays itself, for no text is made of its sequences by chance; of what was
another encoding the words decide, and letters enough for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.spoilt.evidence import (
    CERTAIN,
    PLAINLY,
    Evidence,
    evidence,
    known,
    words_of,
)
from archive.ingest.spoilt.misreading import (
    OF_OTHERS,
    SIGNATURES,
    Misreading,
)

COVERED = 0.9  # share of the characters beyond ASCII that a misreading explains
SEQUENCES = 4  # code points that must come out of a text
WORDS = 3  # that must be known where nothing else tells
SAMPLE = 20_000  # characters by which one of the misreadings is chosen
MANY = 5_000  # lines of a text of which the sample must be better before all are mended
DEEPEST = 3  # times that a text was misread

Lines = list[str]

_ARABIC = re.compile("[ء-ي]")
LATIN_LIKE = tuple(one for one in OF_OTHERS if not _ARABIC.search(one.signature))
ARABIC_LIKE = tuple(one for one in OF_OTHERS if _ARABIC.search(one.signature))
# windows-1252 has nothing for the second byte of feh, and programs drop a soft hyphen, that of hah.
_LOST_FEH = re.compile("Ù(?:[\ufffd?]|(?![\x80-\xbf\u0152-\u2122]))")
_LOST_HAH = re.compile("Ø(?![\x80-\xbf\u0152-\u2122])")
# Not « and », which Arabic has; what stands beside them in a signature is here.
STRANGE = re.compile(
    "[\x80-\xaa\xac-\xba\xbc-\u024f\u02c6-\u02dd\u0370-\u04ff\u2030\u2122\u2500-\u25ff]"
)
_MIXED = re.compile("[ء-ي][\u00c0-\u024f]|[\u00c0-\u024f][ء-ي]")
_VOWELS = re.compile("Ù[\x8b-\x92‹ŒŽ‘’]")


def mend(lines: Lines) -> tuple[Lines, tuple[Misreading, ...]]:
    """The lines as they were written, and what they were read as, the last first."""
    whole = "\n".join(lines)
    mended, chain = _as_utf_8(lines, whole)
    if not chain and any(one.signature in whole for one in LATIN_LIKE):
        mended, chain = _as_others(lines, LATIN_LIKE)
    return mended, chain


def mend_letters(lines: Lines) -> tuple[Lines, tuple[Misreading, ...]]:
    """The same of Arabic that was read as other Arabic, letter for letter."""
    return _as_others(lines, ARABIC_LIKE)


def is_suspected(text: str) -> bool:
    """Whether a sign of misreading stands in a text; each has a character of these."""
    return STRANGE.search(text) is not None and has_signature(text)


def has_signature(text: str) -> bool:
    return any(signature in text for signature, _ in SIGNATURES) or any(
        one.signature in text for one in LATIN_LIKE
    )


def _as_utf_8(lines: Lines, whole: str) -> tuple[Lines, tuple[Misreading, ...]]:
    mended, chain = lines, tuple[Misreading, ...]()
    for _ in range(DEEPEST):
        found = dict.fromkeys(misread for sign, misread in SIGNATURES if sign in whole)
        outcomes = [(_explained(mended, one), one) for one in found]
        best = max(
            outcomes,
            key=lambda outcome: (outcome[0][1], evidence(outcome[0][0]).share),
            default=None,
        )
        if best is None or best[0][1] < 2 * SEQUENCES:
            break
        mended, chain = best[0][0], (*chain, best[1])
        whole = "\n".join(mended)
    return (mended, chain) if _is_arabic(lines, mended) else (lines, ())


def _explained(lines: Lines, misread: Misreading) -> tuple[Lines, float]:
    """The lines that the misreading explains as they were, and how many characters it explains."""
    outcome, explained = Lines(), 0.0
    whole_is_vowelled = any(map(_VOWELS.search, lines))
    for line in lines:
        source = line
        if misread.read == "cp1252" and not whole_is_vowelled:
            source = _LOST_HAH.sub("Ø\xad", _LOST_FEH.sub("Ù\x81", line))
        mended, covered = misread.mend(source)
        if covered < COVERED:
            outcome.append(line)
        else:
            outcome.append(mended)
            explained += covered * sum(character > "\x7f" for character in source)
    return outcome, explained


def _is_arabic(lines: Lines, mended: Lines) -> bool:
    """Whether most of what came out beyond ASCII are Arabic letters."""
    changed = "".join(new for old, new in zip(lines, mended, strict=True) if old != new)
    beyond = sum(character > "\x7f" for character in changed)
    return 2 * len(_ARABIC.findall(changed)) > beyond


def _as_others(
    lines: Lines, misreadings: Sequence[Misreading]
) -> tuple[Lines, tuple[Misreading, ...]]:
    foreign = [line for line in lines if misreadings is not LATIN_LIKE or not _ARABIC.search(line)]
    sample = _sample([line for line in foreign if _is_dense(line)])
    best = max(misreadings, key=lambda one: _likeness([_letters(line, one) for line in sample]))
    if len(lines) > MANY and _likeness([_letters(line, best) for line in sample]) <= _likeness(
        sample
    ):
        return lines, ()
    mended = [_letters(line, best) for line in lines]
    if mended == lines or _is_mixed(mended):
        return lines, ()
    after = evidence(mended)
    is_certain = after.is_arabic and _is_better(evidence(lines), after)
    if is_certain or (misreadings is LATIN_LIKE and _is_plain(lines, mended)):
        return mended, (best,)
    return lines, ()


def _sample(lines: Lines) -> Lines:
    """The first characters."""
    sample, left = Lines(), SAMPLE
    for line in lines:
        sample.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return sample


def _likeness(lines: Lines) -> tuple[float, int]:
    """How much Arabic there is: common words and articles first, then words that are known."""
    found = evidence(lines)
    return found.share * found.words, known(words_of("\n".join(lines)))[0]


def _is_plain(lines: Lines, mended: Lines) -> bool:
    """Whether a few words are Arabic beyond doubt: no language has Latin ones of their kind."""
    fresh = "\n".join(new for old, new in zip(lines, mended, strict=True) if old != new)
    familiar, words = known(words_of(fresh))
    return words >= WORDS and familiar >= PLAINLY * words


def _is_mixed(lines: Lines) -> bool:
    """Whether Latin letters stand in Arabic words: then it was not read so."""
    return any(map(_MIXED.search, lines))


def _is_better(before: Evidence, after: Evidence) -> bool:
    """Whether the words that came out are Arabic, and those before were not."""
    gained = after.words * after.share - before.words * before.share
    fresh = after.words - before.words
    return after.share > 2 * max(before.share, CERTAIN / 2) or gained >= CERTAIN * fresh > 0


def _letters(line: str, misread: Misreading) -> str:
    mended, covered = misread.mend(line)
    is_foreign = bool(_ARABIC.search(misread.signature)) or not _ARABIC.search(line)
    return mended if covered >= COVERED and is_foreign and _is_dense(line) else line


def _is_dense(line: str) -> bool:
    """Whether most letters stand beyond ASCII: in no language of Latin letters do they."""
    beyond = sum(character > "\x7f" for character in line)
    return beyond > sum(character.isascii() and character.isalpha() for character in line)
