"""What an editor says of all texts of an upload becomes defaults, and comes back as it was said."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from archive.admin.import_form import COLUMN, ImportForm
from archive.ingest.defaults import NO_DEFAULTS, Defaults
from archive.ingest.parsers.aliases import FIELDS
from archive.models import ImportRun


def sent(**fields: str) -> ImportForm:
    query = QueryDict(mutable=True)
    query.update({"source": "", "tags": "", "collection": "عام"} | fields)
    return ImportForm.sent(query)


def said(**fields: str) -> Defaults:
    form = sent(**fields)
    assert form.is_valid(), form.errors
    return form.defaults()


@pytest.mark.parametrize(
    ("fields", "defaults"),
    [
        ({}, NO_DEFAULTS),
        ({"source": "  جريدة   الحي "}, Defaults(source="جريدة الحي")),
        ({"tags": "أ، ب, ج; د؛ أ ،،"}, Defaults(tags=("أ", "ب", "ج", "د"))),
        ({"tags": "الأمم   المتحدة"}, Defaults(tags=("الأمم المتحدة",))),
        ({"date_from_path": "on"}, Defaults(date_from_path=True)),
        ({f"{COLUMN}شيء": "title", f"{COLUMN}كلام": ""}, Defaults(columns={"شيء": "title"})),
        ({f"{COLUMN}a=b:c": "text"}, Defaults(columns={"a=b:c": "text"})),
    ],
)
def test_what_is_said_becomes_defaults(fields: dict[str, str], defaults: Defaults) -> None:
    assert said(**fields) == defaults


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"collection": ""}, ["collection"]),
        ({"collection": "ط" * 101}, ["collection"]),
        ({"source": "ط" * 201}, ["source"]),
        ({"tags": f"أ، {'ط' * 201}"}, ["tags"]),
        ({f"{COLUMN}شيء": "colour"}, [f"{COLUMN}شيء"]),
    ],
)
def test_what_cannot_be_said_is_refused(fields: dict[str, str], faulty: list[str]) -> None:
    assert list(sent(**fields).errors) == faulty


def test_a_collection_has_no_slash_for_it_stands_before_one() -> None:
    form = sent(collection=" مجلة/الحي ")
    assert form.is_valid() and form.cleaned_data["collection"] == "مجلة الحي"


def test_what_was_said_is_in_the_form_when_it_comes_back() -> None:
    defaults = Defaults("الصباح", ("أ", "ب"), True, {"كلام": "text"})
    run = ImportRun(collection="مجلة", defaults=defaults.as_json())
    form = ImportForm.of(run, ["شيء", "كلام"])
    values = {field.name: field.initial for field in form}
    assert values == {
        "source": "الصباح",
        "tags": "أ، ب",
        "date_from_path": True,
        "collection": "مجلة",
        f"{COLUMN}شيء": None,
        f"{COLUMN}كلام": "text",
    }
    again = said(source=values["source"], tags=values["tags"], date_from_path="on")
    assert (again.source, again.tags, again.date_from_path) == ("الصباح", ("أ", "ب"), True)


def test_a_column_says_what_is_understood_by_its_name() -> None:
    form = ImportForm(columns=["العنوان", "شيء"])
    known, unknown = (field.field.choices for field in form.column_fields)  # type: ignore[attr-defined]
    assert known[0] == ("", "كما يُفهم من اسمه: العنوان")
    assert unknown[0] == ("", "كما يُفهم: ليس حقلًا من حقول المقال")
    assert [key for key, _ in known[1:]] == list(FIELDS)
    assert not any(label.isascii() for _, label in known[1:]), "every field has an Arabic name"
