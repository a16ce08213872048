"""What the search index has not heard of yet, and which index is this database's own."""

from __future__ import annotations

from django.db import models


class IndexedDatabase(models.Model):
    """Who the database is to its search index, and the last two commits of the index that belong
    to it: the one in use when the last began, and the last. `search/pairing.py` says what for."""

    index = models.CharField(max_length=100, primary_key=True)
    identity = models.CharField(max_length=32)
    commit = models.CharField(max_length=32, default="", blank=True)
    commit_before = models.CharField(max_length=32, default="", blank=True)

    class Meta:
        verbose_name = "هوية القاعدة عند فهرسها"
        verbose_name_plural = "هويات القاعدة عند فهارسها"


class IndexChange(models.Model):
    """An article whose place in the search index is out of date; triggers write these rows."""

    article_id = models.BigIntegerField(primary_key=True)
    revision = models.BigIntegerField(default=1)

    class Meta:
        verbose_name = "تغيير لم يُفهرس"
        verbose_name_plural = "تغييرات لم تُفهرس"
