"""Other names of sources, authors, places and tags: texts and addresses that use one lead there.

A kind of name has its own table, of one form: a row of it is `named` so, too.
"""

from __future__ import annotations

from typing import Any

from django.db import models


class Alias(models.Model):
    """One other name of a row; its slug need not be its own."""

    named: models.ForeignKey[Any, Any]
    name = models.CharField("الاسم", max_length=200)
    key = models.CharField("المفتاح", max_length=200, unique=True, editable=False)
    slug = models.CharField("الاسم في العنوان", max_length=120, db_index=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class SourceAlias(Alias):
    named = models.ForeignKey(
        "archive.Source", models.CASCADE, related_name="aliases", verbose_name="المصدر"
    )

    class Meta(Alias.Meta):
        verbose_name = "اسم آخر للمصدر"
        verbose_name_plural = "أسماء أخرى للمصادر"


class AuthorAlias(Alias):
    named = models.ForeignKey(
        "archive.Author", models.CASCADE, related_name="aliases", verbose_name="الكاتب"
    )

    class Meta(Alias.Meta):
        verbose_name = "اسم آخر للكاتب"
        verbose_name_plural = "أسماء أخرى للكتّاب"


class PlaceAlias(Alias):
    named = models.ForeignKey(
        "archive.Place", models.CASCADE, related_name="aliases", verbose_name="المكان"
    )

    class Meta(Alias.Meta):
        verbose_name = "اسم آخر للمكان"
        verbose_name_plural = "أسماء أخرى للأماكن"


class TagAlias(Alias):
    named = models.ForeignKey(
        "archive.Tag",
        models.CASCADE,
        related_name="aliases",
        verbose_name="الوسم",
        db_column="tag_id",  # as it was before other kinds had aliases
    )

    class Meta(Alias.Meta):
        verbose_name = "اسم آخر للوسم"
        verbose_name_plural = "أسماء أخرى للوسوم"
