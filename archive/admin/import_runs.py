"""Imports, to read about and not to change."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from archive.ingest.report import OUTCOMES
from archive.models import ImportRun

LINES_SHOWN = 1000


@admin.register(ImportRun)
class ImportRunAdmin(admin.ModelAdmin):
    list_display = ("created", "state", "read_from", "outcome", "reason")
    list_per_page = 50
    show_full_result_count = False
    fields = readonly_fields = (
        *("created", "started", "finished", "started_by", "state", "reason"),
        *("read_from", "outcome", "details"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        return super().get_queryset(request).defer("lines")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission

    @admin.display(description="المسارات")
    def read_from(self, run: ImportRun) -> str:
        return format_html_join("، ", "<bdi>{}</bdi>", ((path,) for path in run.paths))

    @admin.display(description="الحصيلة")
    def outcome(self, run: ImportRun) -> str:
        counts = (
            (word, run.counts[outcome])
            for outcome, word in OUTCOMES.items()
            if run.counts.get(outcome)
        )
        return "، ".join(f"{word}: {number:,}" for word, number in counts)

    @admin.display(description="التفاصيل")
    def details(self, run: ImportRun) -> str:
        items = format_html_join("", "<div>{}</div>", ((line,) for line in run.lines[:LINES_SHOWN]))
        more = len(run.lines) - LINES_SHOWN
        return format_html("{}{}", items, f"و{more:,} غيرها" if more > 0 else "")
