"""What is measured of a side: pages one after another, readers in loops, memory."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from bench.harness.errors import ServerFailed
from bench.speed.site import counted
from bench.speed.site.draws import DIFFERENT, Draw
from bench.speed.site.loops import CLIENTS, Answers, ask
from bench.speed.site.measurements import Cost, Loop, Memory
from bench.speed.site.mix import MIX, Addresses, some
from bench.speed.site.options import SiteOptions
from bench.speed.site.reader import Reader
from bench.speed.site.side import CACHE_OFF, Served, Side

WORKERS = 2
COUNTED = 10  # pages of each kind, at most, whose queries are counted
FIRST = 20  # pages of each kind, at most, that come before those that are measured
TURNS = 4
LONGEST = 15.0  # seconds for the pages of one turn, however slow they are
LOOPED = 30_000  # requests that are drawn for a loop
MEASURED = 20_000  # of them, the first; the others come before what is measured


@dataclass(frozen=True, slots=True)
class Bench:
    """What all measurements over one archive share."""

    options: SiteOptions
    addresses: Addresses
    folder: Path

    def requests(self, draw: Draw, count: int) -> list[str]:
        """Those of a draw; they are the same for every side."""
        return some(draw.requests(self.addresses, random.Random(self.options.seed)), count)


class Spent(NamedTuple):
    """Seconds of processor time, and the number of pages they were spent on."""

    cpu: float
    pages: int


def costs(sides: Sequence[Side], bench: Bench) -> Iterator[Cost]:
    """Of a page of each kind, one asked for after another, of one worker. Raises ServerFailed."""
    queries = {side.name: _queries(side, bench) for side in sides}
    with ExitStack() as stack:
        sites = {side.name: stack.enter_context(_read(side)) for side in sides}
        for kind in MIX:
            pages = bench.options.pages
            first = min(FIRST, pages)
            paths = some(cycle(bench.addresses[kind]), first + pages)
            for name, spent in _in_turns(sites, paths[:first], paths[first:]).items():
                cpu, asked = (sum(part) for part in zip(*spent, strict=True))
                yield Cost(name, kind, cpu / asked * 1000, int(asked), queries[name][kind])


@contextmanager
def _read(side: Side) -> Iterator[tuple[Served, Reader]]:
    with side.served(1, CACHE_OFF) as site, closing(Reader(site.address)) as reader:
        health = json.loads(reader.get("/healthz").text)
        if health["status"] != "ok":
            raise ServerFailed(f"{side.name} is not in order: {health}")
        yield site, reader


def _in_turns(
    sites: Mapping[str, tuple[Served, Reader]], first: Sequence[str], paths: Sequence[str]
) -> dict[str, list[Spent]]:
    """What each site spends after the first pages, on a part of the paths at a time.

    What else the machine does meanwhile then slows both.
    """
    for site, reader in sites.values():
        _spend(site, reader, first)
    spent: dict[str, list[Spent]] = {name: [] for name in sites}
    for turn in filter(None, (paths[number::TURNS] for number in range(TURNS))):
        for name, (site, reader) in sites.items():
            spent[name].append(_spend(site, reader, turn))
    return spent


def _spend(site: Served, reader: Reader, paths: Sequence[str]) -> Spent:
    """On the pages that come before the time is up; at least on one."""
    begun, ends = site.cpu_seconds(), time.monotonic() + LONGEST
    pages = 0
    while pages < len(paths) and (pages == 0 or time.monotonic() < ends):
        reader.get(paths[pages])
        pages += 1
    return Spent(site.cpu_seconds() - begun, pages)


def loops(side: Side, draws: Sequence[Draw], bench: Bench) -> Iterator[Loop]:
    """All of them with pages cached or all without. Raises ServerFailed."""
    with side.served(WORKERS, {} if draws[0].cached else CACHE_OFF) as site:
        for draw in draws:
            requests = bench.requests(draw, LOOPED)
            yield Loop(side.name, draw.name, *read_in_loop(site, requests, bench))


def read_in_loop(site: Served, requests: Sequence[str], bench: Bench) -> tuple[Answers, float, int]:
    """Answers, the site's ms for a page, and the number of addresses. Raises ServerFailed.

    The last of the requests come before what is measured.
    """
    client, options = CLIENTS[bench.options.client], bench.options
    client(site.address, requests[MEASURED:], options.warm_up, bench.folder)
    site.settle()  # what was on its way when the time was up is still worked at
    begun = site.cpu_seconds()
    answers = client(site.address, requests[:MEASURED], options.seconds, bench.folder)
    cpu = site.cpu_seconds() - begun
    if not answers.pages:
        raise ServerFailed(f"no page came in {options.seconds:g} s")
    return answers, cpu / answers.pages * 1000, len(set(requests[: min(answers.pages, MEASURED)]))


def memory(side: Side, bench: Bench) -> Memory:
    """Of one worker as a site is run, pages cached, before and after so many different ones."""
    requests = bench.requests(DIFFERENT, bench.options.memory_pages)
    with side.served(1) as site:
        before, _ = site.memory()
        ask(site.address, iter(requests))
        after, share = site.memory()
    return Memory(side.name, len(requests), before, after, share)


def _queries(side: Side, bench: Bench) -> Mapping[str, float]:
    """By kind, the mean number of queries; the first page of each reads what later ones know."""
    count = min(COUNTED, bench.options.pages)
    paths = {kind: some(cycle(bench.addresses[kind]), 1 + count) for kind in MIX}
    done = subprocess.run(
        [side.python, "-P", str(Path(counted.__file__))],
        cwd=side.root,
        env=side.environment({**CACHE_OFF, "PYTHONPATH": str(side.root)}),
        input=json.dumps(paths),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServerFailed(f"{side.name}: {done.stderr.strip()}")
    return {kind: statistics.mean(each[1:]) for kind, each in json.loads(done.stdout).items()}
