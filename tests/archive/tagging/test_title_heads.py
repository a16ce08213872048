"""What a title begins with is its subject where the text has hardly a tag."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.ingest.document import Document
from archive.tagging import suggest_tags
from archive.tagging.title_heads import find
from archive.tagging.words import read, read_name

BODY = "يحمل الصانع قدومه كل صباح ويعود عند الغروب، ولا يكتب شيئا."


def found(title: str, body: str = BODY, taken: Iterable[int] = ()) -> list[tuple[str, int]]:
    mentions = find(read(Document((body,), title)), set(taken))
    assert all((one.kind, one.start) == ("topic", 0) for one in mentions)
    return [(one.label, one.end) for one in mentions]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("البادكير: برج يصطاد الريح", ("البادكير", 1)),  # a word that no lexicon knows
        ("السفينة الخشبية: تبنى بلا رسم", ("السفينة الخشبية", 2)),
        ("الشرنقة.. بيت من خيط", ("الشرنقة", 1)),
        ("ألواح الطين، دفاتر لا تحترق", ("ألواح الطين", 2)),
    ],
)
def test_where_the_title_stops_stands_its_subject(title: str, head: tuple[str, int]) -> None:
    assert found(title) == [head]


@pytest.mark.parametrize(
    "title",
    [
        *("الرئيس: سنعود", "الملتقى: موعد", "القاضي: حكم"),  # who speaks, what is held
        *("العراقي: عودة", "بغداد: عودة", "الوزارة: بيان"),  # where from, where, a body
        *("«الدرعان»: سباق", "سباق: الدرعان", "يعود السباق: فرح"),
        "البادكير برج يصطاد الريح",  # nothing stops it, and the text says it nowhere
        "",
    ],
)
def test_what_only_speaks_or_goes_on_is_none(title: str) -> None:
    assert found(title) == []


def test_what_goes_on_is_one_if_the_text_comes_back_to_its_words() -> None:
    title = "قلعة البحر وحجارتها القديمة"
    assert found(title, "للقلعة باب على البحر.") == [("قلعة البحر", 2)]
    assert found(title, "للقلعة باب على النهر.") == []


def test_a_last_name_and_what_is_taken_are_none() -> None:
    assert found("الشمراني: سأعود", "قال محمد الشمراني إنه سيعود.") == []
    assert found("البادكير: برج", taken=[0]) == []


def test_a_name_alone_and_a_long_text_have_none() -> None:
    assert find(read_name("البادكير، برج"), set()) == []
    assert found("البادكير: برج", "وجرى ذلك بعد ظهر يوم ماطر. " * 90) == []


def test_in_few_words_it_is_sure_in_more_it_fills() -> None:
    def fills(title: str, times: int) -> list[bool]:
        body = f"{BODY} قلعة على البحر. " * times
        return [one.fills for one in find(read(Document((body,), title)), set())]

    assert (fills("البادكير: برج", 1), fills("البادكير: برج", 12)) == ([False], [True])
    assert fills("قلعة البحر وحجارتها", 1) == [True]


def test_it_is_a_tag_of_a_text_without_others() -> None:
    (tag,) = suggest_tags(Document((BODY,), "البادكير: برج يصطاد الريح"))
    assert (tag.name, tag.kind) == ("البادكير", "topic")
