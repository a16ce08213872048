"""A browser as far as an editor needs one: cookies, and the fields of forms."""

from __future__ import annotations

import http.client
from html.parser import HTMLParser
from urllib.parse import urlencode

from bench.harness.process import HANG


class Visitor:
    """A browser as far as cookies go; a lost connection is an error like any other."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._address, self._cookies = address, dict[str, str]()

    def get(self, path: str) -> tuple[int, str]:
        return self._send("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        return self._send("POST", path, urlencode(form))

    def _send(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(*self._address, timeout=HANG)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, page


class Form(HTMLParser):
    """The fields of a page's forms with what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._area = self._choice = ""

    @classmethod
    def of(cls, page: str) -> dict[str, str]:
        form = cls()
        form.feed(page)
        return form.fields

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        name = attributes.get("name", "")
        if tag == "textarea":
            self._area, self.fields[name] = name, ""
        elif tag == "select":
            self._choice = name
        elif tag == "option" and "selected" in attributes and self._choice:
            self.fields[self._choice] = attributes.get("value", "")
        elif tag == "input" and name and self._is_sent(attributes):
            self.fields[name] = attributes.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._choice = ""

    def _is_sent(self, attributes: dict[str, str]) -> bool:
        kind = attributes.get("type", "text")
        if kind in ("checkbox", "radio"):
            return "checked" in attributes
        return kind not in ("submit", "button", "file", "search") or attributes["name"] == "_save"
