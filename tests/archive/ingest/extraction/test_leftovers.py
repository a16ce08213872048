import pytest

from archive.ingest.extraction.leftovers import ORPHANS, drop_orphans, has_lost_its_head
from tests.archive.ingest.builders import document

LEFT = {
    ": افتتح المعرض أمس.": "افتتح المعرض أمس.",
    "، وقال مديره كلمة.": "وقال مديره كلمة.",
    ". وحضر الأهالي.": "وحضر الأهالي.",
    "؛ ثم انصرفوا.": "ثم انصرفوا.",
    ', "نعم" قال.': '"نعم" قال.',
}


@pytest.mark.parametrize("line", LEFT)
def test_punctuation_that_a_conversion_left_goes(line: str) -> None:
    found = drop_orphans(document(f"العنوان\n{line}"))
    assert (found.paragraphs, found.notes) == (("العنوان", LEFT[line]), (ORPHANS,))


@pytest.mark.parametrize("line", ["... ثم عاد", ".نت", ":", "، ، ،", "افتتح: المعرض", ".. وعاد"])
def test_other_lines_stay(line: str) -> None:
    before = document(f"العنوان\n{line}")
    assert drop_orphans(before) is before


def test_a_colon_alone_says_that_a_name_is_lost() -> None:
    assert has_lost_its_head(": افتتح") and not has_lost_its_head("، افتتح")
