"""The stop words, read from stop_words.txt."""

from pathlib import Path

from search.analysis.letters import fold


def _read(path: Path) -> frozenset[str]:
    lines = (line.partition("#")[0] for line in path.read_text("utf-8").splitlines())
    return frozenset(fold(word) for line in lines for word in line.split())


STOP_WORDS = _read(Path(__file__).with_name("stop_words.txt"))
