"""Web pages: what a page says of its article, where its text is, and which pages are none."""

from __future__ import annotations

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.document import Document, PartialDate, PassedOver, Refusal
from archive.ingest.formats import format_of, parse
from archive.ingest.parsers import web_page
from archive.ingest.parsers.page import kind
from tests.archive.ingest.builders import BODY, extracted_of, only, record

DAY = PartialDate(datetime.date(2021, 6, 9), "day")
FIRST = "وصلت إلى ميناء الواحة صباح أمس سفينة تحمل أربعين ألف طن من القمح، وبدأ العمال تفريغها بعد ساعة من رسوّها على الرصيف الجديد."
SECOND = "وقال مدير الميناء إن الرصيف يستقبل سفينتين في وقت واحد، وإن العمل فيه يستمر ليلا ونهارا حتى ينتهي موسم الحصاد في آخر الصيف."
TEXT = (FIRST, SECOND)
ARTICLE = f"<article><h1>السفينة في الميناء</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
MENU = "<nav>" + "".join(f'<a href="/{n}">قسم {n}</a> ' for n in range(12)) + "</nav>"
FOOT = (
    '<footer><a href="/about">من نحن</a> <a href="/ads">أعلن معنا</a> جميع الحقوق محفوظة</footer>'
)


def page(head: str = "", article: str = ARTICLE, lang: str = "ar") -> str:
    return f'<!DOCTYPE html><html lang="{lang}" dir="rtl"><head>{head}</head><body>{MENU}<main>{article}</main>{FOOT}</body></html>'


def read(html: str) -> Document:
    return only(record(html, "text/html"))


def meta(**said: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in said.items()
    )


def json_ld(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{text}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "السفينة في الميناء",
    "datePublished": "2021-06-09T01:30:00+03:00",
    "dateModified": "2022-01-01",
    "author": {"@type": "Person", "name": "هدى منصور"},
    "publisher": {"@type": "Organization", "name": "صحيفة الواحة"},
    "keywords": "قمح، ميناء",
    "articleSection": "اقتصاد",
    "mainEntityOfPage": {"@id": "https://oasis.example/news/17"},
    "inLanguage": "ar",
}
SAID = Document(
    TEXT,
    title="السفينة في الميناء",
    source="صحيفة الواحة",
    authors=("هدى منصور",),
    published=DAY,
    tags=("قمح", "ميناء"),
    url="https://oasis.example/news/17",
    section="اقتصاد",
)


@pytest.mark.parametrize(
    "said",
    [
        NEWS,
        [NEWS],
        {"@graph": [{"@type": "WebSite", "name": "x"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        NEWS | {"@type": ["Article", "NewsArticle"], "keywords": ["قمح", "ميناء"]},
        NEWS | {"author": ["هدى منصور"], "publisher": "صحيفة الواحة"},
        {
            "@graph": [
                NEWS | {"author": {"@id": "#h"}, "publisher": {"@id": "#o"}},
                {"@id": "#h", "@type": "Person", "name": "هدى منصور"},
                {"@id": "#o", "@type": "Organization", "name": "صحيفة الواحة"},
            ]
        },
    ],
)
def test_json_ld_says_what_an_article_is(said: object) -> None:
    assert read(page(json_ld(said))) == SAID


@pytest.mark.parametrize(
    "head",
    [
        meta(
            og__title="السفينة في الميناء - صحيفة الواحة",
            og__site_name="صحيفة الواحة",
            og__url="https://oasis.example/news/17",
            article__published_time="2021-06-09T01:30:00+03:00",
            article__modified_time="2022-01-01",
            article__author="هدى منصور",
            article__section="اقتصاد",
        )
        + meta(article__tag="قمح")
        + meta(article__tag="ميناء"),
        '<meta name="citation_title" content="السفينة في الميناء"><meta name="citation_author" content="هدى منصور">'
        '<meta name="citation_publication_date" content="2021/06/09"><meta name="citation_journal_title" content="صحيفة الواحة">'
        '<meta name="citation_keywords" content="قمح؛ ميناء"><meta property="article:section" content="اقتصاد">'
        '<link rel="canonical" href="https://oasis.example/news/17">',
        '<meta name="DC.title" content="السفينة في الميناء"><meta name="DC.Creator" content="هدى منصور">'
        '<meta name="DC.date.issued" content="2021-06-09"><meta name="DC.publisher" content="صحيفة الواحة">'
        '<meta name="dc.subject" content="قمح, ميناء"><meta property="article:section" content="اقتصاد">'
        '<link rel="canonical" href="https://oasis.example/news/17">',
    ],
    ids=["open graph", "highwire", "dublin core"],
)
def test_so_do_marks_of_other_kinds(head: str) -> None:
    assert read(page(head)) == SAID


def test_so_do_microdata_and_links_to_tags() -> None:
    article = f"""<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">السفينة في الميناء</h1>
    <span itemprop="author" itemscope><a href="/huda"><b itemprop="name">هدى منصور</b></a></span>
    <meta itemprop="datePublished" content="2021-06-09"><span itemprop="articleSection">اقتصاد</span>
    <div itemprop="articleBody"><p>{FIRST}</p><p>{SECOND}</p></div>
    <ul><li><a rel="tag" href="/t/1">قمح</a></li><li><a rel="tag" href="/t/2">ميناء</a></li></ul></article>"""
    head = '<title>السفينة في الميناء | صحيفة الواحة</title><link rel="canonical" href="https://oasis.example/news/17">'
    found = read(page(head, article))
    assert found.paragraphs[:2] == TEXT
    assert (found.title, found.source, found.authors, found.published, found.tags, found.section) == (
        SAID.title, SAID.source, SAID.authors, SAID.published, SAID.tags, SAID.section
    )  # fmt: skip


def test_an_entry_of_medium_is_all_that_its_marks_say() -> None:
    html = f"""<!DOCTYPE html><html><head><title>السفينة في الميناء</title></head><body><article class="h-entry">
    <header><h1 class="p-name">السفينة في الميناء</h1></header><section data-field="subtitle" class="p-summary">ملخص</section>
    <section data-field="body" class="e-content"><h3 class="graf--title">السفينة في الميناء</h3><p>{FIRST}</p><p>{SECOND}</p></section>
    <footer><p>By <a href="https://medium.example/@huda" class="p-author h-card">هدى منصور</a> on
    <a href="https://medium.example/p/1"><time class="dt-published" datetime="2021-06-09T10:00:00.000Z">June 9, 2021</time></a>.</p>
    <p><a href="https://medium.example/@huda/ship-1" class="p-canonical">Canonical link</a></p><p>Exported from Medium.</p></footer></article></body></html>"""
    assert read(html) == Document(
        TEXT,
        title="السفينة في الميناء",
        authors=("هدى منصور",),
        published=DAY,
        url="https://medium.example/@huda/ship-1",
    )


def test_other_articles_in_json_ld_say_nothing_of_this_one() -> None:
    others = [NEWS | {"headline": name, "author": "منى"} for name in ("خبر آخر", "خبر ثالث")]
    head = "<title>السفينة في الميناء</title>" + json_ld(others)
    assert read(page(head)) == Document(TEXT, title="السفينة في الميناء")
    assert read(page(head + json_ld(NEWS))) == SAID


@pytest.mark.parametrize(
    "text",
    ["{", "[" * 5000, '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 5, "keywords": [7]}', "null", '"x"'],
)  # fmt: skip
def test_json_ld_that_is_broken_says_nothing(text: str) -> None:
    head = f'<title>السفينة في الميناء</title><script type="application/ld+json">{text}</script>'
    assert read(page(head)) == Document(TEXT, title="السفينة في الميناء")


def test_json_ld_with_line_breaks_in_strings_and_comments_around_is_read() -> None:
    text = json.dumps(NEWS, ensure_ascii=False).replace("السفينة في", "السفينة\n في")
    head = f'<script type="application/ld+json">//<![CDATA[\n{text};\n//]]></script>'
    assert read(page(head)) == SAID


@pytest.mark.parametrize(
    ("title", "og", "heading", "found", "source"),
    [
        ("السفينة في الميناء - الواحة", "", "السفينة في الميناء", "السفينة في الميناء", "الواحة"),
        ("الواحة | السفينة في الميناء", "", "السفينة في الميناء", "السفينة في الميناء", "الواحة"),
        ("السفينة في الميناء | اقتصاد | الواحة نت", "", "", "السفينة في الميناء", "الواحة نت"),
        ("السفينة في الميناء – صحيفة الواحة", "", "", "السفينة في الميناء", "صحيفة الواحة"),
        ("السفينة في الميناء - oasis.example", "", "", "السفينة في الميناء", "oasis.example"),
        ("اتفاق في جنيف - تقرير", "", "", "اتفاق في جنيف - تقرير", ""),
        ("مصر: السفينة في الميناء", "", "", "مصر: السفينة في الميناء", ""),
        ("صحيفة الواحة", "", "السفينة في الميناء", "السفينة في الميناء", "صحيفة الواحة"),
        ("مجلة الواحة", "", "", "", "مجلة الواحة"),
        ("السفينة في الميناء - اقتصاد - الواحة نت", "", "السفينة في الميناء", "السفينة في الميناء", "الواحة نت"),
        ("السفينة في الميناء - 57 : 33", "", "السفينة في الميناء", "السفينة في الميناء", ""),
        ("السفينة في الميناء: حمولتها من القمح…", "السفينة في الميناء: حمولتها…", "السفينة في الميناء: حمولتها من القمح كثيرة", "السفينة في الميناء: حمولتها من القمح كثيرة", ""),
        ("السفينة «الكبيرة» في الميناء", "السفينة الكبيرة في الميناء", "السفينة «الكبيرة» في الميناء", "السفينة «الكبيرة» في الميناء", ""),
        ("Untitled", "", "السفينة في الميناء", "السفينة في الميناء", ""),
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_the_source_and_not_the_title(
    title: str, og: str, heading: str, found: str, source: str
) -> None:
    head = f"<title>{title}</title>" + (meta(og__title=og) if og else "")
    above = f"<h1>{heading}</h1>" if heading else ""
    read_page = read(page(head, f"<article>{above}<p>{FIRST}</p><p>{SECOND}</p></article>"))
    assert (read_page.title, read_page.source, read_page.paragraphs) == (found, source, TEXT)


@pytest.mark.parametrize(
    ("beside", "published"),
    [
        ('<time datetime="2021-06-09T10:00">قبل يوم</time>', DAY),
        ('<span class="entry-date">الأربعاء 9 حزيران 2021 - 10:30</span>', DAY),
        ('<div id="post-time">نُشر في 2021/06/09</div>', DAY),
        ("<span>09/06/2021 10:30</span>", DAY),
        ('<span class="date-updated">آخر تحديث: 2022/01/01</span><span class="date">2021/06/09</span>', DAY),
        ('<span class="date">قبل ساعتين</span>', None),
        ('<p class="lead">وقع الحادث في 9 حزيران 2021 قرب الميناء القديم وأصيب فيه عاملان نقلا إلى مستشفى المدينة ثم خرجا منه.</p>', None),
    ],
)  # fmt: skip
def test_a_day_beside_the_headline_is_that_of_the_article(
    beside: str, published: PartialDate | None
) -> None:
    article = ARTICLE.replace("</h1>", f"</h1>{beside}")
    assert read(page(article=article)).published == published


def test_days_of_other_articles_and_of_today_are_not_its_own() -> None:
    today = '<div class="date">السبت 1 كانون الثاني 2022</div>' + "<p>كلمة</p>" * 20
    others = "<aside>" + '<time datetime="2022-01-01">أمس</time>' * 3 + "</aside>"
    assert read(page(article=today + ARTICLE + others)).published is None


@pytest.mark.parametrize(
    ("beside", "authors"),
    [
        ('<a rel="author" href="/huda">هدى منصور</a>', ("هدى منصور",)),
        ('<span class="byline">كتبت: هدى منصور</span>', ("هدى منصور",)),
        ('<div class="author-name">هيئة التحرير</div>', ("هيئة التحرير",)),
        ('<span class="author">admin</span>', ()),
        ('<span class="author-box">تابعنا على تويتر</span>', ()),
    ],
)  # fmt: skip
def test_a_name_beside_the_headline_is_that_of_its_author(
    beside: str, authors: tuple[str, ...]
) -> None:
    assert read(page(article=ARTICLE.replace("</h1>", f"</h1>{beside}"))).authors == authors


@pytest.mark.parametrize(
    "name", ["https://www.facebook.com/oasis", "admin", "الواحة", "a@oasis.example", "@oasis"]
)
def test_what_is_no_name_of_a_person_is_no_author(name: str) -> None:
    head = meta(og__site_name="الواحة", article__author=name)
    assert read(page(head)).authors == ()


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("قمح، سفينة", ("قمح", "سفينة")),
        ("القمح, ميناء الواحة, صادرات", ("القمح", "ميناء الواحة", "صادرات")),
        ("أخبار, رياضة, فن, عاجل, سفينة", ()),
    ],
)
def test_key_words_are_tags_where_the_text_has_them(keywords: str, tags: tuple[str, ...]) -> None:
    assert read(page(f'<meta name="keywords" content="{keywords}">')).tags == tags


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [("ar-EG", FIRST, "ar-EG"), ("en-US", FIRST, "ar"), ("", FIRST, "ar"), ("fr", "Le navire est arrivé hier matin au port avec du blé. " * 4, "fr")],
)  # fmt: skip
def test_the_language_is_that_of_the_page_where_its_letters_agree(
    lang: str, text: str, language: str
) -> None:
    assert read(page(article=f"<article><p>{text}</p></article>", lang=lang)).language == language


@pytest.mark.parametrize(
    "box",
    [
        '<p>اقرأ أيضا: <a href="/1">خبر آخر عن الميناء</a></p>',
        '<div><strong>إقرأ أيضاً</strong><ul><li><a href="/1">خبر آخر</a></li><li><a href="/2">خبر ثالث</a></li></ul></div>',
        '<h3>مواضيع ذات صلة</h3><ul><li><a href="/1">خبر آخر</a></li><li><a href="/2">خبر ثالث</a></li></ul>',
        '<p>&gt;&gt; <a href="/1">طالع أيضا: خبر آخر</a></p>',
        "<p>اقرأ أيضًا</p>",
    ],
)  # fmt: skip
def test_links_to_other_articles_are_no_text(box: str) -> None:
    article = ARTICLE.replace(f"<p>{SECOND}", f"{box}<p>{SECOND}")
    assert read(page(article=article)).paragraphs == TEXT


def test_a_text_that_says_read_is_kept() -> None:
    said = "اقرأ أيضا في هذا الكتاب ما كتبه الرحالة عن الواحة وأهلها قبل مئة عام، ففيه وصف للرصيف القديم لا تجده في غيره من الكتب."
    article = ARTICLE.replace("</article>", f"<p>{said}</p></article>")
    assert read(page(article=article)).paragraphs == (*TEXT, said)


def test_the_headline_and_what_stands_above_it_are_no_text() -> None:
    article = ARTICLE.replace("<h1>", '<p><a href="/e">اقتصاد</a> 2021/06/09</p><h1>')
    found = read(page("<title>السفينة في الميناء</title>", article))
    assert (found.paragraphs, found.published) == (TEXT, DAY)


def test_lines_lists_and_tables_of_a_text_stay_apart() -> None:
    more = "<h2>الأسعار</h2><ul><li>تمر من الواحة</li><li>سمك من البحر</li></ul><table><tr><th>الشهر</th><th>السعر</th></tr><tr><td>أيار</td><td>٥</td></tr></table><p>بيت أول<br>بيت ثان</p>"
    found = read(page(article=ARTICLE.replace("</article>", f"{more}</article>")))
    assert found.paragraphs == (
        *TEXT,
        *(
            "الأسعار",
            "تمر من الواحة",
            "سمك من البحر",
            "الشهر؛ السعر",
            "أيار؛ ٥",
            "بيت أول",
            "بيت ثان",
        ),
    )


def test_a_page_that_is_all_text_is_kept_whole() -> None:
    html = f'<html xmlns:o="urn:office"><head><meta name=Generator content="Word"><title>السفينة</title></head><body lang=AR-SA><div class=Section1><p class=MsoNormal>{FIRST}</p><p>قصير</p><p>{SECOND}</p><p><a href="#_ftn1">[1]</a></p></div></body></html>'
    assert read(html).paragraphs == (FIRST, "قصير", SECOND, "[1]")


def test_the_page_number_of_a_book_is_no_text() -> None:
    html = f'<html xml:lang="ar"><head><title>مجلة الواحة</title></head><body><div>{FIRST}</div><hr/><div class="center">الجزء: 6 ¦ الصفحة: 5</div></body></html>'
    assert read(html) == Document(
        (FIRST,), source="مجلة الواحة", extra={"page": "الجزء: 6 ¦ الصفحة: 5"}
    )


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/news/17"><meta property="og:url" content="https://a.example/x/y">', "https://a.example/news/17"),
        ('<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/x/y">', "https://a.example/x/y"),
        ("<!-- saved from url=(0029)https://a.example/news/17 -->", "https://a.example/news/17"),
        ("<!--\n Page saved with SingleFile \n url: https://a.example/news/17 \n saved date: Wed Jun 09 2021\n-->", "https://a.example/news/17"),
        ('<link rel="canonical" href="https://a.example/?p=17">', "https://a.example/?p=17"),
        ('<link rel="canonical" href="/news/17">', ""),
        ('<meta property="og:url" content="https://web.archive.org/web/20160526181643/http://a.example/n/1">', "http://a.example/n/1"),
        ('<link rel="canonical" href="mailto:a@a.example"><meta property="og:url" content="https://a.example/x/y">', "https://a.example/x/y"),
        ('<link rel="canonical" href="http://[x"><meta property="og:url" content="https://">', ""),
    ],
)  # fmt: skip
def test_the_address_is_where_the_page_stood(head: str, url: str) -> None:
    assert read(page(head)).url == url


LIST = (
    "<ul>"
    + "".join(f'<li><a href="/n/{n}">خبر قصير رقم {n} من الواحة</a></li>' for n in range(30))
    + "</ul>"
)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page("<title>404 Not Found</title>", "<h1>Not Found</h1><p>The page was not found on this server.</p>"), kind.ERROR_PAGE),
        (page("<title>الصفحة غير موجودة - الواحة</title>", "<p>عذرا، الصفحة التي تبحث عنها غير موجودة.</p>"), kind.ERROR_PAGE),
        (page("<title>Just a moment...</title>", "<p>Checking your browser.</p>"), kind.ERROR_PAGE),
        (page('<title>الواحة</title><link rel="canonical" href="https://a.example/"><meta property="og:type" content="website">', LIST), kind.FRONT_PAGE),
        (page("<title>الواحة</title>", ""), kind.NO_ARTICLE),
        (page("<title>يتبع</title>", "<p>يتبع</p>"), kind.NO_ARTICLE),
    ],
    ids=["english 404", "arabic 404", "challenge", "front page", "empty", "next to nothing"],
)  # fmt: skip
def test_a_page_that_holds_no_article_is_passed_over(html: str, reason: str) -> None:
    with pytest.raises(PassedOver, match=reason):
        read(html)


def test_an_article_about_an_error_is_one() -> None:
    article = ARTICLE.replace("</article>", f"<p>{BODY}</p><p>{BODY[::-1]}</p></article>")
    assert read(page("<title>404: قصة رقم صار نكتة</title>", article)).paragraphs[:2] == TEXT


@pytest.mark.parametrize("written", ["utf-8", "windows-1256", "utf-16"])
@pytest.mark.parametrize("declares", ["utf-8", "iso-8859-1", "windows-1256"])
def test_the_encoding_is_that_of_the_text(written: str, declares: str) -> None:
    html = page(f'<meta charset="{declares}"><title>السفينة</title>')
    found = only(record(html.encode(written), "text/html"))
    assert (found.paragraphs, found.encoding) == (TEXT, written)


def test_front_matter_above_a_page_wins() -> None:
    found = read(f"---\ntitle: من الترويسة\ndraft: true\n---\n{page('<title>السفينة</title>')}")
    assert (found.title, found.draft, found.paragraphs) == ("من الترويسة", True, TEXT)


def test_what_extraction_finds_in_texts_it_finds_in_pages() -> None:
    article = ARTICLE.replace(f"<p>{FIRST}", f"<p>بغداد - وكالات: {FIRST}")
    found = extracted_of(record(page("<title>السفينة في الميناء</title>", article), "text/html"))
    assert (found.title, found.places, found.paragraphs) == ("السفينة في الميناء", ("بغداد",), TEXT)


@pytest.mark.parametrize("suffix", [".html", ".HTM", ".xhtml", ".shtml"])
def test_pages_have_several_suffixes(suffix: str) -> None:
    found = format_of(suffix)
    assert found is not None and found.media_type == "text/html"


@pytest.mark.parametrize(
    "html",
    [" ", "<!-- -->", "<html></html>", "<?xml version='1.0' encoding='utf-8'?><html/>", "\x00"],
)
def test_what_is_no_page_is_refused(html: str) -> None:
    with pytest.raises(Refusal, match=r"[ء-ي]"):
        read(html)


def test_a_page_that_is_cut_off_or_nested_deeply_is_read_as_far_as_it_goes() -> None:
    assert read(page()[: page().index("</article>")]).paragraphs == TEXT
    assert read(f"{'<div>' * 300}{ARTICLE}").paragraphs == TEXT
    with pytest.raises(Refusal, match=web_page.TOO_DEEP):
        read(f"{'<ins>' * 300}{ARTICLE}")


PIECES = (
    *("<html>", "<head>", "<body>", "<p>", "</p>", "<h1>", "</h1>", "<a href=x>", "</a>", "<ul><li>", "<table><tr><td>"),
    *("<title>", "</title>", "<meta name=date content=", "<script type=application/ld+json>", "</script>", "{\"@type\":\"Article\"}"),
    *("<!--", "-->", "<time datetime=2021-06-09>", "<article class=h-entry>", "<div class=e-content>", "</div>", "<br>", "&#x"),
    *(FIRST, "اقرأ أيضا", " - ", " | ", "404", "\"", "'", ">", "<", "\n"),
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_mixture_is_an_error(html: str) -> None:
    try:
        (document,) = parse(record(html, "text/html"))
    except Refusal:
        return
    assert document.paragraphs and all(line.strip() for line in document.paragraphs)


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2021/06/09/ship", DAY),
        ("/news/2021-6-9-ship", DAY),
        ("/20210609/ship.html", DAY),
        ("/2021/06/ship", None),
        ("/news/20210699", None),
        ("/article/164913/ship", None),
    ],
)
def test_the_day_in_its_address_is_that_of_a_page_that_names_no_other(
    path: str, published: PartialDate | None
) -> None:
    head = f'<link rel="canonical" href="https://a.example{path}">'
    assert read(page(head)).published == published
    said = meta(article__published_time="2020-01-02")
    assert read(page(head + said)).published == PartialDate(datetime.date(2020, 1, 2), "day")


def test_a_day_in_the_foot_of_the_headline_is_its_own_and_in_that_of_the_page_is_not() -> None:
    foot = '<footer class="submitted"><span class="date">الأربعاء 9 جوان 2021</span></footer>'
    assert read(page(article=ARTICLE.replace("</h1>", f"</h1>{foot}"))).published == DAY
    assert read(page(article=ARTICLE + "<p>كلمة</p>" * 15 + foot)).published is None


def test_a_tag_that_is_a_sentence_is_none() -> None:
    head = meta(article__tag="وصلت إلى ميناء الواحة صباح أمس سفينة تحمل القمح") + meta(
        article__tag="قمح"
    )
    assert read(page(head)).tags == ("قمح",)


@pytest.mark.parametrize(
    ("shown", "given", "paragraphs"),
    [
        ("", f"{FIRST}\n\n{SECOND}", TEXT),
        ("<p>جاري التحميل</p>", f"<p>{FIRST}</p><p>{SECOND}</p>", TEXT),
        (f"<p>{FIRST}</p><p>{SECOND}</p>", FIRST, TEXT),
        (f"<p>{FIRST}</p>", 5, (FIRST,)),
    ],
)
def test_the_text_in_json_ld_is_taken_where_the_page_shows_hardly_any(
    shown: str, given: object, paragraphs: tuple[str, ...]
) -> None:
    head = json_ld(NEWS | {"articleBody": given})
    article = f"<article><h1>السفينة في الميناء</h1>{shown}</article>"
    assert read(page(head, article)).paragraphs == paragraphs


def test_a_short_article_keeps_its_paragraphs() -> None:
    short = "<p>وصلت السفينة أمس إلى الميناء محملة بالقمح.</p><p>وبدأ العمال تفريغها بعد ساعة من رسوها.</p>"
    found = read(page(meta(og__type="article"), f"<article><h1>السفينة</h1>{short}</article>"))
    assert found.paragraphs == (
        "وصلت السفينة أمس إلى الميناء محملة بالقمح.",
        "وبدأ العمال تفريغها بعد ساعة من رسوها.",
    )
