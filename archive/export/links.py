"""The links of a page made into links between files. Pure.

The pages are our own: attributes stand in double quotes, and text is escaped, so that what looks
like a link is one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urljoin

from archive.export.files import relative

# Address on the site -> that of its file, from the top and percent-encoded, or a `data:` address, or
# nothing where it is left out.
Target = Callable[[str], str]

_PATH = r'"([/?][^"]*)"'
_LINK = re.compile(rf"<link\b[^>]*?\shref={_PATH}[^>]*>\s*")
_FORM = re.compile(rf"<(search|form)\b(?:(?!</\1>).)*?\saction={_PATH}.*?</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(rf"(\s)(href|src|action)={_PATH}")
_RELATIVE = re.compile(r'(\s(?:href|src|action)=")(?![a-z]+:|[/#])')
_SUGGEST = re.compile(r'\sdata-suggest="[^"]*"')


def linked(page: str, address: str, file: str, target: Target) -> str:
    """The text of the page at `address`, which lies in `file`, with the links that `target` gives.

    What leads nowhere in the edition is no link any more: a `<link>` or a form goes, the words of
    an `<a>` stay.
    """
    here = address

    def whole(address: str) -> str:
        return urljoin(here, html.unescape(address))

    def is_left_out(address: str) -> bool:
        return not target(whole(address))

    def link(match: re.Match[str]) -> str:
        return "" if is_left_out(match[1]) else match[0]

    def form(match: re.Match[str]) -> str:
        return "" if is_left_out(match[2]) else match[0]

    def attribute(match: re.Match[str]) -> str:
        blank, name, address = match.groups()
        found = _link(whole(address), file, target)
        return f'{blank}{name}="{html.escape(found)}"' if found else ""

    page = _FORM.sub(form, _LINK.sub(link, page))
    return _ATTRIBUTE.sub(attribute, _SUGGEST.sub("", page))


def rooted(page: str) -> str:
    """The text of a page at the top that is shown at any address, its links as seen from each."""
    return _RELATIVE.sub(r"\1/", page)


def _link(address: str, file: str, target: Target) -> str:
    found = target(address)
    if not found or found.startswith("data:"):
        return found
    path, mark, query = found.partition("?")
    _, sign, fragment = address.partition("#")
    return relative(path, file) + mark + query + sign + fragment
