"""What an editor uploads is imported by a process beside the running site, and ends with it."""

from __future__ import annotations

import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from pathlib import Path

from bench.harness.process import HANG
from tests.test_run import ROOT, TEXT, get, running

SCRIPT = (
    "from django.contrib.auth.models import User; User.objects.create_superuser('ed', password='s')"
)


class Browser:
    """Cookies, forms and files, and nothing else of a browser."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)

    def open(self, path: str, data: bytes | None = None, kind: str = "") -> tuple[str, str]:
        """The address that was come to, and its page."""
        url = path if path.startswith("http") else self.site + path
        headers = {"Content-Type": kind} if kind else {}
        request = urllib.request.Request(url, data, headers)
        with self.opener.open(request, timeout=HANG) as answer:
            return answer.url, answer.read().decode()

    def send(self, path: str, **fields: str) -> tuple[str, str]:
        sent = urllib.parse.urlencode({**self.token(path), **fields}).encode()
        return self.open(path, sent, "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, text: str) -> tuple[str, str]:
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in self.token(path).items()
        ]
        head = f'Content-Disposition: form-data; name="files"; filename="{name}"'
        body = "".join(parts) + f"--{edge}\r\n{head}\r\n\r\n{text}\r\n--{edge}--\r\n"
        return self.open(path, body.encode(), f"multipart/form-data; boundary={edge}")

    def token(self, path: str) -> dict[str, str]:
        found = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', self.open(path)[1])
        assert found
        return {"csrfmiddlewaretoken": found[1]}


def patiently(look: Callable[[], str], words: str) -> str:
    deadline = time.monotonic() + HANG
    while words not in (page := look()):
        assert time.monotonic() < deadline, page
        time.sleep(0.2)
    return page


def test_an_upload_is_imported_beside_the_site_and_undone(tmp_path: Path) -> None:
    data, texts = tmp_path / "data", tmp_path / "texts"
    texts.mkdir()
    (texts / "palm.txt").write_text(TEXT, "utf-8")
    with running(data, texts) as (site, _):
        get(f"{site}/")
        environment = {**os.environ, "DATA_DIR": str(data)}
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", SCRIPT]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        browser = Browser(site)
        browser.send("/admin/login/?next=/admin/", username="ed", password="s")
        river = (
            "نهر الفرات في الربيع\n\nينبع من هضاب الأناضول ويمر بمدن كثيرة قبل أن يبلغ شط العرب."
        )
        run, page = browser.upload("/admin/archive/importrun/add/", "river.txt", river)
        assert "نهر الفرات في الربيع" in page and "مقال جديد" in page
        browser.send(run, collection="عام", confirm="1")
        patiently(lambda: browser.open(run)[1], "انتهى في")
        address = f"{site}/search/?q={urllib.parse.quote('الفرات')}"
        patiently(lambda: get(address)[1], "<mark>الفرات</mark>")
        browser.send(run.replace("change", "undo"))
        patiently(lambda: browser.open(run)[1], "تُراجع عنه")
        assert not list((data / "uploads").iterdir())
