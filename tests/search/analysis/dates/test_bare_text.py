from search.analysis.dates.bare_text import bare


def test_a_text_without_marks_is_itself_with_digits_of_one_kind() -> None:
    letters = bare("٩ أيار ۲۰۲۰")
    assert (letters.text, letters.places) == ("9 أيار 2020", None)
    assert (letters.place(3), letters.end(3)) == (3, 3)


def test_marks_stretching_and_direction_go_and_places_are_known() -> None:
    text = "\u200fأكتـوبَر\u200e"
    letters = bare(text)
    assert letters.text == "أكتوبر"
    assert [text[letters.place(at)] for at in range(6)] == list("أكتوبر")
    assert text[letters.place(0) : letters.end(6)] == "أكتـوبَر"
    assert (letters.place(6), letters.end(0)) == (len(text), 0)


def test_nothing_is_left_of_nothing() -> None:
    assert bare("\u200f").text == bare("").text == ""
