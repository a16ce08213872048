"""Imports as editors see them: uploaded, looked at, imported in the background, undone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join

from archive.admin import import_page
from archive.admin.import_actions import ACTIONS, TOO_LATE, Action
from archive.admin.import_form import ImportForm
from archive.admin.import_upload import upload
from archive.ingest import queue
from archive.models import ImportRun

NAMES_SHOWN = 3  # in the list
TEMPLATES = "admin/archive/importrun/"


@admin.register(ImportRun)
class ImportRunAdmin(admin.ModelAdmin):
    list_display = ("created", "state", "read_from", "outcome", "reason")
    list_per_page = 50
    list_select_related = ("started_by",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        return super().get_queryset(request).defer("lines")

    def get_urls(self) -> list[URLPattern]:
        act = self.admin_site.admin_view(self.act)
        own = (
            path(f"<int:pk>/{name}/", act, {"name": name}, f"archive_importrun_{name}")
            for name in ACTIONS
        )
        return [*own, *super().get_urls()]  # the last of which takes all that is left

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.add_article")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return super().has_view_permission(request, obj) or self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    has_delete_permission = has_change_permission

    @admin.display(description="المسارات")
    def read_from(self, run: ImportRun) -> str:
        names = list(import_page.names(run))
        shown = format_html_join("، ", "<bdi>{}</bdi>", ((name,) for name in names[:NAMES_SHOWN]))
        more = len(names) - NAMES_SHOWN
        return format_html("{} و{} غيرها", shown, f"{more:,}") if more > 0 else shown

    @admin.display(description="الحصيلة")
    def outcome(self, run: ImportRun) -> str:
        return "، ".join(f"{word}: {number:,}" for word, number in import_page.counts(run))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return upload(request, self._context(request))

    add_view.csrf_exempt = True  # type: ignore[attr-defined]  # it checks the token itself

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        run = self._run(request, object_id)
        if request.method == "POST":
            return self._settle(request, run)
        return self._page(request, run)

    def _settle(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        """What an editor says of the texts: to look at them once more, or to import them so."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm.sent(request.POST)
        if not form.is_valid():
            return self._page(request, run, form)
        confirmed = "confirm" in request.POST
        settled = queue.settle(
            run, form.cleaned_data["collection"], form.defaults(), confirmed=confirmed
        )
        if not settled:
            self.message_user(request, TOO_LATE, messages.WARNING)
        elif confirmed:
            self._log(request, run, "طُلب استيراده")
            self.message_user(request, "سيُستورد ما رُفع، وإن أغلقت هذه الصفحة.", messages.SUCCESS)
        return redirect("admin:archive_importrun_change", run.pk)

    def _page(
        self, request: HttpRequest, run: ImportRun, form: ImportForm | None = None
    ) -> HttpResponse:
        context = self._context(request) | import_page.context(request, run, form)
        template = "preview.html" if run.state == ImportRun.State.UPLOADED else "run.html"
        return TemplateResponse(request, TEMPLATES + template, context)

    def act(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """One of the actions, after its warning if it has one."""
        run, action = self._run(request, str(pk)), ACTIONS.get(name)
        if action is None:
            raise Http404
        if not request.user.has_perm(action.permission):
            raise PermissionDenied
        if request.method == "POST":
            return self._done(request, run, action)
        context = self._context(request) | {"title": action.label, "run": run, "action": action}
        return TemplateResponse(request, TEMPLATES + "act.html", context)

    def _done(self, request: HttpRequest, run: ImportRun, action: Action) -> HttpResponse:
        done = action.do(run)
        level = messages.SUCCESS if done else messages.WARNING
        self.message_user(request, action.done if done else TOO_LATE, level)
        if not ImportRun.objects.filter(pk=run.pk).exists():
            return redirect("admin:archive_importrun_changelist")
        if done:
            self._log(request, run, action.label)
        return redirect("admin:archive_importrun_change", run.pk)

    def _run(self, request: HttpRequest, key: str) -> ImportRun:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = ImportRun.objects.filter(pk=key if key.isdecimal() else 0).first()
        if run is None:
            raise Http404
        return run

    def _context(self, request: HttpRequest) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "opts": self.opts}

    def _log(self, request: HttpRequest, run: ImportRun, message: str) -> None:
        LogEntry.objects.log_actions(
            user_id=request.user.pk, queryset=[run], action_flag=CHANGE, change_message=message
        )
