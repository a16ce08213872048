"""Open indexes: opened once, asked by all, and never trusted longer than they deserve."""

from __future__ import annotations

import errno
import gc
import re
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from whoosh.filedb.filestore import ReadOnlyError

from search.engine import IndexDamaged, IndexOutdated, IndexUnavailable, IndexUnreadable
from search.engines.whoosh.schema import SCHEMA_VERSION
from search.engines.whoosh.store import generations, manifest, open_indexes
from search.engines.whoosh.store.manifest import CHECKSUMS, Manifest
from search.engines.whoosh.store.open_indexes import ManifestIndex, OpenIndexes
from tests.search.engines.whoosh.store.builders import flip, used


class Reader:
    """What is opened over an index: it knows how many articles the manifest told of."""

    def __init__(self, articles: int) -> None:
        self.articles = articles


class Openings:
    """Opens readers and counts them; `before` comes first, with the number of the opening."""

    def __init__(self, before: Callable[[int], object] = lambda number: None) -> None:
        self.before, self.count = before, 0

    def __call__(self, index: ManifestIndex, manifest: Manifest) -> Reader:
        self.count += 1
        self.before(self.count)
        return Reader(manifest.articles)


def commit(folder: Path, articles: int, schema: str = SCHEMA_VERSION) -> None:
    """A commit of so many articles; the file of the commit before goes."""
    for old in folder.glob("*.seg"):
        old.unlink()
    name = f"{articles}.seg"
    (folder / name).write_bytes(f"{articles} articles".encode())
    files = {name: CHECKSUMS.take(folder / name)}
    manifest.write(folder, Manifest(schema, "analysis", articles, articles, files))


def publish(root: Path, articles: int) -> Path:
    folder = generations.fresh(root)
    commit(folder, articles)
    generations.publish(folder, lambda folder: True)
    return folder


def articles(reader: Reader) -> int:
    return reader.articles


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One generation, of one article."""
    publish(tmp_path / "index", 1)
    return tmp_path / "index"


@contextmanager
def files_read(folder: Path) -> Iterator[list[str]]:
    """The names of the files below the folder that are opened meanwhile."""
    names, listening = list[str](), [True]

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and listening and str(arguments[0]).startswith(str(folder)):
            names.append(Path(arguments[0]).name)

    sys.addaudithook(hear)  # for ever: a hook cannot be taken away
    yield names
    listening.clear()


def test_an_index_is_opened_once_for_all_questions(root: Path) -> None:
    openings = Openings()
    indexes = OpenIndexes(root, openings)
    assert [indexes.ask(articles) for _ in range(3)] == [(1, False)] * 3
    assert openings.count == 1


def test_no_file_is_read_while_no_fingerprint_changes(root: Path) -> None:
    indexes = OpenIndexes(root, Openings())
    indexes.ask(articles)
    with files_read(root) as names:
        assert (indexes.ask(articles), names) == ((1, False), [])
        assert indexes.checked()[1].articles == 1 and indexes.is_sound(used(root))
    assert set(names) == {generations.POINTER}, "which says what is in use"


def test_a_commit_is_seen_by_the_next_question(root: Path) -> None:
    openings = Openings()
    indexes = OpenIndexes(root, openings)
    for number in (1, 2, 3):
        commit(used(root), number)
        assert indexes.ask(articles) == (number, False)
    assert openings.count == 3


def test_a_generation_that_is_published_is_seen_and_the_one_before_closed(root: Path) -> None:
    readers = list[weakref.ref[Reader]]()
    indexes = OpenIndexes(root, Openings())
    for number in (1, 2):
        publish(root, number)
        assert indexes.ask(lambda reader: readers.append(weakref.ref(reader))) == (None, False)
    gc.collect()
    assert [reader() is None for reader in readers] == [True, False]


def test_without_an_index_there_is_no_answer(tmp_path: Path) -> None:
    indexes = OpenIndexes(tmp_path, Openings())
    for ask in (lambda: indexes.ask(articles), indexes.checked, indexes.index):
        with pytest.raises(IndexUnavailable, match="there is no index") as raised:
            ask()
        assert raised.value.state == "no index"


def test_an_index_that_comes_is_found(tmp_path: Path) -> None:
    indexes = OpenIndexes(tmp_path, Openings())
    with pytest.raises(IndexUnavailable):
        indexes.ask(articles)
    publish(tmp_path, 4)
    assert indexes.ask(articles) == (4, False)


def test_the_newest_sound_generation_before_a_damaged_one_answers_and_is_said_to(
    root: Path,
) -> None:
    folders = [used(root)]
    for number in (2, 3):
        folders.append(generations.fresh(root))
        commit(folders[-1], number)
    last = publish(root, 4)
    indexes = OpenIndexes(root, Openings())
    assert {folder for folder in folders if folder.exists()} == {folders[-1]}
    older = generations.fresh(root)
    commit(older, 5)
    for folder, answer in ((last, (5, True)), (older, (3, True))):
        flip(next(folder.glob("*.seg")))
        assert indexes.ask(articles) == answer
    flip(next(folders[-1].glob("*.seg")))
    with pytest.raises(IndexDamaged, match=str(last)):
        indexes.ask(articles)


def test_what_is_damaged_stays_so_until_there_is_another_commit_or_all_is_forgotten(
    root: Path,
) -> None:
    indexes, file = OpenIndexes(root, Openings()), used(root) / "1.seg"
    flip(file)
    assert not indexes.is_sound(used(root))
    flip(file)
    assert not indexes.is_sound(used(root))
    indexes.forget()
    assert indexes.is_sound(used(root)) and indexes.ask(articles) == (1, False)


def test_damage_that_another_has_found_is_told_though_no_fingerprint_changes(root: Path) -> None:
    indexes = OpenIndexes(root, Openings())
    indexes.ask(articles)
    flip(used(root) / "1.seg", unseen=True)
    assert indexes.ask(articles) == (1, False)
    with pytest.raises(IndexDamaged):
        indexes.prove(used(root))
    with pytest.raises(IndexDamaged, match="not the bytes that were written"):
        indexes.ask(articles)


def test_damage_that_is_found_while_a_question_is_answered_is_told_from_the_next_one_on(
    root: Path,
) -> None:
    def question(reader: Reader) -> int:
        flip(used(root) / "1.seg", unseen=True)
        with pytest.raises(IndexDamaged):
            indexes.prove(used(root))
        return reader.articles

    indexes = OpenIndexes(root, Openings())
    assert indexes.ask(question) == (1, False)
    with pytest.raises(IndexDamaged, match="not the bytes that were written"):
        indexes.ask(articles)


def test_to_prove_a_generation_is_to_read_and_open_it(root: Path) -> None:
    openings = Openings()
    indexes = OpenIndexes(root, openings)
    with files_read(root) as names:
        assert indexes.prove(used(root)).articles == 1
    assert "1.seg" in names and openings.count == 1


def test_an_index_of_another_release_is_not_opened(root: Path) -> None:
    commit(used(root), 2, schema="0/other")
    openings = Openings()
    indexes = OpenIndexes(root, openings)
    with pytest.raises(IndexOutdated, match=f"by 0/other, not by {re.escape(SCHEMA_VERSION)}"):
        indexes.ask(articles)
    assert (openings.count, indexes.is_sound(used(root))) == (0, False)


class Question:
    """Fails, for the first so many times that it is asked."""

    def __init__(self, failures: int) -> None:
        self.failures, self.asked = failures, 0

    def __call__(self, reader: Reader) -> int:
        self.asked += 1
        if self.asked <= self.failures:
            raise ValueError("odd")
        return reader.articles


def test_a_question_that_fails_is_asked_again_of_an_index_read_and_opened_anew(
    root: Path,
) -> None:
    openings, question = Openings(), Question(failures=1)
    indexes = OpenIndexes(root, openings)
    with files_read(root) as names:
        assert indexes.ask(question) == (1, False)
    assert (openings.count, question.asked) == (2, 2)
    assert names.count("1.seg") == 1, "what this process wrote itself is not read the first time"


def test_a_question_that_fails_on_a_sound_index_is_answered_by_no_other(root: Path) -> None:
    publish(root, 2)
    openings, question = Openings(), Question(failures=9)
    indexes = OpenIndexes(root, openings)
    with pytest.raises(IndexUnavailable, match="odd") as raised:
        indexes.ask(question)
    assert (raised.value.state, indexes.is_sound(used(root))) == ("no index", True)


def test_an_index_is_read_anew_for_questions_once_a_minute_at_most(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openings = Openings()
    indexes = OpenIndexes(root, openings)
    counts = []
    for now in (100.0, 101.0, 159.0, 160.0, 161.0):
        monkeypatch.setattr(open_indexes, "time", SimpleNamespace(monotonic=lambda now=now: now))
        question = Question(failures=9)
        with pytest.raises(IndexUnavailable):
            indexes.ask(question)
        counts.append((question.asked, openings.count))
    assert counts == [(2, 2), (1, 2), (1, 2), (2, 3), (1, 3)]


def test_a_question_that_finds_no_index_is_not_asked_again(root: Path) -> None:
    asked = list[int]()

    def question(reader: Reader) -> None:
        asked.append(reader.articles)
        raise IndexUnavailable("it says")

    with pytest.raises(IndexUnavailable, match="it says"):
        OpenIndexes(root, Openings()).ask(question)
    assert asked == [1]


def test_a_question_that_fails_on_an_open_index_is_looked_into(root: Path) -> None:
    openings, question = Openings(), Question(failures=2)
    indexes = OpenIndexes(root, openings)
    indexes.ask(articles)
    assert indexes.ask(question) == (1, False)
    assert (openings.count, question.asked) == (2, 3)


def test_a_commit_that_takes_files_away_while_they_are_opened_is_followed(root: Path) -> None:
    def overtaken(number: int) -> None:
        if number == 1:
            commit(used(root), 2)
            raise FileNotFoundError

    indexes = OpenIndexes(root, Openings(overtaken))
    assert indexes.ask(articles) == (2, False)


def test_a_commit_that_comes_while_the_one_before_is_checked_is_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = manifest.read

    def overtaken(folder: Path) -> Manifest:
        found = read(folder)
        if found.articles == 1:
            commit(folder, 2)
        return found

    monkeypatch.setattr(manifest, "read", overtaken)
    assert OpenIndexes(root, Openings()).ask(articles) == (2, False)


def test_a_generation_that_is_published_while_a_damaged_one_is_asked_answers(root: Path) -> None:
    def replaced(number: int) -> None:
        if number == 1:
            publish(root, 2)
            raise ValueError("damaged")

    assert OpenIndexes(root, Openings(replaced)).ask(articles) == (2, False)


def test_an_index_that_never_holds_still_is_given_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(number: int) -> None:
        raise FileNotFoundError

    openings = Openings(gone)
    with pytest.raises(IndexUnavailable, match="changes too quickly"):
        OpenIndexes(root, openings).ask(articles)
    assert openings.count == 5
    read = manifest.read

    def overtaken(folder: Path) -> Manifest:
        found = read(folder)
        commit(folder, found.articles + 1)
        return found

    monkeypatch.setattr(manifest, "read", overtaken)
    with pytest.raises(IndexUnavailable, match="changes too quickly"):
        OpenIndexes(root, Openings()).ask(articles)
    assert manifest.read(used(root)).articles == 6


def test_want_of_descriptors_is_no_damage(root: Path) -> None:
    def refused(number: int) -> None:
        if number == 1:
            raise OSError(errno.EMFILE, "too many open files")

    indexes = OpenIndexes(root, Openings(refused))
    with pytest.raises(IndexUnreadable, match="too many open files"):
        indexes.ask(articles)
    assert indexes.ask(articles) == (1, False)


def test_what_cannot_be_opened_is_damaged(root: Path) -> None:
    def broken(number: int) -> None:
        raise ValueError("no such thing")

    openings = Openings(broken)
    indexes = OpenIndexes(root, openings)
    for _ in range(2):
        with pytest.raises(IndexDamaged, match="no such thing"):
            indexes.ask(articles)
    assert openings.count == 1


def test_while_a_thread_opens_a_commit_others_ask_the_one_before(root: Path) -> None:
    opening, may_open = threading.Event(), threading.Event()

    def slow(number: int) -> None:
        if number == 2:
            opening.set()
            may_open.wait()

    indexes, answers = OpenIndexes(root, Openings(slow)), list[tuple[int, bool]]()
    assert indexes.ask(articles) == (1, False)
    commit(used(root), 2)
    thread = threading.Thread(target=lambda: answers.append(indexes.ask(articles)))
    thread.start()
    opening.wait()
    assert indexes.ask(articles) == (1, False)
    assert not indexes.is_latest(indexes.ask(lambda reader: reader)[0])
    may_open.set()
    thread.join()
    assert (answers, indexes.ask(articles)) == ([(2, False)], (2, False))


def test_a_reader_is_the_latest_until_the_next_commit_or_generation(root: Path) -> None:
    indexes = OpenIndexes(root, Openings())
    readers = [OpenIndexes(root, Openings()).ask(lambda reader: reader)[0]]
    for change in (lambda: commit(used(root), 1), lambda: commit(used(root), 2), None):
        if change:
            change()
        else:
            publish(root, 3)
        assert not any(map(indexes.is_latest, readers))
        readers.append(indexes.ask(lambda reader: reader)[0])
        assert [indexes.is_latest(reader) for reader in readers] == [
            *[False] * (len(readers) - 1),
            True,
        ]


def test_what_answered_while_a_thread_failed_to_open_a_commit_is_not_taken_for_it(
    root: Path,
) -> None:
    opening, may_fail = threading.Event(), threading.Event()

    def fails(number: int) -> None:
        if number == 2:
            opening.set()
            may_fail.wait()
            raise OSError(errno.EMFILE, "too many open files")

    def ask() -> None:
        with suppress(IndexUnreadable):
            indexes.ask(articles)

    indexes = OpenIndexes(root, Openings(fails))
    assert indexes.ask(articles) == (1, False)
    commit(used(root), 2)
    thread = threading.Thread(target=ask)
    thread.start()
    opening.wait()
    assert indexes.ask(articles) == (1, False)
    may_fail.set()
    thread.join()
    assert indexes.ask(articles) == (2, False)


def test_threads_that_come_at_once_open_an_index_once(root: Path) -> None:
    both = threading.Event()
    openings = Openings(lambda number: both.wait(0.2))
    indexes, answers = OpenIndexes(root, openings), list[tuple[int, bool]]()
    threads = [
        threading.Thread(target=lambda: answers.append(indexes.ask(articles))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, openings.count) == ([(1, False)] * 2, 1)


def test_an_index_to_read_is_that_of_the_manifest_and_writes_nothing(root: Path) -> None:
    commit(used(root), 3)
    indexes = OpenIndexes(root, Openings())
    for index in (indexes.index(), indexes.index(used(root))):
        assert (index.latest_generation(), index.manifest.articles) == (3, 3)
        with pytest.raises(ReadOnlyError):
            index.storage.create_file("new")
    assert indexes.checked() == (used(root), manifest.read(used(root)))
