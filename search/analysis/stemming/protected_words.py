"""The words that are never stemmed, read from protected_words.txt.

«word = stem» lines give a stem, the others keep the word; «=word» lines keep it only as spelt there.
"""

from collections.abc import Iterator
from pathlib import Path

from search.analysis.letters import fold


def _read(path: Path) -> dict[str, str]:
    """Folded word -> its stem."""
    lines = (line.split("=") for line in _lines(path))
    return {fold(line[0].strip()): fold(line[-1].strip()) for line in lines if line[0].strip()}


def _lines(path: Path) -> Iterator[str]:
    return (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())


_PATH = Path(__file__).with_name("protected_words.txt")
PROTECTED = _read(_PATH)
PROTECTED_AS_SPELT = frozenset(line[1:] for line in _lines(_PATH) if line.startswith("="))
