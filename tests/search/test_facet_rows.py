"""A facet is one row: what it lacks is found when the site starts, and all else follows from it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from search import facet_values, facets, forms
from search.engines.whoosh.ranking import filters
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


TABLES: dict[str, dict[Counting, object]] = {
    "NEEDED": facets.NEEDED,
    "COLUMNS": facets.COLUMNS,
    "FIELDS": forms.FIELDS,
    "KEYS": filters.KEYS,
    "COUNTS": filters.COUNTS,
    "COUNTED": facet_values.COUNTED,
    "BUCKETS": facet_values.BUCKETS,
}


@pytest.mark.parametrize("name", TABLES)
def test_every_kind_of_counting_stands_in_each_table(name: str) -> None:
    assert set(TABLES[name]) == set(Counting)


def test_the_kinds_name_the_tables_that_they_stand_in() -> None:
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "search").rglob("*.py"))
    assert set(re.findall(r"^(\w+).* = \{\s*Counting\.", sources, re.MULTILINE)) == set(TABLES)
    assert re.findall(r"`([A-Z]+)`", Counting.__doc__ or "") == list(TABLES)


@pytest.mark.parametrize("name", ["q", "page", "limit", "facets", "since"])
def test_no_row_takes_a_parameter_that_means_something_else(name: str) -> None:
    with pytest.raises(ValueError, match=f"twice in the parameters of a search: .*'{name}'"):
        table(*FACETS, Facet(**WHOLE | {"name": name}))


@pytest.mark.parametrize("rows", [NAMED, (*FACETS, Facet(**WHOLE | BOUNDED))], ids=["none", "two"])
def test_one_facet_is_of_dates(rows: tuple[Facet, ...]) -> None:
    with pytest.raises(ValueError, match="there is one facet of dates"):
        table(*rows)


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


def fields_of_facets(version: str) -> list[str]:
    return version.split("/")[1].split(",")


def test_an_index_without_a_facet_is_of_another_version() -> None:
    fields = [f"{facet.field}+{facet.column}" for facet in NAMED]
    assert fields_of_facets(SCHEMA_VERSION) == fields
    for at in range(len(NAMED)):
        without = version([*NAMED[:at], *NAMED[at + 1 :]])
        assert fields_of_facets(without) == [*fields[:at], *fields[at + 1 :]]
    assert version(NAMED).split("/") == SCHEMA_VERSION.split("/")


def test_the_form_takes_the_parameters_of_each_facet() -> None:
    taken = [name for facet in FACETS for name in facet.parameters]
    assert [name for name in SearchForm.base_fields if name in taken] == taken


def quoted(line: str) -> list[str]:
    return re.findall(r"`(\w+)`", line)


def test_the_document_names_each_facet_where_it_tells_of_parameters_and_of_answers() -> None:
    cells = re.findall(r"^\| (.+?) \| ", DOCUMENT.partition("\n## ")[0], re.MULTILINE)
    parameters = [name for facet in FACETS for name in facet.parameters]
    named = [name for name in quoted(" ".join(cells)) if name in parameters]
    assert named == parameters, "the table of parameters in docs/search.md, in the rows' order"
    (counted,) = (line for line in DOCUMENT.splitlines() if line.startswith("| `facets` | with"))
    listed = quoted(counted.partition(": for")[2].partition("a list")[0])
    assert listed == list(BY_NAME), "the line of `facets` in docs/search.md, in the rows' order"
