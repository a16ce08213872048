"""The form of an article: each rule of the archive is explained beside the field that breaks it."""

from __future__ import annotations

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.html import format_html

from archive import editing
from archive.ingest.document import text_hash
from archive.models import Article, Original
from archive.reading import paragraphs
from search.analysis import exact

EARLIEST_YEAR = 1000  # addresses of years have four digits
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# precision: what of the date is not known
UNSAID = {"day": {}, "month": {"day": 1}, "year": {"day": 1, "month": 1}}


class CleanedField(forms.CharField):
    """Text compared as it would be kept, so that a browser's line ends are no change."""

    def to_python(self, value: object) -> str:
        return self.cleaned(super().to_python(value))

    def has_changed(self, initial: object, data: object) -> bool:
        return super().has_changed(self.to_python(initial), data)


class ParagraphsField(CleanedField):
    def cleaned(self, text: str) -> str:
        return "\n\n".join(paragraphs(text.replace("\r\n", "\n").replace("\r", "\n")))


class LineField(CleanedField):
    def cleaned(self, text: str) -> str:
        return " ".join(text.split())


class DayField(forms.DateField):
    """A date in any digits."""

    def to_python(self, value: object) -> datetime.date | None:
        return super().to_python(exact(value) if isinstance(value, str) else value)


class ArticleForm(forms.ModelForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = (
            *("title", "body", "lead", "source", "authors", "tags", "published_at"),
            *("published_precision", "places", "url", "external_id", "language", "state"),
            "withdrawn_reason",
        )
        field_classes = {
            "title": LineField,
            "body": ParagraphsField,
            "lead": LineField,
            "published_at": DayField,
        }
        widgets = {
            "title": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 2}),
            "body": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 20}),
            "lead": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 4}),
            "published_at": forms.DateInput({"dir": "ltr", "size": 12}, format="%Y-%m-%d"),
            "url": forms.TextInput(attrs={"class": "vTextField", "dir": "ltr"}),
            "external_id": forms.TextInput(attrs={"class": "vTextField", "dir": "ltr"}),
            "language": forms.TextInput(attrs={"dir": "ltr", "size": 12}),
        }
        help_texts = {
            "lead": "تظهر في القوائم. إن تُركت فارغة أُخذت من أول النص.",
            "published_at": "مثل 2016-02-24 أو 24/02/2016. إن لم يُعرف اليوم فاكتب أي يوم من الشهر أو السنة، ثم اختر الدقة.",
            "published_precision": "ما يُعرف من التاريخ. تاريخ فارغ دقته «غير معروف».",
            "url": "عنوان المقال حيث نُشر أول مرة، يبدأ بـ\u2066https://\u2069 أو \u2066http://\u2069",
            "language": "رمز اللغة، مثل ar أو en.",
            "withdrawn_reason": "يقرؤه من يزور عنوان المقال المسحوب.",
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.updated.isoformat() if self.instance.pk else ""

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and "url" in self.changed_data:
            URLValidator(
                ["http", "https"], message="ليس هذا عنوان صفحة: يبدأ عنوانها بـ\u2066https://\u2069"
            )(url)
        return url

    def clean_language(self) -> str:
        language = self.cleaned_data["language"]
        if not LANGUAGE.fullmatch(language):
            raise ValidationError("ليس هذا رمز لغة: اكتب رمزًا مثل ar أو en.")
        return language

    def clean(self) -> dict[str, object]:
        super().clean()
        self._clean_date()
        self._clean_withdrawal()
        self._clean_lead()
        self._refuse_copies()
        self._refuse_stale()
        return self.cleaned_data

    def _clean_date(self) -> None:
        date: datetime.date | None = self.cleaned_data.get("published_at")
        precision = self.cleaned_data.get("published_precision")
        if {"published_at", "published_precision"} & self.errors.keys():
            return
        if date is None and precision != "unknown" and "published_precision" in self.changed_data:
            self.add_error(
                "published_at", "اخترت دقة ولم تكتب تاريخًا: اكتب التاريخ أو اختر «غير معروف»."
            )
        elif date is None:
            self.cleaned_data["published_precision"] = Article.Precision.UNKNOWN
        elif precision == "unknown":
            message = "للتاريخ المكتوب دقة: اختر يومًا أو شهرًا أو سنة، أو امحُ التاريخ."
            self.add_error("published_precision", message)
        elif date.year < EARLIEST_YEAR:
            self.add_error("published_at", "اكتب السنة بأربعة أرقام.")
        else:
            self.cleaned_data["published_at"] = date.replace(**UNSAID[precision])

    def _clean_withdrawal(self) -> None:
        withdrawn = self.cleaned_data.get("state") == Article.State.WITHDRAWN
        if not withdrawn:
            self.cleaned_data["withdrawn_reason"] = ""
        elif not self.cleaned_data.get("withdrawn_reason"):
            self.add_error("withdrawn_reason", "اكتب سبب السحب: يقرؤه من يزور عنوان المقال.")

    def _clean_lead(self) -> None:
        """A lead that nobody wrote follows the text."""
        body, lead = self.cleaned_data.get("body"), self.cleaned_data.get("lead")
        only_body = {"body", "lead"} & set(self.changed_data) == {"body"}
        if body and (not lead or (only_body and self._lead_is_of_text())):
            title = str(self.cleaned_data.get("title") or "")
            self.cleaned_data["lead"] = editing.lead_of(body, title)

    def _lead_is_of_text(self) -> bool:
        automatic = "lead" not in self.instance.edited_fields
        return automatic or self.initial["lead"] == editing.lead_of(
            self.initial["body"], self.initial["title"]
        )

    def _refuse_copies(self) -> None:
        """What an import would call a duplicate is not entered by hand either."""
        if self.instance.pk or not {"title", "body"} <= self.cleaned_data.keys():
            return
        identity = text_hash(self.cleaned_data["title"], self.cleaned_data["body"])
        duplicate = (
            Original.objects.filter(text_hash=identity, current=True)
            .select_related("article")
            .first()
        )
        if duplicate is not None:
            link = format_html(
                '<a href="{}">{}</a>', duplicate.article.get_absolute_url(), duplicate.article.title
            )
            self.add_error(None, format_html("هذا النص محفوظ من قبل: {}", link))

    def _refuse_stale(self) -> None:
        """Do not write over what somebody else saved meanwhile, unless the form is sent a second time."""
        seen, current = self.cleaned_data.get("seen"), self.initial["seen"]
        if seen and seen != current:
            self.data = self.data.copy()
            self.data["seen"] = current
            message = (
                "غُيّر هذا المقال بعد أن فتحته. احفظ مرة أخرى إن أردت أن يحل ما كتبته هنا محل ما حُفظ."
            )
            self.add_error(None, message)
