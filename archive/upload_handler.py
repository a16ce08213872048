"""What becomes of files that a browser sends: they go to a folder, or nowhere; never to memory."""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

from archive.ingest.uploads import safe_name

TOO_LARGE = "ما اخترته أكبر من الحد ({} ميغابايت)؛ ارفعه على دفعات."
DISK_FULL = "امتلأ قرص الخادم، ولم يُحفظ شيء؛ أخبر من يديره."
UNWRITABLE = "تعذر حفظ ما رُفع ({})؛ أخبر من يدير الخادم."


class NoFiles(FileUploadHandler):
    """For all pages that ask for no files: what is sent all the same is read past."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        raise NotImplementedError

    def file_complete(self, file_size: int) -> None:
        raise NotImplementedError


class ToFolder(FileUploadHandler):
    """Each file under a safe name in the folder. `fault` says, in Arabic, why not all are there.

    Of what comes after a fault nothing is kept, but all of it is read: a browser shows no answer
    while it still sends.
    """

    def __init__(self, request: HttpRequest, folder: Path) -> None:
        super().__init__(request)
        self.folder, self.fault = folder, ""
        self.names: list[str] = []
        self._left = settings.IMPORT_MOST_MEGABYTES * 1_000_000
        self._file: IO[bytes] | None = None

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        super().new_file(field_name, file_name, *args, **kwargs)
        name = safe_name(file_name, self.names)
        with self._faults():
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
            self._file = os.fdopen(os.open(self.folder / name, flags, 0o600), "wb")
        self.names.append(name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._left -= len(raw_data)
        if self._left < 0:
            self._stop(TOO_LARGE.format(settings.IMPORT_MOST_MEGABYTES))
        with self._faults():
            assert self._file
            self._file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        with self._faults():
            self._close()
        return UploadedFile(io.BytesIO(), self.names[-1], size=file_size)  # it lies in the folder

    def upload_interrupted(self) -> None:
        self._close()

    def _close(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            self._stop(DISK_FULL if full else UNWRITABLE.format(error.strerror))

    def _stop(self, fault: str) -> None:
        self.fault = fault
        raise StopUpload(connection_reset=False)
