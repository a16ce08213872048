"""Arabic words by Latin letters that are not finished, in the words of the tests of rescue."""

from __future__ import annotations

import pytest

from search.analysis import fold
from search.completion.completions import Completions
from tests.search.completion.made import of_titles, words
from tests.search.test_rescue import KEYS, LATIN, WORDS, pairs

BEGUN = [
    # what is typed, the first word that is offered
    ("3ir", "العراق"),
    ("a5b", "أخبار"),
    ("akh", "أخبار"),
    ("al-kaz", "الكاظمي"),
    ("alepp", "حلب"),
    ("alge", "الجزائر"),
    ("alger", "الجزائر"),
    ("algeri", "الجزائر"),
    ("alkadh", "الكاظمي"),
    ("alkadhim", "الكاظمي"),
    ("alkuwa", "الكويت"),
    ("alkuwai", "الكويت"),
    ("alqah", "القاهرة"),
    ("alqahi", "القاهرة"),
    ("alqud", "القدس"),
    ("alsuda", "السودان"),
    ("bag", "بغداد"),
    ("bagd", "بغداد"),
    ("bagda", "بغداد"),
    ("bahr", "البحرين"),
    ("bahra", "البحرين"),
    ("barla", "البرلمان"),
    ("barlama", "البرلمان"),
    ("bas", "البصرة"),
    ("bei", "بيروت"),
    ("beiru", "بيروت"),
    ("cair", "القاهرة"),
    ("da3e", "داعش"),
    ("doh", "الدوحة"),
    ("egyp", "مصر"),
    ("el3ir", "العراق"),
    ("erdog", "أردوغان"),
    ("erdoga", "أردوغان"),
    ("filast", "فلسطين"),
    ("filasti", "فلسطين"),
    ("gaz", "غزة"),
    ("ghaz", "غزة"),
    ("hala", "حلب"),
    ("hokou", "الحكومة"),
    ("hokoum", "الحكومة"),
    ("ira", "العراق"),
    ("isi", "داعش"),
    ("isla", "الإسلام"),
    ("jam", "الجامعة"),
    ("jami", "الجامعة"),
    ("jami3", "الجامعة"),
    ("jerusa", "القدس"),
    ("karbal", "كربلاء"),
    ("khart", "الخرطوم"),
    ("kharto", "الخرطوم"),
    ("khartou", "الخرطوم"),
    ("kit", "كتاب"),
    ("kita", "كتاب"),
    ("lub", "لبنان"),
    ("ma7m", "محمود"),
    ("ma7mo", "محمود"),
    ("maghr", "المغرب"),
    ("maghre", "المغرب"),
    ("mahm", "محمود"),
    ("mahmo", "محمود"),
    ("mal", "المالكي"),
    ("mas", "مصر"),
    ("mas2", "مسؤول"),
    ("mas2o", "مسؤول"),
    ("mis", "مصر"),
    ("mos", "الموصل"),
    ("mosu", "الموصل"),
    ("qat", "قطر"),
    ("qata", "قطر"),
    ("riy", "الرياض"),
    ("riya", "الرياض"),
    ("rya", "الرياض"),
    ("san", "صنعاء"),
    ("sana", "صنعاء"),
    ("sis", "السيسي"),
    ("sur", "سوريا"),
    ("trab", "طرابلس"),
    ("trabl", "طرابلس"),
    ("tun", "تونس"),
    ("yem", "اليمن"),
]


@pytest.fixture(scope="module")
def made() -> Completions:
    return of_titles(*WORDS.split())


@pytest.mark.parametrize(("typed", "word"), BEGUN)
def test_a_word_is_known_by_how_it_begins_to_sound(
    made: Completions, typed: str, word: str
) -> None:
    assert words(typed, made)[0] == word


ON_OTHER_KEYS = [
    # what the keys of another layout wrote, the first word that is offered
    (",hgu", "والعراق"),
    (",hguv", "والعراق"),
    (",hguvh", "والعراق"),
    ("HGU", "العراق"),
    ("HGUV", "العراق"),
    ("HGUVH", "العراق"),
    ("fdv", "بيروت"),
    ("fdv,", "بيروت"),
    ("fy$", "بغداد"),
    ("fy$h", "بغداد"),
    ("fy]", "بغداد"),
    ("fy]h", "بغداد"),
    ("hgYsg", "الإسلام"),
    ("hgYsgh", "الإسلام"),
    ("hg]s", "الدستور"),
    ("hg]sj", "الدستور"),
    ("hg]sj,", "الدستور"),
    ("hgk", "النفط"),
    ("hgkt", "النفط"),
    ("hgl", "الموصل"),
    ("hgl,", "الموصل"),
    ("hgl,w", "الموصل"),
    ("hgrh", "القاهرة"),
    ("hgrhi", "القاهرة"),
    ("hgrhiv", "القاهرة"),
    ("hgu", "العراق"),
    ("hguv", "العراق"),
    ("hguvh", "العراق"),
    ("j,k", "تونس"),
    ("j;k", "تونس"),
    ("lsc", "مسؤول"),
    ("lsc,", "مسؤول"),
]


@pytest.mark.parametrize(("typed", "word"), ON_OTHER_KEYS)
def test_a_word_is_known_by_its_keys(made: Completions, typed: str, word: str) -> None:
    assert words(typed, made)[0] == word


def test_all_but_few_of_the_words_are_among_the_first_three(made: Completions) -> None:
    asked = [(typed[:-1], word) for typed, word in pairs(LATIN) + pairs(KEYS) if len(typed) > 4]
    found = [(typed, word) for typed, word in asked if word in words(typed, made)[:3]]
    assert len(asked) > 60 and len(found) >= 0.95 * len(asked)


@pytest.mark.parametrize("typed", ["xx", "qqq", "zzzz", "9", "''", "1a", "é", "b-", "-"])
def test_what_sounds_like_nothing_completes_nothing(made: Completions, typed: str) -> None:
    assert words(typed, made) == []


def test_the_words_are_those_of_arabic(made: Completions) -> None:
    assert all(fold(word) == word or word for word in words("al", made))
