"""What is pinned is what is locked, what is locked is what is installed, and nothing more."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SETS = ["requirements", "requirements-test", "requirements-bench", "requirements-dev"]
INSTALLED = ["requirements", "requirements-test"]
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lines(name: str) -> list[str]:
    """The lines of a file of requirements that are not remarks."""
    text = (ROOT / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def pinned(name: str) -> list[Requirement]:
    """What is pinned in a file and in those that it names with `-r`."""
    own = [Requirement(line) for line in lines(name) if not line.startswith("-r ")]
    named = [line.removeprefix("-r ") for line in lines(name) if line.startswith("-r ")]
    return own + [requirement for other in named for requirement in pinned(other)]


def locked(name: str) -> dict[str, Requirement]:
    """Canonical name -> requirement with its marker, of a lock."""
    heads = [line.removesuffix(" \\") for line in lines(name) if not line.startswith(" ")]
    return {canonicalize_name(head.name): head for head in map(Requirement, heads)}


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Whether it is needed on this machine, by a distribution wanted with these extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def closure(wanted: list[Requirement]) -> set[str]:
    """Names of what is wanted and all that it needs on this machine, by installed metadata."""
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        one = wanted.pop()
        key = (canonicalize_name(one.name), frozenset(one.extras))
        if key not in seen:
            seen.add(key)
            needs = map(Requirement, metadata.requires(one.name) or [])
            wanted += [need for need in needs if applies(need, one.extras)]
    return {name for name, _ in seen}


def test_exactly_one_distribution_provides_whoosh() -> None:
    assert set(metadata.packages_distributions()["whoosh"]) == {"Whoosh"}


@pytest.mark.parametrize("name", SETS)
def test_every_requirement_is_pinned(name: str) -> None:
    pins = [[specifier.operator for specifier in each.specifier] for each in pinned(f"{name}.txt")]
    assert pins == [["=="]] * len(pins)


@pytest.mark.parametrize("name", SETS)
def test_every_pin_is_locked_at_its_version(name: str) -> None:
    lock = locked(f"{name}.lock")
    for pin in pinned(f"{name}.txt"):
        assert lock[canonicalize_name(pin.name)].specifier == pin.specifier


@pytest.mark.parametrize("name", INSTALLED)
def test_a_lock_holds_the_pins_and_all_that_they_need(name: str) -> None:
    lock = {key for key, each in locked(f"{name}.lock").items() if applies(each, set())}
    assert lock == closure(pinned(f"{name}.txt"))


@pytest.mark.parametrize("name", INSTALLED)
def test_what_is_locked_is_what_is_installed(name: str) -> None:
    for requirement in locked(f"{name}.lock").values():
        if applies(requirement, set()):
            assert requirement.specifier.contains(metadata.version(requirement.name))


@pytest.mark.parametrize("name", SETS)
def test_every_locked_requirement_has_hashes_and_no_host(name: str) -> None:
    assert "://" not in (ROOT / f"{name}.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z])", "\n".join(lines(f"{name}.lock")))
    assert len(blocks) == len(locked(f"{name}.lock"))
    for head, *hashes in (block.splitlines() for block in blocks):
        assert re.match(r"[a-z0-9-]+==", head)
        assert hashes and all(HASH.fullmatch(line) for line in hashes), head


@pytest.mark.parametrize("name", ["requirements-test", "requirements-bench", "requirements-dev"])
def test_no_environment_has_another_version_than_production(name: str) -> None:
    production, lock = locked("requirements.lock"), locked(f"{name}.lock")
    for shared in production.keys() & lock.keys():
        assert lock[shared].specifier == production[shared].specifier
