"""The page on which files are uploaded: they stream to a folder, and a run waits to be looked at."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_protect

from archive.ingest import uploads
from archive.models import ImportRun
from archive.upload_handler import ToFolder

TOO_MANY = "اخترت ملفات أكثر من الحد ({:,})؛ اجمعها في ملف zip واحد."
NOTHING = "اختر ملفًا أو أكثر."
BROKEN_OFF = "انقطع الرفع قبل أن يكتمل؛ أعده."


def upload(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The form, or the run that was made of what it sent.

    For a view without CSRF's check: files are read as soon as that looks for its token, so where
    they go to has to be said before; the token is checked here.
    """
    if request.method != "POST":
        return _page(request, context, "")
    with _receiving() as folder:
        handler = ToFolder(request, folder)
        request.upload_handlers = [handler]
        fault = _read(request) or handler.fault or ("" if handler.names else NOTHING)
        if fault:  # nothing is done; and of what was not read to its end there is no token
            return _page(request, context, fault)
        return csrf_protect(_received)(request, folder)


def _read(request: HttpRequest) -> str:
    try:
        request.POST  # noqa: B018 -- to ask for it is to read all that was sent
    except TooManyFilesSent:
        return TOO_MANY.format(settings.IMPORT_MOST_FILES)
    except UnreadablePostError:
        return BROKEN_OFF
    return ""


def _received(request: HttpRequest, folder: Path) -> HttpResponse:
    run = ImportRun.objects.create(
        state=ImportRun.State.UPLOADED, started_by_id=request.user.pk, collection=_last(request)
    )
    folder.rename(uploads.folder_of(run))
    run.paths = [str(file) for file in uploads.files_of(run)]
    run.size = sum(file.stat().st_size for file in uploads.files_of(run))
    run.save(update_fields=["paths", "size"])
    return redirect("admin:archive_importrun_change", run.pk)


def _last(request: HttpRequest) -> str:
    """The collection that this editor named last."""
    runs = ImportRun.objects.filter(started_by=request.user.pk).exclude(collection="")
    return runs.values_list("collection", flat=True).first() or uploads.COLLECTION


def _page(request: HttpRequest, context: dict[str, Any], fault: str) -> TemplateResponse:
    context = {
        **context,
        "title": "استيراد نصوص",
        "fault": fault,
        "most_files": settings.IMPORT_MOST_FILES,
        "most_megabytes": settings.IMPORT_MOST_MEGABYTES,
    }
    template = "admin/archive/importrun/upload.html"
    return TemplateResponse(request, template, context, status=400 if fault else 200)


@contextmanager
def _receiving() -> Iterator[Path]:
    """A folder that is gone afterwards, unless it has become that of a run."""
    folder = uploads.root() / f"receiving-{uuid.uuid4().hex}"
    folder.mkdir(parents=True, mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
