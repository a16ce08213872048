"""What a tag, a source, an author or a place may be called: no name belongs to two of a kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from archive import editing
from archive.models import Named, Tag, TagAlias
from archive.names import key_of


class NamedForm(forms.ModelForm):
    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        holder = editing.known_as(self._meta.model, name)
        if holder is not None and holder.pk != self.instance.pk:
            raise ValidationError(taken(holder, self.instance))
        return name


def taken(holder: Named, row: Named) -> SafeString:
    """That the name is another row's, and the way to merge the two."""
    url = reverse(f"admin:archive_{holder._meta.model_name}_changelist")
    keys = ",".join(str(each.pk) for each in (holder, row) if each.pk)
    return format_html(
        'هذا الاسم لغيره: «{}». إن كانا واحدًا <a href="{}?id__in={}">فاخترهما وادمجهما</a>.',
        holder,
        url,
        keys,
    )


class AliasForm(forms.ModelForm):
    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tag = tag

    def clean_name(self) -> str:
        name, tag = self.cleaned_data["name"], self.tag
        holder = editing.known_as(Tag, name)
        if key_of(name) == key_of(tag.name):
            raise ValidationError("هذا اسم الوسم نفسه.")
        if holder is not None and holder.pk != tag.pk:
            raise ValidationError(taken(holder, tag))
        return name


class NewAliasForm(forms.ModelForm):
    """Another name for a tag that is chosen, as from the list of what readers did not find."""

    class Meta:
        model = TagAlias
        fields = ("name", "tag")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name, tag = cleaned.get("name"), cleaned.get("tag")
        holder = editing.known_as(Tag, name) if name and tag else None
        if holder is not None:
            self.add_error("name", taken(holder, tag))
        return cleaned


class AliasFormSet(forms.BaseInlineFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "tag": self.instance}

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> TagAlias:
        editing.add_alias(self.instance, form.cleaned_data["name"])
        return (
            self.instance.aliases.filter(key=key_of(form.cleaned_data["name"])).first()
            or form.instance
        )


class AliasInline(admin.TabularInline):
    """Aliases come and go; one that stands is not changed, as addresses may use it."""

    model = TagAlias
    form = AliasForm
    formset = AliasFormSet
    fields = ("name",)
    extra = 1
    verbose_name = "اسم"
    verbose_name_plural = "أسماء أخرى تقود إليه"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("archive.change_tag") or request.user.has_perm(
            "archive.add_tag"
        )

    has_delete_permission = has_add_permission

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
