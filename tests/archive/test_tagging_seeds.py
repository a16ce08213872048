"""The five articles the archive began with: the tags a reader would choose, and no junk."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.ingest.document import Document
from archive.tagging import suggest_tags

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")

TITLE_AT_MOST = 200
DEBRIS = {"علق هنا", "المصدر"}
MUST_BE_THERE = {
    "000": {"العراق", "مصطفى الكاظمي", "الولايات المتحدة"},
    "001": {"العراق", "مصطفى الكاظمي", "الولايات المتحدة", "الحوار الاستراتيجي"},
    "002": {"العراق", "مصطفى الكاظمي", "الولايات المتحدة", "إيران"},
    "003": {"العراق", "مصطفى الكاظمي", "البصرة", "بغداد", "السلاح المنفلت"},
    "004": {"العراق", "مصطفى الكاظمي", "جهاز المخابرات", "الميليشيات المسلحة"},
}
# Beside those above, what a reader of these five could also choose. All else is junk.
MAY_BE_THERE = {
    "التحالف الدولي",
    "الجماعات المسلحة",
    "القوات الأمريكية",
    "القوات الأمنية",
    "الحملة الأمنية",
    "الانتفاضة الشعبية",
    "العملية الأمنية",
    "المنطقة الخضراء",
    "جهاز مكافحة الإرهاب",
    "مستشارية الأمن القومي",
    "مجلس النواب العراقي",
    "إيران",
    "بغداد",
}


def seed(number: str) -> Document:
    """A seed as the import would hand it over: title, paragraphs, no debris."""
    path = next(SEEDS.glob(f"{number}_*.txt"))
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line and line not in DEBRIS and not line.isdigit()]
    if len(lines[0]) > TITLE_AT_MOST:
        return Document(paragraphs=tuple(lines))
    return Document(title=lines[0], paragraphs=tuple(lines[1:]))


@pytest.mark.parametrize("number", MUST_BE_THERE)
def test_the_tags_a_reader_would_choose_are_there_and_no_others(number: str) -> None:
    found = {suggestion.name for suggestion in suggest_tags(seed(number))}
    assert MUST_BE_THERE[number] - found == set()
    assert found - MUST_BE_THERE[number] - MAY_BE_THERE == set()


@pytest.mark.parametrize("number", MUST_BE_THERE)
def test_the_country_and_the_person_have_their_kinds(number: str) -> None:
    kinds = {suggestion.name: suggestion.kind for suggestion in suggest_tags(seed(number))}
    assert (kinds["العراق"], kinds["مصطفى الكاظمي"]) == ("place", "person")
