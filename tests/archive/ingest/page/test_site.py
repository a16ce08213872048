"""The title of a window is a headline and the name of a site: which is which."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.page.site import (
    is_paper,
    letters,
    same,
    site_name,
    split_title,
    without_site,
)

HEAD = "عودة الصيادين إلى الميناء"


@pytest.mark.parametrize("sign", [" - ", " – ", " — ", " | ", "|", " :: ", " » ", " • ", " · "])
def test_signs_between_a_headline_and_a_site(sign: str) -> None:
    assert split_title(f"{HEAD}{sign}الواحة", [HEAD], []) == (HEAD, "الواحة")
    assert split_title(f"الواحة{sign}{HEAD}", [HEAD], []) == (HEAD, "الواحة")


@pytest.mark.parametrize(
    ("title", "headings", "names", "expected"),
    [
        (f"{HEAD} - الواحة", [], ["الواحة"], (HEAD, "الواحة")),
        (f"الواحة - {HEAD}", [], ["الواحة"], (HEAD, "الواحة")),
        (f"{HEAD} - الواحه", [], ["الواحة"], (HEAD, "الواحه")),
        (f"{HEAD} - paper.example.com", [], [], (HEAD, "paper.example.com")),
        (f"{HEAD} - صحيفة الواحة", [], [], (HEAD, "صحيفة الواحة")),
        (f"{HEAD} | الواحة", [], [], (HEAD, "الواحة")),
        (f"{HEAD} - الواحة", [], [], (f"{HEAD} - الواحة", "")),
        (f"{HEAD} - جزء ثان - الواحة", [], ["الواحة"], (f"{HEAD} - جزء ثان", "الواحة")),
        (HEAD, [], [], (HEAD, "")),
        ("الواحة", [], ["الواحة"], ("", "الواحة")),
        ("صحيفة الواحة", [], [], ("", "صحيفة الواحة")),
        ("صحيفة الواحة", ["صحيفة الواحة"], [], ("صحيفة الواحة", "")),
        (f"  {HEAD} \n -  الواحة ", [HEAD], [], (HEAD, "الواحة")),
    ],
)
def test_a_title_is_told_apart_where_something_tells_it(
    title: str, headings: list[str], names: list[str], expected: tuple[str, str]
) -> None:
    assert split_title(title, headings, names) == expected


@pytest.mark.parametrize(
    "title", ["", " ", "index", "Untitled", "بدون عنوان", "بلا عنوان", "New Page"]
)
def test_a_title_that_a_program_gave_says_nothing(title: str) -> None:
    assert split_title(title, [], []) == ("", "")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("الواحة", "الواحة"),
        ("الواحة - الرئيسية", "الواحة"),
        ("الصفحة الرئيسية | الواحة", "الواحة"),
        ("الواحة - آخر الأخبار", "الواحة"),
        ("الواحة » RSS 2.0", "الواحة"),
        ("الرئيسية", "الرئيسية"),
        ("الواحة - مجلة - شهرية", "الواحة - مجلة - شهرية"),
        (
            "الواحة - مجلة شهرية تعنى بشؤون الأدب والفن والتاريخ والحياة",
            "الواحة",
        ),
    ],
)
def test_a_site_is_named_without_its_parts(name: str, short: str) -> None:
    assert site_name(name) == short


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        (f"{HEAD} - الواحة", ["الواحة"], HEAD),
        (f"الواحة - {HEAD}", ["الواحة"], HEAD),
        (f"{HEAD} - الواحة", ["النخلة"], f"{HEAD} - الواحة"),
        (f"{HEAD} - الواحة", [], f"{HEAD} - الواحة"),
        (HEAD, ["الواحة", ""], HEAD),
    ],
)
def test_a_headline_is_freed_of_the_name_of_its_site(
    title: str, names: list[str], expected: str
) -> None:
    assert without_site(title, names) == expected


@pytest.mark.parametrize("name", ["صحيفة الواحة", "جريدة النخلة اليومية", "رويترز"])
def test_names_of_papers(name: str) -> None:
    assert is_paper(name)


@pytest.mark.parametrize(
    "name", ["الواحة", HEAD, "صحيفة كتبت أمس عن عودة الصيادين", "", "ليلى الخطيب"]
)
def test_names_of_no_papers(name: str) -> None:
    assert not is_paper(name)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("إلى الميناء!", "الى الميناء", True),
        ("«عودة الصيادين»", "عودة الصيادين", True),
        ("عودة الصيّادين…", "عودة الصيادين", True),
        ("عودة الصيادين", "عودة البحارة", False),
        ("٢٠١٥", "2015", True),
    ],
)
def test_texts_of_the_same_letters(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike
    assert (letters(one) == letters(other)) is alike
