"""A process that stores a corpus in an archive of its own, then texts that are printed again.

A StoryJob on standard input, a Found on standard output. Articles are stored in bulk, without the
import; stories are found by the product's own function, and only its time is taken.
"""

from __future__ import annotations

import random
import resource
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from bench.harness import process
from bench.harness.jsonl import objects
from bench.harness.progress import Progress
from bench.stories.job import Found, StoryJob, Tally
from bench.stories.lookalikes import LOOKALIKES, forms
from bench.stories.reprints import REPRINTS

Sample = tuple[str, int, str]  # the kind, the number of the original or of the form, the text


def work(job: StoryJob) -> dict[str, Any]:
    """Raises BadCorpus."""
    import django

    django.setup()
    return asdict(_found(job, Progress("stories: ")))


def _found(job: StoryJob, progress: Progress) -> Found:
    from bench.stories.archive import Archive

    archive, chance = Archive(), random.Random(job.seed)
    texts = [one["text"] for one in objects(Path(job.corpus), ["text"])]
    progress(f"storing {len(texts):,} articles")
    keys = archive.add(texts)
    milliseconds, stories = archive.milliseconds, archive.stories()
    same = _same(texts, [stories.get(key) for key in keys])
    progress("storing what was printed again, and what only sounds like it")
    reprints = list(_reprints(texts, job.texts, chance))
    lookalikes = list(_lookalikes(texts, job.texts, chance))
    templates = [("forms", form, text) for form, text in forms(job.texts // 5, chance)]
    archive.restart()
    added = {
        name: archive.add([text for *_, text in samples])
        for name, samples in (("re", reprints), ("look", lookalikes), ("form", templates))
    }
    after = archive.stories()
    return Found(
        len(texts),
        len(set(stories.values())),
        len(stories),
        same,
        _tallies(reprints, added["re"], keys, after, REPRINTS),
        _tallies(lookalikes, added["look"], keys, after, LOOKALIKES, is_right=False)
        | {"forms": _alone(templates, added["form"], after)},
        (milliseconds, archive.milliseconds),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _same(texts: Sequence[str], stories: Sequence[int | None]) -> tuple[int, int]:
    """Articles with the words of an earlier one, and how many of them have its story."""
    from archive.stories.shingles import words_of

    firsts: dict[bytes, int] = {}
    places = [
        (firsts.setdefault(words_of([text])[0].numbers.tobytes(), place), place)
        for place, text in enumerate(texts)
    ]
    pairs = [(first, place) for first, place in places if first != place]
    found = [1 for one, other in pairs if stories[one] and stories[one] == stories[other]]
    return len(pairs), len(found)


def _reprints(texts: Sequence[str], count: int, chance: random.Random) -> Iterator[Sample]:
    kinds = list(REPRINTS)
    for place, number in enumerate(chance.sample(range(len(texts)), min(count, len(texts)))):
        kind = kinds[place % len(kinds)]
        yield kind, number, REPRINTS[kind](texts[number], chance)


def _lookalikes(texts: Sequence[str], count: int, chance: random.Random) -> Iterator[Sample]:
    """As many of each kind, of all texts that it can be made of."""
    for kind, change in LOOKALIKES.items():
        made = (
            (kind, number, change(texts[number], chance.choice(texts), chance))
            for number in chance.sample(range(len(texts)), len(texts))
        )
        whole = ((name, number, text) for name, number, text in made if text)
        yield from islice(whole, count // len(LOOKALIKES))


def _tallies(
    samples: Sequence[Sample],
    added: Sequence[int],
    keys: Sequence[int],
    stories: Mapping[int, int],
    kinds: Mapping[str, object],
    *,
    is_right: bool = True,
) -> dict[str, Tally]:
    """Lookalikes may have a story, but for that of their original."""
    tallies = dict.fromkeys(kinds, Tally())
    for (kind, number, _), key in zip(samples, added, strict=True):
        story, original = stories.get(key), stories.get(keys[number])
        here = story is not None and story == original
        right, wrong = (here, story is not None and not here) if is_right else (False, here)
        one = tallies[kind]
        tallies[kind] = Tally(
            one.right + right, one.wrong + wrong, one.alone + (not right and not wrong)
        )
    return tallies


def _alone(samples: Sequence[Sample], added: Sequence[int], stories: Mapping[int, int]) -> Tally:
    """Forms have no original: each of them that has a story is wrong."""
    wrong = sum(key in stories for key in added)
    return Tally(wrong=wrong, alone=len(samples) - wrong)


if __name__ == "__main__":
    process.serve(StoryJob, work)
