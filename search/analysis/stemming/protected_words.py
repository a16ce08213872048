"""The words that are never stemmed, read from protected_words.txt."""

from pathlib import Path

from search.analysis.letters import fold


def _read(path: Path) -> dict[str, str]:
    """Folded word -> its stem; «word = stem» lines give one, the others keep the word."""
    lines = (line.partition("#")[0].split("=") for line in path.read_text("utf-8").splitlines())
    return {fold(line[0].strip()): fold(line[-1].strip()) for line in lines if line[0].strip()}


PROTECTED = _read(Path(__file__).with_name("protected_words.txt"))
