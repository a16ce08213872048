"""gunicorn: threads for readers, none of which waits for a slow one, and in each worker the thread
that keeps the index fresh."""

import os
import threading
from pathlib import Path

from gunicorn import util

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_WORKERS") or min(4, os.cpu_count() or 1))
worker_class = "archive.buffering_worker.BufferingWorker"
threads = 4
timeout = 60
graceful_timeout = 10
keepalive = 5
max_requests = 500_000  # each new worker reads the index anew, and has no page
max_requests_jitter = 50_000
limit_request_line = 8190  # about 1,300 Arabic letters, percent-encoded
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
control_socket_disable = True
wsgi_app = "archive.wsgi:application"
loglevel = "warning"
head_seconds = float(os.environ.get("HEAD_SECONDS") or 10)
body_seconds = float(os.environ.get("BODY_SECONDS") or 120)
longest_opening = 20  # seconds that a worker reads its index before it takes requests all the same
indexer_in_web = (os.environ.get("INDEXER_IN_WEB") or "1") != "0"
importer_in_web = (os.environ.get("IMPORTER_IN_WEB") or "1") != "0"


def post_fork(server, worker):
    from archive.buffering_worker import Deadlines

    worker.deadlines = Deadlines(head_seconds, body_seconds)


def post_worker_init(worker):
    from archive.importer import Importer
    from search import searching, suggesting
    from search.indexing import Indexer
    from search.missed import Recorder, missed

    util.write_error = write_error
    opening = threading.Thread(target=searching.make_ready, daemon=True)
    opening.start()
    opening.join(longest_opening)
    suggesting.make_ready()
    worker.recorder = Recorder(missed)
    worker.recorder.start()
    if indexer_in_web:
        worker.indexer = Indexer()
        worker.indexer.start()
    if importer_in_web:
        worker.importer = Importer()
        worker.importer.start()


def worker_exit(server, worker):
    if hasattr(worker, "recorder"):
        worker.recorder.end()
        worker.recorder.join(1)
    if hasattr(worker, "indexer"):
        worker.indexer.end()
    if hasattr(worker, "importer"):
        worker.importer.end()
        worker.importer.join(5)  # the batch in hand is kept


def write_error(socket, status, reason, message):
    """Answer what gunicorn refuses by itself, such as an endless address, with our own page."""
    from django.template.loader import render_to_string

    page = render_to_string("500.html" if status == 500 else "400.html").encode()
    head = (
        f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    util.write_nonblock(socket, head.encode("ascii") + page)
