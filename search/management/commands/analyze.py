from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.analysis import analyze, is_stop_word

HEADER = ("position", "surface", "kind", "exact", "folded", "stem", "")


class Command(BaseCommand):
    help = "Show what the chain makes of a text: a line for each token."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")

    def handle(self, *args: Any, text: str, **options: Any) -> None:
        self.stdout.write("\t".join(HEADER))
        for token in analyze(text):
            remarks = ["overlay"] * token.overlay + ["stop word"] * is_stop_word(token.exact)
            row = (
                token.position,
                token.surface,
                token.kind,
                token.exact,
                token.folded,
                token.stem,
                ", ".join(remarks),
            )
            self.stdout.write("\t".join(map(str, row)))
