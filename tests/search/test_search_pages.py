"""The search page and its JSON, whatever is typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote, unquote_plus

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from archive.escaping import escape
from search.facets import NAMED
from search.parts import SENTENCES
from tests.builders import article
from tests.search.odd_queries import ODD_QUERIES

Indexed = Callable[[], None]


def answer(client: Client, **parameters: Any) -> dict[str, Any]:
    return json.loads(client.get("/api/search/", parameters).content)


@pytest.fixture
def one_article(indexed: Indexed) -> None:
    article(
        "القهوة في اليمن",
        body="تزرع القهوة على سفوح الجبال.",
        tags=["اليمن", "القهوة"],
        source="مجلة خزانة",
        places=["صنعاء", "عدن"],
        published="2020-10",
        external_id="kh-1",
    )
    indexed()


def test_the_page_shows_hits_with_marked_words(client: Client, one_article: None) -> None:
    page = client.get("/search/", {"q": "القهوة"}).content.decode()
    assert "<mark>القهوة</mark> في اليمن" in page
    assert "تزرع <mark>القهوة</mark> على سفوح الجبال." in page


def test_a_hit_leads_to_the_places_it_is_from(client: Client, one_article: None) -> None:
    page = client.get("/search/", {"q": "القهوة"}).content.decode()
    assert f'<a href="/places/{quote("صنعاء")}/"><bdi>صنعاء</bdi></a>' in page


def test_words_of_the_same_root_stand_under_their_own_heading(
    client: Client, indexed: Indexed
) -> None:
    article("الكتاب", body="نص", external_id="kh-1")
    article("نص آخر", body="عن الكاتب وحده", external_id="kh-2")
    indexed()
    page = client.get("/search/", {"q": "كتاب"}).content.decode()
    hits, _, others = page.partition("كلمات من الجذر نفسه")
    assert "نتيجة واحدة" in hits and "عن الكاتب" not in hits
    assert "عن <mark>الكاتب</mark> وحده" in others
    body = answer(client, q="كتاب")
    found = [[hit["external_id"] for hit in body[key]] for key in ("results", "root_matches")]
    assert (found, body["total"]) == ([["kh-1"], ["kh-2"]], 1)
    assert answer(client, q="نص")["root_matches"] == []


def text_of(page: str, part: str) -> list[str]:
    """What a reader sees of each part of a class, in one line."""
    parts = re.findall(rf'<p class="{part}">(.*?)</p>', page, re.DOTALL)
    return [" ".join(re.sub("<[^>]+>", "", one).split()) for one in parts]


@pytest.mark.parametrize(
    ("typed", "head", "why"),
    [
        (
            "العراق",
            "نتيجتان. النتائج تضم «العراق» أو صيغًا منها: العراقي. ابحث حرفيًا",
            ["فيه من صيغ «العراق»: العراقي."],
        ),
        ("النفط", "نتيجة واحدة. النتائج تضم «النفط».", []),
        ("نفط", "نتيجة واحدة. النتائج تضم «نفط» أو صيغًا منها: النفط.", None),
        ("وص*", "نتيجة واحدة. النتائج تضم كلمات توافق «وص*»: وصل.", []),
        ("نيسان", "نتيجة واحدة. النتائج تضم «نيسان»، أو ما يقابلها: أبريل.", None),
        (
            "العراق النفط",
            "نتيجتان. عدد ما فيه كلماتك كلها أو صيغ منها (العراقي): 1، وفي الباقي بعضها.",
            None,
        ),
        ("الوفد العراقي", "نتيجتان. عدد ما فيه كلماتك كلها أو صيغ منها (العراق): 1", None),
        ("=العراق", "نتيجة واحدة. في كل نتيجة ما طلبته.", []),
        ("العراق أو الوفد", "نتيجتان. في كل نتيجة ما طلبته.", None),
        ("العراق -النفط", "نتيجة واحدة. النتائج تضم «العراق» أو صيغًا منها: العراقي.", None),
        ("عن العراق", "نتيجتان. النتائج تضم «العراق» أو صيغًا منها: العراقي.", None),
        ("العراق الجبل", "نتيجتان.", None),
    ],
)
def test_the_head_and_each_hit_say_what_was_found(
    client: Client, indexed: Indexed, typed: str, head: str, why: list[str] | None
) -> None:
    article("العراق", body="عن النفط وأسعاره.")
    article("الوفد العراقي", body="وصل في أبريل.")
    indexed()
    page = client.get("/search/", {"q": typed}).content.decode()
    (told,) = text_of(page, "summary")
    assert told.startswith(head)
    assert why is None or text_of(page, "why") == why
    assert typed.count(" ") or "كلماتك" not in told


def test_the_head_leads_to_the_words_just_as_they_were_typed(
    client: Client, indexed: Indexed
) -> None:
    article("العراق", body="بلد.", tags=["بلاد"])
    article("الوفد العراقي", body="وصل.", tags=["بلاد"])
    indexed()
    page = client.get("/search/?q=العراق&tag=بلاد").content.decode()
    (link,) = re.findall(r'<a href="([^"]+)" rel="nofollow">ابحث حرفيًا</a>', page)
    literal = client.get(link.replace("&amp;", "&"))
    assert unquote(link) == "/search/?q==العراق&amp;tag=بلاد"
    assert [hit.title.text for hit in literal.context["results"].hits] == ["العراق"]
    assert "ابحث حرفيًا" not in literal.content.decode()


def test_a_hit_names_the_words_that_it_lacks(client: Client, indexed: Indexed) -> None:
    article("العراق", body="عن النفط.")
    article("العراق", body="عن الماء.")
    indexed()
    page = client.get("/search/", {"q": "العراق النفط"}).content.decode()
    assert text_of(page, "why") == ["ليس فيه: النفط."]
    hits = answer(client, q="العراق النفط")["results"]
    assert [hit["missing"] for hit in hits] == [[], ["النفط"]]


def test_markup_in_texts_and_queries_stays_text(client: Client, indexed: Indexed) -> None:
    article("<script>alert(1)</script> القهوة", body="<img src=x onerror=alert(1)> القهوة")
    indexed()
    page = client.get("/search/", {"q": "القهوة <b onclick=x>"}).content.decode()
    assert "&lt;script&gt;" in page and "&lt;img" in page
    assert "<script>alert" not in page and "<img src=x" not in page and "<b onclick" not in page


def test_the_json_api_tells_all_of_a_hit(client: Client, one_article: None) -> None:
    body = answer(client, q="قهوة")
    hit = body["results"][0]
    assert (body["query"], body["total"]) == ("قهوة", 1)
    assert hit["story"] == hit["id"]
    assert hit | {"score": 0, "id": 0, "url": "", "story": 0} == {
        "id": 0,
        "external_id": "kh-1",
        "url": "",
        "title": "القهوة في اليمن",
        "score": 0,
        "all_terms_matched": True,
        "missing": [],
        "story": 0,
        "copies": [],
        "published_at": "2020-10",
        "source": "مجلة خزانة",
        "places": ["صنعاء", "عدن"],
        "tags": ["القهوة", "اليمن"],
        "snippet": {"text": "تزرع القهوة على سفوح الجبال.", "spans": [[5, 11]]},
    }
    assert hit["score"] > 0
    assert client.get(hit["url"]).status_code == 200


@pytest.mark.parametrize(
    "parameters", [{"limit": 0}, {"limit": 101}, {"offset": -1}, {"limit": "x"}, {"offset": 10**9}]
)
def test_the_json_api_refuses_limits_out_of_range(
    client: Client, one_article: None, parameters: dict[str, Any]
) -> None:
    assert client.get("/api/search/", {"q": "قهوة"} | parameters).status_code == 400


def test_what_was_understood_is_shown_and_each_part_can_be_removed(
    client: Client, one_article: None
) -> None:
    text = "القهوة -الشاي (اليمن أو مصر)"
    page = client.get("/search/", {"q": text, "sort": "newest", "page": 1}).content.decode()
    shown = re.findall(
        r'<a href="([^"]+)"[^>]*><span><span [^>]*>احذف[^<]*</span>([^<]+)<bdi>', page
    )
    links = {label.strip(": "): unquote_plus(url.replace("&amp;", "&")) for url, label in shown}
    assert links == {
        "من غير": "/search/?q=القهوة (اليمن أو مصر)&sort=newest",
        "أيّ من": "/search/?q=القهوة -الشاي&sort=newest",
    }
    body = answer(client, q=text)
    no_date = {"since": None, "until": None, "is_hijri": False}
    assert body["clauses"] == [
        {"kind": "excluded", "text": "الشاي", "without": "القهوة (اليمن أو مصر)"} | no_date,
        {"kind": "choice", "text": "اليمن أو مصر", "without": "القهوة -الشاي"} | no_date,
    ]
    assert (body["not_understood"], body["total_all_words"]) == ([], 1)


def test_what_was_not_understood_is_said(client: Client, one_article: None) -> None:
    text = '"القهوة (ا*'
    page = client.get("/search/", {"q": text}).content.decode()
    for kind, part in [("quote", '"'), ("bracket", "("), ("wildcard", "ا*")]:
        sentence = SENTENCES[kind].format(text=f"\u2068{escape(part)}\u2069")
        assert str(sentence) in page
    kinds = [(one["kind"], one["text"]) for one in answer(client, q=text)["not_understood"]]
    assert sorted(kinds) == [("bracket", "("), ("quote", '"'), ("wildcard", "ا*")]


def test_a_date_of_the_other_calendar_is_understood_and_said(
    client: Client, one_article: None
) -> None:
    """The article is of October 2020."""
    for since, total in [("صفر 1442", 1), ("1442", 1), ("تشرين الأول 2020", 1), ("1443", 0)]:
        asked = {"q": "القهوة", "since": since}
        page = client.get("/search/", asked).content.decode()
        is_hijri = not since.startswith("تشرين")
        assert ("تاريخًا هجريًا" in page) is is_hijri, since
        body = answer(client, **asked)
        assert (body["total"], "hijri" in body["notices"]) == (total, is_hijri), since
    assert (body["since"], body["until"]) == ("2021-08-09", None)
    page = client.get("/search/", {"q": "القهوة بعد:محرم 1442"}).content.decode()
    assert "<bdi>محرم 1442</bdi>، هجريًا: 20 أغسطس/ آب 2020 إلى 17 سبتمبر/ أيلول 2020" in page
    assert "لم نفهم التاريخ" in client.get("/search/?q=القهوة&since=أمس").content.decode()


def test_a_date_among_the_words_is_offered_as_a_filter(client: Client, one_article: None) -> None:
    page = client.get("/search/", {"q": "القهوة تشرين الأول 2020"}).content.decode()
    url = re.search(r'<a href="([^"]+)"[^>]*>قصر النتائج على <time datetime="2020-10">', page)
    assert url and unquote_plus(url[1]) == "/search/?q=القهوة&amp;since=2020-10&amp;until=2020-10"
    offered = {"text": "تشرين الأول 2020", "since": "2020-10-01", "until": "2020-10-31"}
    assert answer(client, q="القهوة تشرين الأول 2020")["narrowing"] == offered
    for text in ["القهوة 2020", "القهوة تاريخ:تشرين الأول 2020"]:
        assert "قصر النتائج" not in client.get("/search/", {"q": text}).content.decode()


def test_a_name_and_a_date_alone_find_all_that_has_them(client: Client, one_article: None) -> None:
    for text in ["مصدر:خزانة", "تاريخ:2020", "مكان:عدن -وسم:الشاي", "2020/10"]:
        assert answer(client, q=text)["total"] == 1, text
    assert answer(client, q="مصدر:خزانة -وسم:القهوة")["total"] == 0


def test_where_only_what_is_not_wanted_is_typed_a_word_is_asked_for(
    client: Client, one_article: None
) -> None:
    page = client.get("/search/", {"q": "-القهوة"}).content.decode()
    assert "اكتب معه كلمة نبحث عنها" in page
    assert answer(client, q="-القهوة")["notices"] == ["only_excluded"]


def test_what_is_excluded_is_not_marked(client: Client, one_article: None) -> None:
    (hit,) = answer(client, q="القهوة -شاي (سفوح أو تلال)")["results"]
    text, spans = hit["snippet"]["text"], hit["snippet"]["spans"]
    assert [text[start:end] for start, end in spans] == ["القهوة", "سفوح"]


@pytest.mark.parametrize("text", ODD_QUERIES)
def test_any_query_is_answered_with_a_page(client: Client, one_article: None, text: str) -> None:
    address = f"/search/?q={quote(text, errors='surrogatepass')}"
    assert client.get(address).status_code == 200
    assert client.get(address.replace("/search/", "/api/search/")).status_code == 200


@pytest.mark.parametrize(
    "raw", ["%", "%zz", "%ff%fe", "%ed%a0%80", "%00", "%e2%80%ae", "a&q=b", "%F0%9F%98%80"]
)
def test_broken_percent_encoding_is_answered_with_a_page(
    client: Client, one_article: None, raw: str
) -> None:
    assert client.get("/search/", QUERY_STRING=f"q={raw}").status_code == 200


@pytest.mark.parametrize(
    ("page", "status"),
    [("1", 200), ("2", 200), ("0", 404), ("-1", 404), ("x", 404), ("1000000000", 404)],
)
def test_pages_of_results(client: Client, one_article: None, page: str, status: int) -> None:
    answer = client.get("/search/", {"q": "القهوة", "page": page})
    assert answer.status_code == status
    assert ("لا صفحة بهذا الرقم من النتائج." in answer.content.decode()) is (status == 404)


@pytest.mark.parametrize(
    ("sort", "is_told"),
    [("best", True), ("x\x00", True), ("", False), ("relevance", False), ("newest", False)],
)
def test_an_order_that_there_is_not_is_told(
    client: Client, one_article: None, sort: str, is_told: bool
) -> None:
    answer = client.get("/search/", {"q": "القهوة", "sort": sort})
    assert (answer.status_code, answer.context["results"].total) == (200, 1)
    assert ("لا نعرف الترتيب الذي في العنوان" in answer.content.decode()) is is_told


def test_the_search_page_takes_a_fixed_number_of_queries(
    client: Client, indexed: Indexed, django_assert_max_num_queries: Any
) -> None:
    for number in range(15):
        article(
            f"مقال {number}",
            body="عن النيل",
            tags=[f"وسم {number}"],
            authors=[f"كاتب {number}"],
            source="نشرة",
        )
    indexed()
    with django_assert_max_num_queries(6):
        client.get("/search/", {"q": "النيل"})


def test_what_leads_to_filtered_results_is_not_for_robots(
    client: Client, one_article: None
) -> None:
    article("البن", body="القهوة", source="نشرة", published="2019")
    address = "/search/?q=القهوة&source=مجلة-خزانة&since=2019"
    page = client.get(address).content.decode()
    leading = re.findall(r"<a [^>]*(?:source|since|tag|author|place)=[^>]*>", page)
    assert leading and all('rel="nofollow"' in link or 'rel="next' in link for link in leading)


def test_a_page_of_filtered_results_keeps_the_filters_in_all_its_links(
    client: Client, indexed: Indexed
) -> None:
    for number in range(25):
        article(f"مقال {number}", body="عن النيل", source="نشرة", published="2015")
    indexed()
    context = client.get("/search/?q=النيل&source=نشرة&since=2015&page=2").context
    assert unquote(context["previous_url"]) == "/search/?q=النيل&source=نشرة&since=2015"
    assert unquote(dict(link[1:3] for link in context["sort_links"])["الأقدم"]) == (
        "/search/?q=النيل&source=نشرة&since=2015&sort=oldest"
    )
    assert [unquote(chip.url) for chip in context["chips"]] == [
        "/search/?q=النيل&since=2015",
        "/search/?q=النيل&source=نشرة",
    ]


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ("since=أمس", "لم نفهم التاريخ"),
        ("until=2015-02-30", "لم نفهم التاريخ"),
        ("source=x", "ليس في الأرشيف مصدر مما طلبت"),
        ("author=x", "ليس في الأرشيف كاتب ممن طلبت"),
        ("tag=x%00&tag=القهوة", "ليس في الأرشيف وسم مما طلبت"),
        ("place=x&place=عدن", "ليس في الأرشيف مكان مما طلبت"),
    ],
)
def test_a_filter_that_means_nothing_is_left_out_with_a_notice(
    client: Client, one_article: None, parameters: str, sentence: str
) -> None:
    response = client.get(f"/search/?q=القهوة&{parameters}")
    assert (response.status_code, response.context["results"].total) == (200, 1)
    assert sentence in response.content.decode()


def test_results_are_narrowed_to_a_place_and_widened_again(
    client: Client, one_article: None
) -> None:
    response = client.get("/search/?q=القهوة&place=صنعاء")
    assert [(chip.label, chip.value, unquote(chip.url)) for chip in response.context["chips"]] == [
        ("المكان", "صنعاء", "/search/?q=القهوة")
    ]
    page = response.content.decode()
    assert '<input type="checkbox" name="place" value="صنعاء" checked> <bdi>صنعاء</bdi>' in page
    assert '<input type="checkbox" name="place" value="عدن"> <bdi>عدن</bdi>' in page


@pytest.mark.django_db
def test_the_help_names_what_can_be_chosen_from(client: Client) -> None:
    page = client.get("/search/help/").content.decode()
    assert f"({'، '.join(facet.plural for facet in NAMED)})" in page


def test_a_facet_that_tells_nothing_is_not_shown(client: Client, one_article: None) -> None:
    groups = client.get("/search/?q=القهوة").context["groups"]
    assert [group.name for group in groups] == ["tag", "place"]
    groups = client.get("/search/?q=القهوة&source=مجلة-خزانة").context["groups"]
    assert [group.name for group in groups] == ["source", "tag", "place"]


def test_dates_of_a_chip_are_as_precise_as_they_were_typed(
    client: Client, one_article: None
) -> None:
    shown = {
        "since=2015-01&until=2015-01": 'التاريخ: <time datetime="2015-01">يناير',
        "since=2015-07-01&until=2015-07-01": 'التاريخ: <time datetime="2015-07-01">1 يوليو',
        "since=2015&until=2015": 'التاريخ: <time datetime="2015">2015</time>',
        "since=2015-07": 'من <time datetime="2015-07">يوليو/ تموز 2015</time>',
        "until=2015-07-09": 'إلى <time datetime="2015-07-09">9 يوليو/ تموز 2015</time>',
    }
    for parameters, text in shown.items():
        page = client.get(f"/search/?q=القهوة&{parameters}").content.decode()
        assert text in page, parameters


def test_while_the_database_is_searched_filters_can_only_be_taken_away(
    client: Client, db: None, index_folder: object
) -> None:
    article("القهوة", source="نشرة")
    context = client.get("/search/?q=القهوة&source=نشرة").context
    assert (context["results"].total, len(context["chips"]), context["is_refinable"]) == (
        1,
        1,
        False,
    )


# What finds nothing, or not all.


def ways(page: str) -> list[tuple[str, str]]:
    """(what a reader sees, where it leads) of each way out."""
    found = re.findall(r'<li><a href="(/search/[^"]+)" rel="nofollow">(.*?)</a></li>', page)
    return [(" ".join(re.sub("<[^>]+>", "", text).split()), unquote(url)) for url, text in found]


@pytest.fixture
def two_articles(indexed: Indexed) -> None:
    article("القهوة في اليمن", body="تزرع القهوة.", tags=["القهوة"], source="نشرة")
    article("البن في اليمن", body="والسفر إليها.", tags=["البن"], source="صحيفة")
    indexed()


def test_an_empty_page_says_so_and_leads_on(client: Client, two_articles: None) -> None:
    response = client.get("/search/", {"q": "القهوجي", "typed": "1"})
    page = response.content.decode()
    assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex, follow")
    assert "<h1>لا نتائج للبحث عن" in page and 'name="q" value="القهوجي"' in page
    assert [tag.name for tag in response.context["nearest_tags"]] == ["القهوة"]
    assert [card.title for card in response.context["latest"]] == [
        "البن في اليمن",
        "القهوة في اليمن",
    ]


@pytest.mark.parametrize("q", ["زرافة", "؟!", "زرافة&source=لا-شيء"])
def test_a_page_without_hits_never_calls_itself_results(
    client: Client, two_articles: None, q: str
) -> None:
    assert "<h1>لا نتائج للبحث عن" in client.get(f"/search/?q={q}").content.decode()


@pytest.mark.parametrize(
    ("parameters", "offered"),
    [
        (
            "q=القهوة زرافة اليمن",
            [
                ("بلا «زرافة» نتيجة واحدة", "/search/?q=القهوة+اليمن"),
            ],
        ),
        ('q="اليمن القهوة"', [("بلا علامتي الاقتباس نتيجة واحدة", "/search/?q=اليمن+القهوة")]),
        ("q=القهوة&source=صحيفة", [("بلا مرشح المصدر نتيجة واحدة", "/search/?q=القهوة")]),
        ("q=اليمن القهوة", []),
        ("q=زرافة", []),
    ],
)
def test_what_is_left_out_is_offered_with_what_it_brings(
    client: Client, two_articles: None, parameters: str, offered: list[tuple[str, str]]
) -> None:
    page = client.get(f"/search/?{parameters}&typed=1").content.decode()
    found = [(text, url.replace("&amp;typed=1", "")) for text, url in ways(page)]
    assert [way for way in found if way[0].startswith("بلا")] == offered


# What was mistyped.


@pytest.fixture
def a_few_articles(indexed: Indexed) -> None:
    for number in range(8):
        article(f"الحضارة {number}", body="عن الحضارة في العراق.", published="2020-10")
    for number in range(8):
        article(f"المسرح {number}", body="عن المسرح في مصر.")
    indexed()


def suggested(client: Client, **parameters: Any) -> list[tuple[str, str, int, bool]]:
    return [tuple(one.values()) for one in answer(client, **parameters)["suggestions"]]


def test_what_finds_nothing_is_rescued_and_the_page_says_so(
    client: Client, a_few_articles: None
) -> None:
    page = client.get("/search/", {"q": "الحظارة"}).content.decode()
    assert (
        'لم نجد «<bdi dir="auto">الحظارة</bdi>»، فبحثنا عن «<bdi dir="auto">الحضارة</bdi>».' in page
    )
    assert page.count('<li class="entry hit">') == 8 and 'value="الحضارة"' in page
    back = re.search(r'<a href="([^"]+)" rel="nofollow">ابحث عمّا كتبته كما هو</a>', page)
    assert back and unquote(back[1]) == "/search/?q=الحظارة&amp;typed=1"


def test_the_way_back_leads_to_what_was_typed(client: Client, a_few_articles: None) -> None:
    page = client.get("/search/", {"q": "الحظارة", "typed": "1"}).content.decode()
    assert "لا نتائج للبحث عن" in page and "entry hit" not in page
    assert "هل تقصد:" in page and f"/search/?q={quote('الحضارة')}&amp;typed=1" not in page


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("الحظارة", ("spelling", "الحضارة", 8, True)),
        ("hgpqhvm", ("keyboard", "الحضارة", 8, True)),
        ("al7adara", ("latin", "الحضارة", 8, True)),
        ("الحضا رة", ("blank", "الحضارة", 8, True)),
        ("الحظارة العراق", ("spelling", "الحضارة العراق", 8, False)),
    ],
)
def test_the_json_api_tells_what_may_have_been_meant(
    client: Client, a_few_articles: None, typed: str, expected: tuple[str, str, int, bool]
) -> None:
    assert suggested(client, q=typed) == [expected]
    assert answer(client, q=typed)["query"] == typed


def test_a_part_that_is_known_is_found_and_the_rest_suggested(
    client: Client, a_few_articles: None
) -> None:
    page = client.get("/search/", {"q": "الحظارة العراق"}).content.decode()
    assert "هل تقصد:" in page and "لم نجد" not in page
    assert f'<a href="/search/?q={quote("الحضارة")}+{quote("العراق")}" rel="nofollow">' in page


@pytest.mark.parametrize(
    "typed", ["الحضارة", "العراق", "المسرح في مصر", "الشجرة", "2015", "ظظظظظظ"]
)
def test_right_words_are_not_corrected(client: Client, a_few_articles: None, typed: str) -> None:
    assert suggested(client, q=typed) == []
    assert "هل تقصد" not in client.get("/search/", {"q": typed}).content.decode()


def test_filters_hold_for_what_is_suggested(client: Client, a_few_articles: None) -> None:
    assert suggested(client, q="الحظارة", since="2020") == [("spelling", "الحضارة", 8, True)]
    assert suggested(client, q="المصرح", since="2020") == []


def test_every_page_of_a_rescued_search_is_one_of_it(client: Client, indexed: Indexed) -> None:
    for number in range(45):
        article(f"الحضارة {number}")
    indexed()
    titles = [
        title
        for page in (1, 2, 3)
        for title in re.findall(
            r"<mark>الحضارة</mark> (\d+)",
            client.get("/search/", {"q": "الحظارة", "page": page}).content.decode(),
        )
    ]
    assert sorted(map(int, titles)) == list(range(45))


def test_what_is_suggested_is_text_and_no_markup(client: Client, a_few_articles: None) -> None:
    page = client.get("/search/", {"q": "<b>الحظارة"}).content.decode()
    assert "<b>" not in page


def test_pages_end_where_hits_are_told_no_more(
    client: Client, indexed: Indexed, settings: Settings
) -> None:
    settings.SEARCH_MOST_HITS = 40
    for number in range(45):
        article(f"القهوة {number}", external_id=f"kh-{number}")
    indexed()
    untold = "لا تُعرض النتائج التي بعد هذه الصفحة: 5 نتائج."
    first, last = (
        client.get("/search/", {"q": "القهوة", "page": page}).content.decode() for page in (1, 2)
    )
    assert "45 نتيجة" in first and 'rel="next"' in first and untold not in first
    assert "45 نتيجة" in last and 'rel="next"' not in last and untold in last
    assert "page=3" not in first + last
    assert client.get("/search/", {"q": "القهوة", "page": 3}).status_code == 404
