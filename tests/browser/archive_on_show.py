"""The articles that the browser tests look at, and the address of every kind of page."""

from __future__ import annotations

from django.urls import reverse

from archive.models import Article
from tests.builders import article, earlier, original, story, tag, withdrawn

ERRORS = (400, 403, 404, 405, 410, 429, 500, 503)
LONG_TITLE = "تفاصيل " + "المشروع الذي طال انتظاره في الضاحية الشرقية " * 4
LONG_WORD = "ا" + "ل" * 90
BODY = """افتُتحت في المدينة القديمة مكتبة عامة جديدة، وحضر الافتتاح جمع من أهل الحي.

وقالت أمينة المكتبة إن الرفوف تضم «كتبًا في كل باب»، وإن الدخول (بلا مقابل) متاح كل يوم من 9 إلى 17.

وتقع المكتبة قرب محطة Central، وموقعها https://library.example/ar/opening-hours."""


def fill() -> Article:
    """Enough articles for two pages of any list; returns the one with everything on it."""
    for number in range(1, 25):
        article(
            f"المكتبة العامة تفتح أبوابها في الحي رقم {number}",
            body=BODY,
            lead="افتُتحت في المدينة القديمة مكتبة عامة جديدة، وحضر الافتتاح جمع من أهل الحي…",
            tags=["مكتبات", "ثقافة"],
            source="جريدة الحي",
            authors=["سلمى العطار"],
            published=f"2019-{number % 12 + 1:02}-{number:02}",
        )
    tag("ثقافة", aliases=["الثقافة العامة", "Culture"])
    article(LONG_TITLE, body=f"{LONG_WORD}\n\n{BODY}", tags=[LONG_WORD[:60]], published="2021")
    article("مقال بلا تاريخ ولا مصدر", body="سطر واحد.")
    article("مقال بلا تاريخ", body="سطر واحد.", source="جريدة الحي")
    other = article("MBC تعرض برنامجًا عن المكتبات", body=BODY, published="2020-10")
    withdrawn("مقال مسحوب", reason="طلب كاتبه سحبه")
    shown = article(
        "رحلة كتاب من المطبعة إلى الرف",
        body=BODY,
        lead="افتُتحت في المدينة القديمة مكتبة عامة جديدة…",
        tags=["مكتبات", "طباعة", "UNESCO"],
        source="جريدة الحي",
        authors=["سلمى العطار", "J. Smith"],
        published="2020-10-17",
        places=["حلب", "بيروت"],
        url="https://newspaper.example/2020/10/17/" + "%D9%83" * 30,
    )
    story(shown, other, Article.objects.get(title=LONG_TITLE))
    earlier(shown, BODY.replace("بلا مقابل", "مجانا").replace("كل يوم", "كل سبت"))
    original(shown, BODY.encode("cp1256", "replace"), file_name="مقال 27 - final.txt")
    return shown


def addresses(shown: Article) -> dict[str, str]:
    """Name of a page -> its path: one of every kind there is."""
    first, long = Article.objects.order_by("pk")[0], Article.objects.get(title=LONG_TITLE)
    bare = Article.objects.get(published_at=None, state="published", source=None)
    search = reverse("search")
    pages = {
        "home": reverse("home"),
        "articles": reverse("article_list"),
        "articles, page 2": reverse("article_list") + "?page=2",
        "article": shown.get_absolute_url(),
        "article with long words": long.get_absolute_url(),
        "article without anything": bare.get_absolute_url(),
        "texts of an article": reverse("versions", args=[shown.pk]),
        "citations of an article": reverse("cite", args=[shown.pk]),
        "tags": reverse("tag_list"),
        "tags of a kind without tags": reverse("tag_list") + "?kind=person",
        "tags of a letter": reverse("tag_list") + "?letter=ث",
        "tags in digits": reverse("tag_list") + "?letter=0-9",
        "tags used once": reverse("tag_list") + "?used=once",
        "tags by a word": reverse("tag_list") + "?q=ثقافه",
        "tags by a word of none": reverse("tag_list") + "?q=زرافة",
        "tag": tag("ثقافة").get_absolute_url(),
        "tag in a year": reverse("tag_year", args=["ثقافة", 2019]),
        "tag in a month": reverse("tag_month", args=["ثقافة", 2019, "03"]),
        "tags together": reverse("tags_together", args=["ثقافة", "مكتبات"]),
        "tags that are never together": reverse("tags_together", args=["ثقافة", "طباعة"]),
        "source, undated": reverse("source_undated", args=["جريدة-الحي"]),
        "sources": reverse("source_list"),
        "source": first.source.get_absolute_url(),
        "authors": reverse("author_list"),
        "places": reverse("place_list"),
        "place": shown.places.all()[0].get_absolute_url(),
        "author": first.authors.all()[0].get_absolute_url(),
        "years": reverse("date_list"),
        "no known date": reverse("undated"),
        "year": reverse("year", args=[2019]),
        "month": reverse("month", args=[2019, 3]),
        "day": reverse("day", args=[2020, 10, 17]),
        "month of which no day is known": reverse("month_alone", args=[2020, 10]),
        "year of which no month is known": reverse("year_alone", args=[2021]),
        "Hijri years": reverse("hijri_list"),
        "Hijri year": reverse("hijri_year", args=[1440]),
        "Hijri month": reverse("hijri_month", args=[1440, 6]),
        "year without articles": reverse("year", args=[1950]),
        "no such date": "/dates/2019/02/30/",
        "search": search,
        "results": f"{search}?q=المكتبة القديمة",
        "results, oldest first": f"{search}?q=مكتبة&sort=oldest&page=2",
        "results, filtered": f"{search}?q=المكتبة&source=جريدة-الحي&tag=مكتبات&since=2019-03&until=2019",
        "results with a notice and a filter": f"{search}?q=المكتبة&source=لا-شيء&since=2019",
        "results of a year": f"{search}?q=المكتبة&since=2019&until=2019",
        "no results": f"{search}?q=زرافة",
        "no results under filters": f"{search}?q=مكتبة&tag=طباعة&since=2019&until=2019",
        "filters that mean nothing": f"{search}?q=محطة&source=لا-شيء&since=أمس",
        "nothing to look for": f"{search}?q=؟!",
        "very long query": f"{search}?q={LONG_WORD * 5}",
        "page after the last": f"{search}?q=مكتبة&page=90",
        "search help": reverse("search_help"),
        "about": reverse("about"),
        "no such page": "/لا-شيء-هنا/",
    }
    return pages | {f"error {status}": f"/errors/{status}/" for status in ERRORS}
