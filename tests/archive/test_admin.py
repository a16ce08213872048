"""The admin as an editor uses it: lists, forms and what is done to many rows at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import __version__
from archive.ingest.document import text_hash
from archive.models import Article, ImportRun, IndexChange, Named, Original, Source, Tag
from tests.builders import article, name_of, original, place, source, tag, withdrawn

pytestmark = pytest.mark.django_db

Opener = Callable[..., HttpResponse]


@pytest.fixture
def editor(client: Client) -> Client:
    """A browser in which an editor, who is no superuser, is logged in."""
    user = User.objects.create_user("editor", is_staff=True)
    models = ("article", "tag", "source", "author", "place", "importrun")
    user.user_permissions.set(Permission.objects.filter(content_type__model__in=models))
    client.force_login(user)
    return client


NAMED = [("tag", "tags"), ("author", "authors"), ("place", "places"), ("source", "source")]


def url(page: str, *arguments: object) -> str:
    return reverse(f"admin:archive_{page}", args=arguments)


def text(response: HttpResponse) -> str:
    return response.content.decode()


def errors(response: HttpResponse) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def form_of(edited: Article | None = None, **fields: object) -> dict[str, Any]:
    """What a browser sends for the form of an article, with some fields filled in anew."""
    sent: dict[str, Any] = {
        "state": "published",
        "language": "ar",
        "published_precision": "unknown",
    }
    if edited is not None:
        names = (
            "title",
            "body",
            "lead",
            "published_precision",
            "url",
            "external_id",
            "state",
        )
        sent |= {name: getattr(edited, name).replace("\n", "\r\n") for name in names}
        sent |= {
            "withdrawn_reason": edited.withdrawn_reason,
            "published_at": edited.published_at or "",
        }
        sent |= {"source": edited.source_id or "", "seen": edited.updated.isoformat()}
        sent |= {
            name: [row.pk for row in getattr(edited, name).all()]
            for name in ("tags", "authors", "places")
        }
    sent |= {"originals-TOTAL_FORMS": 0, "originals-INITIAL_FORMS": 0}
    return sent | fields


def save(browser: Client, edited: Article, **fields: object) -> HttpResponse:
    return browser.post(url("article_change", edited.pk), form_of(edited, **fields))


def do(browser: Client, action: str, rows: list[Any], **answer: object) -> HttpResponse:
    """Run an action on rows of a list; with `answer`, its page is answered too."""
    sent = {"action": action, "_selected_action": [row.pk for row in rows], "index": 0}
    if answer:
        sent = {**sent, **answer, "answered": "نعم"}
        del sent["index"]
    return browser.post(url(f"{rows[0]._meta.model_name}_changelist"), sent)


def listed(browser: Client, page: str, query: str) -> list[str]:
    rows = browser.get(f"{url(page)}?{query}").context["cl"].result_list
    return sorted(str(row) for row in rows)


def reload(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


# Articles: the list


def test_the_foot_of_a_page_names_the_version(editor: Client) -> None:
    page = text(editor.get(reverse("admin:index")))
    assert f"<bdi>Khizana {__version__}</bdi>" in page


def test_list_shows_what_is_known_of_the_date(editor: Client) -> None:
    article("مؤرخ", published="2016-02", source="الصباح", tags=["أ", "ب"])
    page = text(editor.get(url("article_changelist")))
    assert "فبراير/ شباط 2016" in page
    assert "عرض في الموقع" in page
    assert "إدارة خزانة" in page


def test_ten_more_articles_cost_no_more_queries(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(url("article_changelist"))
        return len(captured)

    article("أول", source="الصباح", tags=["أ"], authors=["سامي"])
    few = queries()
    for number in range(10):
        article(f"مقال {number}", source=f"مصدر {number}", tags=["أ", "ب"], authors=["سامي"])
    assert queries() == few


SEARCHES = [
    ("الامن الدوله", ["الأمن في الدولة"]),
    ("امن", ["الأمن في الدولة"]),
    ("مُدَرِّسة", ["مدرسه الحي"]),
    ("مدرسة", ["مدرسه الحي"]),
    ("الحى", ["مدرسه الحي"]),
    ('"في الدولة"', ["الأمن في الدولة"]),
    ("صباح", ["مدرسه الحي"]),
    ("العلى", ["الأمن في الدولة"]),
    ("X-17", ["مدرسه الحي"]),
    ("غائب", []),
    ("(", []),
    ('"', []),
    ("[أ", []),
    ("9" * 40, []),
    ("كلمة " * 2000, []),
]


@pytest.mark.parametrize(("typed", "titles"), SEARCHES)
def test_search_finds_words_in_any_spelling(editor: Client, typed: str, titles: list[str]) -> None:
    article("الأمن في الدولة", authors=["سامي العلي"])
    article("مدرسه الحي", source="الصّباح", external_id="X-17")
    response = editor.get(url("article_changelist"), {"q": typed})
    assert [str(row) for row in response.context["cl"].result_list] == titles


def test_search_finds_an_article_by_its_number(editor: Client) -> None:
    wanted = article("مقال")
    article("آخر")
    assert listed(editor, "article_changelist", f"q={wanted.pk}") == ["مقال"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("year=2016", ["من 2016"]),
        ("year=none", ["بلا تاريخ", "مسحوب"]),
        ("year=1999", ["بلا تاريخ", "مسحوب", "من 2016"]),
        ("year=abc", ["بلا تاريخ", "مسحوب", "من 2016"]),
        ("state__exact=withdrawn", ["مسحوب"]),
        ("state__exact=review", []),
        ("published_precision__exact=month", ["من 2016"]),
    ],
)
def test_list_is_narrowed_by(editor: Client, query: str, titles: list[str]) -> None:
    article("من 2016", published="2016-02")
    article("بلا تاريخ")
    withdrawn("مسحوب")
    assert listed(editor, "article_changelist", query) == titles


# Articles: the form


def test_saved_unchanged_form_changes_no_field(editor: Client) -> None:
    kept = article(
        "عنوان",
        body="أول.\n\nثان،\nوبقيته.",
        published="2016-02-24",
        tags=["أ"],
        source="الصباح",
        lead="أول.",
    )
    assert save(editor, kept).status_code == 302
    saved = reload(kept)
    assert (saved.body, saved.edited_fields, saved.published_at) == (
        kept.body,
        [],
        kept.published_at,
    )
    assert json.loads(LogEntry.objects.get().change_message) == []


def test_saved_article_notes_its_edited_fields_and_what_follows_from_them(editor: Client) -> None:
    edited = article("قديم", body="أول.", lead="أول.", tags=["أ"])
    new = tag("ب")
    IndexChange.objects.all().delete()
    save(editor, edited, title="عنوان\u00a0جديد", body="نص جديد.\r\n \r\nوفقرة.\r\n", tags=[new.pk])
    saved = reload(edited)
    assert (saved.title, saved.body, saved.lead) == (
        "عنوان جديد",
        "نص جديد.\n\nوفقرة.",
        "نص جديد. وفقرة.",
    )
    assert saved.edited_fields == ["body", "lead", "tags", "title"]
    assert (saved.slug, saved.text_hash) == ("عنوان-جديد", text_hash(saved.title, saved.body))
    assert list(saved.tags.all()) == [new]
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [edited.pk]


@pytest.mark.parametrize(
    ("lead", "sent", "kept"),
    [
        ("كتبها محرر", {"body": "نص جديد."}, "كتبها محرر"),
        ("قديمة", {"body": "نص جديد.", "lead": "مقدمة جديدة"}, "مقدمة جديدة"),
        ("كتبها محرر", {"lead": ""}, "نص المقال."),
        ("نص المقال.", {"body": "نص جديد."}, "نص جديد."),
    ],
)
def test_lead_follows_the_text_unless_somebody_wrote_it(
    editor: Client, lead: str, sent: dict[str, str], kept: str
) -> None:
    edited = article(lead=lead, edited_fields=["body", "lead"])
    save(editor, edited, **sent)
    assert reload(edited).lead == kept


@pytest.mark.parametrize(
    ("date", "precision", "kept"),
    [
        ("2016-02-24", "day", ("2016-02-24", "day")),
        ("2016-02-24", "month", ("2016-02-01", "month")),
        ("2016-02-24", "year", ("2016-01-01", "year")),
        ("24/02/2016", "day", ("2016-02-24", "day")),
        ("٢٤/٠٢/٢٠١٦", "day", ("2016-02-24", "day")),
        ("", "day", ("None", "unknown")),
        ("", "unknown", ("None", "unknown")),
    ],
)
def test_date_is_kept_as_far_as_it_is_known(
    editor: Client, date: str, precision: str, kept: tuple[str, str]
) -> None:
    edited = article(published="2010-05-05")
    assert save(editor, edited, published_at=date, published_precision=precision).status_code == 302
    saved = reload(edited)
    assert (str(saved.published_at), saved.published_precision) == kept
    assert saved.edited_fields == ["published_at", "published_precision"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"published_at": "2016-02-24", "published_precision": "unknown"}, "published_precision"),
        ({"published_at": "", "published_precision": "month"}, "published_at"),
        ({"published_at": "0016-02-24", "published_precision": "day"}, "published_at"),
        ({"published_at": "أمس", "published_precision": "day"}, "published_at"),
        ({"published_precision": "قرن"}, "published_precision"),
        ({"title": "  "}, "title"),
        ({"title": "ع" * 501}, "title"),
        ({"body": "\r\n \r\n"}, "body"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"language": "عربي"}, "language"),
        ({"state": "withdrawn"}, "withdrawn_reason"),
    ],
)
def test_form_tells_in_arabic_what_is_wrong(
    editor: Client, sent: dict[str, str], field: str
) -> None:
    edited = article(published="2010-05-05")
    response = save(editor, edited, **sent)
    assert list(errors(response)) == [field]
    words = re.sub("https://|ar أو en", "", errors(response)[field][0])
    assert not re.search("[a-z]", words)
    assert reload(edited).updated == edited.updated


def test_form_withdraws_with_a_reason_and_publishes_without(editor: Client) -> None:
    edited = article()
    save(editor, edited, state="withdrawn", withdrawn_reason="طلب الناشر")
    assert reload(edited).withdrawn_reason == "طلب الناشر"
    save(editor, reload(edited), state="published")
    assert (reload(edited).state, reload(edited).withdrawn_reason) == ("published", "")


def test_form_does_not_write_over_a_newer_save_unless_sent_again(editor: Client) -> None:
    opened = article("عنوان")
    save(editor, opened, external_id="a")
    response = save(editor, opened, external_id="b")
    assert "غُيّر هذا المقال بعد أن فتحته" in errors(response)["__all__"][0]
    assert reload(opened).external_id == "a"
    save(editor, opened, external_id="b", seen=response.context["adminform"].form["seen"].value())
    assert reload(opened).external_id == "b"


def test_places_are_chosen_from_those_there_are_and_noted_as_edited(editor: Client) -> None:
    edited = article(places=["بغداد"])
    save(editor, edited, places=[place("حلب").pk, place("دمشق").pk])
    assert [str(row) for row in reload(edited).places.all()] == ["حلب", "دمشق"]
    assert reload(edited).edited_fields == ["places"]


def test_article_written_by_hand_is_kept_whole(editor: Client) -> None:
    paper = source("الصباح")
    editor.post(
        url("article_add"),
        form_of(
            title="خبر",
            body="نص الخبر.",
            source=paper.pk,
            published_at="2016-02-24",
            published_precision="month",
        ),
    )
    made = Article.objects.get()
    assert (made.slug, made.lead, made.source, str(made.published_at)) == (
        "خبر",
        "نص الخبر.",
        paper,
        "2016-02-01",
    )
    assert made.text_hash == text_hash("خبر", "نص الخبر.")
    assert editor.get(made.get_absolute_url()).status_code == 200


def test_text_that_was_imported_is_not_entered_again(editor: Client) -> None:
    kept = article("خبر", body="نص الخبر.")
    original(kept)
    Original.objects.update(text_hash=text_hash("خبر", "نص الخبر."))
    response = editor.post(url("article_add"), form_of(title=" خبر", body="نص  الخبر."))
    assert kept.get_absolute_url() in errors(response)["__all__"][0]
    assert Article.objects.count() == 1


def test_form_shows_where_the_article_comes_from(editor: Client) -> None:
    kept = article(extra={"section": "محليات"}, edited_fields=["title", "tags"])
    file = original(kept, b"bytes", file_name="caravan.txt")
    page = text(editor.get(url("article_change", kept.pk)))
    for shown in (
        file.get_absolute_url(),
        "caravan.txt",
        file.sha256,
        "5 بايت",
        "محليات",
        "العنوان، الوسوم",
    ):
        assert shown in page
    assert kept.get_absolute_url() in page


def test_article_is_not_deleted_and_the_form_says_why(editor: Client) -> None:
    kept = article()
    assert "لا يُحذف مقال" in text(editor.get(url("article_change", kept.pk)))
    assert editor.post(url("article_delete", kept.pk), {"post": "yes"}).status_code == 403
    do(editor, "delete_selected", [kept], post="yes")
    assert Article.objects.count() == 1


def test_reader_of_the_admin_sees_the_article_and_changes_nothing(client: Client) -> None:
    user = User.objects.create_user("guest", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "view_tag"]))
    client.force_login(user)
    kept = article("مقال", tags=["أ"])
    assert "مقال" in text(client.get(url("article_change", kept.pk)))
    assert client.get(url("tag_change", kept.tags.get().pk)).status_code == 200
    assert save(client, kept, title="آخر").status_code == 403
    do(client, "publish_again", [kept])
    assert reload(kept).title == "مقال"
    assert not LogEntry.objects.exists()


# Articles: many at once


def test_withdrawal_asks_for_a_reason(editor: Client) -> None:
    rows = [article("أول"), article("ثان")]
    page = do(editor, "withdraw", rows)
    assert "سبب السحب" in text(page) and "أول" in text(page)
    assert "هذا الحقل مطلوب" in text(do(editor, "withdraw", rows, reason=" "))
    assert Article.objects.published().count() == 2
    do(editor, "withdraw", rows, reason="طلب الناشر")
    assert set(Article.objects.values_list("state", "withdrawn_reason")) == {
        ("withdrawn", "طلب الناشر")
    }
    assert sorted(LogEntry.objects.values_list("object_repr", "change_message")) == [
        ("أول", "سُحب من الموقع: طلب الناشر"),
        ("ثان", "سُحب من الموقع: طلب الناشر"),
    ]


def test_articles_are_published_again_from_the_list_of_withdrawn_ones(editor: Client) -> None:
    rows = [withdrawn("أول", reason="خطأ"), withdrawn("ثان", reason="خطأ")]
    sent = {
        "action": "publish_again",
        "_selected_action": [rows[0].pk],
        "select_across": 1,
        "index": 0,
    }
    editor.post(url("article_changelist") + "?state__exact=withdrawn", sent)
    assert Article.objects.published().count() == 2
    assert LogEntry.objects.count() == 2


def test_articles_that_wait_for_an_editor_are_listed_and_published(editor: Client) -> None:
    article("منشور")
    waiting = article("ينتظر", state="review")
    assert listed(editor, "article_changelist", "state__exact=review") == ["ينتظر"]
    assert "يحتاج مراجعة" in text(editor.get(url("article_changelist")))
    do(editor, "publish_again", [waiting])
    assert (reload(waiting).state, reload(waiting).edited_fields) == ("published", ["state"])


def test_a_mended_text_is_as_in_its_file_again_by_one_action(editor: Client) -> None:
    mended = article(
        "سليم", body="نص سليم.", extra={"as_found": ["تالف", "نص تالف."], "notes": ["أُصلح"]}
    )
    sound = article("آخر")
    page = text(editor.get(url("article_change", mended.pk)))
    assert "أُصلح" in page and "نص تالف" not in page
    do(editor, "as_found", [mended, sound])
    assert (reload(mended).title, reload(mended).body) == ("تالف", "نص تالف.")
    assert reload(sound).title == "آخر"
    assert list(LogEntry.objects.values_list("object_repr", "change_message")) == [
        ("تالف", "أُعيد نصه كما في الأصل")
    ]


def test_the_form_of_a_mended_article_says_what_was_mended_and_takes_it_back(
    editor: Client,
) -> None:
    mended = article("سليم", body="نص سليم.", extra={"as_found": ["تالف", "نص تالف."]})
    original(mended, b"x", repairs="أُصلح ترتيب حروف معكوس")
    page = text(editor.get(url("article_change", mended.pk)))
    assert "أُصلح ترتيب حروف معكوس" in page and 'name="_as_found"' in page
    sent = form_of(mended, _as_found="")
    answer = editor.post(url("article_change", mended.pk), sent)
    assert (answer.status_code, answer["Location"]) == (302, url("article_change", mended.pk))
    assert (reload(mended).title, reload(mended).body) == ("تالف", "نص تالف.")
    assert 'name="_as_found"' not in text(editor.get(url("article_change", mended.pk)))


def test_all_articles_of_a_list_are_retagged_not_only_those_of_the_page(editor: Client) -> None:
    for number in range(60):
        article(f"مقال {number}", tags=["قديم"])
    article("خارج القائمة")
    old, new = tag("قديم"), tag("جديد")
    where = f"{url('article_changelist')}?tags__id__exact={old.pk}"
    chosen = {
        "action": "retag",
        "_selected_action": [Article.objects.first().pk],
        "select_across": 1,
    }
    page = text(editor.post(where, {**chosen, "index": 0}))
    assert "60" in page and "و40 غيرها" in page
    editor.post(where, {**chosen, "add": [new.pk], "remove": [old.pk], "answered": "نعم"})
    assert (old.articles.count(), new.articles.count()) == (0, 60)


def test_retagging_says_what_is_missing_or_at_odds(editor: Client) -> None:
    rows, sport = [article(tags=["رياضة"])], tag("رياضة")
    assert "اختر وسمًا يُضاف" in text(do(editor, "retag", rows, add=[]))
    assert "معًا: رياضة" in text(do(editor, "retag", rows, add=[sport.pk], remove=[sport.pk]))
    assert reload(rows[0]).edited_fields == []


# Tags, sources and authors


@pytest.mark.parametrize("typed", ["امم", "الأُمم", "هيئه"])
def test_tag_is_found_by_name_or_alias_in_any_spelling(editor: Client, typed: str) -> None:
    united = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
    tag("رياضة")
    assert listed(editor, "tag_changelist", f"q={typed}") == ["الأمم المتحدة"]
    where = {"app_label": "archive", "model_name": "article", "field_name": "tags", "term": typed}
    answer = editor.get(reverse("admin:autocomplete"), where).json()
    assert answer["results"] == [{"id": str(united.pk), "text": "الأمم المتحدة"}]


def test_page_of_an_article_may_ask_this_site_for_names(editor: Client) -> None:
    policy = editor.get(url("article_add")).headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy and "unsafe" not in policy
    assert "connect-src" in do(editor, "retag", [article()]).headers["Content-Security-Policy"]


def test_tag_list_counts_articles_and_leads_to_them(editor: Client) -> None:
    article("أول", tags=["رياضة"])
    article("ثان", tags=["رياضة"])
    link = f"{url('article_changelist')}?tags__id__exact={tag('رياضة').pk}"
    assert f'<a href="{link}">2</a>' in text(editor.get(url("tag_changelist")))
    assert listed(editor, "article_changelist", link.partition("?")[2]) == ["أول", "ثان"]


def test_kind_is_set_in_the_list_and_search_has_nothing_to_do(editor: Client) -> None:
    article(tags=["القاهرة"])
    cairo = tag("القاهرة")
    IndexChange.objects.all().delete()
    rows = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": cairo.pk,
        "form-0-kind": "place",
    }
    editor.post(url("tag_changelist"), {**rows, "_save": "احفظ"})
    assert reload(cairo).kind == "place"
    assert not IndexChange.objects.exists()


def tag_form(
    name: str, *aliases: str, kind: str = "topic", standing: tuple[int, ...] = ()
) -> dict[str, Any]:
    """The form of a tag that has `standing` aliases, and gets new ones."""
    sent = {"name": name, "kind": kind, "aliases-INITIAL_FORMS": len(standing)}
    sent["aliases-TOTAL_FORMS"] = len(standing) + len(aliases)
    sent |= {f"aliases-{number}-id": key for number, key in enumerate(standing)}
    sent |= {
        f"aliases-{len(standing) + number}-name": alias for number, alias in enumerate(aliases)
    }
    return sent


def test_tag_is_made_with_its_aliases(editor: Client) -> None:
    editor.post(
        url("tag_add"),
        tag_form(" الأمم  المتحدة ", "هيئة الأمم", "", "هيئة الامم", kind="organisation"),
    )
    made = Tag.objects.get()
    assert (made.name, made.slug, made.kind) == ("الأمم المتحدة", "الأمم-المتحدة", "organisation")
    assert [(alias.name, alias.slug) for alias in made.aliases.all()] == [
        ("هيئة الأمم", "هيئة-الأمم")
    ]


def test_renamed_tag_keeps_the_old_name_even_if_it_is_also_typed_as_alias(editor: Client) -> None:
    old = tag("اليونسكو")
    about = article(tags=["اليونسكو"])
    IndexChange.objects.all().delete()
    response = editor.post(
        url("tag_change", old.pk), tag_form("منظمة اليونسكو", "اليونسكو", "يونسكو", kind="place")
    )
    assert response.status_code == 302
    assert (reload(old).name, reload(old).kind) == ("منظمة اليونسكو", "place")
    assert sorted(str(alias) for alias in old.aliases.all()) == ["اليونسكو", "يونسكو"]
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [about.pk]


def test_alias_is_taken_away(editor: Client) -> None:
    united = tag("الأمم المتحدة", aliases=["هيئة الأمم"])
    sent = tag_form("الأمم المتحدة", standing=(united.aliases.get().pk,))
    editor.post(
        url("tag_change", united.pk), {**sent, "aliases-0-DELETE": "on", "aliases-0-name": "آخر"}
    )
    assert not united.aliases.exists()


@pytest.mark.parametrize("name", ["رياضة", "رياضه", "الألعاب"])
def test_name_of_another_tag_is_refused_with_the_way_to_merge(editor: Client, name: str) -> None:
    sport, games = tag("رياضة", aliases=["الألعاب"]), tag("لعب")
    renamed = editor.post(url("tag_change", games.pk), tag_form(name))
    assert "هذا الاسم لغيره: «رياضة»" in errors(renamed)["name"][0]
    assert f"id__in={sport.pk},{games.pk}" in errors(renamed)["name"][0]
    aliased = editor.post(url("tag_change", games.pk), tag_form("لعب", name))
    assert "هذا الاسم لغيره: «رياضة»" in text(aliased)
    assert listed(editor, "tag_changelist", f"id__in={sport.pk},{games.pk}") == ["رياضة", "لعب"]


def test_alias_equal_to_the_name_is_refused(editor: Client) -> None:
    games = tag("لعبة")
    assert "هذا اسمه نفسه" in text(
        editor.post(url("tag_change", games.pk), tag_form("لعبة", "لعبه"))
    )


@pytest.mark.parametrize(("model", "field"), NAMED)
def test_rows_are_merged_into_the_one_chosen(editor: Client, model: str, field: str) -> None:
    for title, name in [("أول", "الصباح"), ("ثان", "جريدة الصباح")]:
        article(title, **{field: name if field == "source" else [name]})
    rows = list(Article._meta.get_field(field).related_model.objects.order_by("pk"))
    page = text(do(editor, "merge", rows))
    assert "الصباح (مقال واحد)" in page and "جريدة الصباح (مقال واحد)" in page
    assert "هذا الحقل مطلوب" in text(do(editor, "merge", rows, into=""))
    do(editor, "merge", rows, into=rows[0].pk)
    assert list(type(rows[0]).objects.values_list("name", flat=True)) == ["الصباح"]
    assert rows[0].articles.count() == 2
    assert LogEntry.objects.get().change_message == "دُمج فيه: «جريدة الصباح»"


def test_one_row_alone_is_not_merged(editor: Client) -> None:
    response = do(editor, "merge", [tag("وحيد")])
    assert "اختر اثنين أو أكثر" in text(editor.get(response.url))


def test_source_is_renamed_and_a_clash_leads_to_a_merge(editor: Client) -> None:
    paper, other = source("الصباح"), source("المساء")
    assert (
        "المساء"
        in errors(editor.post(url("source_change", paper.pk), tag_form("المسـاء")))["name"][0]
    )
    editor.post(url("source_change", paper.pk), tag_form("جريدة الصباح"))
    assert sorted(Source.objects.values_list("name", flat=True)) == ["المساء", "جريدة الصباح"]
    assert reload(other).name == "المساء"
    assert [str(alias) for alias in reload(paper).aliases.all()] == ["الصباح"]


@pytest.mark.parametrize(("model", "field"), NAMED)
def test_a_name_of_any_kind_gets_other_names_and_is_found_by_them(
    editor: Client, model: str, field: str
) -> None:
    kind: type[Named] = Article._meta.get_field(field).related_model
    editor.post(url(f"{model}_add"), tag_form("جازان", "جيزان", "منطقة جازان"))
    made = kind.objects.get()
    assert sorted(str(alias) for alias in made.aliases.all()) == ["جيزان", "منطقة جازان"]
    other = name_of(kind, "أبها")
    refused = editor.post(url(f"{model}_change", other.pk), tag_form("أبها", "جيزان"))
    assert "هذا الاسم لغيره: «جازان»" in text(refused)
    assert listed(editor, f"{model}_changelist", "q=جيزان") == ["جازان"]
    assert other.aliases.count() == 0


@pytest.mark.parametrize(("model", "field"), NAMED)
def test_only_what_no_article_uses_is_deleted(editor: Client, model: str, field: str) -> None:
    article(**{field: "مستعمل" if field == "source" else ["مستعمل"]})
    used: Named = Article._meta.get_field(field).related_model.objects.get()
    free = type(used).objects.create(name="زائد", key="زايد", slug="زائد")
    page = text(do(editor, "delete_selected", [used, free], post="yes"))
    assert "مستعمل: مقال واحد؛ ادمجه في غيره" in page
    editor.post(url(f"{model}_delete", used.pk), {"post": "yes"})
    assert type(used).objects.count() == 2
    editor.post(url(f"{model}_delete", free.pk), {"post": "yes"})
    assert list(type(used).objects.all()) == [used]


# Imports, and the words of the admin


def test_import_is_read_and_not_changed(editor: Client) -> None:
    run = ImportRun.objects.create(
        state="finished",
        paths=["/texts"],
        counts={"new": 1200, "refused": 1},
        lines=["مرفوض: <a>.txt"],
    )
    assert "جديد: 1,200، مرفوض: 1" in text(editor.get(url("importrun_changelist")))
    page = text(editor.get(url("importrun_change", run.pk)))
    assert "<li>مرفوض: &lt;a&gt;.txt</li>" in page and "<bdi>/texts</bdi>" in page
    assert editor.post(url("importrun_delete", run.pk), {"post": "yes"}).status_code == 403


def test_words_that_django_has_no_arabic_for_are_arabic(admin_client: Client) -> None:
    page = text(admin_client.get(reverse("admin:auth_user_add")))
    assert "الدخول بكلمة مرور" in page and "Password-based" not in page
    script = text(admin_client.get(reverse("admin:jsi18n")))
    assert json.dumps("اختيار كل %s") in script


def test_queue_of_the_search_index_is_not_in_the_admin(admin_client: Client) -> None:
    assert "indexchange" not in text(admin_client.get(reverse("admin:index")))


PAGES = [
    "article_add",
    "article_changelist",
    "tag_add",
    "tag_changelist",
    "source_add",
    "importrun_changelist",
]


@pytest.mark.parametrize("page", PAGES)
def test_page_has_no_inline_script_or_style(editor: Client, page: str) -> None:
    shown = text(editor.get(url(page)))
    assert "<style" not in shown and " style=" not in shown and " onclick=" not in shown
    assert all(
        "src=" in part.partition(">")[0] or "json" in part.partition(">")[0]
        for part in shown.split("<script")[1:]
    )
