from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from archive import repair


class Command(BaseCommand):
    help = "Compare kept counts and lists with the articles they follow from, and make them right."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = repair.rebuild()
        self.stdout.write(
            f"أُصلح من الأعداد والقوائم المحفوظة: {wrong:,}"
            if wrong
            else "الأعداد والقوائم المحفوظة صحيحة."
        )
