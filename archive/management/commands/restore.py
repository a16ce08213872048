from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.backup import bag
from archive.backup.archive_files import of_settings
from archive.backup.restoring import Occupied, chosen, restore

FAULTS = {"missing": "ناقص", "changed": "تغيّر", "unknown": "ليس منها"}
SHOWN = 20


class Command(BaseCommand):
    help = "Put a set that `backup` made into the empty DATA_DIR of an archive."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a set, or a folder of them: then the newest")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        archive = of_settings()
        if archive is None:
            raise CommandError("هذا الأمر يعيد قاعدة SQLite وحدها؛ أعد PostgreSQL بأداتها.")
        try:
            used = chosen(folder)
            restore(used, archive)
        except FileNotFoundError:
            raise CommandError(f"لا نسخة تامة في {folder}.") from None
        except Occupied as error:
            raise CommandError(
                f"في {error} أرشيف، ولا يُعاد شيء فوقه. أعد إلى مجلد فارغ: DATA_DIR=… manage.py restore"
            ) from None
        except bag.Unsound as error:
            raise CommandError(_told(error)) from None
        except OSError as error:
            raise CommandError(f"لم يُعد الأرشيف: {error}") from None
        self.stdout.write(f"أُعيد الأرشيف من {used}. يُبنى فهرس البحث عند بدء الموقع.")


def _told(error: bag.Unsound) -> str:
    listed = "\n".join(f"{FAULTS.get(what, what)}: {path}" for path, what in error.faults[:SHOWN])
    more = "\n…" if len(error.faults) > SHOWN else ""
    return f"النسخة ليست كما صُنعت، ولم يُعد منها شيء ({len(error.faults):,}):\n{listed}{more}"
