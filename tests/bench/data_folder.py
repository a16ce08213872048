"""A data folder with a collection `own-word` on a corpus `own`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

TEXTS = {
    "d1": "زرع البستاني شجرة تين صغيرة قرب السور ثم سقاها كل صباح.",
    "d2": "أبحر الصيادون قبل الفجر وعادوا بشباك فارغة إلى الميناء.",
    "d3": "أصلحت الورشة محرك الحافلة القديمة في ثلاثة أيام.",
    "d4": "تعلمت الطفلة العزف على العود من جدتها في القرية.",
    "d5": "نسج الحرفي سجادة ملونة من الصوف وباعها في السوق.",
    "d6": "رصد الفلكيون مذنبا خافتا فوق الصحراء ليلة أمس.",
}
QUERIES = [("q1", "word", "شجرة"), ("q2", "word", "الصيادون"), ("q3", "two", '"محرك الحافلة"')]
QRELS = [("q1", "d1", 2), ("q2", "d2", 1), ("q2", "d5", 0), ("q3", "d3", 1), ("q3", "d4", 1)]
PEER = [("q1", "d2 d1"), ("q2", ""), ("q3", "d3")]


def write(folder: Path) -> Path:
    """The folder of the collection."""
    collection = folder / "collections" / "own-word"
    collection.mkdir(parents=True)
    _write(collection / "queries.tsv", [("query_id", "tag", "text"), *QUERIES])
    _write(collection / "qrels.tsv", [("query_id", "document_id", "grade"), *QRELS])
    _write(collection / "peer.run.tsv", PEER)
    (folder / "corpora").mkdir()
    with gzip.open(folder / "corpora" / "own.jsonl.gz", "wt", encoding="utf-8") as file:
        for number, text in TEXTS.items():
            file.write(json.dumps({"id": number, "title": "عنوان", "text": text}) + "\n")
    return collection


def _write(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), "utf-8")
