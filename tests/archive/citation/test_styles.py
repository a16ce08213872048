"""A citation names what is known, in the order of its style, and nothing else."""

import datetime

import pytest

from archive.citation.calendars import day, hijri_day
from archive.citation.styles import STYLES
from archive.citation.work import Work
from search.analysis.dates.partial_date import PartialDate
from tests.archive.citation.works import DAY, MONTH, URL, YEAR, bare, work

CITE = {style.name: style.cite for style in STYLES}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "newspaper",
            "ليلى الخطيب، «عودة الصيادين إلى الميناء»، صحيفة الميناء، 21 مارس/ آذار 2015، " + URL,
        ),
        (
            "apa",
            "ليلى الخطيب. (21 مارس/ آذار 2015). عودة الصيادين إلى الميناء. صحيفة الميناء. " + URL,
        ),
        (
            "chicago",
            "ليلى الخطيب. «عودة الصيادين إلى الميناء». صحيفة الميناء، 21 مارس/ آذار 2015. خزانة. "
            + URL,
        ),
        (
            "mla",
            "ليلى الخطيب. «عودة الصيادين إلى الميناء». صحيفة الميناء، 21 مارس/ آذار 2015. خزانة، "
            + URL,
        ),
    ],
)
def test_a_work_of_which_all_is_known(style: str, expected: str) -> None:
    assert CITE[style](work(), False) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("newspaper", f"«عودة الصيادين إلى الميناء»، {URL}"),
        ("apa", f"عودة الصيادين إلى الميناء. (د.ت.). خزانة. {URL}"),
        ("chicago", f"«عودة الصيادين إلى الميناء». د.ت. خزانة. {URL}"),
        ("mla", f"«عودة الصيادين إلى الميناء». خزانة، {URL}"),
    ],
)
def test_a_work_of_which_only_the_title_is_known(style: str, expected: str) -> None:
    assert CITE[style](bare(), False) == expected


@pytest.mark.parametrize(
    ("authors", "newspaper", "mla"),
    [
        (("ليلى", "سامر"), "ليلى وسامر، ", "ليلى وسامر. "),
        (("ليلى", "سامر", "هدى"), "ليلى وسامر وهدى، ", "ليلى وآخرون. "),
    ],
)
def test_several_authors(authors: tuple[str, ...], newspaper: str, mla: str) -> None:
    made = work(authors=authors)
    assert CITE["newspaper"](made, False).startswith(newspaper + "«")
    assert CITE["mla"](made, False).startswith(mla + "«")


@pytest.mark.parametrize("title", ["أين ذهب الصيادون؟", "عادوا!", "حكاية طويلة…", "قال: نعم."])
def test_a_title_that_ends_a_sentence_gets_no_full_stop(title: str) -> None:
    assert CITE["apa"](work(title=title), False).split(" (")[0] == "ليلى الخطيب."
    assert f"{title} صحيفة الميناء" in CITE["apa"](work(title=title), False)
    assert f"«{title}» صحيفة الميناء" in CITE["chicago"](work(title=title), False)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_citation_is_one_line_that_ends_with_the_address(style: object) -> None:
    for each in (work(), bare(), work(authors=()), work(source=""), work(published=None)):
        cited = CITE[style.name](each, True)  # type: ignore[attr-defined]
        assert cited.endswith(f" {URL}")
        assert "\n" not in cited and "  " not in cited
        assert "،،" not in cited and ".." not in cited.replace("د.ت..", "")


@pytest.mark.parametrize(
    ("published", "gregorian", "hijri"),
    [
        (DAY, "21 مارس/ آذار 2015", "1 جمادى الآخرة 1436هـ"),
        (MONTH, "مارس/ آذار 2015", ""),
        (YEAR, "2015", ""),
        (None, "", ""),
        (PartialDate(datetime.date(1912, 5, 4), "day"), "4 مايو/ أيار 1912", ""),
        (
            PartialDate(datetime.date(2016, 6, 6), "day"),
            "6 يونيو/ حزيران 2016",
            "1 رمضان 1437هـ",
        ),
    ],
)
def test_a_date_as_far_as_it_is_known_in_both_calendars(
    published: PartialDate | None, gregorian: str, hijri: str
) -> None:
    made: Work = work(published=published)
    assert (day(made, False), hijri_day(made)) == (gregorian, hijri)
    assert day(made, True) == (f"{gregorian} ({hijri})" if hijri else gregorian)
