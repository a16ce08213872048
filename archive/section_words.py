"""What the pages of tags, sources, authors and places say: one row for each section.

Templates translate it. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionWords:
    """`noun` is that of `archive.nouns`; `titled` has a place for a name; `once` and `often` are
    links, the others headings and sentences."""

    noun: str
    plural: str
    titled: str
    none: str
    beside: str
    once: str
    often: str
    narrow: str
    no_match: str
    within: str

    @property
    def messages(self) -> tuple[str, ...]:
        """All but the noun."""
        return (
            *(self.plural, self.titled, self.none, self.beside, self.once),
            *(self.often, self.narrow, self.no_match, self.within),
        )


WORDS = {
    "tags": SectionWords(
        noun="tag",
        plural="الوسوم",
        titled="الوسم «{name}»",
        none="لا وسوم في الأرشيف بعد.",
        beside="بجانب كل وسم عدد مقالاته.",
        once="وسوم وردت مرة واحدة",
        often="وسوم وردت في أكثر من مقال",
        narrow="ابحث عن وسم بأول أي كلمة من اسمه",
        no_match="لا وسم في اسمه ما كتبت.",
        within="ابحث داخل هذا الوسم",
    ),
    "sources": SectionWords(
        noun="source",
        plural="المصادر",
        titled="المصدر «{name}»",
        none="لا مصادر في الأرشيف بعد.",
        beside="بجانب كل مصدر عدد مقالاته.",
        once="مصادر لها مقال واحد",
        often="مصادر لها أكثر من مقال",
        narrow="ابحث عن مصدر بأول أي كلمة من اسمه",
        no_match="لا مصدر في اسمه ما كتبت.",
        within="ابحث داخل هذا المصدر",
    ),
    "authors": SectionWords(
        noun="author",
        plural="الكتّاب",
        titled="الكاتب «{name}»",
        none="لا كتّاب في الأرشيف بعد.",
        beside="بجانب كل كاتب عدد مقالاته.",
        once="كتّاب لهم مقال واحد",
        often="كتّاب لهم أكثر من مقال",
        narrow="ابحث عن كاتب بأول أي كلمة من اسمه",
        no_match="لا كاتب في اسمه ما كتبت.",
        within="ابحث في مقالات هذا الكاتب",
    ),
    "places": SectionWords(
        noun="place",
        plural="الأماكن",
        titled="المكان «{name}»",
        none="لا أماكن في الأرشيف بعد.",
        beside="بجانب كل مكان عدد مقالاته.",
        once="أماكن وردت مرة واحدة",
        often="أماكن وردت في أكثر من مقال",
        narrow="ابحث عن مكان بأول أي كلمة من اسمه",
        no_match="لا مكان في اسمه ما كتبت.",
        within="ابحث في مقالات هذا المكان",
    ),
}
