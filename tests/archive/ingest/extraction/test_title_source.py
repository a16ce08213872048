import pytest

from archive.ingest.extraction.title_source import NAMED, NO_NAMES, split_tail, take_title_source
from tests.archive.ingest.builders import BODY, document

TITLE = "الوفد يصل إلى الميناء"
NAMING = {
    f"{TITLE} - صحيفة الساحل": "صحيفة الساحل",
    f"{TITLE} | SAHEL.INFO": "SAHEL.INFO",
    f"{TITLE} – الجزيرة نت": "الجزيرة نت",
    f"SAHEL NEWS : {TITLE}": "",
    f"صحيفة الساحل : {TITLE}": "صحيفة الساحل",
    f"{TITLE}. المنار 2(3)": "المنار",
    f"*{TITLE}*. المنار 4(5/6)": "المنار",
}


@pytest.mark.parametrize("title", [title for title, source in NAMING.items() if source])
def test_the_name_of_the_paper_is_the_source_and_no_part_of_the_title(title: str) -> None:
    found = take_title_source(document(BODY, title=title))
    assert (found.title, found.source, found.notes) == (TITLE, NAMING[title], (NAMED,))


def test_the_issue_of_a_journal_is_kept() -> None:
    found = take_title_source(document(BODY, title=f"{TITLE}. المنار 2(3)"))
    assert found.extra == {"issue": "2(3)"}


def test_a_known_source_stays_and_its_name_goes_from_the_title() -> None:
    found = take_title_source(document(BODY, title=f"{TITLE} - مرافئ", source="مرافئ"))
    assert (found.title, found.source) == (TITLE, "مرافئ")
    other = take_title_source(document(BODY, title=f"{TITLE} - صحيفة الساحل", source="مرافئ"))
    assert (other.title, other.source) == (TITLE, "مرافئ")


def test_a_name_that_the_text_has_lost_is_the_paper_s() -> None:
    found = take_title_source(document(f": {BODY}", title=f"الساحل : {TITLE}"))
    assert (found.title, found.source) == (TITLE, "الساحل")


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "الساحل : الوفد يصل",
        "الوفد يصل - اليوم",
        "الوفد يصل - الرياض",
        "بحارة - صيادون",
        "سورة البقرة 2(3)",
        "صحيفة الساحل",
        "",
    ],
)
def test_other_titles_stay(title: str) -> None:
    before = document(BODY, title=title)
    assert take_title_source(before) is before


@pytest.mark.parametrize("tail", sorted(NO_NAMES))
def test_a_label_at_the_end_of_a_title_is_no_paper(tail: str) -> None:
    title = f"{TITLE} - {tail}"
    assert split_tail(title) == (title, "")


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (f"{TITLE} - مرافئ", (TITLE, "مرافئ")),
        (f"{TITLE} | مرافئ الساحل", (TITLE, "مرافئ الساحل")),
        (f"{TITLE} - الرياض", (f"{TITLE} - الرياض", "")),
        (f"{TITLE} - قال الشيخ", (f"{TITLE} - قال الشيخ", "")),
        ("الرياض - مرافئ", ("الرياض - مرافئ", "")),
        ("", ("", "")),
    ],
)
def test_what_may_be_a_paper_is_a_few_plain_words(title: str, parts: tuple[str, str]) -> None:
    assert split_tail(title) == parts
