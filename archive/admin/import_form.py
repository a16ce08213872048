"""What an editor says of all texts of an upload, before they are imported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from archive.ingest.defaults import Defaults
from archive.ingest.parsers.aliases import FIELDS, key_of
from archive.models import ImportRun
from archive.names import LONGEST

COLUMN = "column:"  # before the name of a column, in the name of its field

# our key for a field -> what an editor calls it
FIELD_NAMES = {
    "text": "النص",
    "title": "العنوان",
    "date": "التاريخ",
    "author": "الكاتب",
    "source": "المصدر",
    "tags": "الوسوم",
    "place": "المكان",
    "section": "القسم",
    "url": "عنوانه الأصلي",
    "id": "المعرّف",
    "language": "اللغة",
}
AS_UNDERSTOOD = "كما يُفهم من اسمه: {}"
NO_FIELD = "كما يُفهم: ليس حقلًا من حقول المقال"


class ImportForm(forms.Form):
    source = forms.CharField(
        label="المصدر",
        required=False,
        max_length=LONGEST,
        help_text="للنصوص التي لا تذكر مصدرًا.",
    )
    tags = forms.CharField(
        label="وسوم",
        required=False,
        help_text="لكل النصوص، زيادةً على وسومها؛ افصل بينها بفاصلة.",
    )
    date_from_path = forms.BooleanField(
        label="التاريخ من مسار الملف",
        required=False,
        help_text="لما لا تاريخ فيه من النصوص، حين يكون مساره في الملف المضغوط مثل 2015/03/21.",
    )
    collection = forms.CharField(
        label="المجموعة",
        max_length=100,
        help_text=(
            "ملف بالاسم نفسه في المجموعة نفسها هو النص نفسه: يحدّث مقاله."
            " ولملفات أخرى بالأسماء نفسها سمّ مجموعة أخرى."
        ),
    )

    def __init__(self, *args: Any, columns: Iterable[str] = (), **kwargs: Any) -> None:
        """`columns` are the names of those of tables; an editor may say what each holds."""
        super().__init__(*args, **kwargs)
        for name in columns:
            self.fields[COLUMN + name] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[("", _understood(name)), *((key, _name(key)) for key in FIELDS)],
            )

    def clean_tags(self) -> tuple[str, ...]:
        names = (" ".join(name.split()) for name in re.split("[,،;؛\n]", self.cleaned_data["tags"]))
        tags = tuple(dict.fromkeys(filter(None, names)))
        for tag in tags:
            MaxLengthValidator(LONGEST)(tag)
        return tags

    def clean_collection(self) -> str:
        """It stands in origins, before a slash."""
        return " ".join(self.cleaned_data["collection"].replace("/", " ").split())

    def defaults(self) -> Defaults:
        """What is said by a form that is valid."""
        sent = self.cleaned_data
        columns = {
            name.removeprefix(COLUMN): key
            for name, key in sent.items()
            if name.startswith(COLUMN) and key
        }
        return Defaults(
            " ".join(sent["source"].split()), sent["tags"], sent["date_from_path"], columns
        )

    @classmethod
    def of(cls, run: ImportRun, columns: Iterable[str]) -> ImportForm:
        """The form as the run has it."""
        defaults = Defaults.of(run.defaults)
        initial = {
            "source": defaults.source,
            "tags": "، ".join(defaults.tags),
            "date_from_path": defaults.date_from_path,
            "collection": run.collection,
            **{COLUMN + name: key for name, key in defaults.columns.items()},
        }
        return cls(initial=initial, columns=columns)

    @classmethod
    def sent(cls, data: Any) -> ImportForm:
        """The form as a browser sent it: which columns there are, it says itself."""
        columns = (name.removeprefix(COLUMN) for name in data if name.startswith(COLUMN))
        return cls(data, columns=columns)

    @property
    def column_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith(COLUMN)]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith(COLUMN)]


def _understood(column: str) -> str:
    key = key_of(column)
    return AS_UNDERSTOOD.format(_name(key)) if key else NO_FIELD


def _name(key: str) -> str:
    return FIELD_NAMES.get(key, key)
