"""What is exported is read again, whole, by the programs that keep references."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from archive.citation.bibtex import bibtex
from archive.citation.csl import csl_json
from archive.citation.exports import BY_SUFFIX, EXPORTS
from archive.citation.ris import ris
from archive.citation.work import Work
from tests.archive.citation.works import MONTH, URL, YEAR, bare, work


def entry(made: Work) -> dict[str, Any]:
    """What pybtex reads: type, names as they are, fields."""
    found = parse_string(bibtex([made]), "bibtex").entries[made.key]
    names = [str(person) for person in found.persons.get("author", [])]
    return {"type": found.type, "author": names, **dict(found.fields)}


def record(made: Work) -> dict[str, Any]:
    (found,) = rispy.loads(ris([made]))
    return dict(found)


def item(made: Work) -> dict[str, Any]:
    (found,) = json.loads(csl_json([made]))
    return dict(found)


def test_bibtex_of_a_work_of_which_all_is_known() -> None:
    assert entry(work(authors=("ليلى الخطيب", "أحمد بن محمد الخطيب"))) == {
        "type": "article",
        "author": ["{ليلى الخطيب}", "{أحمد بن محمد الخطيب}"],
        "title": "{عودة الصيادين إلى الميناء}",
        "journal": "صحيفة الميناء",
        "year": "2015",
        "month": "March",
        "day": "21",
        "url": URL,
        "howpublished": "خزانة",
        "langid": "arabic",
        "keywords": "صيد الأسماك, البحر",
    }


def test_bibtex_of_a_work_of_which_little_is_known() -> None:
    assert entry(bare(language="en")) == {
        "type": "misc",
        "author": [],
        "title": "{عودة الصيادين إلى الميناء}",
        "url": URL,
        "howpublished": "خزانة",
        "langid": "en",
    }


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("نسبة 5% & أكثر", "نسبة 5\\% \\& أكثر"),
        ("قوس { لم يغلق", "قوس {\\textbraceleft} لم يغلق"),
        ("قوس } لم يفتح", "قوس {\\textbraceright} لم يفتح"),
        (
            "a_b#c$d~e^f\\g",
            "a\\_b\\#c\\$d{\\textasciitilde}e{\\textasciicircum}f{\\textbackslash}g",
        ),
        ("سطر\nوآخر", "سطر وآخر"),
        ('قال "نعم"', 'قال "نعم"'),
    ],
)
def test_signs_of_tex_are_written_as_text(title: str, written: str) -> None:
    assert entry(work(title=title))["title"] == f"{{{written}}}"


def test_ris_of_a_work_of_which_all_is_known() -> None:
    assert record(work(authors=("ليلى الخطيب", "الخطيب, أحمد"))) == {
        "type_of_reference": "NEWS",
        "id": "khizana-12",
        "title": "عودة الصيادين إلى الميناء",
        "authors": ["ليلى الخطيب", "الخطيب، أحمد"],
        "secondary_title": "صحيفة الميناء",
        "year": "2015",
        "date": "2015/03/21/",
        "urls": [URL],
        "name_of_database": "خزانة",
        "language": "ar",
        "keywords": ["صيد الأسماك", "البحر"],
    }


def test_ris_of_a_work_of_which_little_is_known() -> None:
    assert record(bare(title="سطر\nTY  - BOOK")) == {
        "type_of_reference": "ELEC",
        "id": "khizana-12",
        "title": "سطر TY - BOOK",
        "urls": [URL],
        "name_of_database": "خزانة",
        "language": "ar",
    }


@pytest.mark.parametrize(
    ("published", "date", "parts"), [(MONTH, "2015/03//", [2015, 3]), (YEAR, "2015///", [2015])]
)
def test_partial_dates(published: Any, date: str, parts: list[int]) -> None:
    made = work(published=published)
    assert record(made)["date"] == date
    assert item(made)["issued"] == {"date-parts": [parts]}
    assert ("month" in entry(made), "day" in entry(made)) == (len(parts) > 1, False)


def test_csl_of_a_work_of_which_all_is_known() -> None:
    assert item(work()) == {
        "id": "khizana-12",
        "type": "article-newspaper",
        "title": "عودة الصيادين إلى الميناء",
        "author": [{"literal": "ليلى الخطيب"}],
        "container-title": "صحيفة الميناء",
        "issued": {"date-parts": [[2015, 3, 21]]},
        "URL": URL,
        "archive": "خزانة",
        "language": "ar",
        "keyword": "صيد الأسماك, البحر",
    }


def test_csl_of_a_work_of_which_little_is_known() -> None:
    assert item(bare()) == {
        "id": "khizana-12",
        "type": "webpage",
        "title": "عودة الصيادين إلى الميناء",
        "URL": URL,
        "archive": "خزانة",
        "language": "ar",
    }


def test_citeproc_prints_arabic_names_without_loose_signs() -> None:
    made = work(authors=("أحمد بن محمد الخطيب",))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = CiteProcJSON(json.loads(csl_json([made])))
    bibliography = CitationStylesBibliography(style, source, formatters.plain)
    bibliography.register(Citation([CitationItem(made.key)]))
    (printed,) = map(str, bibliography.bibliography())
    assert "أحمد بن محمد الخطيب" in printed
    assert " . " not in printed and ", ." not in printed


@pytest.mark.parametrize("count", [0, 1, 3])
@pytest.mark.parametrize(
    ("suffix", "read"),
    [
        ("bib", lambda text: list(parse_string(text, "bibtex").entries)),
        ("ris", lambda text: [each["id"] for each in rispy.loads(text)]),
        ("json", lambda text: [each["id"] for each in json.loads(text)]),
    ],
)
def test_many_works_make_one_file(
    suffix: str, read: Callable[[str], list[str]], count: int
) -> None:
    works = [work(number=number) for number in range(count)]
    assert read(BY_SUFFIX[suffix].write(works)) == [each.key for each in works]


def test_every_export_has_its_own_suffix_and_type() -> None:
    assert len(BY_SUFFIX) == len({export.media_type for export in EXPORTS}) == len(EXPORTS)
