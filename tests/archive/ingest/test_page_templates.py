"""Pages as sites of different kinds and times build them: one text, and what is known of it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pytest
from lxml.html import HtmlElement, document_fromstring, tostring

from archive.ingest.document import Document, PartialDate, PassedOver
from archive.ingest.parsers.page import kind
from archive.ingest.parsers.page.loose import into_paragraphs
from archive.ingest.parsers.page.site import split_title, without_site
from tests.archive.ingest.builders import extracted_of, record

TEXT = (
    "أعلنت إدارة الري أن موسم التنظيف هذا العام يبدأ قبل موعده بأسبوعين، لأن الماء في القنوات نزل أسرع مما كان ينزل في الأعوام السابقة.",
    "وقال المتحدث باسمها إن فرقا تنزل إلى القنوات كل صباح فترفع ما ترسب فيها من الطين، وتترك الضفاف على حالها حتى لا تنهار مع أول ماء.",
    "ودعا أهل القرى إلى أن يحضر من كل بيت رجل، كما كانوا يفعلون قبل أن تدخل الآلات، وقالوا إن العمل في الجماعة أسرع وأحفظ للقناة.",
)
HEADLINE = "تنظيف القنوات يبدأ مبكرا"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in TEXT)
BROKEN = "<br><br>".join(TEXT)
MENU = "".join(f"<li><a href='/s{n}'>قسم {n}</a></li>" for n in range(15))
OTHERS = "".join(
    f"<li><a href='/n{n}'>خبر آخر عن حدث وقع في مكان ما {n}</a><span class='date'>2019/01/{n + 1:02}</span></li>"
    for n in range(8)
)
SIDE = f"<div class='sidebar'><h3>الأكثر قراءة</h3><ul>{OTHERS}</ul></div>"


class Expected(NamedTuple):
    source: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""


TEMPLATES = {
    "a paper with date and writer in classes": (
        f"""<html lang='ar'><head><title>{HEADLINE} - صوت الحقل</title><meta property='og:site_name' content='صوت الحقل'></head>
        <body><ul>{MENU}</ul><div class='articleHeader'><h1>{HEADLINE}</h1><div><span class='newsStoryDate'>الأحد، 10 مارس 2019 12:00 م</span></div>
        <span class='writeBy'>كتب محمد علي</span></div><div id='articleBody'>{PARAGRAPHS}</div>{SIDE}</body></html>""",
        Expected("صوت الحقل", ("محمد علي",), "2019-03-10"),
    ),
    "a paper whose text stands between line breaks": (
        f"""<html><head><title>{HEADLINE} | جريدة الحقل</title></head><body><div class=top>السبت 5 أكتوبر 2024</div><div class=menu>{MENU}</div>
        <div class=breadcrumb><a href=/>الرئيسية</a> » <a href=/eco>محليات</a></div><div class=news><h2 class=title>{HEADLINE}</h2>
        <div class=info><span>نشر في: 12-04-2017</span> <span>المشاهدات: 531</span></div><div class=txt>{BROKEN}</div></div>{SIDE}</body></html>""",
        Expected("جريدة الحقل", (), "2017-04-12"),
    ),
    "a page of tables from the nineties": (
        f"""<HTML DIR=RTL><HEAD><TITLE>جريدة الحقل</TITLE></HEAD><BODY><TABLE WIDTH=100%><TR><TD COLSPAN=2><IMG SRC="logo.gif"></TD></TR><TR><TD VALIGN=top>
        <A HREF=1.htm>الصفحة الأولى</A><BR><A HREF=2.htm>محليات</A><BR><A HREF=3.htm>رياضة</A></TD><TD><FONT SIZE=5 COLOR=red><B>{HEADLINE}</B></FONT><BR>
        <FONT SIZE=3>القاهرة ـ محمد علي:<BR>{BROKEN}</FONT></TD></TR></TABLE><CENTER>جميع الحقوق محفوظة 1999</CENTER></BODY></HTML>""",
        Expected("جريدة الحقل", ("محمد علي",)),
    ),
    "a post of a blog, one box after another": (
        f"""<html dir='rtl'><head><title>مدونة الحقل: {HEADLINE}</title></head><body><div class='header'><h1 class='title'><a href='/'>مدونة الحقل</a></h1></div>
        <div class='main'><h2 class='date-header'><span>السبت، 3 مايو 2014</span></h2><div class='post'><h3 class='post-title entry-title'>{HEADLINE}</h3>
        <div class='post-body'><div>{TEXT[0]}</div><div><br/></div>{TEXT[1]}<br/><br/>{TEXT[2]}</div>
        <div class='post-footer'>مرسلة بواسطة <span class='fn'>سلمى ناصر</span></div></div></div><div class='sidebar'><ul>{MENU}</ul></div></body></html>""",
        Expected("مدونة الحقل", ("سلمى ناصر",), "2014-05-03"),
    ),
    "a page of a word processor": (
        f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>تنظيف القنوات</title><style><!-- p {{margin:0}} --></style></head><body lang=AR-SA>
        <div class=Section1><p align=center><b><span>{HEADLINE}<o:p></o:p></span></b></p><p><span>بقلم: محمد علي</span></p><p><o:p>&nbsp;</o:p></p>{PARAGRAPHS}</div></body></html>""",
        Expected("", ("محمد علي",)),
    ),
    "a theme with comments below": (
        f"""<!DOCTYPE html><html lang="ar"><head><title>{HEADLINE} &#8211; موقع الحقل</title></head><body><header><nav><ul>{MENU}</ul></nav></header>
        <article><h1 class="entry-title">{HEADLINE}</h1><div class="entry-meta"><time datetime="2023-05-01T11:00:00+03:00">1 مايو، 2023</time></div>
        <div class="entry-content">{PARAGRAPHS}</div></article><div id="comments" class="comments"><h2>تعليقان</h2><article class="comment">
        <footer><b class="fn">أحمد علي</b> <time datetime="2023-05-02">أمس</time></footer><div><p>تعليق من قارئ.</p></div></article></div></body></html>""",
        Expected("موقع الحقل", (), "2023-05-01"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_article_of_each_is_found(name: str) -> None:
    html, expected = TEMPLATES[name]
    day = expected.published
    found = extracted_of(record(html, "text/html"))
    assert found == Document(
        TEXT,
        title=HEADLINE,
        source=expected.source,
        authors=expected.authors,
        published=PartialDate(datetime.date.fromisoformat(day), "day") if day else None,
        places=found.places,
    )


SUMMARY = "ملخص للخبر وفيه كلام طويل بعض الشيء حتى يتجاوز السطر ويبدو كأنه فقرة من مقال وليس كذلك، فوراءه صفحة أخرى فيها بقيته"


def listing(head: str, summary: str) -> str:
    items = "".join(
        f"<div class=item><h3><a href=/n{n}>خبر من أخبار الحقول والقرى {n}</a></h3><p>{summary} {n}</p></div>"
        for n in range(20)
    )
    return f"<html lang=ar><head><title>محليات - جريدة الحقل</title>{head}</head><body><nav>{MENU}</nav><main><h1>محليات</h1>{items}</main></body></html>"


@pytest.mark.parametrize("summary", ["ملخص قصير", SUMMARY])
@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("", kind.LIST_PAGE),
        ("<link rel=canonical href=https://field.example/local/>", kind.LIST_PAGE),
        ("<link rel=canonical href=https://field.example/>", kind.FRONT_PAGE),
    ],
)
def test_pages_that_lead_to_others_are_passed_over(head: str, reason: str, summary: str) -> None:
    with pytest.raises(PassedOver, match=reason):
        extracted_of(record(listing(head, summary), "text/html"))


def test_an_article_with_many_others_below_is_one() -> None:
    others = "".join(f"<h3><a href=/n{n}>خبر من أخبار الحقول {n}</a></h3>" for n in range(12))
    html = f"<html><body><nav>{MENU}</nav><article><h1>{HEADLINE}</h1>{PARAGRAPHS}</article><section class=related>{others}</section></body></html>"
    assert extracted_of(record(html, "text/html")).paragraphs == TEXT


# Loose text

LONG = "نص طويل يكفي لأن يكون فقرة وحده في صندوقه بلا شك"


@pytest.mark.parametrize(
    ("box", "rebuilt"),
    [
        (f"<div>{LONG}<br>{LONG}</div>", f"<div><p>{LONG}</p><p>{LONG}</p></div>"),
        (f"<div>{LONG}<br><br/> \n<br>{LONG} <b>غليظ</b> ثم</div>", f"<div><p>{LONG}</p><p>{LONG} <b>غليظ</b> ثم</p></div>"),
        (f"<div><p>أ</p>{LONG}<ul><li>ب</li></ul>ج</div>", f"<div><p>أ</p><p>{LONG}</p><ul><li>ب</li></ul><p>ج</p></div>"),
        (f"<div>{LONG}</div>", f"<p>{LONG}</p>"),
        (f"<div>{LONG} <a href='x'>رابط</a></div>", f'<p>{LONG} <a href="x">رابط</a></p>'),
        (f"<div><font>{LONG}<br>{LONG}</font></div>", f"<div><font><p>{LONG}</p><p>{LONG}</p></font></div>"),
        ("<div>قصير<br>قصير</div>", "<div>قصير<br>قصير</div>"),
        ("<div><p>أ</p> ب <p>ج</p></div>", "<div><p>أ</p> ب <p>ج</p></div>"),
        (f"<div><span>{LONG}</span></div>", f"<div><span>{LONG}</span></div>"),
    ],
)  # fmt: skip
def test_loose_text_is_put_into_paragraphs(box: str, rebuilt: str) -> None:
    page: HtmlElement = document_fromstring(f"<html><body>{box}</body></html>")
    before = "".join(page.text_content().split())
    into_paragraphs(page)
    body = tostring(page.find("body"), encoding="unicode")
    assert body == f"<body>{rebuilt}</body>"
    assert "".join(page.text_content().split()) == before


# Titles and sites


@pytest.mark.parametrize(
    ("title", "headings", "names", "split"),
    [
        ("أ ب ج - الحقل", ["أ ب ج"], [], ("أ ب ج", "الحقل")),
        ("أ ب ج - د", [], ["د"], ("أ ب ج", "د")),
        ("د :: أ ب ج", [], ["د"], ("أ ب ج", "د")),
        ("أ ب ج: د هـ", ["أ ب ج: د هـ"], [], ("أ ب ج: د هـ", "")),
        ("الحقل: أ ب ج", ["أ ب ج", "الحقل"], [], ("أ ب ج", "الحقل")),
        ("أ ب ج » أخبار » الحقل", ["أ ب ج"], [], ("أ ب ج", "الحقل")),
        ("أ ب ج - الرئيسية", ["أ ب ج"], [], ("أ ب ج", "")),
        ("الحقل", [], ["الحقل"], ("", "الحقل")),
        ("أ - ب - ج", [], [], ("أ - ب - ج", "")),
        ("", [], [], ("", "")),
    ],
)  # fmt: skip
def test_the_title_of_a_window_is_split(
    title: str, headings: list[str], names: list[str], split: tuple[str, str]
) -> None:
    assert split_title(title, headings, names) == split


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("أ ب - الحقل", "أ ب"),
        ("الحقل | أ ب", "أ ب"),
        ("أ - ب - الحقل", "أ - ب"),
        ("أ ب - غيره", "أ ب - غيره"),
        ("الحقل", "الحقل"),
    ],
)
def test_a_headline_loses_the_name_of_its_site(title: str, bare: str) -> None:
    assert without_site(title, ["الحقل", ""]) == bare
