"""Generations of an index, the pointer to the one in use, and the locks of those who write."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bench.faults.disk import Disk, restore
from bench.faults.steps import Step, every_step, failing
from search.engines.whoosh.store import generations
from tests.search.engines.whoosh.store.builders import commit, folders, whole

NAMES = [f"g{number:020d}" for number in range(4)]


def every(folder: Path) -> bool:
    return True


def none(folder: Path) -> bool:
    return False


@pytest.mark.parametrize(
    "name", ["", "../elsewhere", "g1", "\x00", "g" + "9" * 20, "\xff", f"{NAMES[1]}/", NAMES[1][1:]]
)
def test_a_pointer_that_names_no_generation_points_nowhere(tmp_path: Path, name: str) -> None:
    folders(tmp_path, *NAMES)
    (tmp_path / generations.POINTER).write_bytes(name.encode("latin-1"))
    assert generations.current(tmp_path) is None


def test_a_pointer_may_end_with_a_line(tmp_path: Path) -> None:
    (folder,) = folders(tmp_path, NAMES[0])
    assert generations.current(tmp_path) is None
    (tmp_path / generations.POINTER).write_text(f"{NAMES[0]}\n")
    assert generations.current(tmp_path) == folder


def test_publishing_keeps_one_sound_generation_of_the_others(tmp_path: Path) -> None:
    first, second, third, fourth = folders(tmp_path, *NAMES)
    half_built = tmp_path / f"g{9:020d}"
    half_built.mkdir()
    generations.publish(fourth, sound=lambda folder: folder != third)
    assert generations.current(tmp_path) == fourth
    assert generations.earlier(tmp_path) == [second]
    assert not any(folder.exists() for folder in (first, third, half_built))


def test_earlier_generations_are_whole_and_newest_first(tmp_path: Path) -> None:
    first, second, third, fourth = folders(tmp_path, *NAMES)
    (tmp_path / f"g{9:020d}").mkdir()
    (tmp_path / "gone").mkdir()
    assert generations.earlier(tmp_path) == [fourth, third, second, first]
    generations.publish(third, every)
    assert generations.earlier(tmp_path) == [fourth]


def test_what_is_no_generation_is_left_alone(tmp_path: Path) -> None:
    first, *_ = folders(tmp_path, *NAMES)
    (tmp_path / "guests").mkdir()
    generations.publish(first, every)
    generations.prune(tmp_path, none)
    assert {path.name for path in tmp_path.iterdir()} == {"guests", "current", first.name}


def test_a_generation_that_cannot_be_removed_stops_nothing(tmp_path: Path) -> None:
    def refused(step: Step) -> None:
        if step.kind == "remove":
            failing(step)

    for failure in every_step(tmp_path, refused, {"remove"}):
        first, second = (generations.fresh(tmp_path) for _ in range(2))
        for folder in (first, second):
            commit(folder, "1.seg")
        with failure:
            generations.publish(second, none)
        assert generations.current(tmp_path) == second


def test_a_sweep_leaves_the_manifest_and_what_it_names(tmp_path: Path) -> None:
    commit(tmp_path, "1.seg", "2.seg")
    (tmp_path / "stray.seg").touch()
    (tmp_path / "MAIN.tmp" / "deep").mkdir(parents=True)
    generations.sweep(tmp_path, ["1.seg"])
    assert {path.name for path in tmp_path.iterdir()} == {"manifest.json", "1.seg"}


def test_a_sweep_is_not_stopped_by_what_another_removes_or_what_cannot_be(tmp_path: Path) -> None:
    def gone(step: Step) -> None:
        if step.what.endswith("stray.seg"):
            (tmp_path / "stray.seg").unlink()
        elif step.kind == "remove":
            failing(step)

    for meanwhile in every_step(tmp_path, gone, {"remove"}):
        (tmp_path / "stray.seg").touch()
        (tmp_path / "MAIN.tmp").mkdir(exist_ok=True)
        with meanwhile:
            generations.sweep(tmp_path, [])
        assert not (tmp_path / "stray.seg").exists()


def test_only_one_holds_a_lock(tmp_path: Path) -> None:
    root = tmp_path / "new"
    with generations.lock(root) as ours, generations.lock(root, wait=False) as theirs:
        assert (ours, theirs) == (True, False)
    with generations.lock(root, wait=False) as ours:
        assert ours


def test_writers_and_rebuilders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with (
        generations.lock(tmp_path) as ours,
        generations.lock(tmp_path, generations.REBUILDER, wait=False) as theirs,
    ):
        assert (ours, theirs) == (True, True)


def test_who_waits_for_a_lock_gets_it_when_it_is_free(tmp_path: Path) -> None:
    order, waiting = list[str](), threading.Event()

    def wait() -> None:
        waiting.set()
        with generations.lock(tmp_path) as ours:
            order.append(f"theirs: {ours}")

    with generations.lock(tmp_path):
        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        waiting.wait()
        thread.join(0.1)
        order.append("ours")
    thread.join()
    assert order == ["ours", "theirs: True"]


def test_nobody_may_look_into_an_index_from_the_first_moment_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only once its folder was made private, before which the power may go."""
    later = list[Path]()
    monkeypatch.setattr(Path, "chmod", lambda path, mode: later.append(path))
    generations.make_private(tmp_path / "index")
    assert ((tmp_path / "index").stat().st_mode & 0o777, later) == (0o700, [])


def test_only_its_owner_may_look_into_the_index(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "index"
    made = generations.fresh(root)
    assert [path.stat().st_mode & 0o777 for path in (root, made)] == [0o700, 0o700]
    for mode in (0o755, 0o710, 0o701):
        root.chmod(mode)
        generations.make_private(root)
        assert root.stat().st_mode & 0o777 == 0o700
    root.chmod(0o500)
    generations.make_private(root)
    assert root.stat().st_mode & 0o777 == 0o500, "what is private is left as it is"


def test_a_power_cut_leaves_a_whole_generation_in_use_and_takes_back_none(tmp_path: Path) -> None:
    root, done = tmp_path / "index", list[Path]()
    with Disk(tmp_path, lambda: len(done)).recording() as cuts:
        for name in ("1.seg", "2.seg", "3.seg"):
            folder = generations.fresh(root)
            commit(folder, name)
            generations.publish(folder, every)
            done.append(folder)
    for cut in cuts:
        restore(tmp_path, cut.survives)
        used = generations.current(root)
        assert (done.index(used) if used else -1) >= cut.beside - 1, cut
        assert used is None or whole(used)
