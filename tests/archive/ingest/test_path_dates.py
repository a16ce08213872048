"""The date that a path says: the most exact one, of those the last, and none that is none."""

import pytest

from archive.ingest.path_dates import date_of_path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/2015/03/21/خبر.txt", "2015-03-21 day"),
        ("/a/2015-03-21/خبر.txt", "2015-03-21 day"),
        ("/a/خبر-2015-3-2.txt", "2015-03-02 day"),
        ("/a/20150321.txt", "2015-03-21 day"),
        ("/a/20150321_1530/b.txt", "2015-03-21 day"),
        ("/a/2015_03_21.md", "2015-03-21 day"),
        ("/a/٢٠١٥/٠٣/٢١/خبر.txt", "2015-03-21 day"),
        ("/2014-01-01 copy/2015-03-21/a.txt", "2015-03-21 day"),
        ("/a.zip!/2015/03/b.txt", "2015-03-01 month"),
        ("/a/2015-03/b.txt", "2015-03-01 month"),
        ("/2016/a/2015-03-21.txt/2017/b", "2015-03-21 day"),
        ("/a/2015/b.txt", "2015-01-01 year"),
        ("/a/2015/c/2016/b.txt", "2016-01-01 year"),
        ("/a/أزمة 1929.txt", ""),
        ("/a/1929.txt", ""),
        ("/a/2015 copy/b.txt", ""),
        ("/a/2015/13/45/b.txt", "2015-01-01 year"),
        ("/a/20151345.txt", ""),
        ("/a/0001/01/01/b.txt", ""),
        ("/a/1234567890123.txt", ""),
        ("/a/b.txt", ""),
    ],
)
def test_the_most_exact_date_in_a_path_is_taken(path: str, expected: str) -> None:
    found = date_of_path(path)
    assert (f"{found.date} {found.precision}" if found else "") == expected
