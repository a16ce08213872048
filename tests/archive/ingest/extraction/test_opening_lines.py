from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction import extract
from archive.ingest.extraction.masthead import HEADER
from archive.ingest.extraction.opening_lines import (
    GROUPS,
    LINES,
    Group,
    OpeningLines,
    group_of,
    line_key,
    opening_keys,
    without_opening,
)
from archive.ingest.extraction.title_source import NAMED
from tests.archive.ingest.builders import BODY, document

Batch = list[tuple[str, Document]]


def texts(opening: str, count: int, *, folder: str = "/a", start: int = 0) -> Batch:
    return [
        (
            f"{folder}/{number}.txt",
            document(f"{opening}\nعنوان النص {'ابتثجحخد'[number % 8]}\n{BODY}"),
        )
        for number in range(start, start + count)
    ]


def firsts(documents: Iterable[Document]) -> list[str]:
    return [each.paragraphs[0] for each in documents]


def test_a_line_that_opens_most_articles_of_a_folder_is_their_source_and_no_title() -> None:
    found = OpeningLines().read(texts("مرافئ الساحل", 3))
    assert [extract(each).title for each in found] == [
        "عنوان النص ا",
        "عنوان النص ب",
        "عنوان النص ت",
    ]
    assert {(each.source, each.section, each.notes) for each in found} == {
        ("مرافئ الساحل", "", (HEADER,))
    }
    assert [each.extra for each in found] == [{"header": ["مرافئ الساحل"]}] * 3


def test_two_articles_are_too_few_to_say_so() -> None:
    batch = texts("مرافئ الساحل", 2)
    assert OpeningLines().read(batch) == [each for _, each in batch]


def test_what_was_seen_in_earlier_batches_counts() -> None:
    openings = OpeningLines()
    openings.read(texts("مرافئ الساحل", 2))
    assert firsts(openings.read(texts("مرافئ الساحل", 1, start=2))) == ["عنوان النص ت"]


def test_the_same_run_gives_the_same_again() -> None:
    batches = [texts("مرافئ الساحل", 2), texts("مرافئ الساحل", 9), texts("قهوة الصباح", 9)]
    one, other = OpeningLines(), OpeningLines()
    assert [one.read(batch) for batch in batches] == [other.read(batch) for batch in batches]


def test_another_folder_is_judged_by_itself() -> None:
    openings = OpeningLines()
    openings.read(texts("مرافئ الساحل", 9))
    other = texts("مرافئ الساحل", 2, folder="/b")
    assert openings.read(other) == [each for _, each in other]


def test_a_line_of_some_articles_names_their_column() -> None:
    mixed = [*texts("قهوة الصباح", 4), *texts("", 8, start=4)]
    found = OpeningLines().read(mixed)[0]
    assert (found.source, found.section, found.paragraphs[0]) == ("", "قهوة الصباح", "عنوان النص ا")


def test_a_line_of_few_articles_is_left() -> None:
    rare = [*texts("قهوة الصباح", 4), *texts("", 20, start=4)]
    assert firsts(OpeningLines().read(rare))[0] == "قهوة الصباح"


def test_the_number_of_an_issue_does_not_part_its_articles() -> None:
    issues = [texts(f"الساحل - العدد {number}", 1, start=number)[0] for number in (1, 2, 3)]
    found = OpeningLines().read(issues)
    assert [each.source for each in found] == [f"الساحل - العدد {number}" for number in (1, 2, 3)]


def test_a_publisher_that_the_archive_knows_is_one_in_a_single_file() -> None:
    known = OpeningLines(["مرافئ الساحل", "السياسة", ""])
    found = known.read(texts("مَرافئ الساحل", 1))[0]
    assert (found.source, found.paragraphs[0]) == ("مَرافئ الساحل", "عنوان النص ا")
    assert firsts(known.read(texts("السياسة", 1))) == ["السياسة"]


def test_what_is_known_by_its_shape_is_left_to_be_read_with_what_stands_below_it() -> None:
    found = OpeningLines().read(texts("SAHEL.INFO", 5))
    assert firsts(found) == ["SAHEL.INFO"] * 5


@pytest.mark.parametrize(
    "line", ["الرياض - واس", "الرياض 9/6/2021 واس", "تقول الحكاية في أولها كذا:"]
)
def test_datelines_and_beginnings_of_sentences_are_the_text(line: str) -> None:
    batch = texts(line, 5)
    assert OpeningLines().read(batch) == [each for _, each in batch]


def test_below_a_title_of_its_own_a_line_that_is_no_name_is_the_text() -> None:
    lines = ["كان يا ما كان في قديم الزمان", "مرافئ الساحل"]
    batches = [
        [(f"/a/{n}", document(f"{line}\n{BODY}", title=f"أ {n}")) for n in range(5)]
        for line in lines
    ]
    story, paper = (OpeningLines().read(batch)[0] for batch in batches)
    assert (story.paragraphs[0], story.source) == (lines[0], "")
    assert (paper.paragraphs[0], paper.source) == (BODY, lines[1])


def test_the_source_that_a_file_names_stays() -> None:
    batch = [(f"/a/{n}", document(f"مرافئ الساحل\nأ {n}\n{BODY}", source="كذا")) for n in range(3)]
    assert {each.source for each in OpeningLines().read(batch)} == {"كذا"}


@pytest.mark.parametrize(
    ("origin", "group"),
    [("/a/b.txt", "/a"), ("/a/b.jsonl#7", "/a/b.jsonl"), ("/a/b.zip#c/d.txt", "/a/b.zip")],
)
def test_the_lines_of_a_file_and_the_files_of_a_folder_are_a_group(origin: str, group: str) -> None:
    assert group_of(origin) == group


@pytest.mark.parametrize("line", ["", " ", "جملة تنتهي بنقطة.", "سؤال؟", "كلمة " * 9, "x" * 61])
def test_no_masthead_is_a_sentence_or_long(line: str) -> None:
    assert line_key(line) == ""


def test_counts_are_bounded() -> None:
    group, openings = Group(), OpeningLines()
    for number in range(LINES + 10):
        group.count(
            opening_keys(document(f"سطر {'ا' * (number % 40)} {chr(0x628 + number // 40)}"))
        )
    assert len(group.lines) <= LINES and group.articles == LINES + 10
    for number in range(GROUPS + 10):
        openings.read([(f"/{number}/a.txt", document(BODY))])
    assert len(openings._groups) == GROUPS


def test_what_is_marked_by_nothing_is_the_very_document() -> None:
    before = document(BODY)
    assert without_opening(before, ()) is before


@pytest.mark.parametrize("as_field", [True, False])
def test_the_name_that_ends_most_titles_is_that_of_their_paper(as_field: bool) -> None:
    titles = ["البحارة يعودون إلى الساحل", "الميناء يفتح أبوابه", "السوق يمتلئ سمكا"]
    lines = [f"{title} - مرافئ" for title in titles]
    batch = [
        (f"/a/{n}", document(BODY, title=line) if as_field else document(f"{line}\n{BODY}"))
        for n, line in enumerate(lines)
    ]
    found = [extract(each) for each in OpeningLines().read(batch)]
    assert [each.title for each in found] == titles
    assert {(each.source, each.paragraphs, each.notes) for each in found} == {
        ("مرافئ", (BODY,), (NAMED,))
    }


@pytest.mark.parametrize("tail", ["فيديو", "صور", "رياضة", "الرياض", "الجزء 2"])
def test_what_else_ends_most_titles_is_no_paper(tail: str) -> None:
    batch = [(f"/a/{n}", document(BODY, title=f"عودة البحارة {n} - {tail}")) for n in range(5)]
    assert OpeningLines().read(batch) == [each for _, each in batch]


def test_a_publisher_that_the_archive_knows_may_end_a_single_title() -> None:
    batch = [("/a/b", document(BODY, title="البحارة يعودون اليوم - مرافئ الساحل"))]
    (found,) = OpeningLines(["مرافئ الساحل"]).read(batch)
    assert (found.title, found.source) == ("البحارة يعودون اليوم", "مرافئ الساحل")
    assert OpeningLines().read(batch) == [batch[0][1]]
