"""What Django's admin says in Arabic, where its own words are wrong or mislead: the very sentences."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext
from pytest_django.fixtures import Settings

from archive.catalogues import po_file
from archive.import_run import ImportRun
from archive.models import Source, Tag
from tests.builders import article, original, tag

pytestmark = pytest.mark.django_db
DJANGO = Path(django.__file__).parent


def told(client: Client, path: str, **posted: object) -> str:
    """The message after a form was sent, the last of those that no page has shown yet."""
    answer = client.post(path, {key: str(value) for key, value in posted.items()})
    assert answer.status_code == 302, answer.content.decode()
    return plain(str([*get_messages(answer.wsgi_request)][-1]))


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", markup)).strip()


def test_an_addition_and_an_edit_are_told_apart(admin_client: Client) -> None:
    empty = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    added = told(admin_client, reverse("admin:archive_source_add"), name="مجلة البحر", **empty)
    assert added == "حُفظت إضافة مصدر «مجلة البحر»."
    source = Source.objects.get()
    change = reverse("admin:archive_source_change", args=[source.pk])
    changed = told(admin_client, change, name="مجلة البحار", **empty)
    assert changed == "حُفظ تعديل مصدر «مجلة البحار»."
    changed = told(admin_client, change, name="مجلة البحار", _continue=1, **empty)
    assert changed == "حُفظ تعديل مصدر «مجلة البحار». ولك أن تتابع التعديل أدناه."


def test_the_history_of_a_name_says_what_was_done(admin_client: Client) -> None:
    empty = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}
    told(admin_client, reverse("admin:archive_tag_add"), name="بحار", kind="topic", **empty)
    change = reverse("admin:archive_tag_change", args=[Tag.objects.get().pk])
    told(admin_client, change, name="البحار", kind="place", **empty)
    told(admin_client, change, name="البحار", kind="place", **empty)
    history = reverse("admin:archive_tag_history", args=[Tag.objects.get().pk])
    page = plain(admin_client.get(history).content.decode())
    assert "سجل التعديلات: البحار" in page
    assert "إضافة." in page and "حُفظ بلا تعديل." in page
    assert "تعديل: الاسم وكذلك النوع." in page


def test_a_list_ends_with_what_it_lists_and_how_many(admin_client: Client) -> None:
    for name in ("بحر", "نهر", "واحة"):
        tag(name)
    page = plain(admin_client.get(reverse("admin:archive_tag_changelist")).content.decode())
    assert "الوسوم: 3" in page and "3 الوسوم" not in page


def test_dates_are_shown_and_read_with_the_day_first() -> None:
    day = datetime.date(2015, 7, 9)
    assert formats.date_format(day, "SHORT_DATE_FORMAT") == "09/07/2015"
    assert formats.date_format(day) == "9 يوليو 2015"
    assert formats.number_format(1234.5, force_grouping=True) == "1,234.5"


def test_a_run_of_the_import_is_named_by_its_day_in_words(admin_client: Client) -> None:
    run = ImportRun.objects.create(state=ImportRun.State.FINISHED)
    ImportRun.objects.update(created=datetime.datetime(2026, 11, 28, 16, 5, tzinfo=datetime.UTC))
    run.refresh_from_db()
    assert str(run) == "28 نوفمبر 2026، 16:05"


def test_addresses_and_file_names_read_from_left_to_right(admin_client: Client) -> None:
    shown = article("مقال")
    original(shown, b"x", file_name="001-nile.txt")
    page = admin_client.get(reverse("admin:archive_article_change", args=[shown.pk]))
    text = page.content.decode()
    assert "يبدأ بـ\u2066https://\u2069 أو \u2066http://\u2069" in text
    assert "<bdi>001-nile.txt</bdi>" in text


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "أطول ما يُقبل هنا حرف واحد (فيه الآن 300)."),
        (200, "أطول ما يُقبل هنا 200 حرف (فيه الآن 300)."),
        (12, "أطول ما يُقبل هنا 12 حرفًا (فيه الآن 300)."),
    ],
)
def test_numbers_have_their_nouns(number: int, said: str) -> None:
    message = (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    )
    values = {"limit_value": number, "show_value": 300}
    assert ngettext(*message, number) % values == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Enter a valid date.", "اكتب تاريخًا صحيحًا، مثل 2015-07-09 أو 9/7/2015."),
        ("Database error", "خطأ في قاعدة البيانات"),
        ("No, take me back", "لا، عُد بي"),
        ("Add %(name)s", "إضافة %(name)s"),
        ("Filter", "ترشيح"),
    ],
)
def test_the_words_of_the_admin(message: str, said: str) -> None:
    assert gettext(message) == said


def test_what_is_chosen_is_counted_in_words_in_scripts(admin_client: Client) -> None:
    script = admin_client.get(reverse("admin:jsi18n")).content.decode()
    said = script.encode().decode("unicode_escape", "replace") if "\\u" in script else script
    assert "لا شيء محدد" in said and "اختر تاريخًا" in said


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_each_message_that_is_ours_is_one_that_django_says(domain: str) -> None:
    """An update of Django that words a message otherwise would leave ours unused."""
    django_says = {
        (message.context, message.id)
        for path in DJANGO.glob(f"**/locale/en/LC_MESSAGES/{domain}.po")
        for message in read_po(path.open("rb"))
    }
    ours = {
        (message.context, message.id)
        for message in read_po(po_file("ar", domain).open("rb"))
        if message.id
    }
    assert ours - django_says == set()


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_our_words_keep_the_values_of_djangos(domain: str) -> None:
    values = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|<[^>]*>")
    for message in read_po(po_file("ar", domain).open("rb")):
        if message.id and isinstance(message.id, str):
            found = set(values.findall(str(message.string)))
            assert found == set(values.findall(message.id)), message.id


def test_the_admin_has_one_set_of_digits_whatever_the_pages_have(
    admin_client: Client, settings: Settings
) -> None:
    settings.ARCHIVE_DIGITS = "arab"
    shown = article("مقال", published="2020-10-17")
    original(shown, b"x" * 4686)
    for path in ("changelist", "change"):
        arguments = [shown.pk] if path == "change" else []
        page = admin_client.get(reverse(f"admin:archive_article_{path}", args=arguments))
        assert not re.search("[٠-٩]", page.content.decode()), path
    assert "4,686 بايت" in page.content.decode()
