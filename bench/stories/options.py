"""The options of the bench of stories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.harness.options import Options, corpus, parser, positive


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOptions(Options):
    corpus: Path
    texts: int


def options(arguments: list[str] | None = None) -> StoryOptions:
    made = parser("bench.stories", __doc__, seed=1)
    made.add_argument("--corpus", type=Path, default=corpus(), help="articles, .jsonl or .jsonl.gz")
    made.add_argument("--texts", type=positive, default=2_000, help="texts that are printed again")
    values = vars(made.parse_args(arguments))
    if not values["corpus"].is_file():
        made.exit(2, f"bench.stories: {values['corpus']} is no file; name one with --corpus\n")
    return StoryOptions(**values)
