"""Which part of a text is shown for a query, and which words in it are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis import analyze
from search.matcher import Matcher
from search.query_parser import parse
from search.results import Snippet
from search.snippets import marked, snippet

FIXTURES = Path(__file__).parents[2] / "fixtures"
FAR = " ".join(f"كلمة{'ا' * (n % 7)}" for n in range(60))


def shown(text: str, query: str) -> Snippet:
    return snippet(text, Matcher(parse(query)))


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
        found = snippet(text, matcher)
        words = {token.surface for token in analyze(found.text) if matcher.answers(token)}
        assert words <= answering
        assert bool(words) == bool(answering)
        assert {word for part in parts(found) for word in part.split()} >= {
            word for word in words if " " not in word
        }


def test_a_title_is_marked_whole() -> None:
    assert marked("وزير الزراعة: موسم القمح", Matcher(parse("القمح وزير"))) == Snippet(
        "وزير الزراعة: موسم القمح", ((0, 4), (19, 24))
    )
