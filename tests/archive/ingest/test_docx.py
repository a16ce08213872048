"""Word documents, written here by the library that is to read them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Written
from docx.oxml import parse_xml

from archive.ingest import packages
from archive.ingest.document import Document, Record, Refusal
from archive.ingest.formats import DOCUMENT, parse
from archive.ingest.parsers.docx import NO_LAYER, NOT_A_DOCUMENT
from archive.ingest.parsers.docx_text import heading_levels
from archive.ingest.parsers.plain_text import NO_TEXT
from archive.ingest.readers import read
from tests.archive.ingest.builders import BODY, record
from tests.archive.ingest.test_tables import OTHER

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def written(*paragraphs: str, **about: str) -> Written:
    document = docx.Document()
    document.core_properties.author = document.core_properties.title = ""
    for text in paragraphs:
        document.add_paragraph(text)
    for name, value in about.items():
        setattr(document.core_properties, name, value)
    return document


def saved(document: Written) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parsed(document: Written) -> Document:
    (found,) = parse(record(saved(document), DOCUMENT))
    return found


def with_run(xml: str) -> tuple[str, ...]:
    """The paragraphs of a document with this within its only one."""
    document = written("")
    for each in parse_xml(f"<w:p {W}>{xml}</w:p>"):
        document.paragraphs[0]._p.append(each)
    return parsed(document).paragraphs


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_paragraphs_are_the_text() -> None:
    assert parsed(written(BODY, "", OTHER)) == Document((BODY, OTHER))


@pytest.mark.parametrize(
    ("xml", "paragraphs"),
    [
        (run("قال ") + run("ومضى", "<w:b/>"), ("قال ومضى",)),
        (run("قبل") + f"<w:del>{run('شُطب').replace('w:t', 'w:delText')}</w:del>" + run(" بعد"), ("قبل بعد",)),
        (run("قبل ") + f"<w:ins>{run('زيد')}</w:ins>" + run(" بعد"), ("قبل زيد بعد",)),
        (run("قبل") + f"<w:moveFrom>{run(' نُقل')}</w:moveFrom><w:moveTo>{run(' جاء')}</w:moveTo>", ("قبل جاء",)),
        (run("ظاهر") + run(" خفي", "<w:vanish/>") + run(" باق", '<w:vanish w:val="0"/>'), ("ظاهر باق",)),
        (run("سطر") + "<w:r><w:br/></w:r>" + run("آخر"), ("سطر", "آخر")),
        (run("أ") + "<w:r><w:tab/></w:r>" + run("ب"), ("أ ب",)),
        (f"<w:hyperlink>{run('رابط')}</w:hyperlink>" + run(" هنا"), ("رابط هنا",)),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('حقل')}</w:sdtContent></w:sdt>", ("حقل",)),
        ('<w:fldSimple w:instr="PAGE">' + run("نص") + "</w:fldSimple><w:r><w:instrText>TOC</w:instrText></w:r>", ("نص",)),
        ("<w:r><w:noBreakHyphen/></w:r>" + run("5"), ("-5",)),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_sees(xml: str, paragraphs: tuple[str, ...]) -> None:
    assert with_run(xml) == paragraphs


def test_text_in_boxes_follows_its_paragraph_and_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('في إطار')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    xml = f"<w:r><mc:AlternateContent {mc}>{choice}</mc:AlternateContent></w:r>"
    assert with_run(run("قبل") + xml + run(" بعد")) == ("قبل بعد", "في إطار")


def test_rows_of_tables_are_lines_and_tables_of_texts_are_texts() -> None:
    document = written(BODY)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("المدينة", "الميناء", "عدن", ""), strict=True):
        cell.text = text
    document.add_paragraph(OTHER)
    assert parsed(document).paragraphs == (BODY, "المدينة؛ الميناء", "عدن", OTHER)
    page = written()
    page.add_table(1, 1)._cells[0].text = f"{BODY}\n{OTHER}"
    assert parsed(page).paragraphs == (BODY, OTHER)


@pytest.mark.parametrize(
    ("style", "title", "paragraphs"),
    [
        ("Title", "الميناء", (BODY,)),
        ("Heading 1", "الميناء", (BODY,)),
        ("Heading 3", "الميناء", (BODY,)),
        ("Normal", "", ("الميناء", BODY)),
        ("Quote", "", ("الميناء", BODY)),
    ],
)
def test_the_title_is_what_is_styled_so(
    style: str, title: str, paragraphs: tuple[str, ...]
) -> None:
    document = written()
    document.add_paragraph("الميناء", style=style)
    document.add_paragraph(BODY)
    made = parsed(document)
    assert (made.title, made.paragraphs) == (title, paragraphs)


def test_a_heading_within_the_text_is_a_line_of_it() -> None:
    document = written(BODY)
    document.add_heading("فصل", 2)
    document.add_paragraph(OTHER)
    assert parsed(document) == Document((BODY, "فصل", OTHER))


@pytest.mark.parametrize(
    ("told", "title"),
    [("الميناءُ", "الميناء"), ("Document1", ""), ("عنوان آخر", ""), ("", ""), ("  ", "")],
)
def test_what_the_program_calls_it_counts_where_the_text_says_the_same(
    told: str, title: str
) -> None:
    made = parsed(written("الميناء", BODY, title=told))
    assert (made.title, made.paragraphs) == (
        title,
        (BODY,) if title else ("الميناء", BODY),
    )


@pytest.mark.parametrize(
    ("line", "told", "authors"),
    [
        ("بقلم: هدى سالم", "هدى سالم", ("هدى سالم",)),
        ("بقلم: هدى سالم", "منى", ()),
        (BODY, "هدى سالم", ()),
        ("user", "user", ()),
        (BODY, "python-docx", ()),
    ],
)
def test_who_saved_it_is_its_author_where_the_text_names_him(
    line: str, told: str, authors: tuple[str, ...]
) -> None:
    assert parsed(written("الميناء", line, OTHER, author=told)).authors == authors


def test_keywords_are_tags_and_days_of_saving_are_no_dates() -> None:
    made = parsed(written(BODY, keywords="بحر؛ صيد، ميناء"))
    assert (made.tags, made.published) == (("بحر", "صيد", "ميناء"), None)


def test_notes_stand_after_the_text_in_the_order_of_their_signs() -> None:
    document = written(BODY)
    for number in (3, 2):
        sign = f'<w:r {W}><w:footnoteReference w:id="{number}"/></w:r>'
        document.paragraphs[0]._p.append(parse_xml(sign))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>'
        for number, text in ((0, "فاصل"), (2, "حاشية ثانية"), (3, "حاشية أولى"))
    )
    data = with_notes(saved(document), f"<w:footnotes {W}>{notes}</w:footnotes>")
    (made,) = parse(record(data, DOCUMENT))
    assert made.paragraphs == (BODY, "حاشية أولى", "حاشية ثانية")


def with_notes(data: bytes, notes: str) -> bytes:
    """The document with a part of footnotes, which the library cannot write."""
    relation = '<Relationship Id="rN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    kind = '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name).decode("latin-1") for name in package.namelist()}
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace("</Relationships>", relation)  # fmt: skip
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace("</Types>", kind)
    members["word/footnotes.xml"] = notes.encode().decode("latin-1")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in members.items():
            package.writestr(name, text.encode("latin-1"))
    return stream.getvalue()


def test_heads_and_feet_of_pages_are_left_out() -> None:
    document = written(BODY)
    document.sections[0].header.paragraphs[0].text = "رأس"
    document.sections[0].footer.paragraphs[0].text = "ذيل"
    assert parsed(document).paragraphs == (BODY,)


def test_headings_of_programs_in_other_languages_are_known_by_their_outline() -> None:
    styles = parse_xml(
        f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="عنوان ١"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="d"><w:name w:val="heading"/></w:style></w:styles>'
    )
    assert heading_levels(styles) == {"a": 1, "b": 2, "c": 0}


def picture() -> bytes:
    document = written("")
    paragraph = document.paragraphs[0]._p
    paragraph.append(parse_xml(f"<w:r {W}><w:drawing/></w:r>"))
    return saved(document)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (saved(written()), NO_TEXT),
        (picture(), NO_LAYER),
        (saved(written(BODY))[:500], packages.NOT_A_PACKAGE),
        (b"PK\x03\x04", packages.NOT_A_PACKAGE),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), packages.ENCRYPTED),
        (saved(written(BODY)).replace(b"word/document.xml", b"word/documents.xm"), NOT_A_DOCUMENT),
    ],
)
def test_what_is_no_document_with_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(Refusal) as raised:
        list(parse(record(data, DOCUMENT)))
    assert str(raised.value) == said


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.doc", "a"])
def test_a_document_is_one_record_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    data = saved(written(BODY))
    (tmp_path / name).write_bytes(data)
    assert list(read(tmp_path / name)) == [Record(data, DOCUMENT, str(tmp_path / name), name)]
