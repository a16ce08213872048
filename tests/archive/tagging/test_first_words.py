"""What a word alone says of a name that may begin with it."""

from __future__ import annotations

import pytest

from archive.tagging.entries import demonyms, entries
from archive.tagging.first_words import (
    CUE,
    DEMONYM,
    HEAD,
    JOIN,
    KNOWN,
    NAMED,
    START,
    cues,
    heads,
    joins,
    known_forms,
    roles,
    starts,
    told,
)
from archive.tagging.words import Word, read_name


def word(text: str) -> Word:
    (spot,) = read_name(text)
    return spot.word


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("كتاب", 0),
        ("2020", 0),
        ("Reuters", 0),
        ("نزار", START),
        ("ونزار", START),  # a particle before it
        ("أبو", START | KNOWN | NAMED),  # أبو نواس
        ("ابن", START | KNOWN),
        ("جرجي", START | KNOWN),
        ("سيبويه", KNOWN),
        ("لسيبويه", KNOWN),
        ("عبدالقيوم", START),  # in no list
        ("فيدل", KNOWN),  # ف is a part of it
        ("بن", START | JOIN),
        ("الدين", JOIN),
        ("والدين", 0),  # as spelt only
        ("وزارة", HEAD | NAMED),
        ("الوزارة", HEAD),
        ("بالوزارة", HEAD),
        ("الرئيس", CUE),
        ("عراقي", DEMONYM),
        ("العراقي", DEMONYM | CUE),
        ("والعراقية", DEMONYM | CUE),
        ("العراق", NAMED),
        ("وبالعراق", NAMED),
    ],
)
def test_the_roles_of_a_word(text: str, roles: int) -> None:
    assert word(text).roles == roles


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("العراق", ("العراق",)),
        ("وبالعراق", ("العراق",)),
        ("للبنان", ("لبنان",)),
        ("للحج", ()),  # no «to لحج»
        ("كلاوس", ()),  # no «like Laos»
        ("كتاب", ()),
    ],
)
def test_the_forms_by_which_a_word_begins_a_known_name(text: str, forms: tuple[str, ...]) -> None:
    assert word(text).forms == forms


def test_each_form_begins_a_known_name() -> None:
    text = "زار وزير الخارجية المصري بغداد ولبنان وبالكويت للسعودية، ثم نهر النيل وقناة السويس"
    forms = [form for spot in read_name(text) for form in spot.word.forms]
    assert forms
    assert [form for form in forms if form not in entries()] == []


def test_roles_and_lists_say_the_same() -> None:
    text = "قال الرئيس العراقي محمد بن نور الدين إن وزارة الصحة المصرية والجامعة في المدينة"
    for spot in read_name(text):
        one = spot.word
        said = (one.folded in demonyms(), one.folded in heads(), one.spelt in starts())
        assert tuple(bool(one.roles & bit) for bit in (DEMONYM, HEAD, START)) == said, one
        assert bool(one.roles & CUE) == (one.folded in cues()), one
        assert bool(one.roles & JOIN) == (one.raw in joins()), one


@pytest.mark.parametrize(
    "text",
    [
        "كتاب",
        "2020",
        "للبنان",
        "للحج",
        "وبالعراق",
        "لسيبويه",
        "عبدالقيوم",
        "كلاوس",
        "بن",
        "وزارتان",
    ],
)
def test_what_a_word_tells_is_asked_only_where_it_may_tell_something(text: str) -> None:
    one = word(text)
    forms = known_forms(one.raw, one.whole, one.folded)
    bits = roles(one.raw, one.whole, one.spelt, one.folded) | (NAMED if forms else 0)
    assert told(one.raw, one.whole, one.spelt, one.folded) == (forms, bits)
    assert (one.forms, one.roles) == (forms, bits)


def test_no_word_of_any_list_is_taken_for_one_that_tells_nothing() -> None:
    known = [*entries(), *demonyms(), *heads(), *cues()]
    told_of = [(form, told(form, form, form, form)) for form in known]
    assert [form for form, told_so in told_of if told_so == ((), 0)] == []
    assert [form for form in starts() | joins() if not told(form, form, form, form)[1]] == []
