"""A document as a row of words: what is left of each, what parts it from the one before, its zone."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document
from archive.tagging.first_words import NAMED
from archive.tagging.words import (
    BODY,
    LEAD,
    TITLE,
    Spot,
    Word,
    quoted,
    read,
    read_name,
    stands_alone,
)

FORTY_FIVE = " ".join(["كلمة"] * 45)


def document(*paragraphs: str, title: str = "") -> Document:
    return Document(paragraphs=paragraphs, title=title)


def raws(*paragraphs: str, title: str = "") -> list[str]:
    return [spot.word.raw for spot in read(document(*paragraphs, title=title))]


def zones(*paragraphs: str, title: str = "") -> list[int]:
    spots = read(document(*paragraphs, title=title))
    return [spots.zone(at) for at in range(len(spots))]


def marked(text: str) -> str:
    """The words as spelt: | before one that is parted from the last, [ and ] round a quotation."""
    return " ".join(
        "|" * spot.breaks + "[" * spot.opens + spot.word.raw + "]" * spot.closes
        for spot in read_name(text)
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "وبالعراق",
            Word("وبالعراق", "وبالعراق", "العراق", "العراق", "word", "عرا", ("العراق",), NAMED),
        ),
        ("أُسْــرَة", Word("أسرة", "اسره", "أسرة", "اسره", "word", "اسر")),
        ("للمدرسة", Word("للمدرسة", "للمدرسه", "المدرسة", "المدرسه", "word", "مدر")),
        ("2020", Word("2020", "2020", "2020", "2020", "number", "")),
        ("Reuters", Word("Reuters", "Reuters", "Reuters", "Reuters", "latin", "")),
    ],
)
def test_a_word_is_kept_as_written_and_without_its_particles(text: str, word: Word) -> None:
    assert read_name(text) == [Spot(word, True, False, False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("نهر النيل", "|نهر النيل"),
        ("نهر  \n النيل", "|نهر النيل"),
        ("نهر ـ النيل", "|نهر النيل"),
        ("نهر\u200f النيل", "|نهر النيل"),
        ("نهر، النيل", "|نهر |النيل"),
        ("نهر. النيل", "|نهر |النيل"),
        ("نهر - النيل", "|نهر |النيل"),
        ("نهر «النيل» طويل", "|نهر |[النيل] |طويل"),
        ("«نهر النيل» طويل", "|[نهر النيل] |طويل"),
        ('"نهر النيل"', "|[نهر النيل]"),
        ("(نهر) [النيل]", "|[نهر] |[النيل]"),
        ("و نهر", "|نهر"),  # a letter alone is no word
        ("لـ«داعش»", "|[داعش]"),
        ("الـ15", "|15"),
        ("ال نهر", "|ال نهر"),  # an article that a blank cut off is in one word
        ("طويل ال نهر (ال نيل", "|طويل ال نهر |[نيل"),
        ("(ال، نهر", "|[نهر"),
        ("م. ع. نهر", "|نهر"),
        ("قناة م ب س طويل", "|قناة م ب س طويل"),  # letters of an acronym
        ("قناة م ب. س طويل", "|قناة |طويل"),
        ("نهر (النيل): طويل", "|نهر |[النيل] |طويل"),
        ("نهر .« النيل", "|نهر |[النيل"),
        ("، . ", ""),
        ("", ""),
    ],
)
def test_only_blanks_and_what_is_not_seen_join_two_words(text: str, words: str) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سنةالنجاح", "|سنة النجاح"),
        ("المدينةالكبرى", "|المدينة الكبرى"),
        ("عبدالكريم", "|عبدالكريم"),
    ],
)
def test_words_whose_blank_was_forgotten_are_two_but_for_names(text: str, words: str) -> None:
    assert marked(text) == words


def test_what_stands_between_quotes_is_quoted_as_a_whole() -> None:
    spots = read_name("كتب «الشرق الأوسط» و«الأيام» هنا")
    places = [(start, end) for start in range(5) for end in range(start + 1, 6)]
    assert [place for place in places if quoted(spots, *place)] == [(1, 3), (1, 4), (3, 4)]


# The zones.


def test_the_title_comes_first_and_loses_its_last_dots() -> None:
    assert raws("نص", title="نهر النيل …") == ["نهر", "النيل", "نص"]
    assert zones("نص", title="نهر النيل") == [TITLE, TITLE, LEAD]


@pytest.mark.parametrize(
    ("title", "before_the_body"),
    [("", 45), ("نهر", 45), ("نهر " * 23, 45), ("نهر " * 24, 46), ("نهر " * 40, 62)],
)
def test_the_lead_is_what_an_article_begins_with(title: str, before_the_body: int) -> None:
    """45 words with the title, and 22 at least after it."""
    found = zones("كلمة " * 50, "كلمة " * 50, title=title)
    words = len(title.split())
    assert found == (
        [TITLE] * words
        + [LEAD] * (before_the_body - words)
        + [BODY] * (100 + words - before_the_body)
    )


def test_the_body_may_begin_within_a_paragraph() -> None:
    assert zones(FORTY_FIVE, "كلمة")[-1] == BODY
    assert zones(f"{FORTY_FIVE} كلمة")[-2:] == [LEAD, BODY]


def test_a_name_alone_stands_as_a_title_does() -> None:
    spots = read_name("نهر النيل")
    assert [spots.zone(at) for at in (0, 1)] == [TITLE, TITLE]
    assert stands_alone(spots)
    assert not stands_alone(read(document("طويل", title="نهر النيل")))
    assert not stands_alone(read_name(""))


@pytest.mark.parametrize(
    ("paragraphs", "before_the_body"),
    [
        ([FORTY_FIVE, "كلمة"], 45),
        ([f"{FORTY_FIVE[:-5]}‏سنةالنجاح كلمة"], 46),  # two words without a blank are in one zone
        (["كلمة"], 1),
        ([], 0),
    ],
)
def test_the_lead_ends_behind_a_whole_part(paragraphs: list[str], before_the_body: int) -> None:
    spots = read(document(*paragraphs))
    assert spots.lead_ends == before_the_body


# What is read of a document.


def test_a_title_that_was_taken_from_the_text_is_not_said_twice() -> None:
    assert raws("جرى النيل كثيرا. جرى النيل", title="جرى النيل …") == [
        *("جرى", "النيل", "كثيرا"),
        *("جرى", "النيل"),
    ]
    spots = read(document("جرى النيل كثيرا", title="جرى النيل"))
    assert spots[2].breaks, "what came before it is gone"


def test_every_paragraph_is_parted_from_the_last() -> None:
    assert [spot.breaks for spot in read(document("نهر النيل", "طويل", title="عن"))] == [
        *(True, True, False),
        True,
    ]


def test_a_book_is_known_by_its_beginning() -> None:
    assert len(raws(*["كلمة " * 1_000] * 9)) == 6_000
    assert len(raws("كلمة " * 7_000)) == 6_000
    assert len(raws("كلمة " * 5_999, "كلمة " * 3)) == 6_000


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("كان طويلا وعريضا", []),
        ("سافر أحمد إلى بغداد", [1, 3]),
        ("(أحمد) و«بغداد»، ثم وزارة", [0, 1, 3]),
        ("", []),
    ],
)
def test_what_may_begin_a_name_is_known_beforehand(text: str, telling: list[int]) -> None:
    spots = read_name(text)
    assert spots.telling == telling
    assert telling == [at for at, spot in enumerate(spots) if spot.word.forms or spot.word.roles]


def test_of_a_book_nothing_is_told_beyond_what_is_read() -> None:
    book = read(document(*["سافر أحمد إلى بغداد"] * 2000))
    assert len(book) == 6000
    assert book.telling == [at for at in range(6000) if at % 4 in (1, 3)]


def test_folded_forms_are_listed_once() -> None:
    spots = read(document("زار أحمد القاهرة وبغداد"))
    assert (
        spots.folded == [spot.word.folded for spot in spots] == ["زار", "احمد", "القاهره", "بغداد"]
    )
    assert spots.folded is spots.folded
