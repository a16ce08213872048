"""SQLite's full-text search as it comes: its Unicode tokenizer, its BM25, text kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bench.speed.baselines import TOP, Baseline
from bench.speed.corpus import read
from bench.speed.queries import Query

INSERT = "INSERT INTO article (rowid, text) VALUES (?, ?)"
SELECT = f"SELECT rowid FROM article WHERE article MATCH ? ORDER BY rank LIMIT {TOP}"


class Fts5(Baseline):
    def index(self) -> Path:
        return self.folder / "fts5.sqlite3"

    def build(self) -> int:
        database = sqlite3.connect(self.index())
        database.execute("CREATE VIRTUAL TABLE article USING fts5 (text, tokenize='unicode61')")
        rows = ((n, f"{a.title}\n{a.text}") for n, a in enumerate(read(self.articles), 1))
        with database:
            database.executemany(INSERT, rows)
        count: int = database.execute("SELECT count(*) FROM article").fetchone()[0]
        database.close()
        return count

    def open(self) -> None:
        self.database = sqlite3.connect(self.index())

    def prepare(self, query: Query) -> str:
        """Words are joined by OR, as ours are."""
        if query.kind == "phrase":
            return '"{}"'.format(" ".join(query.words))
        if query.kind == "prefix":
            return f'"{query.words[0]}"*'
        return " OR ".join(f'"{word}"' for word in query.words)

    def rank(self, prepared: str) -> list[int]:
        return [row[0] for row in self.database.execute(SELECT, (prepared,))]


ENGINE = Fts5
