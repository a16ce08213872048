"""A clause is whole with the word in brackets: before it, no title may end."""

from __future__ import annotations

import re

import pytest

from archive.ingest.extraction.predicates import NEVER, first_verb, said_from, whole_from
from archive.ingest.extraction.word_kinds import words_of

WHOLE = [
    # its subject
    "عادت السفن [الكبيرة] إلى الميناء",
    "تتسابق شركات [الملاحة] على بناء السفن",
    # its object: by its case, its suffix, its number, behind a definite word
    "أصدر مجلس الحي [قرارا] جديدا",
    "أنهى فريق الساحل [تدريباته] أمس",
    "أوقفت الشرطة [أربعة] أشخاص",
    "نظم النادي [سباق] القوارب",
    "أقام البحارة أمس [حفل] وداع",
    "استقبلت جمعيات ساحلية [مصادقة] المجلس",
    # of a person the name is none
    "افتتح وزير البحر الساحلي رامي الخوري [معرض] القوارب",
    "أقر الرئيس العام سامر علي، [عددا] من القرارات",
    "زار سامر علي [مدينة] الساحل",
    "استنكر رئيس الجزيرة سامر علي الملاح [التفجير] الأخير",
    # nor what stands in a relative clause
    "أقفلت السفينة التي غادرت الميناء أمس، [أبواب] المخزن",
    # its preposition, and not the one that says where
    "وافق مجلس الحي على [تمويل] جديد",
    "قام بحارة بجامعة الساحل [بزيارات] ميدانية",
    "تمكن رجال الإطفاء، بعد ساعات، من [إخماد] الحريق",
    "أشاد نائب الساحل جيل بارنيو، رئيس جمعية البحر، [بجمال] المدينة",
    "وجه مدير الميناء [بإغلاق] الأرصفة",
    "تستعد لجنة الاحتراف لكرة القدم، [للإعلان] عن قوانينها",
    "التقى وزير البحر رامي الخوري في الجزيرة اليوم [رئيس] مجلسها",
    "كسرت نوال البحري وكيلة لائحة النساء، مع أختها، [الجمود] القديم",
    # what is done, behind the name of who does it
    "قررت الممثلة سهير رمضاني [التخلي] عن السفر",
    "كلف والي الساحل، الأمير سامر بن علي، [سالم] الخوري بالأمر",
    # what was said
    "قال شيخ البحارة إن السفن الكبيرة [عادت] كلها",
    "أكد شيخ البحارة على [نجاح] الموسم",
    "أعلنت شركة الملاحة [تسيير] خط جديد",
    "قال الشيخ: لن [نبيع] الميناء",
    # behind a noun or a particle
    "الميناء القديم بالساحل أوضح [أمورا] عدة",
    "لم يعرف أهل الساحل [سفينة] مثلها",
    "كان شيخ الحي في [البحر] أمس",
]


@pytest.mark.parametrize("clause", WHOLE)
def test_where_a_clause_is_whole(clause: str) -> None:
    sentence = re.sub(r"[\[\]]", "", clause)
    expected = len(clause[: clause.index("[")].split())
    assert whole_from(words_of(sentence)) == expected, sentence


@pytest.mark.parametrize(
    "clause",
    [
        "",
        "افتتح وزير البحر",
        "وافق المجلس بالساحل",
        "استدعى مراسل التلفزيون الساحلي، سامر علي",
        "قال إن السفينة التي عادت أمس",
        "سفن الساحل القديم",
    ],
)
def test_a_clause_that_lacks_something_never_is(clause: str) -> None:
    assert whole_from(words_of(clause)) >= len(clause.split())


def test_a_verb_of_another_clause_says_nothing_of_the_first() -> None:
    words = words_of("أكدت الوزارة على الفصل في الخلافات، وأشارت إلى أن الجلسة مغلقة")
    assert whole_from(words) == 3


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("نشر خبرا مفاده أن السفن عادت كلها", 5),
        ("ذكر شيخ البحارة أنه سيعود غدا", 4),
        ("نشر الشيخ خبر السفن كلها", 0),
    ],
)
def test_what_follows_that_is_a_clause_too(sentence: str, whole: int) -> None:
    words = words_of(sentence)
    assert said_from(words, len(words) - 1) == whole


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("في الصيف الماضي توسعت الأسواق", 3),
        ("في الميناء الذي بناه أجدادنا يعيش البحارة", 5),
        ("في أن تبحر السفن", NEVER),
        ("في الميناء القديم", NEVER),
    ],
)
def test_the_first_verb_outside_a_relative_clause(sentence: str, verb: int) -> None:
    assert first_verb(words_of(sentence), 1) == verb
