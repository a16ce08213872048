import pytest

from archive.ingest.report import LISTED, OUTCOMES, TAKEN_BACK, Line, Report


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (Line("a.txt", "new"), "جديد: a.txt"),
        (Line("a.txt", "new", title="عنوان"), "جديد: a.txt (عنوان)"),
        (Line("a.txt", "refused", "سبب"), "مرفوض: a.txt (سبب)"),
        (Line("a.txt", "review", "سبب", "عنوان"), "يحتاج مراجعة: a.txt (عنوان — سبب)"),
        (Line("a.txt", "same", records=7), "كما هو: a.txt"),
    ],
)
def test_a_line_names_what_became_of_a_record_and_why(line: Line, text: str) -> None:
    assert str(line) == text


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("mended", [False, True])
def test_all_are_counted_and_those_that_want_a_look_are_listed(outcome: str, mended: bool) -> None:
    line = Line("a.txt", outcome, records=3, mended=mended)
    report = Report()
    report.add(Line("b.txt", "same"))
    report.add(line)
    listed = mended or outcome in ("draft", "review", "duplicate", "refused", "skipped")
    assert report.lines == [line] * listed
    assert report.counts[outcome] == 3 + (outcome == "same")
    assert report.refused == 3 * (outcome == "refused")


def test_a_report_names_each_outcome_in_its_order_also_where_there_was_none() -> None:
    report = Report()
    assert str(report) == (
        "جديد: 0، مسودة لم تُنشر: 0، يحتاج مراجعة: 0، متغيّر: 0، كما هو: 0، مكرر: 0، مرفوض: 0، متجاوَز: 0"
    )
    for outcome, times in (("refused", 2), ("new", 1), ("same", 4)):
        report.add(Line("a.txt", outcome, records=times))
    assert str(report) == (
        "جديد: 1، مسودة لم تُنشر: 0، يحتاج مراجعة: 0، متغيّر: 0، كما هو: 4، مكرر: 0، مرفوض: 2، متجاوَز: 0"
    )


def test_two_reports_share_nothing() -> None:
    one, other = Report(), Report()
    one.add(Line("a.txt", "refused"))
    assert (other.lines, other.refused) == ([], 0)


def test_what_is_listed_is_an_outcome_and_no_two_are_named_alike() -> None:
    assert set(LISTED) <= OUTCOMES.keys()
    names = [*OUTCOMES.values(), *TAKEN_BACK.values()]
    assert len(set(names)) == len(names) == 13
