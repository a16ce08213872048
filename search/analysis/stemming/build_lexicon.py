"""Build the lexicon from wordfreq's Arabic list: python -m search.analysis.stemming.build_lexicon PATH.

The list is corpus-independent on purpose: stems never change as articles
arrive, and an archive of five articles stems as well as one of fifty thousand.
"""

import fcntl
import os
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from search.analysis.letters import exact, fold
from search.analysis.stemming.lexicon import MARK, NUMBER, is_lexicon, pack

_ARABIC_WORD = re.compile("[ء-ي]{2,24}")
_NOTE = """\
{name}: folded Arabic word forms with their frequencies.

Made by `python -m search.analysis.stemming.build_lexicon` from the Arabic list of the
wordfreq package, release {release} (Robyn Speer, https://github.com/rspeer/wordfreq).
Changes made: spellings folded to one form, their frequencies added and rounded
to centibels, the commonest spelling kept as flags.

Licence of the data: Creative Commons Attribution-ShareAlike 4.0 International
(CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/
"""


class Entry(NamedTuple):
    """A folded form: its frequency (a share of all words) and its commonest spelling."""

    folded: str
    frequency: float
    spelling: str


def merge(frequencies: Iterable[tuple[str, float]]) -> list[Entry]:
    """Spellings with their frequencies -> one entry a folded form, in order."""
    totals: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    for spelling, frequency in sorted(frequencies):
        if _ARABIC_WORD.fullmatch(spelling):
            spelling = exact(spelling)
            folded = fold(spelling)
            totals[folded] += frequency
            best[folded] = max(best.get(folded, (0.0, "")), (frequency, spelling))
    return [Entry(folded, totals[folded], best[folded][1]) for folded in sorted(totals)]


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries to a lexicon file: aside first, then renamed, never half of it."""
    packed = {entry.folded: pack(entry.frequency, entry.spelling) for entry in entries}
    trie = marisa_trie.Trie(packed)
    numbers = array(NUMBER, (packed[word] for word in map(trie.restore_key, range(len(trie)))))
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    trie.save(str(aside))
    with aside.open("ab") as file:
        file.write(numbers.tobytes() + MARK)
    aside.replace(path)


def build(path: Path) -> None:
    """Write the lexicon to ``path`` and its licence note beside it."""
    # Only this step needs wordfreq; the analysis itself must run without it.
    from wordfreq import get_frequency_dict

    entries = merge(get_frequency_dict("ar", "large").items())
    note = _NOTE.format(name=path.name, release=version("wordfreq"))
    path.with_suffix(".LICENSE.txt").write_text(note, encoding="utf-8")
    write(path, entries)


def build_once(path: Path) -> None:
    """Build the lexicon unless another process does so meanwhile: then wait for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_lexicon(path):
            build(path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m search.analysis.stemming.build_lexicon PATH")
    build(Path(sys.argv[1]))
