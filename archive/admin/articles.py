"""Articles as editors see them: list, form, and what is done to many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html, format_html_join

from archive import editing
from archive.admin import action_page
from archive.admin.action_forms import RetagForm, WithdrawForm
from archive.admin.article_form import ArticleForm
from archive.admin.article_list import ArticleList, YearFilter, matching
from archive.admin.wording import count, file_size, published
from archive.models import Article, Original
from archive.querysets import ArticleQuerySet

LASTING = (
    "لا يُحذف مقال: عنوانه باقٍ لمن حفظه أو استشهد به. اسحب ما لا ينبغي أن يُقرأ، "
    "فيختفي من القوائم والبحث، ويقرأ زائر عنوانه سبب السحب."
)

AS_FOUND = "_as_found"  # the name of the button that takes repairs of a text back


class OriginalInline(admin.StackedInline):
    """The files that the article was read from, to look at and to save."""

    model = Original
    verbose_name_plural = "الأصول التي قُرئ منها"
    extra = 0
    ordering = ("-current", "-first_seen", "-pk")
    fields = readonly_fields = (
        *("file", "current", "sha256", "kept_size", "encoding", "repairs", "media_type", "place"),
        "first_seen",
    )

    @admin.display(description="اسم الملف")
    def file(self, original: Original) -> str:
        if original.article.state != Article.State.PUBLISHED:
            return format_html("<bdi>{}</bdi>", original)
        return format_html('<a href="{}"><bdi>{}</bdi></a>', original.get_absolute_url(), original)

    @admin.display(description="الحجم")
    def kept_size(self, original: Original) -> str:
        return file_size(original.size)

    @admin.display(description="موضعه")
    def place(self, original: Original) -> str:
        return format_html("<bdi>{}</bdi>", original.origin)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = ArticleForm
    inlines = (OriginalInline,)
    list_display = ("title", "source", "date", "state", "tag_count", "on_site")
    list_filter = ("state", "source", "published_precision", YearFilter)
    list_select_related = ("source",)
    list_per_page = 50
    ordering = ("-pk",)
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("title",)
    search_help_text = (
        "كلمات من العنوان أو اسم المصدر أو الكاتب، أو رقم المقال، أو معرّفه في المصدر."
    )
    autocomplete_fields = ("source", "authors", "places", "tags")
    readonly_fields = ("edited", "repairs", "other_data", "recipe", "created", "updated")
    actions = ("withdraw", "publish_again", "as_found", "retag")
    fieldsets = (
        (None, {"description": LASTING, "fields": ("title", "body", "lead", "seen")}),
        (
            "من كتبه ومتى",
            {"fields": ("source", "authors", "published_at", "published_precision", "places")},
        ),
        ("موضوعه", {"fields": ("tags",)}),
        ("ظهوره في الموقع", {"fields": ("state", "withdrawn_reason")}),
        ("مرجعه", {"fields": ("url", "external_id", "language")}),
        (
            "ما حدث له",
            {"fields": ("edited", "repairs", "other_data", "recipe", "created", "updated")},
        ),
    )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ArticleList]:
        return ArticleList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        return matching(queryset, search_term), False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def view_on_site(self, article: Article) -> str | None:
        """The address of an article that has a page, if only to say that it was withdrawn."""
        shown = article.state in (Article.State.PUBLISHED, Article.State.WITHDRAWN)
        return article.get_absolute_url() if shown else None

    def save_model(
        self, request: HttpRequest, article: Article, form: ArticleForm, change: bool
    ) -> None:
        editing.note_edit(article, form.changed_data)
        article.save()

    def response_change(self, request: HttpRequest, article: Article) -> HttpResponse:
        if AS_FOUND not in request.POST:
            return super().response_change(request, article)
        self.as_found(request, Article.objects.filter(pk=article.pk))
        return HttpResponseRedirect(request.path)

    @admin.display(description="التاريخ", ordering="published_at")
    def date(self, article: Article) -> str:
        return published(article)

    @admin.display(description="الوسوم")
    def tag_count(self, article: Article) -> int:
        return len(article.tags.all())

    @admin.display(description="الموقع")
    def on_site(self, article: Article) -> str:
        address = self.view_on_site(article)
        return format_html('<a href="{}">عرض في الموقع</a>', address) if address else "—"

    @admin.display(description="ما حُرّر بيد محرر، ولا يغيره استيراد")
    def edited(self, article: Article) -> str:
        fields = [Article._meta.get_field(name).verbose_name for name in article.edited_fields]
        return "، ".join(fields) or "لا شيء"

    @admin.display(description="ما أُصلح من نصه")
    def repairs(self, article: Article) -> str:
        """What was mended, and the way back."""
        if article.as_found is None:
            return "لا شيء"
        button = '<button type="submit" name="{}" class="button">كما في الأصل</button>'
        named = "، ".join(filter(None, article.originals.values_list("repairs", flat=True)))
        return format_html("{} " + button, named, AS_FOUND)

    @admin.display(description="بيانات أخرى")
    def other_data(self, article: Article) -> str:
        shown = [(name, value) for name, value in article.extra.items() if name != "as_found"]
        return format_html_join("، ", "<bdi>{}</bdi>: <bdi>{}</bdi>", shown) or "لا شيء"

    @admin.action(description="سحب من الموقع", permissions=["change"])
    def withdraw(self, request: HttpRequest, articles: ArticleQuerySet) -> HttpResponse | None:
        form = action_page.submitted(request, WithdrawForm)
        if not form.is_valid():
            return action_page.render(self, request, articles, form, "سحب من الموقع")
        reason = form.cleaned_data["reason"]
        touched = _titles(articles)
        self._done(request, touched, editing.withdraw(articles, reason), f"سُحب من الموقع: {reason}")
        return None

    @admin.action(description="نشر في الموقع", permissions=["change"])
    def publish_again(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        touched = _titles(articles)
        self._done(request, touched, editing.publish_again(articles), "نُشر في الموقع")

    @admin.action(description="كما في الأصل: إلغاء إصلاح النص", permissions=["change"])
    def as_found(self, request: HttpRequest, articles: ArticleQuerySet) -> None:
        restored = editing.restore_found(articles)
        self._done(request, restored, len(restored), "أُعيد نصه كما في الأصل")

    @admin.action(description="إضافة وسوم أو إزالتها", permissions=["change"])
    def retag(self, request: HttpRequest, articles: ArticleQuerySet) -> HttpResponse | None:
        form = action_page.submitted(request, RetagForm)
        if not form.is_valid():
            return action_page.render(self, request, articles, form, "إضافة وسوم أو إزالتها")
        add, remove = form.cleaned_data["add"], form.cleaned_data["remove"]
        signs = [*(f"+{tag}" for tag in add), *(f"-{tag}" for tag in remove)]
        touched = _titles(articles)
        done = editing.retag(articles, add, remove)
        self._done(request, touched, done, f"غُيّرت الوسوم: {' '.join(signs)}")
        return None

    def _done(
        self, request: HttpRequest, touched: list[Article], number: int, message: str
    ) -> None:
        action_page.record(request, touched, message)
        self.message_user(request, f"{message} ({count(number, 'article')}).", messages.SUCCESS)


def _titles(articles: ArticleQuerySet) -> list[Article]:
    """The rows as the history names them, read before a change moves them out of the query."""
    return list(articles.select_related(None).only("title"))
