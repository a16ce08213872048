"""Which part of a text is shown for a query, and which words in it are marked."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from search.analysis import analyze
from search.folded_text import fold_in_place
from search.matcher import BEGINNING, MOST_PIECES, READ, Matcher, Occurrence
from search.parsing import parse
from search.results import Snippet
from search.snippets import _best_window, marked, snippet

FIXTURES = Path(__file__).parents[2] / "fixtures"
FAR = " ".join(f"كلمة{'ا' * (n % 7)}" for n in range(60))


def shown(text: str, query: str) -> Snippet:
    return snippet(fold_in_place(text), Matcher(parse(query)))


def parts(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("زار الوزير المدينة.", "وزير", ["الوزير"]),
        ("زارت وَزِيرةٌ المدينة", "وزيرة", ["وَزِيرةٌ"]),
        (f"{FAR} وقالت وكالة أ.ف.ب إن النهر فاض", "أ.ف.ب", ["أ.ف.ب"]),
        (f"{FAR} وصلت الطائرة F-16 أمس", "F-16", ["F", "16"]),
        (f"{FAR} نقلت الوكالة عن عبدالله", "عبد الله", ["عبدالله"]),
        (f"{FAR} في ١٢٬٥٠٠ نسخة", "12,500", ["١٢٬٥٠٠"]),
        (f"{FAR} عن مكتبات عامة ومكتبة", "مكتب*", ["مكتبات"]),
        ("", "كلمة", []),
        ("؟!؟", "كلمة", []),
        ("لا شيء مما سئل عنه", "النيل", []),
    ],
)
def test_the_words_that_answer_are_marked_whole(text: str, query: str, expected: list[str]) -> None:
    assert parts(shown(text, query)) == expected


def test_the_window_holds_most_of_the_words() -> None:
    text = f"النيل وحده هنا. {FAR}. يلتقي النيل الأبيض والنيل الأزرق في الخرطوم. {FAR}"
    found = shown(text, "النيل الأبيض الخرطوم")
    assert found.text.startswith("… يلتقي النيل") and found.text.endswith(" …")
    assert parts(found) == ["النيل الأبيض والنيل", "الخرطوم"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("نص قصير عن النيل", "نص قصير"),
        (f"{FAR}. هنا يجري النيل", "… هنا يجري"),
        (f"{FAR}.» هنا يجري النيل", "… هنا يجري"),
        (f"{FAR}\n\nهنا يجري النيل", "… هنا يجري"),
        (f"{FAR} واحد اثنان ثلاثة أربعة النيل", "… واحد اثنان ثلاثة أربعة النيل"),
        (f"{FAR}\nواحد اثنان ثلاثة أربعة خمسة النيل", "… واحد اثنان"),
        (f"{FAR} من بعد ثلاثة أربعة خمسة ستة سبعة النيل", "… أربعة خمسة"),
    ],
)
def test_the_window_begins_with_the_sentence_when_that_is_near(text: str, begins: str) -> None:
    assert shown(text, "النيل").text.startswith(begins)


def test_a_text_without_blanks_is_cut() -> None:
    assert len(shown("أبجد" * 5000, "أبجد").text) < 700


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert shown(f"بداية النص {FAR}", "النيل").text.startswith("بداية النص")


@pytest.mark.parametrize("query", ["ماء النيل", "تاريخ المدينة القديمة", "القهوة", "1 2000 الشمس"])
def test_what_is_marked_is_what_the_analysis_of_the_whole_text_finds(query: str) -> None:
    matcher = Matcher(parse(query))
    texts = [path.read_text("utf-8", "replace") for path in sorted(FIXTURES.rglob("*.txt"))]
    assert texts
    for text in texts:
        answering = {token.surface for token in analyze(text) if matcher.answers(token)}
        found = snippet(fold_in_place(text), matcher)
        words = {token.surface for token in analyze(found.text) if matcher.answers(token)}
        assert words <= answering
        assert bool(words) == bool(answering)
        assert {word for part in parts(found) for word in part.split()} >= {
            word for word in words if " " not in word
        }


def test_a_title_is_marked_whole() -> None:
    title = "وزير الزراعة: موسم القمح"
    assert marked(fold_in_place(title), Matcher(parse("القمح وزير"))) == Snippet(
        title, ((0, 4), (19, 24))
    )


def test_a_piece_that_holds_several_words_occurs_once() -> None:
    matcher = Matcher(parse("كتاب مكتب نيل"))
    assert matcher.occurrences(fold_in_place("مكتب/كتاب النيل كتاب")) == [
        Occurrence(0, 9, 1),
        Occurrence(10, 15, 2),
        Occurrence(16, 20, 0),
    ]


def test_a_core_that_holds_another_is_not_looked_for() -> None:
    assert Matcher(parse("القاهرة")).cores == {"قاهر"}
    assert Matcher(parse("كتاب مكتب* مكتبة")).cores == {"كتاب", "كتب"}


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("الله", "عن عبد\nالله، عن عبدالله", [(7, 11, 0), (16, 23, 0)]),
        ("عبدالله", "عن عبد الله، عن عبدالله", [(3, 11, 0), (16, 23, 0)]),
        ("نيل ماء", "ماء (النيل).\nمياه", [(0, 3, 1), (5, 10, 0), (13, 17, 1)]),
        ("نيل مكتب*", "مكتبات النيل", [(0, 6, -1), (7, 12, 0)]),
        ("نيل", "", []),
    ],
)
def test_tokens_that_answer_are_those_of_the_analysis(
    query: str, text: str, expected: list[tuple[int, int, int]]
) -> None:
    matcher = Matcher(parse(query))
    assert list(matcher.answering(fold_in_place(text))) == [Occurrence(*one) for one in expected]
    answering = [(one.start, one.end) for one in analyze(text) if matcher.answers(one)]
    assert [one[:2] for one in expected] == answering


@pytest.mark.parametrize(
    ("found", "window"),
    [
        ([], (0, 0)),
        ([(5, 9, 0)], (5, 9)),
        ([(0, 4, 0), (50, 54, 0), (55, 58, 1)], (50, 58)),
        ([(0, 4, 0), (9, 12, 1), (50, 54, 0), (55, 58, 1)], (50, 58)),
        ([(0, 4, 0), (4, 6, 0), (50, 54, 0)], (0, 6)),
        ([(0, 90, 0), (91, 94, 0)], (91, 94)),
        ([(0, 90, 0)], (0, 0)),
    ],
)
def test_the_best_window_has_most_words_side_by_side(
    found: list[tuple[int, int, int]], window: tuple[int, int]
) -> None:
    assert _best_window([Occurrence(*one) for one in found], 20) == window


def test_the_best_window_is_the_best_of_all_windows() -> None:
    chance = random.Random(7)
    for _ in range(500):
        found = scattered(chance)
        worths = {(one.start, window[-1].end): worth(window) for one, window in windows(found, 40)}
        best = max(worths.values(), default=0)
        chosen = next((span for span, value in worths.items() if value == best), (0, 0))
        assert _best_window(found, 40) == chosen


def scattered(chance: random.Random) -> list[Occurrence]:
    """Pieces in order, some side by side, some longer than a window of 40 characters."""
    found, at = list[Occurrence](), 0
    for _ in range(chance.randrange(20)):
        start = at + chance.choice([1, 1, 5, 60])
        at = start + chance.choice([2, 5, 9, 50])
        found.append(Occurrence(start, at, chance.randrange(4)))
    return found


def windows(found: list[Occurrence], width: int) -> list[tuple[Occurrence, list[Occurrence]]]:
    """Each piece with those that end less than a width after it began."""
    inside = [
        [two for two in found[n:] if two.end <= one.start + width] for n, one in enumerate(found)
    ]
    return [(one, window) for one, window in zip(found, inside, strict=True) if window]


def worth(window: list[Occurrence]) -> tuple[int, int, int]:
    beside = sum(a.word != b.word and b.start - a.end <= 1 for a, b in pairwise(window))
    return len({one.word for one in window}), beside, len(window)


@pytest.mark.parametrize("written", ["مُحَمَّدٌ", "محـــمّد", "مح\u200dمد"])
def test_a_word_far_into_a_long_text_is_found_however_it_is_written(written: str) -> None:
    text = " ".join([FAR] * 10) + f" وصل {written} أخيرا"
    assert text.index(written) > BEGINNING
    assert parts(shown(text, "محمد")) == [written]


def test_of_very_many_places_the_first_are_looked_at() -> None:
    text = "النيل " * (3 * MOST_PIECES)
    found = Matcher(parse("نيل")).occurrences(fold_in_place(text))
    assert found == [Occurrence(at, at + 5, 0) for at in range(0, 6 * MOST_PIECES, 6)]


def test_a_text_without_the_letters_of_a_query_is_looked_through() -> None:
    """The acronym أ.ف.ب is one word to the analysis, and its letters stand apart."""
    near, far = f"أ.ف.ب {FAR}", " ".join([FAR] * 10) + " أ.ف.ب"
    beyond = " ".join([FAR] * (READ // len(FAR) + 1)) + " أ.ف.ب"
    matcher = Matcher(parse("أ.ف.ب"))
    assert len(far) > BEGINNING
    assert matcher.occurrences(fold_in_place(near)) == [Occurrence(0, 5, 0)]
    assert matcher.occurrences(fold_in_place(far)) == [Occurrence(len(far) - 5, len(far), 0)]
    assert matcher.occurrences(fold_in_place(beyond)) == []
