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


class Synonym(models.Model):
    """Two names of one thing: who searches for one of them finds the other, too.

    One of the two is a single word. `hits_before` and `hits_after` held every word of `word` when
    this was saved, without it and with it; None where no index could be asked.
    """

    word = models.CharField("ما يُبحث عنه", max_length=100)
    also = models.CharField("ما يُقصد به أيضًا", max_length=100)
    word_key = models.CharField(max_length=100, editable=False)
    also_key = models.CharField(max_length=100, editable=False)
    hits_before = models.PositiveIntegerField("النتائج قبله", null=True, editable=False)
    hits_after = models.PositiveIntegerField("النتائج بعده", null=True, editable=False)
    created = models.DateTimeField("أُضيف في", auto_now_add=True)

    class Meta:
        verbose_name = "مرادف"
        verbose_name_plural = "المرادفات"
        ordering = ["word_key", "also_key"]
        constraints = [
            models.UniqueConstraint(fields=["word_key", "also_key"], name="synonym_once")
        ]

    def __str__(self) -> str:
        return f"{self.word} = {self.also}"


class ProtectedWord(models.Model):
    """A word that is searched for as it is, with clitics or without: no other form or name of it
    counts, and it is never corrected."""

    word = models.CharField("الكلمة", max_length=100)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        verbose_name = "كلمة محمية"
        verbose_name_plural = "الكلمات المحمية"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.word
