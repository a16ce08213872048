"""Stories as editors review them: texts side by side, parted or joined, and remembered so."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from archive.admin.wording import published
from archive.models import Article, Story, StoryMember
from archive.stories import reviewing
from archive.stories.differences import Piece, differences

COMPARED = 12  # texts of a story that are shown; of the others the headlines
CHANGELIST, CHANGE_PAGE = "admin:archive_story_changelist", "admin:archive_story_change"


class JoinForm(forms.Form):
    """An article, by its number, that comes into the story with all of its own story."""

    article = forms.IntegerField(
        label="رقم المقال",
        min_value=1,
        help_text="يُضم المقال، ومعه كل نسخ قصته إن كانت له قصة.",
        error_messages={
            "required": "اكتب رقم المقال الذي تضمه.",
            "invalid": "اكتب رقم المقال بالأرقام وحدها.",
        },
    )

    def clean_article(self) -> int:
        key: int = self.cleaned_data["article"]
        if not Article.objects.filter(pk=key).exists():
            raise forms.ValidationError("لا مقال بهذا الرقم.")
        return key


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    list_display = ("headlines", "copies", "least", "reviewed", "created")
    list_display_links = ("headlines",)
    list_filter = ("reviewed",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("members__article__title", "=members__article__pk")
    search_help_text = "كلمات من عنوان نسخة منها، أو رقمها."
    actions = ("join", "agree")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        """Those that nobody has looked at first, and of these the least sure."""
        rows = super().get_queryset(request).prefetch_related("members__article__source")
        sized = rows.annotate(size=Count("members"), least=Min("members__likeness"))
        return sized.order_by("reviewed", "least", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        return False

    @admin.display(description="عناوين النسخ")
    def headlines(self, story: Story) -> SafeString:
        rows = ((member.article.title, member.article.source or "—") for member in _members(story))
        return format_html_join("", "<bdi>{}</bdi> (<bdi>{}</bdi>)<br>", rows)

    @admin.display(description="النسخ", ordering="size")
    def copies(self, story: Story) -> int:
        return story.members.count() if not hasattr(story, "size") else story.size

    @admin.display(description="أقل تشابه", ordering="least")
    def least(self, story: Story) -> str:
        return f"{min(member.likeness for member in story.members.all()):.0%}"

    @admin.action(description="دمج القصص المختارة في قصة واحدة", permissions=["change"])
    def join(self, request: HttpRequest, stories: QuerySet[Story]) -> None:
        keys = StoryMember.objects.filter(story__in=list(stories)).values_list("pk", flat=True)
        if len(stories) < 2:
            self.message_user(request, "اختر قصتين أو أكثر لدمجهما.", messages.WARNING)
        elif story := reviewing.join(list(keys)):
            self._record(request, story, "دُمجت فيها قصص أخرى")
            self.message_user(request, "صارت القصص المختارة قصة واحدة.", messages.SUCCESS)

    @admin.action(description="تسجيل أنها رُوجعت", permissions=["change"])
    def agree(self, request: HttpRequest, stories: QuerySet[Story]) -> None:
        count = reviewing.agree(list(stories.values_list("pk", flat=True)))
        self.message_user(request, f"سُجّلت مراجعة القصص التي لم تُراجع: {count:,}.", messages.SUCCESS)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The texts, and what can be done to them: one button does one thing."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        key = int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0
        story = self.get_queryset(request).filter(pk=key).first()
        if story is None:
            raise Http404
        form = JoinForm(request.POST if "join" in request.POST else None)
        if request.method == "POST":
            if not self.has_change_permission(request, story):
                raise PermissionDenied
            if (done := self._done(request, story, form)) is not None:
                return done
        return TemplateResponse(
            request, "admin/archive/story/review.html", self._context(request, story, form)
        )

    def _done(self, request: HttpRequest, story: Story, form: JoinForm) -> HttpResponse | None:
        """Where to go when something was done; None where the form has to be looked at again."""
        split = request.POST.get("split", "")
        if split in {str(member.pk) for member in story.members.all()}:
            self._record(request, story, f"فُصل عنها المقال {split}")
            reviewing.split_off(int(split))
            self.message_user(request, "فُصل المقال، ولن يُضم إليها من جديد.", messages.SUCCESS)
        elif form.is_bound:
            if not form.is_valid():
                return None
            members = story.members.values_list("pk", flat=True)
            joined = reviewing.join([*members, form.cleaned_data["article"]])
            self._record(request, joined or story, f"ضُم إليها {form.cleaned_data['article']}")
            self.message_user(request, "ضُم المقال إلى القصة.", messages.SUCCESS)
            story = joined or story
        elif "agree" in request.POST:
            reviewing.agree([story.pk])
            self._record(request, story, "رُوجعت")
            self.message_user(request, "سُجّلت المراجعة.", messages.SUCCESS)
            return redirect(CHANGELIST)
        remains = Story.objects.filter(pk=story.pk).exists()
        return redirect(CHANGE_PAGE, story.pk) if remains else redirect(CHANGELIST)

    def _context(self, request: HttpRequest, story: Story, form: JoinForm) -> dict[str, Any]:
        members = _members(story)
        first = members[0].article
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "نسخ من نص واحد",
            "story": story,
            "form": form,
            "can_change": self.has_change_permission(request, story),
            "shown": [
                (member, published(member.article), _pieces(member.article, first, members[1:]))
                for member in members[:COMPARED]
            ],
            "others": members[COMPARED:],
        }

    def _record(self, request: HttpRequest, story: Story, message: str) -> None:
        LogEntry.objects.log_actions(
            user_id=request.user.pk, queryset=[story], action_flag=CHANGE, change_message=message
        )


def _members(story: Story) -> list[StoryMember]:
    """The longest text first: what was cut or left out is seen beside it."""
    return sorted(story.members.all(), key=lambda one: (-len(one.article.body), one.pk))


def _pieces(article: Article, first: Article, others: list[StoryMember]) -> list[Piece]:
    """What differs from the first text; in the first, what differs from the second."""
    other = others[0].article if article == first and others else first
    return differences(article.body, other.body)
