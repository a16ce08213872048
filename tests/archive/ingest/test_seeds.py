"""Five real texts as an editor dropped them in; they lie beside the checkout, not in it."""

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction import extract
from archive.ingest.readers import read
from tests.archive.ingest.builders import SHARED, only

# first words of the title, first words of the body, places, source
EXPECTED = [
    ("كيف سيتحاور الكاظمي", "تقول تقارير", "بغداد", "العراق اليوم"),
    ("دبلوماسية الكاظمي تنتصر", "أدار رئيس", "بغداد", "العراق اليوم"),
    ("عاد رئيس الوزراء", "عاد رئيس", "", ""),
    ("أوساط الكاظمي تدافع", "شككت مصادر", "", ""),
    ("منذ أبريل 2020", "منذ أبريل", "", ""),
]
BOILERPLATE = ("علق هنا", "المصدر\n", "381", "protected", "كاتب سعودي", "العراق اليوم:")


@pytest.fixture(scope="module")
def seeds() -> list[Document]:
    folder = SHARED / "seeds"
    if not folder.exists():
        pytest.skip("the seed texts are not beside this checkout")
    return [extract(only(record)) for record in read(folder)]


def test_each_has_its_title_body_place_and_source(seeds: list[Document]) -> None:
    found = [
        (
            document.title[: len(title)],
            document.paragraphs[0][: len(body)],
            "، ".join(document.places),
            document.source,
        )
        for document, (title, body, *_) in zip(seeds, EXPECTED, strict=True)
    ]
    assert found == EXPECTED


def test_no_boilerplate_is_left_and_no_date_is_invented(seeds: list[Document]) -> None:
    texts = ["\n".join(document.paragraphs) + "\n" for document in seeds]
    assert [
        boilerplate for text in texts for boilerplate in BOILERPLATE if boilerplate in text
    ] == []
    assert [document.published for document in seeds] == [None] * 5


def test_titles_are_clauses_of_a_titles_length_and_not_repeated(seeds: list[Document]) -> None:
    assert [document.title for document in seeds if not 20 <= len(document.title) <= 165] == []
    assert [document.title for document in seeds if document.title.endswith(("…", "،", " و"))] == []
    titled = seeds[:2] + seeds[3:4]
    assert [document.title for document in titled if document.title in document.paragraphs] == []
