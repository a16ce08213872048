"""People known by name: the rows of people.tsv, and where a text names them."""

from __future__ import annotations

from collections import Counter

import pytest

from archive.ingest.document import Document
from archive.tagging import kind_of, known_people, suggest_tags
from archive.tagging.known_people import person_at
from archive.tagging.lists import people
from archive.tagging.words import read_name
from search.analysis import fold

ROWS = [(spelling, row) for row in people() for spelling in row.spellings]


def label(words: str) -> str:
    """The known person whose name is the beginning of the words."""
    person = person_at(read_name(words), 0)
    return person.label if person else ""


def tags(title: str, text: str) -> dict[str, str]:
    document = Document(title=title, paragraphs=(text,))
    return {one.name: one.kind for one in suggest_tags(document)}


def test_every_row_is_a_person_by_its_own_name() -> None:
    assert [(name, kind_of(name)) for name, _ in ROWS if kind_of(name) != "person"] == []
    assert [name for name, row in ROWS if label(name) != row.label] == []


def test_no_name_stands_twice() -> None:
    counts = Counter(fold(name) for name, _ in ROWS)
    assert [name for name, times in counts.items() if times > 1] == []


def test_the_only_flag_of_a_person_is_alone() -> None:
    assert {flag for _, row in ROWS for flag in row.flags} == {"alone"}


def test_a_row_is_there_because_the_rules_miss_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_people, "by_first_word", dict)
    for name in ("خليفة حفتر", "أم كلثوم", "رياض محرز", "سيبويه"):
        assert "person" not in tags("خبر اليوم", f"قال {name} إن الليل طويل.").values()


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("خليفة حفتر", "خليفة حفتر"),
        ("لخليفة حفتر", "خليفة حفتر"),
        ("وجرجي زيدان صاحب الهلال", "جرجي زيدان"),
        ("فيدل كاسترو", "فيدل كاسترو"),  # ف is no particle here
        ("عبدالمجيد تبون", "عبد المجيد تبون"),
        ("عبد المجيد تبون", "عبد المجيد تبون"),
        ("المتنبي", "أبو الطيب المتنبي"),
        ("كيم جونغ أون", "كيم جونغ أون"),
        ("مي زيادة", "مي زيادة"),
        ("خليفة المسلمين", ""),
        ("خليفة، حفتر", ""),
        ("رياض الأطفال", ""),
        ("جرجي", ""),
    ],
)
def test_a_known_person_stands_where_the_whole_name_does(words: str, person: str) -> None:
    assert label(words) == person


def test_a_name_of_many_is_a_person_only_where_it_is_all_that_is_said() -> None:
    assert label("الكندي") == "الكندي"
    assert label("الكندي صاحب المصنع") == ""
    assert kind_of("فيروز") == "person"


@pytest.mark.parametrize(
    ("title", "text", "person"),
    [
        (
            "تبون يزور وهران",
            "وصل عبد المجيد تبون إلى وهران صباحا، وقال تبون إن المصنع سيفتح أبوابه في الخريف.",
            "عبد المجيد تبون",
        ),
        (
            "مي زيادة في بيت أهلها",
            "كانت مي زيادة تستقبل الأدباء يوم الثلاثاء، وكان الأدباء يختلفون على مقاعدهم.",
            "مي زيادة",
        ),
        (
            "محرز يغيب عن التدريب",
            "غاب رياض محرز عن تدريب أمس بعد وعكة، ويعود محرز إلى زملائه غدا.",
            "رياض محرز",
        ),
        (
            "الجاحظ يعد البخلاء",
            "جمع الجاحظ أخبار البخلاء في كتاب ضحك منه الناس، وكان الجاحظ يكتب كما يتكلم.",
            "الجاحظ",
        ),
        (
            "آسيا جبار تدخل الأكاديمية",
            "كانت آسيا جبار أول كاتبة من بلدها تدخل الأكاديمية، وصفق لها الحاضرون.",
            "آسيا جبار",
        ),
    ],
)
def test_a_known_person_is_a_tag_and_the_last_name_alone_counts(
    title: str, text: str, person: str
) -> None:
    found = tags(title, text)
    assert [name for name, kind in found.items() if kind == "person"] == [person]
    assert "آسيا" not in found


@pytest.mark.parametrize(
    "text",
    [
        "صلى الناس في جامع عقبة بن نافع، ثم خرجوا من جامع عقبة بن نافع إلى السوق.",
        "يمر الخط من شارع محمود درويش إلى الميناء، وينتهي شارع محمود درويش عند البحر.",
        "تسلم الفائز جائزة نجيب محفوظ في القاهرة، وهي جائزة نجيب محفوظ الثلاثون.",
    ],
)
def test_what_is_called_after_somebody_is_not_about_them(text: str) -> None:
    assert "person" not in tags("خبر من المدينة", text).values()
