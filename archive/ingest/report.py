"""What became of each record of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

# outcome -> its name in the report, in the order of the report
OUTCOMES = {
    "new": "جديد",
    "draft": "مسودة لم تُنشر",
    "review": "يحتاج مراجعة",
    "changed": "متغيّر",
    "same": "كما هو",
    "duplicate": "مكرر",
    "refused": "مرفوض",
    "skipped": "متجاوَز",
}
# outcome -> its name in the report of a run that was undone
TAKEN_BACK = {
    "deleted": "حُذف",
    "restored": "أُعيد إلى ما قبله",
    "withdrawn": "سُحب",
    "left": "بقي كما غيّره استيراد بعده",
    "unreadable": "بقي، إذ لا يُقرأ أصله السابق",
}
LISTED = ("draft", "review", "duplicate", "refused", "skipped")
KEPT = 1_000  # lines of one outcome; of 300,000 duplicates the rest is only counted
MORE = "{}: وما لم يُذكر هنا عدده {:,}"


@dataclass(frozen=True, slots=True)
class Line:
    """`detail` is the reason of a refusal, or what was noted about an article.

    `records` is more than one of a file that is as it was: it stands for all of them. `mended`
    marks a text that was spoilt, and is listed whatever became of it.
    """

    file_name: str
    outcome: str
    detail: str = ""
    title: str = ""
    article_id: int | None = None
    records: int = 1
    mended: bool = False

    @property
    def is_listed(self) -> bool:
        return self.outcome in LISTED or self.mended

    def __str__(self) -> str:
        remark = " — ".join(part for part in (self.title, self.detail) if part)
        return f"{OUTCOMES[self.outcome]}: {self.file_name}" + (f" ({remark})" if remark else "")


@dataclass(slots=True)
class Report:
    """Counts of all lines; the lines themselves only of outcomes that want a look, and of each of
    these the first KEPT. `listed` counts by outcome how many wanted one."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)
    listed: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        self.counts[line.outcome] += line.records
        if line.is_listed:
            self.listed[line.outcome] += 1
            if self.listed[line.outcome] <= KEPT:
                self.lines.append(line)

    def told(self) -> list[str]:
        """The lines, and of which outcomes there were how many more."""
        more = [
            MORE.format(word, self.listed[outcome] - KEPT)
            for outcome, word in OUTCOMES.items()
            if self.listed[outcome] > KEPT
        ]
        return [*map(str, self.lines), *more]

    @property
    def refused(self) -> int:
        return self.counts["refused"]

    def __str__(self) -> str:
        return "، ".join(f"{word}: {self.counts[outcome]}" for outcome, word in OUTCOMES.items())
