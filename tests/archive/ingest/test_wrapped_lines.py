import pytest

from archive.ingest.parsers.wrapped_lines import WIDTHS, WRAPPED, paragraphs
from tests.archive.ingest.builders import BODY, only, record

WRAPPED_TEXT = """كان في بلدة الساحل ميناء صغير يقصده
الصيادون من القرى المجاورة كل خميس،
وكان شيخهم يعير القوارب بلا ثمن ويكتب
أسماء المستعيرين في دفتر أزرق كبير.

ثم مات شيخهم فأغلق الميناء سنة كاملة،
وبعدها اشترته البلدية وفتحته للناس.
"""
JOINED = (
    "كان في بلدة الساحل ميناء صغير يقصده الصيادون من القرى المجاورة كل خميس، وكان شيخهم يعير القوارب"
    " بلا ثمن ويكتب أسماء المستعيرين في دفتر أزرق كبير.",
    "ثم مات شيخهم فأغلق الميناء سنة كاملة، وبعدها اشترته البلدية وفتحته للناس.",
)


def test_lines_broken_at_a_width_are_joined_to_paragraphs() -> None:
    assert paragraphs(WRAPPED_TEXT) == (JOINED, True)
    document = only(record(WRAPPED_TEXT))
    assert (document.paragraphs, document.notes) == (JOINED, (WRAPPED,))


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    text = f"الميناء القديم\n{WRAPPED_TEXT}"
    assert paragraphs(text) == (("الميناء القديم", *JOINED), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "سطر واحد",
        f"عنوان\n\n{BODY}\n\n{BODY}",  # each line a paragraph
        f"عنوان\n{BODY}\n{BODY * 2}\n{BODY}",
        "تمر\nقهوة\nسمك\nملح\nخبز.",  # a list
        WRAPPED_TEXT.replace(".", ""),  # verse ends no sentence
        WRAPPED_TEXT.replace("ميناء صغير", "ميناء    صغير"),  # two halves of a verse
        WRAPPED_TEXT.replace("،\n", ".\n").replace("\nأ", ".\nأ").replace("\nا", ".\nا"),
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    lines = tuple(line for line in text.splitlines() if line)
    assert paragraphs(text) == (lines, False)


@pytest.mark.parametrize("width", [WIDTHS[0] - 1, WIDTHS[-1] + 1])
def test_lines_of_other_widths_are_not_taken_for_wrapped(width: int) -> None:
    line = ("كلمة " * 40)[: width - 1] + "ة"
    text = "\n".join([line] * 6) + "\nانتهى."
    assert paragraphs(text)[1] is False
