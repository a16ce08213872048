"""What a file says of its own publication, word by word."""

from __future__ import annotations

import pytest

from archive.ingest.parsers.draft import FLAGS, NO, STATES, UNPUBLISHED, YES, take_draft


@pytest.mark.parametrize("name", FLAGS)
@pytest.mark.parametrize(("words", "draft"), [(YES, True), (NO, False)])
def test_a_flag_says_yes_or_no(name: str, words: frozenset[str], draft: bool) -> None:
    for word in sorted(words):
        for written in (word, word.upper(), f" {word} "):
            assert take_draft({name: written, "title": "أ"}) == ({"title": "أ"}, draft)


@pytest.mark.parametrize(("words", "draft"), [(YES, False), (NO, True)])
def test_published_says_the_opposite(words: frozenset[str], draft: bool) -> None:
    for word in sorted(words):
        assert take_draft({"Published": word}) == ({}, draft)


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("word", sorted(UNPUBLISHED))
def test_a_state_that_no_reader_sees_is_a_draft(name: str, word: str) -> None:
    assert take_draft({f" {name.upper()} ": word.title()}) == ({}, True)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "publish"},
        {"status": "true"},
        {"state": "Utah"},
        {"published": "2020-05-06"},
        {"published": "draft"},
        {"draft": "draft"},
        {"draft": "ربما"},
        {"draft": ""},
        {"draft": None},
        {"draft": ["true"]},
        {"draft": {"true": True}},
        {"draft": 1.0},
        {"drafts": "true"},
        {"title": "مسودة"},
        {},
    ],
)
def test_what_says_nothing_of_it_stays_a_field(values: dict[str, object]) -> None:
    assert take_draft(values) == (values, False)


@pytest.mark.parametrize(
    ("values", "draft"),
    [
        ({"draft": True}, True),
        ({"draft": False}, False),
        ({"draft": 1}, True),
        ({"draft": 0}, False),
        ({"published": False}, True),
        ({"published": True}, False),
        ({"draft": "false", "published": "false"}, True),
        ({"draft": "false", "status": "pending"}, True),
        ({"published": "true", "draft": "yes"}, True),
        ({"مسودة": "لا", "published": "نعم"}, False),
    ],
)
def test_one_word_against_it_is_enough(values: dict[str, object], draft: bool) -> None:
    assert take_draft(values) == ({}, draft)


def test_fields_keep_their_order_and_their_spelling() -> None:
    values = {"Title": "أ", "draft": "no", "status": "publish", " x ": 1}
    rest, _ = take_draft(values)
    assert list(rest.items()) == [("Title", "أ"), ("status", "publish"), (" x ", 1)]
