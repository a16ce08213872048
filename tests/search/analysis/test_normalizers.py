"""Normalizers of numbers, dates and words of other scripts."""

from search.analysis.normalizers import date, number, without_accents


def test_numbers_lose_their_separators() -> None:
    assert [number("١٬٢٣٤٫٥"), number("1,234.5"), number("۷")] == ["1234.5", "1234.5", "7"]


def test_dates_are_written_with_slashes() -> None:
    assert [date("٢٠١٥-٠٨-١١"), date("1/2/2003")] == ["2015/08/11", "1/2/2003"]


def test_accents_leave_a_latin_word() -> None:
    assert without_accents("Élysée") == "elysee"
