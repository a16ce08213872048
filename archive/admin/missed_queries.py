"""What readers did not find, most often missed first; nothing in it is changed by hand."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from archive.models import MissedQuery, ProtectedWord, Synonym, TagAlias

# Page of the admin -> the field that the text is filled into, and what it becomes.
REMEDIES = {
    "archive_synonym_add": ("word", "مرادفًا"),
    "archive_tagalias_add": ("name", "اسمًا آخر لوسم"),
    "archive_tag_add": ("name", "وسمًا"),
    "archive_protectedword_add": ("word", "كلمة محمية"),
}
KNOWN = {"has_synonym": "له مرادف", "is_alias": "اسم وسم", "is_protected": "محمي"}
IS_KNOWN = {
    "has_synonym": lambda: Synonym.objects.filter(
        Q(word_key=OuterRef("key")) | Q(also_key=OuterRef("key"))
    ),
    "is_alias": lambda: TagAlias.objects.filter(key=OuterRef("key")),
    "is_protected": lambda: ProtectedWord.objects.filter(key=OuterRef("key")),
}


@admin.register(MissedQuery)
class MissedQueryAdmin(admin.ModelAdmin):
    """One line for each text: its last day, and how often it was missed on all days."""

    list_display = ("text", "times", "hits", "day", "known", "remedies")
    list_display_links = None
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[MissedQuery]:
        same = MissedQuery.objects.filter(key=OuterRef("key")).order_by()
        total = same.values("key").annotate(total=Sum("count")).values("total")
        later = same.filter(day__gt=OuterRef("day"))
        rows = super().get_queryset(request).filter(~Exists(later))
        known = {name: Exists(is_known()) for name, is_known in IS_KNOWN.items()}
        return rows.annotate(total=Subquery(total), **known).order_by("-total", "-day", "key")

    @admin.display(description="المرات", ordering="total")
    def times(self, row: MissedQuery) -> str:
        return f"{row.total:,}"

    @admin.display(description="الحال")
    def known(self, row: MissedQuery) -> str:
        return "، ".join(label for name, label in KNOWN.items() if getattr(row, name))

    @admin.display(description="اجعله")
    def remedies(self, row: MissedQuery) -> SafeString:
        """Links to forms in which the text stands already."""
        links = (
            (f"{reverse(f'admin:{page}')}?{urlencode({field: row.text})}", label)
            for page, (field, label) in REMEDIES.items()
        )
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
