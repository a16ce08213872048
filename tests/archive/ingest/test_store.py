"""Documents become rows: what is kept of each, and when one is new, changed, the same or a copy."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from archive import originals, repair
from archive.ingest.document import Document, PartialDate, Record, text_hash
from archive.ingest.extraction.repair import RECIPE
from archive.ingest.known import is_known, known_originals
from archive.ingest.parsing import Parsed
from archive.ingest.report import Line
from archive.ingest.store import store
from archive.models import Article, Author, Original, Place, Source, Tag
from archive.names import Vocabulary

pytestmark = pytest.mark.django_db

SEA, RIVER = "البحر واسع وعميق.", "النهر طويل."
FIELDS = (
    *("title", "slug", "body", "lead", "language", "source__name", "published_at"),
    *("published_precision", "url", "external_id", "extra", "recipe", "text_hash"),
)


def parsed(
    text: str = SEA, *, origin: str = "/sea.txt", data: str = "", file_name: str = "", **fields: Any
) -> Parsed:
    """A text as it was read from a file that holds these data, or the text alone."""
    record = Record((data or text).encode(), "text/plain", origin, file_name or origin[1:])
    document = Document((text,), **{"title": "البحر"} | fields)
    return Parsed(record, document, origin, {})


def stored(*batch: Parsed, dry_run: bool = False) -> list[Line]:
    return store(batch, Vocabulary(), dry_run=dry_run)


def outcome(one: Parsed) -> str:
    (line,) = stored(one)
    return line.outcome


def kept() -> dict[str, object]:
    """Of the only article."""
    return Article.objects.values(*FIELDS).get()


def row(document: Document, **others: object) -> dict[str, object]:
    """The row of a document that says nothing but its text."""
    plain = {
        "title": document.title,
        "slug": "البحر",
        "body": document.body,
        "lead": document.body,
        "language": "ar",
        "source__name": None,
        "published_at": None,
        "published_precision": "unknown",
        "url": "",
        "external_id": "",
        "extra": {},
        "recipe": RECIPE,
        "text_hash": document.text_hash,
    }
    return plain | others


CASES: list[tuple[dict[str, Any], dict[str, object]]] = [
    ({}, {}),
    (
        {
            "source": "نشرة",
            "published": PartialDate(datetime.date(2020, 10, 1), "month"),
            "language": "fa",
            "url": "https://example.org/sea",
            "external_id": "k-1",
            "section": "بيئة",
            "extra": {"pages": 3},
            "notes": ("ملاحظة", "أخرى"),
        },
        {
            "source__name": "نشرة",
            "published_at": datetime.date(2020, 10, 1),
            "published_precision": "month",
            "language": "fa",
            "url": "https://example.org/sea",
            "external_id": "k-1",
            "extra": {"pages": 3, "section": "بيئة", "notes": ["ملاحظة", "أخرى"]},
        },
    ),
    ({"title": "؟!"}, {"slug": "article"}),
    (
        {"title": "ب" * 501, "url": "u" * 2001, "external_id": "k" * 201},
        {"title": "ب" * 500, "slug": "ب" * 80, "url": "u" * 2000, "external_id": "k" * 200},
    ),
]


@pytest.mark.parametrize(("fields", "others"), CASES)
@pytest.mark.parametrize("is_new", [True, False])
def test_what_a_document_says_is_kept_as_far_as_there_is_room(
    is_new: bool, fields: dict[str, Any], others: dict[str, object]
) -> None:
    if not is_new:
        stored(parsed(RIVER, title="النهر", source="أخرى", section="قسم", url="x", external_id="y"))
    made = parsed(**fields)
    (line,) = stored(made)
    assert kept() == row(made.document, **others)
    article = Article.objects.get()
    notes = "، ".join(made.document.notes)
    assert line == Line("sea.txt", "new" if is_new else "changed", notes, article.title, article.pk)


@pytest.mark.parametrize("is_new", [True, False])
def test_who_wrote_a_text_and_where_and_of_what_is_kept(is_new: bool) -> None:
    if not is_new:
        stored(parsed(RIVER, authors=("سعاد",), places=("دمشق",), tags=("سفن",)))
    stored(parsed(authors=("ليلى", "سلمى"), places=("القاهرة",), tags=("بحار", "أسماك")))
    article = Article.objects.get()
    names = [
        sorted(row.name for row in rows.all())
        for rows in (article.authors, article.places, article.tags)
    ]
    assert names == [["سلمى", "ليلى"], ["القاهرة"], ["أسماك", "بحار"]]


def test_the_name_of_a_file_is_kept_as_far_as_there_is_room() -> None:
    stored(parsed(file_name="ب" * 301))
    assert Original.objects.get().file_name == "ب" * 300


def test_what_was_rehearsed_names_no_rows_that_are_not_there() -> None:
    vocabulary, one = Vocabulary(), parsed(tags=("بحار",), source="نشرة")
    store([one], vocabulary, dry_run=True)
    store([one], vocabulary)
    article = Article.objects.select_related("source").get()
    assert ([tag.name for tag in article.tags.all()], str(article.source)) == (["بحار"], "نشرة")


def test_the_original_that_is_known_of_an_origin_is_the_current_one_else_the_newest() -> None:
    for one in (parsed(), parsed(RIVER), parsed(), parsed(origin="/other.txt")):
        stored(one)
    for data in (SEA + "\n", SEA + "\n\n"):
        stored(parsed(origin="/copy.txt", data=data))
    known = known_originals(["/sea.txt", "/copy.txt", "/nowhere.txt"])
    assert {origin: one.size for origin, one in known.items()} == {
        "/sea.txt": len(SEA.encode()),
        "/copy.txt": len(SEA.encode()) + 2,
    }
    assert (known["/sea.txt"].current, known["/copy.txt"].current) == (True, False)


@pytest.mark.parametrize(
    ("again", "recipe", "known"),
    [
        (parsed(), RECIPE, True),
        (parsed(), "an earlier one", False),
        (parsed(SEA[::-1]), RECIPE, False),
        (parsed(RIVER), RECIPE, False),
        (parsed(origin="/other.txt"), RECIPE, False),
    ],
)
def test_what_the_recipe_of_today_has_read_is_known(
    again: Parsed, recipe: str, known: bool
) -> None:
    stored(parsed())
    Article.objects.update(recipe=recipe)
    assert is_known(again.record, known_originals([again.origin])) is known


def test_other_bytes_with_the_same_text_are_its_newest_original() -> None:
    outcomes = [outcome(parsed(data=data)) for data in (SEA, SEA + "\n", SEA)]
    assert outcomes == ["new", "changed", "changed"]
    sizes = Original.objects.order_by("pk").values_list("size", "current")
    assert list(sizes) == [(len(SEA.encode()), True), (len(SEA.encode()) + 1, False)]


def test_a_copy_stays_one_while_its_text_is_the_same() -> None:
    copies = [parsed(origin="/copy.txt", data=data, url=data) for data in (SEA, SEA + "\n")]
    outcomes = [outcome(one) for one in (parsed(), copies[0], copies[0], copies[1])]
    assert outcomes == ["new", "duplicate", "same", "same"]
    assert kept() == row(parsed().document), "and nothing else of it is taken over"
    assert Original.objects.filter(current=True).get().origin == "/sea.txt"


def test_what_is_read_otherwise_than_before_has_changed() -> None:
    """The bytes are the same, and the recipe makes another text of them."""
    assert outcome(parsed(data="bytes")) == "new"
    assert outcome(parsed(RIVER, data="bytes")) == "changed"
    assert outcome(parsed(RIVER, data="bytes")) == "same"
    assert Original.objects.get().text_hash == parsed(RIVER).document.text_hash
    assert kept() == row(parsed(RIVER).document)


def test_a_text_that_an_article_had_before_is_no_copy_of_it() -> None:
    for one in (parsed(), parsed(RIVER)):
        stored(one)
    assert outcome(parsed(origin="/other.txt")) == "new"
    assert Article.objects.count() == 2


@pytest.mark.parametrize("edited", ["title", "body"])
def test_an_article_that_was_edited_is_known_by_the_text_that_it_has(edited: str) -> None:
    stored(parsed())
    article = Article.objects.get()
    setattr(article, edited, "كلمات المحرر")
    article.edited_fields = [edited]
    article.save()
    stored(parsed(RIVER, title="النهر"))
    article.refresh_from_db()
    assert (article.title == "النهر", article.body == RIVER) == (
        edited != "title",
        edited != "body",
    )
    assert article.text_hash == text_hash(article.title, article.body)


# Articles of one batch are written together; what becomes of them is the same.

STREAM = [
    parsed(tags=("بحار",), source="نشرة"),
    parsed(origin="/copy.txt", data=SEA + " "),
    parsed(RIVER, title="النهر", origin="/river.txt", tags=("أنهار",), authors=("ليلى",)),
    parsed(RIVER, tags=("أنهار", "بحار")),
    parsed(SEA, origin="/copy.txt"),
    parsed(SEA * 2, origin="/copy.txt"),
    parsed(SEA * 2, origin="/again.txt"),
    parsed(RIVER, title="النهر", origin="/river.txt", data="bytes"),
    parsed(SEA * 3, origin="/other.txt", source="نَشرة"),
    parsed(SEA * 3, origin="/other.txt", source="نشرة", tags=("بِحار",)),
]


def everything() -> list[tuple[object, ...]]:
    """Of all articles in their order: what each says, its names, and where it is from."""
    return [
        (
            *(article.title, article.body, str(article.source)),
            *(sorted(one.name for one in article.tags.all()),),
            *(sorted(one.name for one in article.authors.all()),),
            sorted(article.originals.values_list("origin", "sha256", "text_hash", "current")),
        )
        for article in Article.objects.order_by("pk")
    ]


@pytest.mark.parametrize("size", [2, 3, 4, 7, len(STREAM)])
def test_batches_of_any_size_keep_the_same(size: int) -> None:
    expected, outcomes = list[tuple[object, ...]](), list[str]()
    with suppress(ZeroDivisionError), transaction.atomic():
        outcomes = [outcome(one) for one in STREAM]
        expected = everything()
        raise ZeroDivisionError
    lines = [line for at in range(0, len(STREAM), size) for line in stored(*STREAM[at : at + size])]
    assert [line.outcome for line in lines] == outcomes
    assert everything() == expected
    assert set(outcomes) == {"new", "duplicate", "changed", "same"}
    assert repair.rebuild() == 0


def test_names_of_what_is_not_written_are_not_made() -> None:
    stored(parsed(), parsed(origin="/copy.txt", data=SEA + " ", tags=("بحار",), source="نشرة"))
    assert not Tag.objects.exists() and not Source.objects.exists()


def test_names_that_an_editor_has_changed_are_not_made() -> None:
    stored(parsed())
    Article.objects.update(edited_fields=["tags", "source", "authors", "places"])
    stored(parsed(RIVER, tags=("بحار",), source="نشرة", authors=("ليلى",), places=("دمشق",)))
    made = [model.objects.count() for model in (Tag, Source, Author, Place)]
    assert (made, Article.objects.get().body) == ([0, 0, 0, 0], RIVER)


def test_many_articles_take_no_more_statements_than_a_few(
    django_assert_num_queries: Any,
) -> None:
    def some(count: int, name: str) -> list[Parsed]:
        return [
            parsed(
                f"{SEA} {name} {number}",
                origin=f"/{name}/{number}.txt",
                tags=(f"بحار {name} {number}",),
                source=f"نشرة {name} {number}",
            )
            for number in range(count)
        ]

    with CaptureQueriesContext(connection) as few:
        stored(*some(3, "أول"))
    with django_assert_num_queries(len(few)):
        stored(*some(60, "ثان"))


def test_the_bytes_of_many_originals_are_found_again() -> None:
    some = [parsed(f"{SEA} {number}", origin=f"/{number}.txt") for number in range(20)]
    stored(*some)
    rows = Original.objects.order_by("pk")
    assert [originals.read(row) for row in rows] == [one.record.data for one in some]
    assert {bool(row.pack) for row in rows} == {True}
