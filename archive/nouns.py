"""The nouns that are counted, in each language of the chrome: a row that lacks one ends the start. Pure."""

from __future__ import annotations

from typing import NamedTuple

# in Arabic: none, one, two, then after a number: 3-10, 11-99, whole hundreds with one or two more
Arabic = tuple[str, str, str, str, str, str]
English = tuple[str, str, str]  # none, one, then after a number


class Noun(NamedTuple):
    arabic: Arabic
    english: English


NOUNS = {
    "article": Noun(
        ("لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"),
        ("no articles", "1 article", "articles"),
    ),
    "copy": Noun(
        ("لا نسخ أخرى", "نسخة أخرى", "نسختان أخريان", "نسخ أخرى", "نسخة أخرى", "نسخة أخرى"),
        ("no other copies", "1 other copy", "other copies"),
    ),
    "tag": Noun(
        ("لا وسوم", "وسم واحد", "وسمان", "وسوم", "وسمًا", "وسم"),
        ("no tags", "1 tag", "tags"),
    ),
    "source": Noun(
        ("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر"),
        ("no sources", "1 source", "sources"),
    ),
    "author": Noun(
        ("لا كتّاب", "كاتب واحد", "كاتبان", "كتّاب", "كاتبًا", "كاتب"),
        ("no authors", "1 author", "authors"),
    ),
    "place": Noun(
        ("لا أماكن", "مكان واحد", "مكانان", "أماكن", "مكانًا", "مكان"),
        ("no places", "1 place", "places"),
    ),
    "result": Noun(
        ("لا نتائج", "نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
        ("no results", "1 result", "results"),
    ),
    "suggestion": Noun(
        ("لا اقتراحات", "اقتراح واحد", "اقتراحان", "اقتراحات", "اقتراحًا", "اقتراح"),
        ("no suggestions", "1 suggestion", "suggestions"),
    ),
    "mention": Noun(
        ("لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعًا", "موضع"),
        ("no mentions", "1 mention", "mentions"),
    ),
    "text": Noun(
        ("لا نصوص", "نص واحد", "نصان", "نصوص", "نصًا", "نص"),
        ("no versions", "1 version", "versions"),
    ),
    "paragraph": Noun(
        ("لا فقرات", "فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة"),
        ("no paragraphs", "1 paragraph", "paragraphs"),
    ),
    "minute": Noun(
        ("لا دقائق", "دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
        ("no time", "1 minute", "minutes"),
    ),
    "year": Noun(
        ("لا سنوات", "سنة واحدة", "سنتان", "سنوات", "سنة", "سنة"),
        ("no years", "1 year", "years"),
    ),
    "page": Noun(
        ("لا صفحات", "صفحة واحدة", "صفحتان", "صفحات", "صفحة", "صفحة"),
        ("no pages", "1 page", "pages"),
    ),
}
