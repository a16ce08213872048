"""What editors do about what readers did not find, in the admin."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive.models import MissedQuery, ProtectedWord, Synonym, Tag
from search import indexing
from tests.builders import article, tag
from tests.search.conftest import index_folder, indexed

__all__ = ["index_folder", "indexed"]  # fixtures

Indexed = Callable[[], None]
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="archive"))
    client.force_login(user)
    return client


def url(page: str, *arguments: object) -> str:
    return reverse(f"admin:archive_{page}", args=arguments)


def said(response: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def errors(response: HttpResponse) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def missed(text: str) -> MissedQuery:
    return MissedQuery.objects.create(key=text, text=text, day=datetime.date(2026, 11, 28), count=1)


def test_each_text_leads_to_what_it_can_become(editor: Client) -> None:
    missed("كرنوب")
    page = editor.get(url("missedquery_changelist")).content.decode()
    for form, field in (
        ("synonym_add", "word"),
        ("protectedword_add", "word"),
        ("tagalias_add", "name"),
        ("tag_add", "name"),
    ):
        address = f"{url(form)}?{field}={quote('كرنوب')}"
        assert f'href="{address}"' in page
        assert 'value="كرنوب"' in editor.get(address).content.decode()


def test_what_has_become_something_is_told(editor: Client) -> None:
    for text in ("كرنوب", "زرنوق", "زيد", "بترول", "فيل"):
        missed(text)
    Synonym.objects.create(word="كرنوب", also="زرنوق", word_key="كرنوب", also_key="زرنوق")
    ProtectedWord.objects.create(word="زيد", key="زيد")
    tag("نفط", aliases=["بترول"])
    response = editor.get(url("missedquery_changelist"))
    admin = response.context["cl"].model_admin
    assert {row.text: admin.known(row) for row in response.context["cl"].result_list} == {
        "كرنوب": "له مرادف",
        "زرنوق": "له مرادف",
        "زيد": "محمي",
        "بترول": "اسم وسم",
        "فيل": "",
    }


def test_a_synonym_tells_what_it_changed(editor: Client, indexed: Indexed) -> None:
    for number in range(3):
        article(f"زرنوق {number}")
    article("كرنوب")
    indexed()
    response = editor.post(url("synonym_add"), {"word": "كرنوب", "also": "الزرنوق"})
    made = Synonym.objects.get()
    assert (made.word_key, made.also_key) == ("كرنوب", "الزرنوق")
    assert (made.hits_before, made.hits_after) == (1, 4)
    assert "نتائج «كرنوب» قبل: نتيجة واحدة، وبعد: 4 نتائج." in said(response)
    page = editor.get(url("synonym_changelist")).content.decode()
    assert "النتائج قبله" in page and "النتائج بعده" in page


def test_without_an_index_it_says_that_hits_are_not_known(
    editor: Client, index_folder: object
) -> None:
    response = editor.post(url("synonym_add"), {"word": "كرنوب", "also": "زرنوق"})
    assert Synonym.objects.get().hits_after is None
    assert "لا فهرس الآن، فلا تُعرف النتائج قبله وبعده." in said(response)
    assert "—" in editor.get(url("synonym_changelist")).content.decode()


@pytest.mark.parametrize(
    ("word", "also", "error"),
    [
        ("؟", "زرنوق", "ليس في أحدهما كلمة يُبحث عنها."),
        ("مدرسة", "مَدرسه", "هما سواء في البحث، فلا حاجة إلى مرادف."),
        ("هيئة الأمم", "الأمم المتحدة", "اجعل أحدهما كلمة واحدة."),
        ("زرنوق", "كرنوب", "هذا المرادف موجود."),
    ],
)
def test_what_is_no_synonym_is_refused(editor: Client, word: str, also: str, error: str) -> None:
    Synonym.objects.create(word="كرنوب", also="زرنوق", word_key="كرنوب", also_key="زرنوق")
    response = editor.post(url("synonym_add"), {"word": word, "also": also})
    assert errors(response) == {"__all__": [error]}
    assert Synonym.objects.count() == 1


def test_a_synonym_that_stands_is_taken_away_and_not_changed(editor: Client) -> None:
    made = Synonym.objects.create(word="كرنوب", also="زرنوق", word_key="كرنوب", also_key="زرنوق")
    page = editor.get(url("synonym_change", made.pk)).content.decode()
    assert "_save" not in page
    assert editor.post(url("synonym_delete", made.pk), {"post": "yes"}).status_code == 302
    assert Synonym.objects.count() == 0


def test_a_word_is_protected(editor: Client, indexed: Indexed) -> None:
    article("الكتاب")
    article("الكتب")
    indexed()
    response = editor.post(url("protectedword_add"), {"word": "كتاب"})
    assert ProtectedWord.objects.get().key == "كتاب"
    assert "نتائج «كتاب» قبل: نتيجتان، وبعد: نتيجة واحدة." in said(response)


@pytest.mark.parametrize(
    ("word", "error"),
    [
        ("؟", "اكتب كلمة واحدة."),
        ("كلمتان اثنتان", "اكتب كلمة واحدة."),
        ("كَاتب", "هذه الكلمة محمية."),
    ],
)
def test_what_is_no_word_is_not_protected(editor: Client, word: str, error: str) -> None:
    ProtectedWord.objects.create(word="كاتب", key="كاتب")
    response = editor.post(url("protectedword_add"), {"word": word})
    assert errors(response) == {"word": [error]}


def test_a_text_becomes_another_name_of_a_tag(editor: Client) -> None:
    made = tag("نفط")
    response = editor.post(url("tagalias_add"), {"name": "بترول", "named": made.pk})
    assert response.headers["Location"] == url("missedquery_changelist")
    assert [alias.name for alias in made.aliases.all()] == ["بترول"]
    assert said(response) == ["صار «بترول» اسمًا للوسم «نفط»."]


def test_a_name_that_another_tag_has_is_refused(editor: Client) -> None:
    made, other = tag("نفط"), tag("بترول")
    for name in ("بترول", "نفط"):
        response = editor.post(url("tagalias_add"), {"name": name, "named": made.pk})
        assert list(errors(response)) == ["name"]
    assert list(Tag.objects.filter(aliases__isnull=False)) == []
    assert other.aliases.count() == 0


def test_aliases_have_no_list_of_their_own(editor: Client) -> None:
    assert "tagalias" not in editor.get(reverse("admin:index")).content.decode()
    assert editor.get(url("tagalias_changelist")).status_code == 403


def test_who_may_not_change_tags_adds_no_alias(client: Client) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get(url("tagalias_add")).status_code == 403


def test_what_an_editor_taught_is_found_by_readers(
    editor: Client, client: Client, indexed: Indexed
) -> None:
    for number in range(3):
        article(f"زرنوق {number}")
    indexed()
    editor.post(url("synonym_add"), {"word": "كرنوب", "also": "زرنوق"})
    assert client.get("/search/?q=كرنوب").context["results"].total == 3
    assert indexing.state() == "ok", "nothing has to be indexed anew"
