"""What editors are told of searches, and what they teach search."""

from __future__ import annotations

from django.db import models


class MissedQuery(models.Model):
    """What readers searched for on a day and hardly found; nothing tells who they were.

    `key` is the folded text, `text` one spelling of it. `hits` held every word when it was
    searched for last.
    """

    key = models.CharField("المفتاح", max_length=100, editable=False)
    text = models.CharField("ما بُحث عنه", max_length=100)
    day = models.DateField("اليوم", db_index=True)
    count = models.PositiveIntegerField("المرات", default=0)
    hits = models.PositiveIntegerField("النتائج", default=0)

    class Meta:
        verbose_name = "بحث لم يجد"
        verbose_name_plural = "ما لم يجده القراء"
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="missed_once_a_day")]

    def __str__(self) -> str:
        return self.text
