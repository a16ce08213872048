"""Books in EPUB, as the tests write them."""

from __future__ import annotations

import io
import zipfile

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
ABOUT = (
    "<dc:title>كتاب الساحل</dc:title><dc:creator>هدى سالم</dc:creator><dc:language>ar</dc:language>"
)


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" dir="rtl">'
        f"<head><title>كتاب الساحل</title></head><body>{body}</body></html>"
    )


def nav(*entries: tuple[str, str]) -> str:
    """Contents of EPUB 3: titles and where they lead, two levels where the title is indented."""
    lists, inner = "", ""
    for title, href in reversed(entries):
        link = f'<a href="{href}">{title.strip()}</a>'
        if title.startswith(" "):
            inner = f"<li>{link}</li>{inner}"
        else:
            lists = f"<li>{link}{f'<ol>{inner}</ol>' if inner else ''}</li>{lists}"
            inner = ""
    return page(
        f'<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{lists}</ol></nav>'
    )


def ncx(*entries: tuple[str, str]) -> str:
    """Contents of EPUB 2."""
    points = "".join(
        f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{href}"/></navPoint>'
        for title, href in entries
    )
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'


def epub(
    parts: dict[str, str],
    contents: str = "",
    about: str = ABOUT,
    others: dict[str, str] | None = None,
) -> bytes:
    """A book of these parts, by their names, in this order; `contents` is of `nav` or of `ncx`."""
    items = "".join(
        f'<item id="p{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(parts)
    )
    order = "".join(f'<itemref idref="p{at}"/>' for at in range(len(parts)))
    is_nav = "<nav" in contents and "navMap" not in contents
    if contents:
        kind = 'href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"' if is_nav else 'href="toc.ncx" media-type="application/x-dtbncx+xml"'  # fmt: skip
        items += f'<item id="toc" {kind}/>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<metadata>{about}</metadata><manifest>{items}</manifest><spine toc="toc">{order}</spine></package>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("OEBPS/content.opf", package)
        for name, text in parts.items():
            book.writestr(f"OEBPS/{name}", text)
        if contents:
            book.writestr("OEBPS/nav.xhtml" if is_nav else "OEBPS/toc.ncx", contents)
        for name, text in (others or {}).items():
            book.writestr(name, text)
    return stream.getvalue()
