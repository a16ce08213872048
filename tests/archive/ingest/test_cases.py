"""Texts of other archives that once failed: what an editor would read off each.

The files lie beside the checkout on the builders' machines and in CI.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from archive.ingest.defaults import NO_DEFAULTS
from archive.ingest.document import Document, Record
from archive.ingest.extraction.opening_lines import OpeningLines
from archive.ingest.parsing import parse_batch
from archive.ingest.readers import read
from archive.ingest.report import Line
from tests.archive.ingest.builders import SHARED

CASES = SHARED / "cases" / "ingest"


@dataclass(frozen=True)
class Told:
    """`begins` and `ends`: the first three words of the text and the last two."""

    title: str
    source: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    places: tuple[str, ...] = ()
    section: str = ""
    paragraphs: int = 1
    begins: str = ""
    ends: str = ""
    notes: tuple[str, ...] = ()


EXPECTED = {
    "01-masthead-line.txt": [
        Told(
            "افتتحت بلدية الساحل، اليوم الاثنين، حديقة عامة في وسط المدينة بعد أشغال دامت سنة كاملة",
            source="SAHEL.INFO",
            paragraphs=2,
            begins="افتتحت بلدية الساحل،",
            ends="مجاني للجميع.",
            notes=(
                "نُقلت الترويسة التي فوق النص إلى بياناته",
                "صيغ العنوان من النص",
            ),
        )
    ],
    "02-masthead-byline.txt": [
        Told(
            "تكتب المدن الصغيرة تاريخها في دفاتر لا يقرؤها أحد، ثم يأتي من يجمعها بعد مئة سنة",
            source="SAHEL.INFO",
            authors=("المختار السروجي",),
            paragraphs=2,
            begins="تكتب المدن الصغيرة",
            ends="دفاتر جده.",
            notes=(
                "نُقلت الترويسة التي فوق النص إلى بياناته",
                "صيغ العنوان من النص",
            ),
        )
    ],
    "04-agency-spaced-letters.txt": [
        Told(
            "افتتح في الرباط معرض للصور القديمة يضم مئة صورة من أرشيف الصحافة",
            source="وكالة المغرب العربي للأنباء",
            paragraphs=2,
            begins="افتتح في الرباط",
            ends="الشهر الجاري.",
            notes=(
                "نُقلت الترويسة التي فوق النص إلى بياناته",
                "صيغ العنوان من النص",
            ),
        )
    ],
    "05-paper-name-prefix.txt": [
        Told(
            "الأمطار تغمر طريق الجبل وتقطع الكهرباء",
            source="الساحل",
            paragraphs=2,
            begins="غمرت الأمطار، أمس",
            ends="ترتفع المياه.",
            notes=(
                "نُقل اسم الناشر من العنوان إلى المصدر",
                "حُذفت علامات ترقيم يتيمة في أول السطر",
            ),
        )
    ],
    "06-link-as-first-line.txt": [
        Told(
            "عاد المنتخب إلى البلاد بعد مشاركته في البطولة، واستقبله الجمهور في المطار بالأعلام",
            paragraphs=2,
            begins="عاد المنتخب إلى",
            ends="في وسعهم.",
            notes=(
                "نُقلت الترويسة التي فوق النص إلى بياناته",
                "صيغ العنوان من النص",
            ),
        )
    ],
    "07-headline-only-two-dots.txt": [
        Told(
            "بالتعاون مع شركة السيارات.. مهندس شاب يصنع بدلة يطير بها فوق الجبل ويدخل كتاب الأرقام القياسية",
            paragraphs=1,
            begins="بالتعاون مع شركة",
            ends="الأرقام القياسية",
            notes=("صيغ العنوان من النص",),
        )
    ],
    "08-headline-only-quote.txt": [
        Told(
            'بالفيديو.. "أيكة" تطلق شاحنا خفيا يلتصق بالأثاث',
            paragraphs=1,
            begins='بالفيديو.. "أيكة" تطلق',
            ends="يلتصق بالأثاث",
            notes=("صيغ العنوان من النص",),
        )
    ],
    "09-sgml-doc.txt": [
        Told(
            "افتتاح دار للكتب في الساحل",
            source="إذاعة الساحل",
            published="2017-03-01 day",
            section="ثقافة",
            paragraphs=1,
            begins="افتتحت في مدينة",
            ends="القرى المجاورة.",
        )
    ],
    "10-author-last-first.txt": [
        Told(
            "صناعة الورق في دمشق",
            authors=("محمد السروجي",),
            published="1906-12-17 day",
            paragraphs=2,
            begins="كانت في دمشق",
            ends="ظاهر المدينة.",
        )
    ],
    "11-markdown-title-and-repeat.txt": [
        Told(
            "تطهير الغرف",
            source="مجلة الساحل",
            published="1911-02-01 day",
            section="أخبار وأفكار",
            paragraphs=2,
            begins="جرب معلم في",
            ends="الماضي .",
        )
    ],
    "12-tags-and-keywords.txt": [
        Told(
            "دليل العناية بالنخل",
            published="2026-02-03 day",
            paragraphs=2,
            begins="متى يسقى النخل",
            ends="عن الشتاء.",
        )
    ],
    "13-toml-front-matter.txt": [
        Told(
            "رحلة إلى الواحة",
            published="2020-05-06 day",
            paragraphs=1,
            begins="وصلنا إلى الواحة",
            ends="أهلها ضيوفا.",
        )
    ],
    "14-yaml-folded-title.txt": [
        Told(
            "سوق السمك في الميناء",
            published="2019-01-02 day",
            paragraphs=1,
            begins="يبدأ البيع في",
            ends="قبل الظهر.",
        )
    ],
    "15-iso-8859-6.txt": [
        Told(
            "صدور العدد الأول من مجلة الجبل",
            paragraphs=2,
            begins="صدر في بيروت",
            ends="من قبل.",
        )
    ],
    "16-utf16le-no-mark.txt": [
        Told(
            "صدور العدد الأول من مجلة الجبل",
            paragraphs=2,
            begins="صدر في بيروت",
            ends="من قبل.",
        )
    ],
    "17-mojibake-utf8-read-as-latin1.txt": [
        Told(
            "صدور العدد الأول من مجلة الجبل",
            paragraphs=2,
            begins="صدر في بيروت",
            ends="من قبل.",
            notes=("أُصلح نص قُرئ بترميز غير ترميزه (utf-8 قُرئ windows-1252)",),
        )
    ],
    "21-pdf-lam-alef-swapped.txt": [
        Told(
            "ندوة عن الآثار الإسلامية في المدينة الأولى",
            paragraphs=1,
            begins="نظمت الإدارة العامة",
            ends="الآداب والأساتذة.",
            notes=(
                "أُصلح تبادل اللام والألف",
                "كلمات تحتمل وجهين تُركت كما هي: طالب",
            ),
        )
    ],
    "22-visual-order.txt": [
        Told(
            "نظمت بلدية الجبل معرضا للخرائط القديمة في قاعة المركز الثقافي",
            paragraphs=2,
            begins="وحضر المعرض عدد",
            ends="القرن الماضي",
            notes=("أُصلح ترتيب حروف معكوس",),
        )
    ],
    "24-hijri-before-1343.txt": [
        Told(
            "نبأ من العدد القديم",
            published="1906-02-25 day",
            paragraphs=1,
            begins="ورد في هذا",
            ends="الأهالي به.",
            notes=("نحو هذا اليوم: حُسب من الهجري، وقد يختلف يوما أو يومين",),
        )
    ],
    "25-month-numbered.txt": [
        Told(
            "خبر من الأرشيف",
            published="2013-10-17 day",
            paragraphs=1,
            begins="افتتحت المكتبة العامة",
            ends="جديدة للمطالعة.",
        )
    ],
    "26-newsapi.json": [
        Told(
            "افتتاح معرض الكتاب في مدينة الساحل",
            source="صحيفة الساحل",
            authors=(
                "غادة السروجي",
                "أميرة النجار",
            ),
            published="2021-07-01 day",
            paragraphs=1,
            begins="افتتح أمس معرض",
            ends="عشر دول",
            notes=("النص مقتطع في مصدره",),
        )
    ],
    "27-author-markup.json": [
        Told(
            "افتتاح معرض الكتاب في مدينة الساحل",
            source="صحيفة الساحل",
            authors=(
                "غادة السروجي",
                "أميرة النجار",
            ),
            paragraphs=1,
            begins="افتتح أمس معرض",
            ends="ويستمر أسبوعين.",
        )
    ],
    "28-html-in-text.json": [
        Told(
            "وصول السفينة إلى الميناء",
            paragraphs=3,
            begins="وصلت السفينة إلى",
            ends="مئة راكب.",
        )
    ],
    "29-paragraph-list.jsonl": [
        Told(
            "خبر في فقرات",
            paragraphs=2,
            begins="افتتحت المكتبة العامة",
            ends="من الأهالي.",
        )
    ],
    "30-telegram-export.json": [
        Told(
            "افتتاح المكتبة",
            source="أخبار الساحل",
            published="2023-05-04 day",
            paragraphs=1,
            begins="افتتحت المكتبة العامة",
            ends="بعد إصلاحها.",
        )
    ],
    "31-openiti.txt": [
        Told(
            "مقدمة",
            source="رسالة في العدل",
            authors=("صالح بن محمد السروجي",),
            paragraphs=2,
            begins="الحمد لله وبعد",
            ends="لمن سأل",
        )
    ],
    "40-persian-zwnj.txt": [
        Told(
            "كلمة فارسية في نص عربي",
            paragraphs=1,
            begins="كتب الرحالة أن",
            ends="وشرحها للقراء.",
        )
    ],
    "41-contact-address-is-content.txt": [
        Told(
            "ندوة عن الإدارة المحلية في الرباط",
            paragraphs=1,
            begins="تنظم مجلة الساحل",
            ends="الإلكترونيnadwa.sahel@example.org .",
        )
    ],
    "43-conversion-leftovers.txt": [
        Told(
            "خبر من الساحل",
            paragraphs=3,
            begins="افتتح المعرض أمس",
            ends="من الأهالي.",
            notes=("حُذفت علامات ترقيم يتيمة في أول السطر",),
        )
    ],
    "47-hard-wrapped.txt": [
        Told(
            "كان في بلدة الساحل مكتبة صغيرة يقصدها الطلاب من القرى المجاورة كل يوم خميس",
            paragraphs=2,
            begins="كان في بلدة",
            ends="وفتحتها للناس.",
            notes=(
                "ضُمّت الأسطر المقطوعة في فقرات",
                "صيغ العنوان من النص",
            ),
        )
    ],
    "48-whole-issue.txt": [
        Told(
            "افتتاح دار للكتب",
            source="الساحل",
            paragraphs=1,
            begins="افتتحت في البلدة",
            ends="آلاف مجلد.",
            notes=("فُصل من ملف فيه 3 مقالات",),
        ),
        Told(
            "سباق القوارب",
            source="الساحل",
            paragraphs=1,
            begins="جرى في الميناء",
            ends="عشرون صيادا.",
            notes=("فُصل من ملف فيه 3 مقالات",),
        ),
        Told(
            "إصلاح طريق الجبل",
            source="الساحل",
            paragraphs=1,
            begins="بدأت البلدية إصلاح",
            ends="أمطار الشتاء.",
            notes=("فُصل من ملف فيه 3 مقالات",),
        ),
    ],
    "50-yaml-continued-line.txt": [
        Told(
            "غرف التجارة في المدن القديمة",
            authors=("ز. خ.",),
            published="1910-08-08 day",
            paragraphs=1,
            begins="اجتمع تجار المدينة",
            ends="كل شهر.",
        )
    ],
    "51-presentation-forms.txt": [
        Told(
            "الرباط : افتتاح مكتبة",
            source="وكالات",
            places=("الرباط",),
            paragraphs=1,
            begins="افتتحت في الرباط",
            ends="كل يوم.",
            notes=("رُدّت أشكال الحروف إلى حروفها",),
        )
    ],
}
REFUSED = {
    "20-question-marks.txt": "النص تالف: ضاعت حروف معظم كلماته في تحويل سابق للترميز",
    "42-nothing-but-masthead.txt": "لا نص بعد حذف الزوائد",
}


def read_case(name: str) -> tuple[list[Document], list[Line]]:
    if not (CASES / name).exists():
        pytest.skip("the cases are not beside this checkout")
    records = [each for each in read(CASES / name) if isinstance(each, Record)]
    parsed, lines = parse_batch(records, OpeningLines(()), NO_DEFAULTS)
    return [one.document for one in parsed], lines


def told(document: Document) -> Told:
    published = document.published
    return Told(
        document.title,
        document.source,
        document.authors,
        f"{published.date} {published.precision}" if published else "",
        document.places,
        document.section,
        len(document.paragraphs),
        " ".join(document.paragraphs[0].split()[:3]),
        " ".join(document.paragraphs[-1].split()[-2:]),
        document.notes,
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_what_a_text_says_of_itself(name: str) -> None:
    documents, lines = read_case(name)
    assert [told(document) for document in documents] == EXPECTED[name]
    assert lines == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_a_line_of_the_report(name: str) -> None:
    documents, lines = read_case(name)
    assert documents == []
    assert [(line.file_name, line.outcome, line.detail) for line in lines] == [
        (name, "refused", REFUSED[name])
    ]


def test_tags_and_key_words_are_one_list_and_a_draft_stays_one() -> None:
    ((document,), _) = read_case("12-tags-and-keywords.txt")
    assert document.tags == ("نخل", "سقاية", "كيف أسقي النخل", "زراعة")
    assert document.draft


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("23-uthmani-salah.txt", ["ٱلصَّلَوٰةَ", "ٱلزَّكَوٰةَ﴾"]),
        ("40-persian-zwnj.txt", ["می\u200cخواهم", "کتاب\u200cها"]),
        ("39c-twin-stretched.txt", ["بلديّة"]),
        ("41-contact-address-is-content.txt", ["nadwa.sahel@example.org"]),
        ("49-maghrebi-plural.txt", ["ملايير"]),
    ],
)
def test_the_text_is_kept_as_it_is_written(name: str, words: list[str]) -> None:
    ((document,), _) = read_case(name)
    assert [word for word in words if word not in document.body] == []
