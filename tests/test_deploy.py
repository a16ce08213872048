"""What is shipped to deploy with works: nginx before the site for real, the units of systemd."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.harness.process import HANG
from tests.test_run import ROOT, free_port, get, running

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL = shutil.which("openssl")
SYSTEMD = shutil.which("systemd-analyze")
UNITS = sorted(path.name for path in DEPLOY.glob("khizana*"))
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {servers}
}}
"""


def configured(folder: Path, port: int, site: str, data: Path) -> str:
    """The sample, but for TLS, with the ports and paths of the test."""
    sample = (DEPLOY / "nginx.conf").read_text("utf-8")
    without_tls = re.sub(r"^server \{\s+listen 80;.*?^\}", "", sample, flags=re.M | re.S)
    without_tls = re.sub(r"^ +ssl_\w+ .*;$", "", without_tls, flags=re.M)
    for was, now in {
        "listen 443 ssl http2": f"listen 127.0.0.1:{port}",
        "server 127.0.0.1:8000": f"server {site.removeprefix('http://')}",
        "/var/lib/khizana": str(data),
        "/usr/share/khizana/deploy": str(DEPLOY),
        "archive.example": "127.0.0.1",
    }.items():
        assert was in without_tls, was
        without_tls = without_tls.replace(was, now)
    return MAIN.format(folder=folder, servers=without_tls)


@pytest.mark.skipif(not NGINX or not OPENSSL, reason="nginx or openssl is not installed")
def test_nginx_takes_the_whole_sample(tmp_path: Path) -> None:
    """With a certificate of our own."""
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    make = f"{OPENSSL} req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=x -keyout {key} -out {certificate}"
    subprocess.run(make.split(), check=True, capture_output=True)
    sample = (DEPLOY / "nginx.conf").read_text("utf-8")
    whole = sample.replace("/etc/ssl/khizana", str(tmp_path))
    for port in ("80", "443"):
        whole = whole.replace(f"listen {port}", f"listen 127.0.0.1:{free_port()}")
    (tmp_path / "nginx.conf").write_text(MAIN.format(folder=tmp_path, servers=whole), "utf-8")
    command = [str(NGINX), "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert (checked.returncode, "[warn]" in checked.stderr) == (0, False), checked.stderr


@contextlib.contextmanager
def proxied(folder: Path, site: str, data: Path) -> Iterator[str]:
    folder.mkdir()
    folder.chmod(0o755)
    port = free_port()
    (folder / "nginx.conf").write_text(configured(folder, port, site, data), "utf-8")
    command = [str(NGINX), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as served:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            served.terminate()


def answer(address: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(address, timeout=HANG) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.skipif(not NGINX, reason="nginx is not installed")
def test_nginx_stands_before_the_site(tmp_path: Path) -> None:
    texts = tmp_path / "palm.txt"
    texts.write_text("النخيل في الواحات\n\nتنمو النخلة في الواحات.", "utf-8")
    data = tmp_path / "data"
    with running(data, texts) as (site, served):
        get(f"{site}/")
        with proxied(tmp_path / "nginx", site, data) as front:
            page = get(f"{front}/")[1]
            assert "النخيل في الواحات" in page
            sheet = re.search(r'href="(/static/[^"]+\.css)"', page)
            assert sheet
            status, headers, _ = answer(front + sheet[1])
            assert (status, headers["Cache-Control"]) == (
                200,
                "public, max-age=31536000, immutable",
            )
            assert headers["Content-Type"].startswith("text/css")
            with contextlib.ExitStack() as slow:
                for _ in range(50):
                    client = slow.enter_context(socket.create_connection(place_of(front)))
                    client.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
                assert answer(f"{front}/healthz")[0] == 200
            os.killpg(served.pid, 9)
            served.wait()
            _until_refused(site)
            status, headers, body = answer(f"{front}/tags/")
            assert (status, headers["Retry-After"]) == (502, "60")
            assert "الأرشيف متوقف قليلًا" in body.decode()


def place_of(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    assert parts.hostname and parts.port
    return parts.hostname, parts.port


def _until_refused(site: str) -> None:
    deadline = time.monotonic() + HANG
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(site, timeout=HANG).close()
        except OSError:
            return


@pytest.mark.skipif(not SYSTEMD, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_reads_the_units(tmp_path: Path, unit: str) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text("utf-8")
        (tmp_path / name).write_text(
            text.replace("/usr/share/khizana/.venv/bin/python", "/bin/true")
        )
    checked = subprocess.run(
        [str(SYSTEMD), "verify", "--man=no", str(tmp_path / unit)], capture_output=True, text=True
    )
    said = [line for line in checked.stderr.splitlines() if "khizana" in line]
    assert (checked.returncode, said) == (0, []), checked.stderr
