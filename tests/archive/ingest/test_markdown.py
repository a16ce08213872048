"""Markdown becomes plain text: all of its words, none of its marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.ingest.document import Document, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers import markdown as parser
from archive.ingest.parsers.front_matter import BROKEN
from tests.archive.ingest.builders import extracted_of, only, record

Lines = tuple[str, ...]


def markdown(text: str) -> Document:
    return only(record(text, "text/markdown"))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("سطر\nيتبعه سطر\n\nفقرة", ("سطر يتبعه سطر", "فقرة")),
        ("نص *مائل* و**غليظ** و***كلاهما*** __غليظ__ و~~مشطوب~~؛", ("نص مائل وغليظ وكلاهما غليظ ومشطوب؛",)),
        ("اقرأ [الخبر](https://a.example/x 'عنوان') كله", ("اقرأ الخبر كله",)),
        ("اقرأ [الخبر][1] و[البحر]\n\n[1]: https://a.example\n[البحر]: /b", ("اقرأ الخبر والبحر",)),
        ("راسلنا: <https://a.example/x>", ("راسلنا: https://a.example/x",)),
        ("![صورة *الميناء*](a.png)\n\nنص ![](b.png)نص", ("صورة الميناء", "نص نص")),
        ("[![صورة](a.png)](https://a.example)", ("صورة",)),
        ("شغّل `make run` الآن", ("شغّل make run الآن",)),
        ("```python\nx = *a*\n\ny < 2\n```\nنص", ("x = *a*", "y < 2", "نص")),
        ("~~~~\n<script> *a*\n~~~~\nنص", ("<script> *a*", "نص")),
        ("    سطر بعيد\n    وآخر", ("سطر بعيد", "وآخر")),
        ("> قال الملاح:\n> البحر لنا\n>\n> > وصدق", ("قال الملاح: البحر لنا", "وصدق")),
        ("- تمر\n- سمك\n  - طازج\n* * *\n+ ملح", ("تمر", "سمك", "طازج", "ملح")),
        ("3. تمر\n4. سمك\n\n   يباع صباحا\n   1. طازج\n5. ملح", ("3. تمر", "4. سمك", "يباع صباحا", "1. طازج", "5. ملح")),
        ("- [x] أُنجز\n- [ ] بقي\n\n[ ] نص", ("أُنجز", "بقي", "[ ] نص")),
        ("| المدينة | الميناء |\n|:--|--:|\n| عدن | *قديم* |\n| مسقط | |", ("المدينة؛ الميناء", "عدن؛ قديم", "مسقط")),
        ("صدر البيت  \nوعجزه\\\nوخاتمته<br>وما بعدها", ("صدر البيت", "وعجزه", "وخاتمته", "وما بعدها")),
        (r"\# ليس عنوانا، و\*ليس مائلا\* و\[ليس رابطا\] و1\. &lt;ليس وسما&gt;", ("# ليس عنوانا، و*ليس مائلا* و[ليس رابطا] و1. <ليس وسما>",)),
        ("نص <!-- خفي --> يُرى\n\n<!-- خفي\n\nخفي -->\n\nآخر", ("نص يُرى", "آخر")),
        ("نص\n\n<!-- لا يُغلق\n\nخفي", ("نص",)),
        ('<p dir="rtl" align=center>نص <b>غليظ</b>و<span>متصل</span></p>\n<hr>\n<div>\n\nآخر **غليظ**\n\n</div>', ("نص غليظومتصل", "آخر غليظ")),
        ("<script>alert(1)</script>\n\nنص <script>alert(1)</script>\n\n<style>\np {}\n</style>\nآخر", ("نص", "آخر")),
        ("الوسم <script> يُكتب هكذا\n\nنص", ("الوسم يُكتب هكذا", "نص")),
        ("نص\n\n<?php if (a > b) ?>\n\n<![CDATA[خفي]]>\n\n<div class=", ("نص",)),
        ("نص[^1] وآخر[^أ].\n\n[^1]: حاشية\n[^أ]: كلمة أخرى", ("نص وآخر.", "حاشية كلمة أخرى")),
        ('نص\n\n{{< youtube "abc" >}}\n\n{% include a.html %}\n\nفقرة\n{: .verse #a}', ("نص", "فقرة")),
        ("تكلفة &amp; ربح &quot;كبير&quot; &#8212; 5 < 6", ('تكلفة & ربح "كبير" — 5 < 6',)),
    ],
)  # fmt: skip
def test_text_is_kept_and_marks_go(text: str, paragraphs: Lines) -> None:
    assert markdown(text).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("text", "title", "paragraphs"),
    [
        ("# الميناء *القديم* #\n\nنص", "الميناء القديم", ("نص",)),
        ("الميناء\n=======\nنص", "الميناء", ("نص",)),
        ("الميناء\n---\nنص\n\n## قسم\n\nنص", "الميناء", ("نص", "قسم", "نص")),
        ("![شعار](a.png)\n\n# الميناء\n\nنص", "الميناء", ("شعار", "نص")),
        ("## الميناء\n\nنص\n\n### قسم\n\nنص", "الميناء", ("نص", "قسم", "نص")),
        ("# أول\n\nنص\n\n# ثان\n\nنص", "أول", ("نص", "ثان", "نص")),
        ("نص\n\n# أول\n\nنص\n\n# ثان\n\nنص", "", ("نص", "أول", "نص", "ثان", "نص")),
        ("نص\n\n## قسم\n\nنص", "", ("نص", "قسم", "نص")),
        ("# عنوان بلا نص", "", ("عنوان بلا نص",)),
    ],
)
def test_the_heading_above_the_text_is_its_title(text: str, title: str, paragraphs: Lines) -> None:
    assert markdown(text) == Document(paragraphs, title=title)


@pytest.mark.parametrize(
    ("heading", "paragraphs"),
    [
        ("# الميناء القديم", ("نص",)),
        ("##  الميناءُ القديم:", ("نص",)),
        ("# الميناء", ("نص",)),
        ("# الميناء الجديد", ("الميناء الجديد", "نص")),
        ("الميناء القديم", ("الميناء القديم", "نص")),
    ],
)
def test_a_title_in_the_front_matter_wins_and_its_heading_does_not_repeat_it(
    heading: str, paragraphs: Lines
) -> None:
    front = '---\ntitle: "*الميناء القديم*. الساحل 8(10)"\ntags: [بحر، صيد]\nauthor: هدى\n---\n\n'
    assert markdown(f"{front}{heading}\n\nنص") == Document(
        paragraphs,
        title="الميناء القديم",
        source="الساحل",
        tags=("بحر", "صيد"),
        authors=("هدى",),
        extra={"issue": "8(10)"},
    )


@pytest.mark.parametrize(
    ("written", "title", "source", "issue"),
    [
        ("*الميناء*. مجلة الساحل 6(2)", "الميناء", "مجلة الساحل", "6(2)"),
        ("*الميناء*.  9(1)", "الميناء", "", "9(1)"),
        ("د. منى في الميناء. الساحل 12 (3)", "د. منى في الميناء", "الساحل", "12 (3)"),
        ("هزيمة المنتخب. النتيجة 3-2", "هزيمة المنتخب. النتيجة 3-2", "", ""),
        ("قانون رقم 6(2)", "قانون رقم 6(2)", "", ""),
    ],
)
def test_a_title_that_is_a_citation_names_its_journal(
    written: str, title: str, source: str, issue: str
) -> None:
    found = markdown(f'---\ntitle: "{written}"\n---\nنص')
    extra = {"issue": issue} if issue else {}
    assert found == Document(("نص",), title=title, source=source, extra=extra)


@pytest.mark.parametrize(
    ("heading", "section", "title"),
    [
        ("## تطهير الغرف", "أخبار وأفكار", "تطهير الغرف"),
        ("## أخبار وأفكار: تطهير الغرف", "", "أخبار وأفكار : تطهير الغرف"),
        ("## الغرف", "", "أخبار وأفكار : تطهير الغرف"),
    ],
)
def test_a_title_with_its_section_is_told_by_the_heading(
    heading: str, section: str, title: str
) -> None:
    found = markdown(f"---\ntitle: أخبار وأفكار : تطهير الغرف\n---\n{heading}\n\nنص")
    assert found == Document(("نص",), title=title, section=section)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ('نص {{< ref "a.md" >}}وآخر', ("نص وآخر",)),
        ('{{< figure\n  src="a.png"\n  title="صورة" >}}\n\nنص', ("نص",)),
        ("{{% notice %}}\nنص\n{{% /notice %}}", ("نص",)),
        ("نص [هنا]({{ site.baseurl }}/a) و{{ page.title }}", ("نص هنا و",)),
        ("{% if a %}نص{% endif %}", ("نص",)),
        ("{% comment %}\nخفي\n\nخفي\n{% endcomment %}\nنص", ("نص",)),
        ('<div class="note">{% include a.html %}نص</div>', ("نص",)),
        ("{: .no_toc }\n\nنص\n{:toc}", ("نص",)),
        ("`{{ x }}` و{ليس وسما}", ("{{ x }} و{ليس وسما}",)),
        ("{{ لا يُغلق\n\nنص }}", ("{{ لا يُغلق", "نص }}")),
    ],
)
def test_marks_of_site_generators_go(text: str, paragraphs: Lines) -> None:
    assert markdown(text).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("## الميناء\n\nنص **غليظ**", ("نص غليظ",)),
        ("سطر [رابط](https://a.example/x)\nوسطر", ("سطر رابط", "وسطر")),
        ("سطر[^1]\nوسطر", ("سطر", "وسطر")),
        ("# عنوان\nنص\n# عنوان\nنص", ("نص", "عنوان", "نص")),
        ("{{< youtube x >}}\nنص", ("نص",)),
        (
            "- قال\n- قلت\n#وسم **واحد** [قوس] (قوس)",
            ("- قال", "- قلت", "#وسم **واحد** [قوس] (قوس)"),
        ),
        ("# ليس وحده علامة\nنص", ("# ليس وحده علامة", "نص")),
    ],
)
def test_plain_text_with_its_marks_is_read_line_by_line(text: str, paragraphs: Lines) -> None:
    assert only(record(text)).paragraphs == paragraphs


def test_front_matter_that_is_broken_is_noted() -> None:
    assert markdown("---\nنص بلا مفتاح\n\n# عنوان\n\nنص").notes == (BROKEN,)


@pytest.mark.parametrize("text", ["", "---\ntitle: أ\n---\n", "<!-- خفي -->", "***", "[أ]: /b"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        markdown(text)


def test_lines_of_any_system_and_encoding_are_read() -> None:
    document = only(record("# عنوان\r\n\r\nنص\r\nيتبعه\r\n".encode("utf-16"), "text/markdown"))
    assert document == Document(("نص يتبعه",), title="عنوان", encoding="utf-16")


def test_what_is_extracted_from_text_is_extracted_from_markdown() -> None:
    text = "# الميناء يفتح أبوابه\n\n**بغداد - العراق اليوم:**\n\nوصل الوفد إلى الميناء عند الفجر.\n\n*المصدر*"
    document = extracted_of(record(text, "text/markdown"))
    assert (document.title, document.places, document.source, document.paragraphs) == (
        "الميناء يفتح أبوابه",
        ("بغداد",),
        "العراق اليوم",
        ("وصل الوفد إلى الميناء عند الفجر.",),
    )


PIECES = (
    *("# ", "## ", "> ", "- ", "1. ", "* ", "| ", "|---|---|\n", "```\n", "    ", "\t", "---\n", "===\n"),
    *("**", "_", "~~", "[", "](", ")", "][", "![", "]: /x\n", "`", "<b>", "</div>", "<div", "<br>", ">"),
    *("<!-- ", " -->", "<script>", "</script>", "<?", "?>", "&amp;", "&#x", "\\", "  \n", "[^1]", "{{< x >}}"),
    *("كلمة", "نص ", "الميناء", "\n", "\n\n", ". ", "«", "5"),
)  # fmt: skip

LITERAL = re.compile(r"[`\\&\t]| {4}|~~~")  # what shows marks as they stand: code, escapes


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("~~~~---\n<script>")
def test_no_mixture_of_its_marks_is_an_error_or_leaves_markup(text: str) -> None:
    try:
        (document,) = parse(record(text, "text/markdown"))
    except Refusal:
        return
    shown = "\n".join((document.title, *document.paragraphs))
    assert shown.strip()
    if not LITERAL.search(text):
        assert not re.search(r"<(?:b|div|br|script)>|</(?:div|script)>", shown)


@pytest.mark.parametrize(
    ("most", "text", "paragraph"),
    [
        (2, "نص [أ](/a) و[ب](/b) و[ج](/c) و[د", "نص أ وب وج و[د"),
        (2, "نص [[ و[أ](/a)", "نص [[ وأ"),
        (2, "نص [[[ و[أ](/a)", "نص [[[ و[أ](/a)"),
        (0, "نص ![أ](/a.png) و[", "نص ![أ](/a.png) و["),
    ],
)
def test_brackets_that_are_never_closed_are_no_signs_where_they_are_very_many(
    most: int, text: str, paragraph: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parser, "MOST_OPEN", most)
    assert parser.document_of(Document(()), text).paragraphs == (paragraph,)
