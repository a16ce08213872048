from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.backup import bag
from archive.backup.restoring import chosen
from archive.models import Original
from archive.original_checks import Fault, check, repair

KINDS = {"missing": "مفقود", "damaged": "تالف", "unreadable": "لا يُقرأ"}
FAULT = "{kind}: {name} ({sha256})، أصل المقال {article}"


class Command(BaseCommand):
    help = "Compare every original with its SHA-256; --repair takes back what is not as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", type=Path, metavar="FOLDER", help="a set of `backup`, or a folder of them"
        )

    def handle(self, *args: Any, repair: Path | None, **options: Any) -> None:
        faults = list(check())
        for fault in faults:
            self.stdout.write(_told(fault))
        self.stdout.write(
            f"قُرئت الأصول: {Original.objects.count():,}، وفيها غير سليم: {len(faults):,}."
        )
        left = len(faults) if repair is None else self._repaired(faults, repair)
        if left:
            more = "" if repair else " يستعيدها من نسخة: manage.py check_originals --repair المجلد"
            raise CommandError(f"بقي غير سليم: {left:,}.{more}")

    def _repaired(self, faults: list[Fault], folder: Path) -> int:
        """How many are left."""
        try:
            backup = chosen(folder)
            checksums = bag.checksums_of(backup)
            mended = [repair(fault.original, backup, checksums) for fault in faults]
        except FileNotFoundError:
            raise CommandError(f"لا نسخة تامة في {folder}.") from None
        except (OSError, bag.Unsound) as error:
            raise CommandError(f"لم يُستعد شيء بعد هذا: {error}") from None
        self.stdout.write(f"استُعيد من {backup}: {sum(mended):,}.")
        return mended.count(False)


def _told(fault: Fault) -> str:
    one = fault.original
    return FAULT.format(
        kind=KINDS[fault.kind], name=one.file_name, sha256=one.sha256, article=one.article_id
    )
