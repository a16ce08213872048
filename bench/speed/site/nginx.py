"""nginx with one page of the site as a file: as many pages a second as this machine can send."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.harness.server import free_address, server
from bench.speed.site.reader import Page
from bench.speed.site.side import Served

PAGE = "/page"
CONFIGURATION = """\
{user}
daemon off;
worker_processes {workers};
pid nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path temporary;
    proxy_temp_path temporary;
    fastcgi_temp_path temporary;
    uwsgi_temp_path temporary;
    scgi_temp_path temporary;
    keepalive_requests 1000000000;
    default_type "text/html; charset=utf-8";
    sendfile on;
    server {{
        listen {host}:{port};
        root {folder};
        {encoding}
    }}
}}
"""


def installed() -> bool:
    return program() is not None


def program() -> str | None:
    """Its place; /usr/sbin is not on everyone's path."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin")


@contextlib.contextmanager
def served(page: Page, folder: Path, workers: int) -> Iterator[Served]:
    """Raises ServerFailed."""
    host, port = address = free_address()
    folder.mkdir()
    (folder / PAGE.strip("/")).write_bytes(page.body)
    configuration = CONFIGURATION.format(
        user="user root;" if os.geteuid() == 0 else "",  # else it may not read a folder of root's
        workers=workers,
        host=host,
        port=port,
        folder=folder,
        encoding=f"add_header Content-Encoding {page.encoding};" if page.encoding else "",
    )
    (folder / "nginx.conf").write_text(configuration, "utf-8")
    command = [str(program()), "-e", "stderr", "-p", str(folder), "-c", "nginx.conf"]
    with server(command, address, folder, os.environ) as master:
        yield Served(address, master, workers)
