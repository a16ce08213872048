"""What readers did not find, most often missed first; nothing in it is changed by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest

from archive.models import MissedQuery


@admin.register(MissedQuery)
class MissedQueryAdmin(admin.ModelAdmin):
    """One line for each text: its last day, and how often it was missed on all days."""

    list_display = ("text", "times", "hits", "day")
    list_display_links = None
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[MissedQuery]:
        same = MissedQuery.objects.filter(key=OuterRef("key")).order_by()
        total = same.values("key").annotate(total=Sum("count")).values("total")
        later = same.filter(day__gt=OuterRef("day"))
        rows = super().get_queryset(request).filter(~Exists(later))
        return rows.annotate(total=Subquery(total)).order_by("-total", "-day", "key")

    @admin.display(description="المرات", ordering="total")
    def times(self, row: MissedQuery) -> str:
        return f"{row.total:,}"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
