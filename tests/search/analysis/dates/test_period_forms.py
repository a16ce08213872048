import datetime

import pytest

from search.analysis.dates.periods import LONGEST, Period, period

Day = datetime.date


def of(first: str, last: str, *, is_hijri: bool = False) -> Period:
    return Period(Day.fromisoformat(first), Day.fromisoformat(last), is_hijri)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015", of("2015-01-01", "2015-12-31")),
        ("٢٠١٥", of("2015-01-01", "2015-12-31")),
        ("2015-02", of("2015-02-01", "2015-02-28")),
        ("2016-02", of("2016-02-01", "2016-02-29")),
        ("1900/2", of("1900-02-01", "1900-02-28")),
        ("12.2015", of("2015-12-01", "2015-12-31")),
        ("2015.7.9", of("2015-07-09", "2015-07-09")),
        ("9 تموز 2015", of("2015-07-09", "2015-07-09")),
        ("شباط 2012", of("2012-02-01", "2012-02-29")),
        # the edges of what is the year of another calendar
        ("1299", of("1299-01-01", "1299-12-31")),
        ("1299 هـ", of("1881-11-23", "1882-11-11", is_hijri=True)),
        ("1300", of("1882-11-12", "1883-11-01", is_hijri=True)),
        ("1500", of("2076-11-27", "2077-11-16", is_hijri=True)),
        ("1501", of("1501-01-01", "1501-12-31")),
        ("1442-02", of("2020-09-18", "2020-10-17", is_hijri=True)),
        ("2/1442", of("2020-09-18", "2020-10-17", is_hijri=True)),
        ("صفر 1442", of("2020-09-18", "2020-10-17", is_hijri=True)),
        ("صفر الخير 1442 هـ", of("2020-09-18", "2020-10-17", is_hijri=True)),
        ("28 شوال 1442", of("2021-06-09", "2021-06-09", is_hijri=True)),
        *(
            (text, None)
            for text in ("", "كلمة", "2015-13", "2015-02-30", "13/1442", "في 2015", "0000", "20155")
        ),
        (" " * (2 * LONGEST) + "2015", None),
        ("2015" + " " * LONGEST, of("2015-01-01", "2015-12-31")),
        ("9 تموز 2015" + "م" * LONGEST, None),
    ],
)
def test_the_period_that_a_text_names(text: str, expected: Period | None) -> None:
    if expected:
        assert period(text) == expected
    else:
        with pytest.raises(ValueError):
            period(text)
