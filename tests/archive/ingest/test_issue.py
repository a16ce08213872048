import datetime

import pytest

from archive.ingest.document import PartialDate
from archive.ingest.parsers.issue import PARTED, issue
from archive.ingest.parsers.plain_text import parse
from tests.archive.ingest.builders import BODY, record

ARTICLES = [f"{title}\n{BODY}" for title in ("عودة البحارة", "سباق القوارب", "ميناء جديد")]


def joined(separator: str, header: str = "") -> str:
    return header + f"\n{separator}\n".join(ARTICLES)


@pytest.mark.parametrize("separator", ["*****", "* * *", "=====", "-----", "ـــــ", "###", "~~~"])
def test_equal_lines_of_one_sign_part_the_articles_of_an_issue(separator: str) -> None:
    found = issue(joined(separator))
    assert found is not None and found.articles == ARTICLES
    documents = list(parse(record(joined(separator))))
    assert [document.paragraphs for document in documents] == [
        tuple(article.split("\n")) for article in ARTICLES
    ]
    assert {document.notes for document in documents} == {(PARTED.format(3),)}


@pytest.mark.parametrize(
    ("header", "source", "number", "date"),
    [
        ("مرافئ - العدد 12\n=====\n", "مرافئ", "العدد 12", None),
        ("مجلة مرافئ | السنة الثالثة | العدد (٧)\n*****\n", "مجلة مرافئ", "العدد ٧", None),
        (
            "مرافئ\n12 أكتوبر 2021\n*****\n",
            "مرافئ",
            "",
            PartialDate(datetime.date(2021, 10, 12), "day"),
        ),
        ("مجلة يصدرها صيادو الساحل كل شهر مرة\n*****\n", "", "", None),
        ("", "", "", None),
    ],
)
def test_the_masthead_of_an_issue_speaks_for_its_articles(
    header: str, source: str, number: str, date: PartialDate | None
) -> None:
    documents = list(parse(record(joined("*****", header))))
    assert [document.paragraphs[0] for document in documents] == [
        "عودة البحارة",
        "سباق القوارب",
        "ميناء جديد",
    ]
    assert {(each.source, each.published) for each in documents} == {(source, date)}
    assert {str(each.extra.get("issue", "")) for each in documents} == {number}


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{ARTICLES[0]}\n*****\n{ARTICLES[1]}",  # one line is a section
        f"{BODY}\n***\n{BODY}\n***\n{BODY}",  # sections without titles
        "يا بحر\nيا وطن.\n***\nيا موج\nيا سفر.\n***\nيا ريح\nيا سكن.",  # stanzas
        f"{ARTICLES[0]}\n***\n{ARTICLES[1]}\n***\nانتهى",
        f"{ARTICLES[0]}\n***\n{ARTICLES[1]}\n=====\n{ARTICLES[2]}",  # no two are equal
    ],
)
def test_a_text_of_another_shape_is_one_article(text: str) -> None:
    assert issue(text) is None


def test_a_file_with_a_title_of_its_own_is_no_issue() -> None:
    text = f"---\ntitle: مختارات\n---\n{joined('*****')}"
    (document,) = parse(record(text))
    assert document.title == "مختارات"
