"""What an article said before an import changed it."""

from __future__ import annotations

from django.db import models


class TextVersion(models.Model):
    """Title and text as they were `until` an import changed them, read by the cleaning `recipe`.

    `sha256` is that of the bytes they were read from; the next version may be another reading of the
    same bytes. What editors change by hand leaves none: such texts are in no file.
    """

    article = models.ForeignKey("archive.Article", models.CASCADE, related_name="versions")
    title = models.CharField("العنوان", max_length=500)
    body = models.TextField("النص")
    recipe = models.CharField("وصفة التنظيف", max_length=20, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    until = models.DateTimeField("حتى", auto_now_add=True)

    class Meta:
        verbose_name = "نص سابق"
        verbose_name_plural = "النصوص السابقة"

    def __str__(self) -> str:
        return self.title
