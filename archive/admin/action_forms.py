"""The forms that actions ask an editor to fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import QuerySet

from archive.admin.wording import count
from archive.models import Article, Named, Tag


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="سبب السحب",
        max_length=300,
        help_text="يقرؤه من يزور عنوان المقال.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class RetagForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in {"add": "وسوم تُضاف", "remove": "وسوم تُزال"}.items():
            widget = AutocompleteSelectMultiple(Article._meta.get_field("tags"), admin.site)
            tags = Tag.objects.all()
            self.fields[name] = forms.ModelMultipleChoiceField(
                tags, label=label, required=False, widget=widget
            )

    def clean(self) -> dict[str, Any]:
        super().clean()
        add, remove = (set(self.cleaned_data.get(name) or ()) for name in ("add", "remove"))
        if not add and not remove and not self.errors:
            raise forms.ValidationError("اختر وسمًا يُضاف أو وسمًا يُزال.")
        if add & remove:
            names = "، ".join(sorted(str(tag) for tag in add & remove))
            raise forms.ValidationError(f"لا يُضاف الوسم ويُزال معًا: {names}.")
        return self.cleaned_data


class MergeForm(forms.Form):
    def __init__(self, *args: Any, rows: QuerySet[Named], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = RowToKeep(
            rows.order_by("-all_articles", "key"),
            label="ما يبقى",
            widget=forms.RadioSelect,
            empty_label=None,
        )


class RowToKeep(forms.ModelChoiceField):
    def label_from_instance(self, row: Named) -> str:
        return f"{row.name} ({count(row.all_articles, 'article')})"
