"""What is derived from articles and names, and kept in tables so that no page computes it.

Triggers bring these rows up to date in the transaction of each change (`archive/derivation.py`);
nothing else writes them but `archive.repair`. Keys are plain numbers without
foreign keys: the rows go when a trigger takes them away.
"""

from __future__ import annotations

from django.db import models


class ListedArticle(models.Model):
    """A published article in one list: of a name, or of all (`relation` "", `named_id` 0).

    `relation` is the field of an article that leads to the name, or "days", where `named_id` is the
    date as a number (`DAYS` of `archive.derivation`). `day` is 0001-01-01 and `year`
    0 where the date is not known, and `month` is 0 where it is not.
    """

    relation = models.CharField(max_length=20)
    named_id = models.BigIntegerField()
    day = models.DateField()
    year = models.SmallIntegerField()
    month = models.SmallIntegerField()
    article_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "named_id", "day", "article_id"], name="listed_latest"
            )
        ]
        indexes = [models.Index(fields=["article_id"], name="listed_article")]


class PeriodCount(models.Model):
    """The number of articles of one list in a month of a year; in month 0 that of a year alone."""

    relation = models.CharField(max_length=20)
    named_id = models.BigIntegerField()
    year = models.SmallIntegerField()
    month = models.SmallIntegerField()
    articles = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "named_id", "year", "month"], name="period_count_once"
            )
        ]


class CompanionCount(models.Model):
    """The number of published articles that have both of two names: `articles` of the name
    `named_id` have the name `other_id` too. `relation` and `other` are the fields of an article that
    lead to them."""

    relation = models.CharField(max_length=20)
    named_id = models.BigIntegerField()
    other = models.CharField(max_length=20)
    other_id = models.BigIntegerField()
    articles = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "named_id", "other", "other_id"], name="companion_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["relation", "named_id", "other", "-articles", "other_id"],
                name="companion_most",
            )
        ]


class LetterCount(models.Model):
    """The number of names in use that an index has under one letter, of those that one article
    has (`once`), or of the others. `kind` is that of tags, and empty for other names.
    """

    relation = models.CharField(max_length=20)
    kind = models.CharField(max_length=12)
    letter = models.CharField(max_length=4)
    once = models.BooleanField()
    names = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["relation", "kind", "letter", "once"], name="letter_count_once"
            )
        ]


class Revision(models.Model):
    """One row: the number of the last change, and when it was made."""

    number = models.BigIntegerField()
    changed_at = models.DateTimeField()


class Change(models.Model):
    """The last change, by its number, of what pages are made of; see `archive.changes`."""

    kind = models.CharField(max_length=20)
    row_id = models.BigIntegerField()
    number = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row_id"], name="change_once")]


class RelatedList(models.Model):
    """Articles that share most with one: their primary keys, the nearest first, with commas.

    `archive_size` is the number of articles there were when they were looked for. 0 or less asks
    for them to be looked for; each change of the text lowers it, so that none is missed.
    """

    article_id = models.BigIntegerField(primary_key=True)
    related = models.CharField(max_length=200, default="")
    archive_size = models.IntegerField(default=0, db_index=True)


class BulkArticle(models.Model):
    """An article that the transaction at hand writes in bulk; no other transaction sees one.

    While there are such rows, triggers pass over what comes with new articles.
    """

    article_id = models.BigIntegerField(primary_key=True)
