"""Lists of words and phrases, as an editor writes them into a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.tagging import lists
from archive.tagging.lists import Known, folded_words, phrases, spelt_words, topics

WORDS = """# what the list is of
وزارة حزب   # a head
مجلس

? حزب لجنة
= الملك
?أمير
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    def forget() -> None:
        for read in (spelt_words, folded_words, phrases, topics):
            read.cache_clear()

    monkeypatch.setattr(lists, "_HERE", tmp_path)
    forget()
    yield tmp_path
    forget()


def test_words_are_those_of_the_lines_with_the_mark(folder: Path) -> None:
    (folder / "heads.txt").write_text(WORDS, "utf-8")
    assert spelt_words("heads.txt") == {"وزارة", "حزب", "مجلس", "?أمير"}
    assert spelt_words("heads.txt", "?") == {"حزب", "لجنة"}
    assert spelt_words("heads.txt", "=") == {"الملك"}
    assert spelt_words("heads.txt", "!") == frozenset()
    assert folded_words("heads.txt") >= {"وزاره", "حزب", "مجلس"}


def test_a_phrase_is_a_line_without_its_comment(folder: Path) -> None:
    (folder / "phrases.txt").write_text("شارع فلسطين\n\n# مدن\n توقيت بغداد  # ساعات\n", "utf-8")
    assert phrases("phrases.txt") == ("شارع فلسطين", " توقيت بغداد")


def test_a_topic_has_spellings_and_flags(folder: Path) -> None:
    (folder / "topics.tsv").write_text("نزع السلاح|نزع سلاح\tcommon rare\nالحوار الوطني\n", "utf-8")
    first, second = topics()
    assert first == Known(("نزع السلاح", "نزع سلاح"), {"common": (), "rare": ()})
    assert second == Known(("الحوار الوطني",), {})
    assert (first.label, second.label) == ("نزع السلاح", "الحوار الوطني")


def test_a_list_that_is_not_there_is_missed() -> None:
    with pytest.raises(FileNotFoundError):
        spelt_words("nowhere.txt")
