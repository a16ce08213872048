"""Text of Word's markup, element by element."""

from __future__ import annotations

import pytest
from lxml import etree

from archive.ingest.parsers.docx_text import (
    DROPPED,
    LONG_CELL,
    NOTES,
    SIGNS,
    Line,
    Text,
    heading_levels,
)
from archive.ingest.parsers.html_text import BETWEEN_CELLS

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LEVELS = {"h1": 1, "t": 0}


def tree(inner: str) -> etree._Element:
    """Its names and attributes are all Word's: `<p a="1">` is `<w:p w:a="1">`."""
    root = etree.fromstring(f'<body xmlns="{SPACE}">{inner}</body>')
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            del element.attrib[name]
            element.set(f"{{{SPACE}}}{name}", value)
    return root


def text_of(inner: str) -> Text:
    return Text(lambda style: LEVELS.get(style, -1)).read(tree(inner))


def lines(inner: str) -> list[str]:
    return [line.text for line in text_of(inner).lines]


def run(text: str, properties: str = "") -> str:
    return f"<r><rPr>{properties}</rPr><t>{text}</t></r>"


def cell(*texts: str) -> str:
    return f"<tc><tcPr/>{''.join(f'<p>{run(text)}</p>' for text in texts)}</tc>"


@pytest.mark.parametrize("name", sorted(DROPPED))
def test_what_is_dropped_leaves_the_text_around_it(name: str) -> None:
    hidden = f"<{name}>{run('خفي')}<p>{run('خفي')}</p></{name}>"
    assert lines(f"<p>{run('قبل ')}{hidden}{run('بعد')}</p>") == ["قبل بعد"]
    assert lines(f"{hidden}<p>{run('نص')}</p>") == ["نص"]


@pytest.mark.parametrize(
    "name", ["ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "fldSimple", "Choice"]
)
def test_what_wraps_runs_is_read_through(name: str) -> None:
    assert lines(f"<p>{run('قبل ')}<{name}>{run('هذا ')}</{name}>{run('بعد')}</p>") == [
        "قبل هذا بعد"
    ]
    assert lines(f"<{name}><p>{run('أ')}</p><p>{run('ب')}</p></{name}>") == ["أ", "ب"]


@pytest.mark.parametrize(("name", "sign"), sorted(SIGNS.items()))
def test_signs_between_words_are_what_a_reader_sees(name: str, sign: str) -> None:
    assert lines(f"<p><r><t>قبل</t><{name}/><t>بعد</t></r></p>") == f"قبل{sign}بعد".split("\n")


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ("", ["أ ب"]),
        ("<vanish/>", ["أ"]),
        ('<vanish val="true"/>', ["أ"]),
        ('<vanish val="1"/>', ["أ"]),
        ('<vanish val="0"/>', ["أ ب"]),
        ('<vanish val="false"/>', ["أ ب"]),
        ('<vanish val="off"/>', ["أ ب"]),
        ("<b/>", ["أ ب"]),
    ],
)
def test_a_run_is_hidden_where_it_says_so(properties: str, seen: list[str]) -> None:
    assert lines(f"<p>{run('أ ')}{run('ب', properties)}</p>") == seen


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", -1),
        ("<pPr/>", -1),
        *((f'<pPr><outlineLvl val="{at}"/></pPr>', at + 1) for at in range(9)),
        ('<pPr><outlineLvl val="9"/></pPr>', -1),
        ('<pPr><outlineLvl val="9"/><pStyle val="h1"/></pPr>', 1),
        ('<pPr><pStyle val="h1"/></pPr>', 1),
        ('<pPr><pStyle val="t"/></pPr>', 0),
        ('<pPr><pStyle val="x"/></pPr>', -1),
        ('<pPr><pStyle val="h1"/><outlineLvl val="2"/></pPr>', 3),
    ],
)
def test_a_level_is_that_of_the_paragraph_before_that_of_its_style(
    properties: str, level: int
) -> None:
    assert text_of(f"<p>{properties}{run('أ')}</p>").lines == [Line("أ", level)]


def test_without_styles_no_paragraph_is_a_heading() -> None:
    root = tree(f'<p><pPr><pStyle val="h1"/></pPr>{run("أ")}</p>')
    assert Text().read(root).lines == [Line("أ")]


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        ([["أ"], ["ب"]], [f"أ{BETWEEN_CELLS}ب"]),
        ([["أ"], [], ["ج"]], [f"أ{BETWEEN_CELLS}ج"]),
        ([[], []], []),
        ([["أ", "ب"], ["ج"]], ["أ", "ب", "ج"]),
        ([["أ"], ["ط" * LONG_CELL]], [f"أ{BETWEEN_CELLS}{'ط' * LONG_CELL}"]),
        ([["أ"], ["ط" * (LONG_CELL + 1)]], ["أ", "ط" * (LONG_CELL + 1)]),
    ],
)
def test_a_row_is_a_line_but_where_its_cells_are_texts(
    cells: list[list[str]], seen: list[str]
) -> None:
    assert (
        lines(f"<tbl><tblPr/><tr><trPr/>{''.join(cell(*each) for each in cells)}</tr></tbl>")
        == seen
    )


def test_a_table_in_a_cell_is_read_there() -> None:
    inner = f"<tbl><tr>{cell('ب')}{cell('ج')}</tr></tbl>"
    outer = f"<tbl><tr><tc>{inner}<p>{run('د')}</p></tc>{cell('هـ')}</tr><tr>{cell('و')}</tr></tbl>"
    assert lines(f"<p>{run('أ')}</p>{outer}<p>{run('ز')}</p>") == [
        *("أ", f"ب{BETWEEN_CELLS}ج", "د", "هـ", "و", "ز")
    ]


def test_notes_are_told_in_their_order_those_of_cells_among_them() -> None:
    first, second = (f'<r><{name} id="{at}"/></r>' for at, name in enumerate(NOTES, 1))
    made = text_of(
        f"<p>{run('أ')}{second}</p><tbl><tr><tc><p>{run('ب')}{first}</p></tc></tr></tbl>"
        f"<p>{run('ج')}{second}</p>"
    )
    assert made.notes == [("endnote", "2"), ("footnote", "1"), ("endnote", "2")]
    assert [line.text for line in made.lines] == ["أ", "ب", "ج"]


def test_boxes_stand_below_their_paragraph() -> None:
    box = f"<r><txbxContent><p>{run('في الإطار')}</p><p>{run('وتحته')}</p></txbxContent></r>"
    assert lines(f"<p>{run('قبل ')}{box}{run('بعد')}</p>") == ["قبل بعد", "في الإطار", "وتحته"]


@pytest.mark.parametrize(
    ("style", "levels"),
    [
        ('<name val="Title"/>', {"s": 0}),
        ('<name val="title"/>', {"s": 0}),
        ('<name val="Title Page"/>', {}),
        *((f'<name val="heading {number}"/>', {"s": number}) for number in range(1, 10)),
        ('<name val="Heading 1 Char"/>', {"s": 1}),
        ('<name val="heading 10"/>', {}),
        ('<name val="heading x"/>', {}),
        ('<name val="Normal"/>', {}),
        ('<name val="عنوان"/><pPr><outlineLvl val="3"/></pPr>', {"s": 4}),
        ('<name val="نص"/><pPr><outlineLvl val="9"/></pPr>', {}),
        ('<name val="heading 2"/><pPr><outlineLvl val="4"/></pPr>', {"s": 2}),
        ('<pPr><outlineLvl val="0"/></pPr>', {"s": 1}),
        ("", {}),
    ],
)
def test_styles_are_headings_by_their_names_or_by_their_outline(
    style: str, levels: dict[str, int]
) -> None:
    assert heading_levels(tree(f'<style styleId="s">{style}</style>')) == levels
