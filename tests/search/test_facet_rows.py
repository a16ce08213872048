"""A facet is one row: what it lacks is found when the site starts, and all else follows from it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from search.engines.whoosh.schema import SCHEMA_VERSION, schema, version
from search.facets import BY_NAME, FACETS, NAMED, YEAR, Counting, Facet, table
from search.forms import SearchForm

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs/search.md").read_text("utf-8")
WHOLE = {
    "name": "city",
    "field": "cities",
    "label": "المدينة",
    "plural": "المدن",
    "unknown": "ليس في الأرشيف مدينة مما طلبت.",
}
BOUNDED = {"counting": Counting.YEARS, "unknown": "", "bounds": ("from", "to")}
START = """
import django
from search import facets
facets.FACETS += (facets.Facet("city", {field!r}, "المدينة", "المدن", "لا مدينة.", {bounds}, {counting}),)
django.setup()
"""


@pytest.mark.parametrize("part", WHOLE)
def test_a_row_that_lacks_a_part_is_refused(part: str) -> None:
    Facet(**WHOLE)
    with pytest.raises(ValueError, match=part):
        Facet(**WHOLE | {part: ""})


def test_a_facet_of_years_needs_parameters_for_its_bounds() -> None:
    assert Facet(**WHOLE | BOUNDED).parameters == ("from", "to")
    with pytest.raises(ValueError, match="bounds"):
        Facet(**WHOLE | BOUNDED | {"bounds": ()})


@pytest.mark.parametrize("part", ["name", "field", "label", "plural"])
def test_no_two_rows_share_what_tells_them_apart(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        table(*FACETS, Facet(**WHOLE | {part: getattr(FACETS[0], part)}))


@pytest.mark.parametrize(
    ("field", "counting", "reason"),
    [
        ("cities", Counting.ROWS, "an article has no field 'cities'"),
        ("title", Counting.ROWS, "'title' does not lead to rows with names and slugs"),
        ("originals", Counting.ROWS, "'originals' does not lead to rows with names and slugs"),
        ("title", Counting.YEARS, "'title' is no date"),
    ],
)
def test_the_site_does_not_start_with_a_row_that_articles_do_not_answer(
    field: str, counting: Counting, reason: str
) -> None:
    bounds = ("from", "to") if counting is Counting.YEARS else ()
    start = START.format(field=field, bounds=bounds, counting=f"facets.{counting}")
    ended = subprocess.run(
        [sys.executable, "-c", start],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "archive.settings"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    last = ended.stderr.strip().splitlines()[-1]
    assert last.endswith(f"ImproperlyConfigured: the facet 'city' cannot be counted: {reason}")


def test_the_index_has_the_names_and_keys_of_each_facet() -> None:
    names = {name for facet in NAMED for name in (facet.field, facet.column)}
    assert names | {YEAR.column} <= set(schema().names())


def test_an_index_without_a_facet_is_of_another_version() -> None:
    versions = {version(NAMED[:count]) for count in range(len(NAMED) + 1)}
    assert len(versions) == len(NAMED) + 1
    assert version(NAMED) == SCHEMA_VERSION


def test_the_form_takes_the_parameters_of_each_facet() -> None:
    taken = [name for facet in FACETS for name in facet.parameters]
    assert [name for name in SearchForm.base_fields if name in taken] == taken


def quoted(line: str) -> list[str]:
    return re.findall(r"`(\w+)`", line)


def test_the_document_names_each_facet_where_it_tells_of_parameters_and_of_answers() -> None:
    (parameters,) = (line for line in DOCUMENT.splitlines() if line.startswith("| `source`"))
    assert quoted(parameters) == [facet.name for facet in NAMED]
    (counted,) = (line for line in DOCUMENT.splitlines() if line.startswith("| `facets` | with"))
    assert quoted(counted.partition(": for")[2].partition("a list")[0]) == list(BY_NAME)
