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

    def __str__(self) -> str:
        remark = " — ".join(part for part in (self.title, self.detail) if part)
        return f"{OUTCOMES[self.outcome]}: {self.file_name}" + (f" ({remark})" if remark else "")


@dataclass(slots=True)
class Report:
    """Counts of all lines; the lines themselves only of outcomes that want a look."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        self.counts[line.outcome] += line.records
        if line.outcome in LISTED or line.mended:
            self.lines.append(line)

    @property
    def refused(self) -> int:
        return self.counts["refused"]

    def __str__(self) -> str:
        return "، ".join(f"{word}: {self.counts[outcome]}" for outcome, word in OUTCOMES.items())
