"""Runs of the import: what each was given, how far it is, how it ended and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime


class ImportRun(models.Model):
    """One run of the import. `reason` says, in Arabic, why it did not come to its end.

    `done` of `size` bytes are read; a size of 0 is not known. `started_by` is empty for runs of
    the command, and so is `collection`: by it and by its name an uploaded file is known again.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", "ينتظر المعاينة"
        WAITING = "waiting", "ينتظر دوره"
        RUNNING = "running", "يعمل الآن"
        CANCELLING = "cancelling", "يُوقَف"
        FINISHED = "finished", "انتهى"
        CANCELLED = "cancelled", "أُوقف"
        FAILED = "failed", "لم يكتمل"
        UNDOING = "undoing", "يُتراجع عنه"
        UNDONE = "undone", "تُراجع عنه"

    state = models.CharField("الحالة", max_length=12, choices=State, default=State.WAITING)
    reason = models.CharField("السبب", max_length=300, blank=True)
    created = models.DateTimeField("طُلب في", auto_now_add=True)
    started = models.DateTimeField("بدأ في", null=True)
    finished = models.DateTimeField("انتهى في", null=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="طلبه",
    )
    paths = models.JSONField("المسارات", default=list)
    collection = models.CharField("المجموعة", max_length=100, blank=True)
    defaults = models.JSONField("ما حُدّد لكل نصوصها", default=dict)
    counts = models.JSONField("الحصيلة", default=dict)
    lines = models.JSONField("التفاصيل", default=list)
    size = models.PositiveBigIntegerField("الحجم بالبايت", default=0)
    done = models.PositiveBigIntegerField("ما قُرئ بالبايت", default=0)

    class Meta:
        verbose_name = "عملية استيراد"
        verbose_name_plural = "عمليات الاستيراد"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return date_format(localtime(self.created), "DATETIME_FORMAT")


class ReadFile(models.Model):
    """A large file, as it was when all of it was kept and nothing of it refused.

    `recipe` is the one it was read by, `records` how many records it has. Of the originals whose
    origins lie in it there were so many, with keys of this sum: when one of them goes, the file
    is read again.
    """

    origin = models.CharField(max_length=1000, unique=True)
    sha256 = models.CharField(max_length=64)
    recipe = models.CharField(max_length=20)
    records = models.PositiveBigIntegerField()
    originals = models.PositiveBigIntegerField()
    key_sum = models.PositiveBigIntegerField()
