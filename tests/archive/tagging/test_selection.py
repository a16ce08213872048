"""From mentions to at most five tags: what each weighs, and which of them are taken."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ingest.document import Document
from archive.tagging import suggest_tags
from archive.tagging.mention import Mention
from archive.tagging.selection import (
    Candidate,
    best,
    candidates,
    is_worth_it,
    may_fill,
    with_demonyms,
)
from archive.tagging.words import BODY, LEAD, TITLE, read

# A title, and a paragraph of which all after the 45th word is body.
SPOTS = read(Document(("كلمة " * 100,), "عنوان المقال"))
IN_TITLE, IN_LEAD, IN_BODY = 0, 10, 90


def mention(label: str, at: int, kind: str = "place", weight: float = 1.0) -> Mention:
    return Mention(label, kind, at, at + 1, weight)


def candidate(
    label: str = "بغداد", kind: str = "place", times: float = 1, **others: object
) -> Candidate:
    return Candidate(label, kind, times, **{"zone": BODY, "first": 0, **others})  # type: ignore[arg-type]


def labels(some: list[Candidate]) -> list[str]:
    return [one.label for one in some]


# Mentions to candidates.


def test_mentions_of_one_name_are_one_candidate() -> None:
    mentions = [
        mention("بغداد", IN_BODY),
        mention("دمشق", IN_LEAD, weight=0.6),
        mention("بغداد", IN_LEAD),
        mention("بغداد", IN_BODY + 1),
    ]
    assert candidates(SPOTS, mentions) == [
        Candidate("بغداد", "place", 3, LEAD, IN_LEAD),
        Candidate("دمشق", "place", 1, LEAD, IN_LEAD, 0.6),
    ]


def test_the_best_zone_of_a_name_counts_and_the_first_place() -> None:
    (one,) = candidates(SPOTS, [mention("بغداد", IN_BODY), mention("بغداد", IN_TITLE)])
    assert (one.zone, one.first) == (TITLE, IN_TITLE)


def test_spellings_of_one_name_are_one_candidate_under_the_most_frequent() -> None:
    spellings = ["عبد الكريم", "عبدالكريم", "عبدالكريم"]
    mentions = [mention(name, n, "person") for n, name in enumerate(spellings)]
    assert candidates(SPOTS, mentions) == [Candidate("عبدالكريم", "person", 3, TITLE, 0)]


def test_names_of_two_kinds_are_two_candidates_and_those_of_none_are_left_out() -> None:
    mentions = [mention("الرباط", 5, kind) for kind in ("place", "topic", "")]
    assert [one.kind for one in candidates(SPOTS, mentions)] == ["place", "topic"]


# What a candidate weighs.


@pytest.mark.parametrize(
    ("one", "score"),
    [
        (candidate(), 1.0),
        (candidate(times=3), 2.0),
        (candidate(times=0.5), round(math.log2(1.5), 3)),
        (candidate(zone=LEAD), 1.75),
        (candidate(zone=TITLE), 2.5),
        (candidate(kind="person"), 1.25),
        (candidate(kind="organisation"), 1.1),
        (candidate(kind="topic"), 1.0),
        (candidate(kind="topic", weight=0.6), 0.6),
        (candidate(kind="person", times=7, zone=TITLE, weight=0.5), round(1.25 * 0.5 * 4.5, 3)),
    ],
)
def test_a_score_grows_with_frequency_zone_and_kind(one: Candidate, score: float) -> None:
    assert one.score == score


# Nationalities.


def test_adjectives_add_a_third_of_a_mention_to_a_country_that_is_named() -> None:
    named = [candidate("العراق", times=2), candidate("دمشق")]
    assert with_demonyms(named, ["العراق"] * 3) == [
        candidate("العراق", times=2 + 3 * 0.34),
        candidate("دمشق"),
    ]


@pytest.mark.parametrize(("times", "is_named"), [(5, False), (6, True)])
def test_many_adjectives_alone_name_their_country(times: int, is_named: bool) -> None:
    found = with_demonyms([candidate("دمشق")], ["العراق"] * times)
    alone = [candidate("العراق", times=0.34 * times)] if is_named else []
    assert found == [candidate("دمشق"), *alone]


def test_a_country_is_called_by_its_full_name_where_its_adjectives_stand() -> None:
    some = [candidate("المتحدة", times=1), candidate("المتحدة", "topic")]
    assert with_demonyms(some, ["الولايات المتحدة"]) == [
        candidate("الولايات المتحدة", times=1.34),
        candidate("الولايات المتحدة", "topic"),
    ]


def test_of_what_is_no_place_adjectives_say_nothing() -> None:
    assert with_demonyms([candidate("العراق", "topic")], ["العراق"]) == [
        candidate("العراق", "topic")
    ]


# Said in passing.


@pytest.mark.parametrize(
    ("one", "words", "is_worth"),
    [
        (candidate(zone=TITLE), 5_000, True),
        (candidate(zone=LEAD), 99, True),
        (candidate(zone=LEAD), 100, False),  # where somebody was
        (candidate(zone=LEAD, times=1.34), 399, True),  # and something of that country
        (candidate(zone=LEAD, times=1.34), 400, False),
        (candidate(zone=LEAD, times=2), 799, True),
        (candidate(zone=LEAD, kind="person"), 99, True),
        (candidate(zone=LEAD, kind="person"), 100, False),  # who was there
        (candidate(zone=LEAD, kind="person", times=2), 799, True),
        (candidate(zone=LEAD, kind="person", times=2), 800, False),
        (candidate(zone=LEAD, kind="organisation"), 99, True),
        (candidate(zone=LEAD, kind="organisation"), 100, False),
        (candidate(zone=LEAD, kind="organisation", times=2), 799, True),
        (candidate(zone=LEAD, kind="topic", weight=0.68), 99, False),  # 1.19
        (candidate(zone=LEAD, kind="topic", weight=0.686), 99, True),  # 1.2
        (candidate(times=1, kind="person"), 100, False),
        (candidate(times=2, kind="person"), 100, False),
        (candidate(times=3, kind="person"), 399, True),
        (candidate(times=3, kind="person"), 400, False),
        (candidate(times=2, kind="organisation"), 100, False),
        (candidate(times=3, kind="organisation"), 299, True),
        (candidate(times=2), 399, True),
        (candidate(times=2), 400, False),
        (candidate(times=3), 400, True),
        (candidate(times=3), 800, False),
        (candidate(times=2, kind="topic"), 399, True),
        (candidate(times=2, kind="topic"), 400, False),
        (candidate(times=1.9), 100, False),
    ],
)
def test_what_only_the_body_says_must_be_said_again_the_oftener_the_longer_it_is(
    one: Candidate, words: int, is_worth: bool
) -> None:
    assert is_worth_it(one, words) is is_worth


# The best five.


def test_the_best_come_first_and_of_equals_the_one_said_first() -> None:
    some = [
        candidate("ألف", times=4, first=9),
        candidate("باء", "person", times=4, first=5),
        candidate("جيم", times=4, first=1),
    ]
    assert labels(best(some)) == ["باء", "جيم", "ألف"]


@pytest.mark.parametrize(
    ("kind", "most"), [("place", 3), ("person", 3), ("organisation", 3), ("topic", 3)]
)
def test_no_list_is_of_one_kind_alone(kind: str, most: int) -> None:
    names = ["نهر", "جبل", "قهوة", "سوق", "قلعة"]
    some = [candidate(name, kind, first=n, zone=LEAD) for n, name in enumerate(names)]
    assert labels(best(some)) == names[:most]


def test_there_are_five_at_most() -> None:
    kinds = ["place", "place", "place", "person", "person", "person", "organisation"]
    some = [candidate(str(n), kind, first=n, zone=LEAD) for n, kind in enumerate(kinds)]
    assert labels(best(some)) == ["3", "4", "5", "6", "0"]


@pytest.mark.parametrize(
    ("place", "is_tag"),
    [
        (candidate(times=3), False),  # where it happened
        (candidate(times=4), True),
        (candidate(times=2.34), True),  # and something of that country
        (candidate(times=2, zone=LEAD), True),
    ],
)
def test_where_something_happened_is_no_tag_beside_two_others(
    place: Candidate, is_tag: bool
) -> None:
    others = [candidate(name, "person", times=3, zone=TITLE) for name in ("زيد", "عمرو")]
    assert (place in best([*others, place])) is is_tag
    assert place in best([*others[:1], place])


def test_what_lies_far_below_the_first_is_said_in_passing() -> None:
    first = candidate("ألف", times=2**10 - 1)
    assert first.score == 10
    near = candidate("باء", times=7)
    far = candidate("جيم", times=6)
    assert (near.score, far.score) == (3.0, 2.807)
    assert labels(best([far, near, first])) == ["ألف", "باء"]


def test_one_topic_in_two_wordings_is_one_tag() -> None:
    some = [
        candidate("كسوة الكعبة", "topic", times=5),
        candidate("ثوب الكعبة", "topic", times=4),
        candidate("الكعبة", "place", times=3),
        candidate("صناعة الحرير", "topic", times=2),
    ]
    assert labels(best(some)) == ["كسوة الكعبة", "الكعبة", "صناعة الحرير"]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("الجرثومة", "الجراثيم", True),
        ("الجرثومة", "الذهب", False),
        ("جراثيم المعدة", "الذهب", False),
        ("الطاقة الشمسية", "الطاقة", True),
    ],
)
def test_forms_of_a_noun_are_one_topic(one: str, other: str, are_one: bool) -> None:
    some = [candidate(one, "topic", times=5), candidate(other, "topic", times=4)]
    assert labels(best(some)) == ([one] if are_one else [one, other])


def test_what_is_missing_of_two_tags_is_what_was_said_in_passing() -> None:
    passing = [candidate("دمشق", zone=LEAD), candidate("بيروت", zone=LEAD, times=0.9)]
    first, second = candidate("بغداد", zone=TITLE), candidate("البصرة", zone=TITLE, first=1)
    assert labels(best([], passing)) == ["دمشق", "بيروت"]
    assert labels(best([first], passing)) == ["بغداد", "دمشق"]
    assert labels(best([first, second], passing)) == ["بغداد", "البصرة"]


def test_somebody_in_the_first_paragraph_may_be_the_third() -> None:
    doctor, nurse = (candidate(name, "person", zone=LEAD) for name in ("منى الملاح", "ليلى غانم"))
    cities = [candidate("بغداد", zone=TITLE), candidate("البصرة", zone=TITLE, first=1)]
    assert labels(best(cities, [doctor, nurse])) == ["بغداد", "البصرة", "منى الملاح"]
    assert labels(best(cities, [doctor._replace(zone=BODY)])) == ["بغداد", "البصرة"]
    assert labels(best(cities[:1], [doctor._replace(zone=BODY)])) == ["بغداد", "منى الملاح"]


@pytest.mark.parametrize(
    ("one", "words", "may"),
    [
        (candidate(zone=LEAD), 399, True),
        (candidate(zone=LEAD), 400, False),  # once in so many words
        (candidate(times=2.5), 799, True),
        (candidate(times=2.5), 800, False),
        (candidate(times=3.5), 800, True),
        (candidate(times=2.4), 50, False),  # in the body alone
        (candidate(times=2, kind="person"), 799, True),
        (candidate(times=2, kind="person"), 800, False),
        (candidate(times=1, kind="person"), 50, False),
        (candidate(times=2, kind="organisation"), 50, False),
        (candidate(times=3, kind="organisation"), 799, True),
        (candidate(times=1, kind="topic", weight=0.8, zone=LEAD), 399, True),
        (candidate(times=1, kind="topic", weight=0.5, zone=LEAD), 399, False),  # below the least
        (candidate(times=2, kind="topic", fills=True), 5_000, True),
    ],
)
def test_what_fills_is_said_again_or_stands_where_a_short_text_says_its_subject(
    one: Candidate, words: int, may: bool
) -> None:
    assert may_fill(one, words) is may


def test_who_was_there_is_no_tag_of_a_text_that_has_its_own() -> None:
    title = "مكتبة طرابلس تفتح أبوابها"
    lead = "فتحت مكتبة طرابلس أبوابها بعد ترميم طويل، وحضر الحفل ضيوف من تونس ومن وزارة الثقافة."
    body = "وقال أمين المكتبة إن طرابلس تنتظر القراء، وإن رفوف المكتبة امتلأت. " * 9
    tags = {one.name for one in suggest_tags(Document((lead, body), title))}
    assert "طرابلس" in tags
    assert tags.isdisjoint({"تونس", "وزارة الثقافة"})


def test_what_a_body_is_for_is_no_topic_beside_it_unless_it_is_said_oftener() -> None:
    body = candidate("المجلس الوطني لحقوق الإنسان", "organisation", times=4, zone=TITLE)
    cause = candidate("حقوق الإنسان", "topic", times=4, zone=TITLE)
    assert labels(best([body, cause])) == [body.label]
    assert labels(best([body, cause._replace(times=30)])) == [cause.label, body.label]
    assert labels(best([body, cause._replace(label="حقوق المرأة")])) == [body.label, "حقوق المرأة"]


def test_what_somebody_is_called_is_no_topic_beside_the_whole_name() -> None:
    son = candidate("سيف الإسلام القذافي", "person", times=5, zone=TITLE)
    name = candidate("سيف الإسلام", "topic", times=4, zone=TITLE)
    assert labels(best([son, name, name._replace(label="محاكمة سيف الإسلام")])) == [son.label]


def test_what_fills_is_a_tag_only_where_two_are_missing() -> None:
    noun = candidate("المطابع", "topic", times=9, zone=LEAD, fills=True)
    hidden = noun._replace(zone=BODY)
    city, town = (candidate(name, times=3, zone=TITLE) for name in ("بغداد", "دمشق"))
    assert [is_worth_it(one, 100) for one in (noun, hidden, noun._replace(fills=False))] == [
        False,
        False,
        True,
    ]
    for one in (noun, hidden):
        assert labels(best([city, town], [one])) == ["بغداد", "دمشق"]
        assert labels(best([city], [one])) == ["بغداد", "المطابع"]


def test_of_nothing_there_is_nothing() -> None:
    assert (best([]), candidates(SPOTS, []), with_demonyms([], [])) == ([], [], [])


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        label=st.sampled_from(["نهر النيل", "نهر", "جبل", "قهوة", "سوق", "قلعة"]),
        kind=st.sampled_from(["place", "person", "organisation", "topic"]),
        times=st.integers(1, 40),
        zone=st.sampled_from([BODY, LEAD, TITLE]),
        first=st.integers(0, 99),
        weight=st.sampled_from([0.25, 0.6, 1.0]),
    ),
    max_size=15,
)


@given(some=CANDIDATES)
def test_whatever_there_is_the_best_of_it_is_first_and_scores_fall(some: list[Candidate]) -> None:
    chosen = best(some)
    scores = [one.score for one in chosen]
    assert scores == sorted(scores, reverse=True)
    assert len(chosen) <= 5 and (not some or scores[0] == max(one.score for one in some))
    assert not scores or min(scores) >= 0.3 * scores[0]
    assert best(chosen) == chosen
