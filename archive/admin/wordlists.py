"""What editors teach search: synonyms and protected words, in force with the next search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest

from archive.admin.wording import count
from archive.models import ProtectedWord, Synonym
from search.analysis import fold_text

Hits = Callable[[str], int | None]

# How many articles hold every word of a text; `archive.urls`, which sees search, puts it here.
hits_of: list[Hits] = []
UNKNOWN = "—"


def hits(text: str) -> int | None:
    return hits_of[0](text) if hits_of else None


class SynonymForm(forms.ModelForm):
    class Meta:
        model = Synonym
        fields = ("word", "also")
        help_texts = {
            "word": "كما يكتبه القراء، بأي إملاء.",
            "also": "اسم آخر للشيء نفسه: من بحث عن أحدهما وجد الآخر. أحدهما كلمة واحدة.",
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        keys = [fold_text(cleaned.get(name, "")) for name in ("word", "also")]
        if not self.errors:
            self.check(keys)
            self.instance.word_key, self.instance.also_key = keys
        return cleaned

    def check(self, keys: list[str]) -> None:
        """Raises ValidationError for what is no pair of names, or is one already."""
        if not all(keys):
            raise ValidationError("ليس في أحدهما كلمة يُبحث عنها.")
        if keys[0] == keys[1]:
            raise ValidationError("هما سواء في البحث، فلا حاجة إلى مرادف.")
        if all(" " in key for key in keys):
            raise ValidationError("اجعل أحدهما كلمة واحدة.")
        same = Q(word_key=keys[0], also_key=keys[1]) | Q(word_key=keys[1], also_key=keys[0])
        if Synonym.objects.filter(same).exclude(pk=self.instance.pk).exists():
            raise ValidationError("هذا المرادف موجود.")


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):
    """Saving one tells what it changed: the hits of what readers searched for, before and after.

    One that stands is taken away and another added, so that the hits before are those without it.
    """

    form = SynonymForm
    list_display = ("word", "also", "before", "after", "created")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("word", "also")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return obj is None and super().has_change_permission(request)

    def save_model(self, request: HttpRequest, row: Synonym, form: Any, change: bool) -> None:
        row.hits_before = hits(row.word)
        row.save()
        row.hits_after = hits(row.word)
        row.save(update_fields=["hits_after"])
        messages.info(request, what_changed(row))

    @admin.display(description="النتائج قبله", ordering="hits_before")
    def before(self, row: Synonym) -> str:
        return number(row.hits_before)

    @admin.display(description="النتائج بعده", ordering="hits_after")
    def after(self, row: Synonym) -> str:
        return number(row.hits_after)


class ProtectedWordForm(forms.ModelForm):
    class Meta:
        model = ProtectedWord
        fields = ("word",)
        help_texts = {
            "word": "يُبحث عنها كما هي، بلا صورها الأخرى ولا مرادفاتها، ولا يُقترح غيرها.",
        }

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        key = fold_text(word)
        if not key or " " in key:
            raise ValidationError("اكتب كلمة واحدة.")
        if ProtectedWord.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise ValidationError("هذه الكلمة محمية.")
        self.instance.key = key
        return word


@admin.register(ProtectedWord)
class ProtectedWordAdmin(admin.ModelAdmin):
    form = ProtectedWordForm
    list_display = ("word",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("word",)

    def save_model(self, request: HttpRequest, row: ProtectedWord, form: Any, change: bool) -> None:
        before = hits(row.word)
        super().save_model(request, row, form, change)
        after = hits(row.word)
        if before is not None and after is not None:
            messages.info(request, _sentence(row.word, before, after))


def what_changed(row: Synonym) -> str:
    if row.hits_before is None or row.hits_after is None:
        return "لا فهرس الآن، فلا تُعرف النتائج قبله وبعده."
    return _sentence(row.word, row.hits_before, row.hits_after)


def _sentence(word: str, before: int, after: int) -> str:
    return f"نتائج «{word}» قبل: {count(before, 'result')}، وبعد: {count(after, 'result')}."


def number(hits: int | None) -> str:
    return UNKNOWN if hits is None else f"{hits:,}"
