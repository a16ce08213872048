"""The page between choosing an action in a list and doing it: a form about the chosen rows."""

from __future__ import annotations

from typing import TypeVar

from django import forms
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

ANSWERED = "answered"  # the name of the button of the page
ROWS_SHOWN = 20

F = TypeVar("F", bound=forms.Form)


def submitted(request: HttpRequest, form: type[F], **arguments: object) -> F:
    """The form as it was sent from the page; unbound, hence not valid, before that."""
    return form(request.POST if ANSWERED in request.POST else None, **arguments)


def render(
    model_admin: ModelAdmin, request: HttpRequest, rows: QuerySet, form: forms.Form, button: str
) -> TemplateResponse:
    """The page; it sends the same action with the same choice of rows once more."""
    across = request.POST.get("select_across") == "1"
    selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
    count = rows.count()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": button,
        "opts": model_admin.opts,
        "rows": rows[:ROWS_SHOWN],
        "count": count,
        "more": max(0, count - ROWS_SHOWN),
        "form": form,
        "media": model_admin.media + form.media,
        "button": button,
        "hidden": [
            ("action", request.POST["action"]),
            ("select_across", "1" if across else "0"),
            *((ACTION_CHECKBOX_NAME, key) for key in (selected[:1] if across else selected)),
        ],
    }
    return TemplateResponse(request, "admin/archive/action_page.html", context)


def record(request: HttpRequest, rows: list[Model], message: str) -> None:
    """A line in the history of each row."""
    LogEntry.objects.log_actions(
        user_id=request.user.pk, queryset=rows, action_flag=CHANGE, change_message=message
    )
