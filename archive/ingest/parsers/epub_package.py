"""The package of an EPUB: what the book is called, in which order its files are read, and its contents."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from archive.ingest.document import Refusal
from archive.ingest.parsers.markup_tree import Element, attribute, child, tree_of, within, words

NOT_A_BOOK = "ليس كتابا بصيغة EPUB: لا فهرس لأجزائه"
PROTECTED = "الكتاب محمي من النسخ، فلا يُقرأ"
CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
PAGES = ("application/xhtml+xml", "text/html", "application/xml", "text/xml")
PART = 20_000_000  # bytes of one part of the book


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the table of contents: its level from 1, and where it leads."""

    level: int
    title: str
    part: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """`parts` are the names of its pages in the order in which they are read."""

    title: str
    authors: tuple[str, ...]
    language: str
    extra: dict[str, object]
    parts: tuple[str, ...]
    contents: tuple[Entry, ...]


def book_of(package: zipfile.ZipFile) -> Book:
    """Raises Refusal for what is no book, or one that is encrypted."""
    _check_protection(package)
    container = _tree(package, CONTAINER)
    found = [attribute(each, "full-path") for each in within(container, "rootfile")]
    if not found or found[0] not in package.namelist():
        raise Refusal(NOT_A_BOOK)
    root = _tree(package, found[0])
    folder = posixpath.dirname(found[0])
    items = {attribute(each, "id"): each for each in within(root, "item")}
    spine = next(within(root, "spine"), None)
    order = [] if spine is None else [attribute(each, "idref") for each in within(spine, "itemref")]
    about = next(within(root, "metadata"), root)
    pages = [items[name] for name in order if name in items and _is_page(items[name])]
    return Book(
        title=_first(about, "title"),
        authors=_authors(about),
        language=_first(about, "language"),
        extra={name: value for name in ("publisher", "date") if (value := _first(about, name))},
        parts=tuple(dict.fromkeys(_path(folder, attribute(each, "href"))[0] for each in pages)),
        contents=tuple(_contents(package, list(items.values()), spine, folder)),
    )


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part of the book, empty where it is not there or is damaged. Raises Refusal."""
    try:
        if package.getinfo(name).file_size > PART:
            raise Refusal(f"جزء من الكتاب أكبر من الحد ({PART // 1_000_000} ميغابايت)")
        return package.read(name)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return b""
    except Exception as error:  # zlib.error is no OSError
        if type(error).__module__ == "zlib":
            return b""
        raise


def _tree(package: zipfile.ZipFile, name: str) -> Element:
    data = read_part(package, name)
    if not data:
        raise Refusal(NOT_A_BOOK)
    return tree_of(data)[0]


def _check_protection(package: zipfile.ZipFile) -> None:
    """Fonts may be hidden in a free book; pages are so in a protected one alone."""
    if ENCRYPTION in package.namelist():
        methods = {
            attribute(each, "Algorithm")
            for each in within(_tree(package, ENCRYPTION), "EncryptionMethod")
        }
        if methods - set(FONTS):
            raise Refusal(PROTECTED)


def _is_page(item: Element) -> bool:
    properties = attribute(item, "properties").split()
    return attribute(item, "media-type") in PAGES and "nav" not in properties


def _first(about: Element, name: str) -> str:
    return next(filter(None, map(words, within(about, name))), "")


def _authors(about: Element) -> tuple[str, ...]:
    """The creators, but for those with another part in the book than its author."""
    roles = {
        attribute(each, "refines").lstrip("#"): words(each)
        for each in within(about, "meta")
        if attribute(each, "property") == "role"
    }
    names = [
        words(each)
        for each in within(about, "creator")
        if (attribute(each, "role") or roles.get(attribute(each, "id"), "aut")) == "aut"
    ]
    return tuple(dict.fromkeys(filter(None, names)))


def _path(folder: str, href: str) -> tuple[str, str]:
    """The name of a part in the package, and the anchor in it."""
    path, _, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))), unquote(anchor)


def _contents(
    package: zipfile.ZipFile, items: list[Element], spine: Element | None, folder: str
) -> Iterator[Entry]:
    """The table of contents, of EPUB 3 or of EPUB 2."""
    nav = next((each for each in items if "nav" in attribute(each, "properties").split()), None)
    toc = "" if spine is None else attribute(spine, "toc")
    ncx = next(
        (
            each
            for each in items
            if attribute(each, "id") == toc
            or attribute(each, "media-type").endswith("x-dtbncx+xml")
        ),
        None,
    )
    for item, read in ((nav, _of_nav), (ncx, _of_ncx)):
        name = "" if item is None else _path(folder, attribute(item, "href"))[0]
        data = read_part(package, name) if name else b""
        found = list(read(tree_of(data)[0], posixpath.dirname(name), 1)) if data else []
        if found:
            yield from found
            return


def _of_nav(root: Element, folder: str, level: int) -> Iterator[Entry]:
    navs = list(within(root, "nav"))
    nav = next((each for each in navs if "toc" in attribute(each, "type").split()), None)
    first = nav if nav is not None else (navs or [None])[0]
    lists = [] if first is None else [each for each in first if child(each, "li") is not None]
    for each in lists:
        yield from _of_list(each, folder, level)


def _of_list(element: Element, folder: str, level: int) -> Iterator[Entry]:
    for item in within_children(element, "li"):
        link = next(within(item, "a"), None)
        inner = child(item, "ol") if child(item, "ol") is not None else child(item, "ul")
        own = link is not None and (inner is None or link not in set(inner.iter()))
        if own and link is not None:
            yield Entry(level, words(link), *_path(folder, attribute(link, "href")))
        if inner is not None:
            yield from _of_list(inner, folder, level + 1)


def within_children(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element if each.tag.rpartition("}")[2] == name)


def _of_ncx(root: Element, folder: str, level: int) -> Iterator[Entry]:
    top = next(within(root, "navMap"), None)
    if top is not None:
        yield from _of_points(top, folder, level)


def _of_points(element: Element, folder: str, level: int) -> Iterator[Entry]:
    for point in within_children(element, "navPoint"):
        label, content = child(point, "navLabel"), child(point, "content")
        if content is not None:
            yield Entry(level, words(label), *_path(folder, attribute(content, "src")))
        yield from _of_points(point, folder, level + 1)
