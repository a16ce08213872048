import datetime
import json
import re
from pathlib import Path

import pytest

from archive.ingest.document import Document, PartialDate, Refusal
from archive.ingest.formats import parse
from archive.ingest.parsers.fields import KNOWN
from archive.ingest.parsers.front_matter import BROKEN, split
from tests.archive.ingest.builders import BODY, line, only, record

DAY = PartialDate(datetime.date(2021, 6, 9), "day")


def test_lines_of_plain_text_are_paragraphs() -> None:
    assert only(record("عنوان\r\n\r\nفقرة أولى\n\nفقرة ثانية\n")) == Document(
        ("عنوان", "فقرة أولى", "فقرة ثانية")
    )


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: الميناء\ndate: 2021-06-09\nauthor: هدى\nsource: الساحل\ntags: بحر، صيد; سفن\nurl: https://a.example/1\n---\n",
        "---\nالعنوان: الميناء\nالتاريخ: 9 حزيران 2021\nالكاتب: هدى\nالمصدر: الساحل\nالوسوم: [بحر, صيد, سفن]\nالرابط: https://a.example/1\n---\n",
        '---\ntitle: "الميناء"\ndate: 09/06/2021\nauthor:\n- هدى\nsource: الساحل\ntags:\n- بحر\n- صيد\n- سفن\nurl: https://a.example/1\n---\n',
        "العنوان: الميناء\nالتاريخ: 9/6/2021\nالكاتب: هدى\nالمصدر: الساحل\nالوسوم: بحر، صيد، سفن\nالرابط: https://a.example/1\n\n",
        "\ufeffTitle: الميناء\r\nDate: 9 June 2021\r\nAuthor: هدى\r\nSource: الساحل\r\nTags: بحر؛ صيد؛ سفن\r\nURL: https://a.example/1\r\n\r\n",
    ],
)
def test_front_matter_is_understood_fenced_or_bare_in_both_languages(front: str) -> None:
    assert only(record(front + "وصلت السفن.")) == Document(
        ("وصلت السفن.",),
        title="الميناء",
        published=DAY,
        authors=("هدى",),
        source="الساحل",
        tags=("بحر", "صيد", "سفن"),
        url="https://a.example/1",
    )


def test_unknown_keys_of_front_matter_are_kept() -> None:
    assert only(record("---\ntitle: أ\nرقم العدد: 12\n---\nنص")).extra == {"رقم العدد": "12"}


@pytest.mark.parametrize("text", ["---\ntitle: أ\nنص بلا إغلاق", "---\nليس فيه مفتاح\n---\nنص"])
def test_broken_front_matter_is_text_with_a_note(text: str) -> None:
    assert only(record(text)) == Document(tuple(text.splitlines()), notes=(BROKEN,))


@pytest.mark.parametrize(
    "text",
    [
        "بغداد: وصل الوفد\n\nنص",
        "نص بلا ترويسة",
        "عنوان\n\nالمصدر: كذا",
        "- بند\n\nنص",
        "اللغة: مرآة الأمة\n\nنص",
    ],
)
def test_text_that_only_looks_like_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text, ())


@pytest.mark.parametrize("text", ["   \n\n", "---\ntitle: أ\n---\n\n"])
def test_a_file_without_text_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        only(record(text))


def test_an_object_of_json_becomes_a_document() -> None:
    assert only(
        line(
            id=7,
            title="أ",
            text="نص\n\nآخر",
            date="2021-06",
            source="س",
            author=["م", "ن"],
            tags="ب، ج",
            page=3,
        )
    ) == Document(
        ("نص", "آخر"),
        title="أ",
        external_id="7",
        source="س",
        authors=("م", "ن"),
        published=PartialDate(datetime.date(2021, 6, 1), "month"),
        tags=("ب", "ج"),
        extra={"page": 3},
    )


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), (" AR_eg ", "ar-EG"), ("az-arab", "az-Arab"), ("ES-419", "es-419"), ("", "ar")],
)
def test_the_language_of_an_article_is_read(written: str, tag: str) -> None:
    front = "---\n{}: {}\n---\nنص"
    texts = [record(front.format(key, written)) for key in ("language", "Lang", "اللغة")]
    for given in (*texts, line(text="نص", language=written)):
        assert only(given) == Document(("نص",), language=tag)


@pytest.mark.parametrize("written", ["العربية", "a", "en-", "ar-Arab-EG-x-old", ["en"], 5])
def test_what_is_no_language_is_kept_beside_the_article(written: object) -> None:
    assert only(line(text="نص", language=written)) == Document(("نص",), extra={"language": written})


def test_the_readme_names_the_keys_of_an_article() -> None:
    readme = (Path(__file__).resolve().parents[3] / "README.md").read_text("utf-8")
    (keys,) = re.findall(r"^JSON objects have the keys `(.+?)`", readme, re.MULTILINE)
    assert set(keys.split(", ")) == KNOWN


def test_only_the_text_is_needed_and_null_says_nothing() -> None:
    assert only(line(text="نص", title=None, date=None, author=None, tags=None)) == Document(("نص",))


def test_a_date_that_cannot_be_understood_is_kept_beside_the_article() -> None:
    assert only(line(text="نص", date="قبل العيد")) == Document(("نص",), extra={"date": "قبل العيد"})


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "[]",
        '"نص"',
        "null",
        "{}",
        '{"text": ""}',
        '{"text": "  \\n "}',
        '{"text": 5}',
        '{"text": [5]}',
        '{"content": {"raw": "نص"}}',
        '{"text": "نص", "author": [{"id": 7}, 5]}',
        '{"text": "نص", "title": {}}',
        '{"text": "نص", "author": 5}',
        '{"text": "نص", "tags": [1]}',
        '{"text": "نص", "id": true}',
        '{"text": "نص", "n": NaN}',
        '{"text": "نص", "n": 1e999}',
        '{"text": "نص", "n": ' + "9" * 5000 + "}",
        "[" * 100_000,
        '{"text": "نص", "deep": ' + "[" * 500 + "]" * 500 + "}",
        '{"a":' * 100_000,
    ],
)
def test_json_that_is_no_article_is_refused_in_arabic(data: str) -> None:
    with pytest.raises(Refusal, match=r"[ء-ي]"):
        only(record(data, "application/jsonl"))


def test_halves_of_surrogate_pairs_and_nuls_do_not_get_in() -> None:
    data = '{"id": "1\\u0000", "text": "نص \\ud800 \\udc00 😀 \\ud83d\\ude00", "k\\ud800": ["\\udfff"]}'
    document = only(record(data, "application/jsonl"))
    assert document == Document(("نص   😀 😀",), external_id="1", extra={"k": [""]})
    json.dumps(document.extra, ensure_ascii=False).encode()


@pytest.mark.parametrize("shape", ['{{"articles": [{}]}}', "[{}]"])
def test_a_json_file_may_hold_many_articles(shape: str) -> None:
    data = shape.format('{"text": "أول"}, {"text": "ثان"}')
    assert [found.paragraphs for found in parse(record(data, "application/json"))] == [
        ("أول",),
        ("ثان",),
    ]


def test_a_json_file_may_hold_one_article() -> None:
    assert only(record('\ufeff{"text": "نص"}', "application/json")).paragraphs == ("نص",)


def test_bad_articles_of_a_list_are_reported_after_the_good_ones() -> None:
    data = json.dumps([{"text": "أول"}, {"title": "بلا نص"}, 5, {"text": "رابع"}])
    good = []
    with pytest.raises(Refusal, match=r"المقال 2: .*المقال 3: "):
        for found in parse(record(data, "application/json")):
            good.append(found.paragraphs)
    assert good == [("أول",), ("رابع",)]


@pytest.mark.parametrize(
    ("value", "section", "extra"),
    [
        ("اقتصاد", "اقتصاد", {}),
        (["اقتصاد", "أسواق"], "اقتصاد، أسواق", {}),
        ({"name": "اقتصاد"}, "اقتصاد", {}),
        (7, "", {"section": 7}),
        (None, "", {"category": None}),
    ],
)
def test_a_section_is_named_or_kept_as_it_is(
    value: object, section: str, extra: dict[str, object]
) -> None:
    document = only(line(text=BODY, category=value))
    assert (document.section, document.extra) == (section, extra)


def test_a_time_that_is_an_object_is_no_date() -> None:
    document = only(line(text=BODY, time={"h": 10}, timestamp="2015-03-04"))
    assert (document.published, document.extra) == (
        PartialDate(datetime.date(2015, 3, 4), "day"),
        {"time": {"h": 10}},
    )
