"""What a title quotes and the text says again is a name."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document
from archive.tagging.quotations import find
from archive.tagging.words import read


def labels(title: str, text: str, taken: set[int] | None = None) -> list[str]:
    mentions = find(read(Document((text,), title)), taken or set())
    assert all(one.kind == "topic" and 0.5 <= one.weight <= 1 for one in mentions)
    return [one.label for one in mentions]


def test_a_work_that_the_title_quotes_is_a_topic_each_time_it_is_said() -> None:
    assert labels("فيلم «حانة العطاء» يعرض", "حانة العطاء فيلم طويل") == ["حانة العطاء"] * 2
    assert labels("عن «رسائل إلى لا أحد»", "كتب رسائل إلى لا أحد") == ["رسائل إلى لا أحد"] * 2


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("فيلم «حانة العطاء» يعرض", "فيلم طويل"),  # not said again
        ("فيلم حانة العطاء يعرض", "حانة العطاء فيلم"),  # not quoted
        ("فيلم يعرض", "«حانة العطاء» ثم «حانة العطاء»"),  # not in the title
        ("قال «حانة، العطاء»", "حانة العطاء"),  # more than one thing
        ("قال «إننا لا نريد إلا ما فيه الخير لكم»", "إننا لا نريد إلا ما فيه الخير لكم"),
        ("قال «حانة العطاء", "حانة العطاء"),  # never closed
        ("تأخر القطار «6»", "القطار 6 ثم القطار 6 ثم القطار 6"),  # no word
    ],
)
def test_nothing_else_is_one(title: str, text: str) -> None:
    assert labels(title, text) == []


@pytest.mark.parametrize(
    ("word", "is_name"),
    [("كاتيوشا", True), ("الكاتيوشا", True), ("بربري", False), ("الحكومة", False), ("من", False)],
)
def test_one_word_is_a_name_if_hardly_anybody_else_says_it(word: str, is_name: bool) -> None:
    assert bool(labels(f"رواية «{word}» تصدر", f"كتبها عن {word} ثم عن {word}")) is is_name


def test_one_word_must_be_said_three_times() -> None:
    assert labels("رواية «كاتيوشا» تصدر", "كتب كاتيوشا") == []


def test_words_of_another_name_are_no_quotation() -> None:
    assert labels("فيلم «حانة العطاء» يعرض", "حانة العطاء", {1}) == []
