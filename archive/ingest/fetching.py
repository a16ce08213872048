"""One polite request for a feed: conditional, bounded in time, size and redirects. No framework."""

from __future__ import annotations

import datetime
import re
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

SCHEMES = ("http", "https")
SIZE = 20_000_000  # bytes of a feed, as it comes and unpacked
SOCKET_SECONDS, WHOLE_SECONDS = 15.0, 60.0
REDIRECTS = 5
CHUNK = 1 << 16
HEAD = 50_000  # bytes of a page in which its feed is named
LONGEST_WAIT = datetime.timedelta(days=7)  # that a server may ask for
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.1"

NOT_AN_ADDRESS = "ليس عنوان خلاصة: يبدأ عنوانها بـ https:// أو http://"
TOO_LARGE = f"الخلاصة أكبر من الحد ({SIZE // 1_000_000} ميغابايت)"
TOO_SLOW = f"لم يكتمل جواب الموقع في {WHOLE_SECONDS:.0f} ثانية"
NO_ANSWER = "لم يجب الموقع: {}"
STATUS = "أجاب الموقع بالحالة {}"
GONE = "يقول الموقع إن الخلاصة أُزيلت ولن تعود (410)"
WAIT = "طلب الموقع ألا يُسأل قبل {:%Y-%m-%d %H:%M} بتوقيت غرينتش"
ELSEWHERE = "يحيل الموقع إلى عنوان لا يُتبع"
NOT_PACKED = "جواب الموقع مضغوط وتالف"
NOT_A_FEED = "صفحة ويب لا خلاصة"
HAS_FEED = "صفحة ويب لا خلاصة؛ خلاصتها: {}"


class NotFetched(Exception):
    """Why a feed did not come, in Arabic. `wait`: when it may be asked for again, if that was said."""

    def __init__(self, reason: str, wait: datetime.datetime | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of a feed, None where it has not changed; what to ask with the next time."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


def is_address(text: str) -> bool:
    return text.lower().startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def fetch(address: str, agent: str, known: Answer | None = None) -> Answer:
    """The feed at an address, asked for with what is `known` of it. Raises NotFetched."""
    headers = {"User-Agent": agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    asked = request.Request(_encoded(address), headers=headers)  # noqa: S310 - _encoded checks the scheme
    end = time.monotonic() + WHOLE_SECONDS
    try:
        with _OPENER.open(asked, timeout=SOCKET_SECONDS) as response:
            data = _unpacked(_read(response, end), response.headers)
            return _checked(data, response.headers, response.url)
    except HTTPError as error:
        if error.code == 304 and known is not None:
            return replace(known, data=None)
        raise _refused(error) from None
    except URLError as error:
        raise NotFetched(NO_ANSWER.format(error.reason)) from None
    except TimeoutError:
        raise NotFetched(TOO_SLOW) from None
    except (OSError, HTTPException, ValueError) as error:
        raise NotFetched(NO_ANSWER.format(error or type(error).__name__)) from None


def _encoded(address: str) -> str:
    """An address with its Arabic letters as servers take them. Raises NotFetched."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname.encode("idna").decode() if parts.hostname else ""
        netloc = f"[{host}]" if ":" in host else host
        netloc += f":{parts.port}" if parts.port else ""
    except ValueError:
        host = ""
    if not host or parts.scheme not in SCHEMES:
        raise NotFetched(NOT_AN_ADDRESS)
    path, query = (quote(part, safe="/%:;=@!$&'()*+,~?-._") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, netloc, path or "/", query, ""))


class _Redirects(request.HTTPRedirectHandler):
    max_redirections = max_repeats = REDIRECTS

    def redirect_request(
        self,
        req: request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> request.Request | None:
        """Raises NotFetched for an address that is none of the web."""
        try:
            return super().redirect_request(req, fp, code, msg, headers, _encoded(newurl))
        except NotFetched:
            raise NotFetched(ELSEWHERE) from None


def _opener() -> request.OpenerDirector:
    """HTTP and HTTPS alone: no file:// and no ftp://, whatever a server answers."""
    opener = request.OpenerDirector()
    for handler in (
        *(request.ProxyHandler, request.HTTPHandler, request.HTTPSHandler, _Redirects),
        *(request.HTTPDefaultErrorHandler, request.HTTPErrorProcessor),
    ):
        opener.add_handler(handler())
    return opener


_OPENER = _opener()


def _read(response: Any, end: float) -> bytes:
    parts, size = list[bytes](), 0
    while part := response.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > SIZE:
            raise NotFetched(TOO_LARGE)
        if time.monotonic() > end:
            raise NotFetched(TOO_SLOW)
    return b"".join(parts)


def _unpacked(data: bytes, headers: Mapping[str, str]) -> bytes:
    if headers.get("Content-Encoding", "").strip().lower() not in ("gzip", "x-gzip"):
        return data
    unpacking = zlib.decompressobj(wbits=31)
    try:
        whole = unpacking.decompress(data, SIZE + 1)
    except zlib.error:
        raise NotFetched(NOT_PACKED) from None
    if len(whole) > SIZE:
        raise NotFetched(TOO_LARGE)
    if not unpacking.eof:
        raise NotFetched(NOT_PACKED)
    return whole


_LINK = re.compile(rb"<link\b[^>]{0,999}application/(?:rss|atom)\+xml[^>]{0,999}>", re.IGNORECASE)
_HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s>]{1,999})""", re.IGNORECASE)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def _checked(data: bytes, headers: Mapping[str, str], url: str) -> Answer:
    """Raises NotFetched for a page, with the address of its feed where it names one."""
    if _PAGE.match(data):
        link = _LINK.search(data, 0, HEAD)
        href = _HREF.search(link[0]) if link else None
        feed = urljoin(url, href[1].decode("utf-8", "replace")) if href else ""
        raise NotFetched(HAS_FEED.format(feed) if feed else NOT_A_FEED)
    return Answer(data, headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _refused(error: HTTPError) -> NotFetched:
    if error.code == 410:
        return NotFetched(GONE)
    wait = _wait(error.headers.get("Retry-After", "")) if error.code in (429, 503) else None
    if wait is not None:
        return NotFetched(WAIT.format(wait), wait)
    if 300 <= error.code < 400:
        return NotFetched(ELSEWHERE)
    return NotFetched(STATUS.format(error.code))


def _wait(value: str) -> datetime.datetime | None:
    """The moment that Retry-After names, in seconds or as a date; a week from now at most."""
    now = datetime.datetime.now(datetime.UTC)
    try:
        seconds = int(value) if value.strip().isdecimal() else None
        moment = (
            now + datetime.timedelta(seconds=min(seconds, 10**9))
            if seconds is not None
            else parsedate_to_datetime(value)
        )
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return min(moment, now + LONGEST_WAIT) if moment > now else None
