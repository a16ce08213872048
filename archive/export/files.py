"""Where a page of the archive lies among the files of its static edition. Pure."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit

# Media type -> how a file with no suffix of its own ends, so that a server says what it is.
SUFFIXES = {
    "text/html": ".html",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/plain": ".txt",
}
_FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?\\|]')  # of FAT and NTFS, on which it may be carried
_LAST = re.compile(r"[. ]+$")


def file_of(address: str, suffix: str = ".html") -> str:
    """The path of the file of an address: no slash before it, names decoded.

    >>> file_of("/tags/%D9%86%D9%81%D8%B7/?page=2")
    'tags/نفط/page-2/index.html'
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    names = [_safe(name) for name in path.split("/") if name]
    if not path.endswith("/") and not parts.query:
        return "/".join(names)
    names += [_safe(f"{key}-{value}") for key, value in sorted(parse_qsl(parts.query))]
    return "/".join([*names, f"index{suffix}"])


def _safe(name: str) -> str:
    name = _FORBIDDEN.sub(lambda sign: f"%{ord(sign[0]):02X}", name)
    return _LAST.sub(lambda end: "%2E" * len(end[0]), name)


def relative(target: str, page: str) -> str:
    """The link from the file of a page to a file whose path is percent-encoded, as in `href`.

    >>> relative("tags/%D9%86%D9%81%D8%B7/index.html", "articles/12/index.html")
    '../../tags/%D9%86%D9%81%D8%B7/index.html'
    """
    return posixpath.relpath(target, quote(posixpath.dirname(page)) or ".")
