"""mARkdown, mark by mark: fields of the header, levels of headings, lines that go on."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document
from archive.ingest.parsers import chapters
from archive.ingest.parsers.openiti import FIELDS, HEADER_END, NOTHING, parse
from tests.archive.ingest.builders import BODY, day, record
from tests.archive.ingest.test_tables import OTHER

END = f"{HEADER_END}\n"


def book(text: str, header: str = "") -> list[Document]:
    return list(parse(record(f"{header}{END}{text}" if header else text)))


def about(*lines: str) -> Document:
    (found,) = book(f"# {BODY}\n", "".join(f"#META# {line}\n" for line in lines))
    return found


@pytest.mark.parametrize(("key", "name"), [(key, name) for key in FIELDS for name in FIELDS[key]])
def test_every_name_of_a_field_is_known(key: str, name: str) -> None:
    for line in (
        f"{name} :: قيمة",
        f"010.{name}\t:: قيمة",
        f"{name.lower()}:: قيمة",
        f"{name}: قيمة",
    ):
        found = about(line)
        told = {"title": found.title, "author": "".join(found.authors), **found.extra}
        assert {field: value for field, value in told.items() if value} == {key: "قيمة"}


@pytest.mark.parametrize("nothing", sorted(NOTHING))
def test_a_field_that_says_nothing_leaves_its_place_to_the_next(nothing: str) -> None:
    for written in (nothing, nothing.lower()):
        assert about(f"BookTITLE :: {written}", "Title :: العدل").title == "العدل"
        assert about(f"BookTITLE :: {written}").title == ""


@pytest.mark.parametrize("names", [names for names in FIELDS.values() if len(names) > 1])
def test_the_surest_name_counts_in_whatever_order(names: tuple[str, ...]) -> None:
    lines = [f"{name} :: {number}" for number, name in enumerate(names)]
    for order in (lines, lines[::-1]):
        found = about(*order)
        assert "0" in (found.title, *found.authors, *found.extra.values())
        assert not {"1", "2"} & {found.title, *found.authors, *found.extra.values()}


def test_of_one_name_twice_the_first_that_says_something_counts() -> None:
    assert about("BookTITLE :: NODATA", "BookTITLE :: أ", "BookTITLE :: ب").title == "أ"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("صالح السروجي (المتوفى: 920هـ)", "صالح السروجي"),
        ("صالح (ت 920 هـ) السروجي", "صالح السروجي"),
        ("صالح (توفي 920)", "صالح"),
        ("صالح (المتوفي سنة 920)", "صالح"),
        ("صالح (أبو بكر)", "صالح (أبو بكر)"),
        ("صالح (تاج الدين)", "صالح (تاج الدين)"),
        ("صالح   السروجي", "صالح السروجي"),
        ("صالح :: السروجي", "صالح"),
    ],
)
def test_a_name_is_told_without_the_year_of_a_death(written: str, author: str) -> None:
    assert about(f"AuthorNAME :: {written}").authors == (author,)


def test_what_stands_in_no_header_is_text() -> None:
    (found,) = book(f"# {BODY}\n")
    assert found == Document((BODY,))
    (bare,) = book(f"#META# BookTITLE :: أ\n# {BODY}\n")
    assert (bare.title, bare.paragraphs[-1]) == ("", BODY)


@pytest.mark.parametrize(
    ("mark", "level"),
    [
        ("", 1),
        ("|", 1),
        ("||", 2),
        ("|||", 3),
        ("||||||", 6),
        ("|EDITOR|", 1),
        ("|PARATEXT|", 1),
        ("AUTO", 1),
        ("$", 9),
        ("$$", 9),
        ("$BIO_MAN$", 9),
        ("@", 9),
        ("@@", 9),
    ],
)
def test_a_mark_says_the_level_of_its_heading(
    monkeypatch: pytest.MonkeyPatch, mark: str, level: int
) -> None:
    monkeypatch.setattr(chapters, "TYPICAL", 1)  # the lowest level is that of the chapters
    monkeypatch.setattr(chapters, "TITLE_PAGE", 0)
    text = (
        f"### {'|' * 8} ثامن\n# {BODY}\n### {mark} فصل\n# {OTHER}\n### {'|' * 8} ختام\n# {BODY}\n"
    )
    found = book(text)
    assert [each.title for each in found] == ["ثامن", "فصل", "ختام"]
    assert found[2].section == ("فصل" if level < 8 else "")


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("# أ\n~~ب\n~~ج\n# د\n", ("أ ب ج", "د")),
        ("# أ\n#~~ب\n", ("أ ب",)),
        ("~~أ\n~~ب\n", ("أ ب",)),
        ("# أ\n\n~~ب\n", ("أ ب",)),
        ("# أ\n# \n~~ب\n", ("أ ب",)),
        ("# أ PageV01P001\n~~ب\n", ("أ ب",)),
        ("# أ\nPageV01P001\n~~ب\n", ("أ ب",)),
        ("# أ\n~~PageV01P001\n~~ب\n", ("أ ب",)),
        ("أ\nب\n", ("أ", "ب")),
        ("# $ أ\n", ("أ",)),
        ("## أ\n", ("أ",)),
        ("# [ص: 5]\n# أ\n", ("أ",)),
        ("# ص 5\n# أ\n", ("أ",)),
        ("# 5\n# أ\n", ("أ",)),
        ("# 5 دنانير\n", ("5 دنانير",)),
    ],
)
def test_lines_are_paragraphs_but_those_that_go_on(text: str, paragraphs: tuple[str, ...]) -> None:
    (found,) = book(f"### | باب\n{text}")
    assert found.paragraphs == paragraphs


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("PageV01P002", "V01P002"),
        ("PageBegV01P002", "V01P002"),
        ("PageEndV01P002", "V01P002"),
        ("FolioV1P2A", "V1P2"),
        ("[ 2 ] PageV01P002", "V01P002"),
        ("PageV01P002 PageV01P003", "V01P003"),
        ("PageV01", "V00P000-2"),
        ("", "V00P000-2"),
    ],
)
def test_a_chapter_is_named_by_the_page_that_ended_last(page: str, key: str) -> None:
    first, second = book(f"### | أ\n# {BODY} {page}\n### | ب\n# {OTHER}\n")
    assert (first.external_id, second.external_id) == ("V00P000", key)


def test_a_page_within_a_heading_is_that_of_the_next() -> None:
    found = book(
        f"### | أ PageV01P001\n# {BODY}\n### | ب PageV01P002\n# {OTHER}\n### | ج\n# {BODY}\n"
    )
    assert [(each.title, each.external_id) for each in found] == [
        ("أ", "V00P000"),
        ("ب", "V01P001"),
        ("ج", "V01P002"),
    ]


def test_the_day_of_an_issue_is_that_of_the_articles_of_a_journal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chapters, "TYPICAL", 120)
    text = f"### | العدد 1\n# بتاريخ: 7 - 8 - 1910\n### || أ\n# {BODY}\n### || ب\n# {OTHER}\n"
    said = [(each.published, each.section, each.authors) for each in book(text, "#META# BookTITLE :: مجلة الساحل\n#META# AuthorNAME :: صالح\n")]  # fmt: skip
    assert said == [(day(1910, 8, 7), "العدد 1", ())] * 2
    said = [(each.published, each.section, each.authors) for each in book(text, "#META# BookTITLE :: الساحل\n#META# AuthorNAME :: صالح\n")]  # fmt: skip
    assert said == [(None, "العدد 1", ("صالح",))] * 2
