"""The lexicon file: what it holds, how it is built and found."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

import search.analysis
from search.analysis.stemming import build_lexicon
from search.analysis.stemming import lexicon as module
from search.analysis.stemming.build_lexicon import merge, write
from search.analysis.stemming.lexicon import SCALE, Lexicon, lexicon_path

SPELLINGS = [("مدرسة", 2e-4), ("مدرسه", 1e-5), ("إلى", 9e-3), ("الى", 1e-3), ("مسؤول", 4e-5)]


@pytest.fixture
def small(tmp_path: Path) -> Lexicon:
    path = tmp_path / "small.marisa"
    write(path, merge(SPELLINGS))
    return Lexicon(path)


def test_spellings_of_one_folded_form_are_counted_together(small: Lexicon) -> None:
    assert small.count("مدرسه") == pytest.approx(2.1e-4 * SCALE, rel=0.02)
    assert small.count("الي") == pytest.approx(1e-2 * SCALE, rel=0.02)


def test_an_unknown_word_counts_nothing(small: Lexicon) -> None:
    assert [small.count(word) for word in ("كتاب", "", "\ud800", "\x00")] == [0, 0, 0, 0]


def test_the_commonest_spelling_is_kept_in_flags(small: Lexicon) -> None:
    assert {
        word: (
            small.starts_with_hamza(word),
            small.ends_with_teh_marbuta(word),
            small.ends_with_alef_maksura(word),
            small.has_hamza(word),
        )
        for word in ("مدرسه", "الي", "مسءول", "كتاب")
    } == {
        "مدرسه": (False, True, False, False),
        "الي": (True, False, True, False),
        "مسءول": (False, False, False, True),
        "كتاب": (False, False, False, False),
    }


def test_only_arabic_words_enter() -> None:
    listed = merge([("كتاب", 1e-5), ("0000م", 1e-5), ("the", 1e-3), ("و", 1e-2)])
    assert [entry.folded for entry in listed] == ["كتاب"]


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write(one, merge(SPELLINGS))
    write(other, merge(reversed(SPELLINGS)))
    assert one.read_bytes() == other.read_bytes()


def test_the_checksum_changes_with_the_content(small: Lexicon, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, merge(SPELLINGS[1:]))
    assert Lexicon(other).checksum != small.checksum


def test_the_version_tells_rules_and_lexicon() -> None:
    rules, _, checksum = search.analysis.VERSION.partition("-")
    assert (rules, checksum) == (search.analysis.RULES, module.lexicon().checksum)


def test_the_environment_says_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHIZANA_LEXICON", "elsewhere/words.marisa")
    assert lexicon_path() == Path("elsewhere/words.marisa")
    monkeypatch.delenv("KHIZANA_LEXICON")
    assert lexicon_path() == Path(module.__file__).parents[1] / "data" / "lexicon.marisa"


def test_a_lexicon_that_lies_there_is_not_built_again(
    small: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lexicon, "build", pytest.fail)
    build_lexicon.build_once(small.path)
    assert small.path.exists()


@pytest.mark.parametrize("content", [b"", b"of another format", b"cut off in the mid"])
def test_a_file_that_is_no_whole_lexicon_is_built_anew(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.marisa"
    path.write_bytes(content)
    monkeypatch.setattr(build_lexicon, "build", lambda path: write(path, merge(SPELLINGS)))
    build_lexicon.build_once(path)
    assert Lexicon(path).count("مدرسه") > 0


def test_where_it_cannot_be_built_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHIZANA_LEXICON", str(tmp_path / "none.marisa"))
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    with pytest.raises(FileNotFoundError, match=r"Install wordfreq and run .*build_lexicon"):
        module.lexicon.__wrapped__()


def test_it_opens_at_once() -> None:
    path = module.lexicon().path
    started = time.process_time()
    assert Lexicon(path).count("كتاب") > 1000
    assert time.process_time() - started < 0.15


def test_the_licence_of_the_data_lies_beside_it() -> None:
    note = lexicon_path().with_suffix(".LICENSE.txt")
    assert "CC BY-SA 4.0" in note.read_text(encoding="utf-8")


def test_the_package_needs_no_framework_and_opens_no_lexicon_to_be_imported() -> None:
    script = (
        "import sys, search.analysis; from search.analysis.stemming.lexicon import lexicon;"
        "print(lexicon.cache_info().currsize,"
        " *sorted({'django', 'haystack', 'whoosh', 'wordfreq'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0"]
