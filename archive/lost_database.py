"""A database that is not there, while what was made of it is: it is not replaced in silence.

A start that made an empty one would serve an archive without articles, and give new addresses to
what is imported again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from archive.database_file import file_of
from archive.models import Article

REFUSAL = (
    "لا أرشيف في قاعدة البيانات ({database})، وفي {folder} ما بقي من أرشيف: {remains}.\n"
    "أعد القاعدة من نسخة احتياطية إلى موضعها ثم ابدأ من جديد. وإن أردت أرشيفًا جديدًا فوق ما"
    " بقي فابدأ مرة واحدة ومعك NEW_DATABASE=1، أو اختر مجلدًا آخر في DATA_DIR."
)


def refuse_to_replace(
    using: str = "default", plan: Sequence[object] = (1,), **kwargs: object
) -> None:
    """Raises CommandError where a database is about to be made and an archive has left something.

    A receiver of Django's `pre_migrate`, too.
    """
    if not plan or settings.TESTING or settings.NEW_DATABASE:
        return
    left, connection = remains(), connections[using]
    if left and is_without_archive(connection):
        raise CommandError(
            REFUSAL.format(
                database=file_of(connection) or connection.settings_dict["NAME"],
                folder=settings.DATA_DIR,
                remains=" و".join(left),
            )
        )


def remains() -> list[str]:
    """What there is of an archive beside its database, in words."""
    folders = {"أصول نصوصه": settings.ORIGINALS_DIR, "فهرس بحثه": settings.INDEX_DIR}
    return [words for words, folder in folders.items() if _has_files(Path(folder))]


def is_without_archive(connection: BaseDatabaseWrapper) -> bool:
    """Whether it is not there, or has no articles' table. A file is not made by asking."""
    path = file_of(connection)
    if path and not Path(path).exists():
        return True
    return Article._meta.db_table not in connection.introspection.table_names()


def _has_files(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() for path in folder.rglob("*"))
