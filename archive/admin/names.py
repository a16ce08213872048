"""Tags, sources, authors and places: their names, their other names, and the merging of two into one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html

from archive import editing
from archive.admin import action_page
from archive.admin.action_forms import MergeForm
from archive.admin.name_form import AliasInline, NamedForm, NewAliasForm, other_names
from archive.admin.wording import count
from archive.models import Author, Named, Place, Source, Tag, TagAlias
from archive.names import key_of
from archive.relations import ALIASES, RELATIONS


class NamedAdmin(admin.ModelAdmin):
    form = NamedForm
    list_display = ("name", "article_total", "on_site")
    list_per_page = 50
    search_fields = ("name",)
    search_help_text = "جزء من الاسم أو من اسم آخر له، بأي إملاء."
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = ("merge",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Named]:
        """Rows with `all_articles`; they are counted for the rows of a page only."""
        relation = RELATIONS[self.model]
        links = relation.through.objects.filter(**{relation.named: OuterRef("pk")})
        linked = links.order_by().values(relation.named)
        number = Subquery(
            linked.annotate(number=Count("pk")).values("number"), output_field=IntegerField()
        )
        return super().get_queryset(request).annotate(all_articles=Coalesce(number, 0))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Named], search_term: str
    ) -> tuple[QuerySet[Named], bool]:
        key = key_of(search_term)
        return queryset.filter(self.holds(key)) if key else queryset, False

    def get_inlines(self, request: HttpRequest, obj: object = None) -> list[type[AliasInline]]:
        return [other_names(self.model)]

    def holds(self, key: str) -> Q:
        others = ALIASES[self.model]._default_manager.filter(key__contains=key)
        return Q(key__contains=key) | Q(pk__in=others.values("named"))

    def view_on_site(self, row: Named) -> str:
        return row.get_absolute_url()

    def save_model(self, request: HttpRequest, row: Named, form: NamedForm, change: bool) -> None:
        if not change:
            editing.name_anew(row, row.name)
            row.save()
        elif "name" in form.changed_data:
            editing.rename(self.model.objects.get(pk=row.pk), row.name)
            row.refresh_from_db(fields=["name", "key", "slug"])
        others = [name for name in form.changed_data if name != "name"]
        if change and others:
            row.save(update_fields=others)

    def get_deleted_objects(
        self, rows: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Only what has no articles is deleted: the rest would come back with the next import."""
        relation = RELATIONS[self.model]
        keys = [row.pk for row in rows]
        links = relation.through.objects.filter(**{f"{relation.named}__in": keys}).order_by()
        used = dict(links.values_list(relation.named).annotate(Count("pk")))
        protected = [
            f"{row}: {count(used[row.pk], 'article')}؛ ادمجه في غيره أو أزله من مقالاته أولًا"
            for row in rows
            if row.pk in used
        ]
        return (
            [str(row) for row in rows],
            {self.opts.verbose_name_plural: len(rows)},
            set(),
            protected,
        )

    @admin.display(description="المقالات", ordering="all_articles")
    def article_total(self, row: Named) -> str:
        url = reverse("admin:archive_article_changelist")
        field = RELATIONS[self.model].field
        return format_html(
            '<a href="{}?{}__id__exact={}">{}</a>', url, field, row.pk, f"{row.all_articles:,}"
        )

    @admin.display(description="الموقع")
    def on_site(self, row: Named) -> str:
        return format_html('<a href="{}">عرض في الموقع</a>', row.get_absolute_url())

    @admin.action(description="دمج في واحد", permissions=["change"])
    def merge(self, request: HttpRequest, rows: QuerySet[Named]) -> HttpResponse | None:
        if rows.count() < 2:
            self.message_user(request, "اختر اثنين أو أكثر لدمجها.", messages.WARNING)
            return None
        form = action_page.submitted(request, MergeForm, rows=rows)
        if not form.is_valid():
            return action_page.render(self, request, rows, form, "دمج في واحد")
        into = form.cleaned_data["into"]
        others = [row for row in rows if row != into]
        editing.merge(others, into)
        names = "، ".join(f"«{row.name}»" for row in others)
        action_page.record(request, [into], f"دُمج فيه: {names}")
        self.message_user(request, f"دُمج في «{into}»: {names}.", messages.SUCCESS)
        return None


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    list_display = ("name", "kind", "article_total", "on_site")
    list_editable = ("kind",)
    list_filter = ("kind",)


@admin.register(TagAlias)
class TagAliasAdmin(admin.ModelAdmin):
    """Adds one; the list of a tag's own is on the page of the tag."""

    form = NewAliasForm
    autocomplete_fields = ("named",)

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_tag")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    has_delete_permission = has_view_permission = has_change_permission

    def save_model(self, request: HttpRequest, row: TagAlias, form: Any, change: bool) -> None:
        editing.add_alias(row.named, row.name)
        row.pk = row.named.aliases.get(key=key_of(row.name)).pk

    def response_add(
        self, request: HttpRequest, row: TagAlias, post_url_continue: Any = None
    ) -> HttpResponse:
        self.message_user(request, f"صار «{row.name}» اسمًا للوسم «{row.named}».", messages.SUCCESS)
        return redirect("admin:archive_missedquery_changelist")


@admin.register(Source)
class SourceAdmin(NamedAdmin):
    pass


@admin.register(Place)
class PlaceAdmin(NamedAdmin):
    pass


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    pass
