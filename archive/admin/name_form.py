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
from archive.models import Alias, Named, TagAlias
from archive.names import key_of
from archive.relations import ALIASES


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
    def __init__(self, *args: Any, row: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row

    def clean_name(self) -> str:
        name, row = self.cleaned_data["name"], self.row
        holder = editing.known_as(type(row), name)
        if key_of(name) == key_of(row.name):
            raise ValidationError("هذا اسمه نفسه.")
        if holder is not None and holder.pk != row.pk:
            raise ValidationError(taken(holder, row))
        return name


class NewAliasForm(forms.ModelForm):
    """Another name for a tag that is chosen, as from the list of what readers did not find."""

    class Meta:
        model = TagAlias
        fields = ("name", "named")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name, tag = cleaned.get("name"), cleaned.get("named")
        holder = editing.known_as(type(tag), name) if name and tag else None
        if holder is not None:
            self.add_error("name", taken(holder, tag))
        return cleaned


class AliasFormSet(forms.BaseInlineFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "row": self.instance}

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Alias:
        editing.add_alias(self.instance, form.cleaned_data["name"])
        return (
            self.instance.aliases.filter(key=key_of(form.cleaned_data["name"])).first()
            or form.instance
        )


RIGHTS = ("change", "add")


class AliasInline(admin.TabularInline):
    """Aliases come and go; one that stands is not changed, as addresses may use it."""

    form = AliasForm
    formset = AliasFormSet
    fields = ("name",)
    extra = 1
    verbose_name = "اسم"
    verbose_name_plural = "أسماء أخرى تقود إليه"

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        rights = (f"archive.{what}_{self.parent_model._meta.model_name}" for what in RIGHTS)
        return any(map(request.user.has_perm, rights))

    has_delete_permission = has_add_permission

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def other_names(model: type[Named]) -> type[AliasInline]:
    """The inline of a kind of name."""
    alias = ALIASES[model]
    return type(f"{alias.__name__}Inline", (AliasInline,), {"model": alias})
