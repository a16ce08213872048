"""What is kept of stories: which articles they have, what editors said of them, and how texts are
found that are like another.

Keys of articles are plain numbers to the database: imports write these rows by the thousand, and
triggers take them away with their article (`archive/derivation.py`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Story(models.Model):
    """Articles that are one text. Copies that are not published count as well."""

    reviewed = models.BooleanField("راجعها محرر", default=False)
    created = models.DateTimeField("كُشفت في", auto_now_add=True)

    class Meta:
        verbose_name = "قصة"
        verbose_name_plural = "القصص المكررة"

    def __str__(self) -> str:
        return f"القصة {self.pk}"


class StoryMember(models.Model):
    """`likeness`: the share of its text that it has in common with the nearest of the others when
    it came to them, from 0 to 1; 1 for those that an editor put there."""

    article = models.OneToOneField(
        "archive.Article",
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="story_member",
        verbose_name="المقال",
    )
    story = models.ForeignKey(Story, models.CASCADE, related_name="members", verbose_name="القصة")
    likeness = models.FloatField("التشابه", default=1.0)

    class Meta:
        verbose_name = "نسخة من قصة"
        verbose_name_plural = "نسخ القصص"


class StoryVerdict(models.Model):
    """What an editor said of two articles, whatever their texts: one story, or never one."""

    one_id = models.BigIntegerField()
    other_id = models.BigIntegerField(db_index=True)
    is_one_story = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one_id", "other_id"], name="story_verdict_once"),
            models.CheckConstraint(
                name="story_verdict_ordered", condition=Q(one_id__lt=F("other_id"))
            ),
        ]


class Fingerprint(models.Model):
    """The bands of one text, as bytes, by which it is looked for; see `archive.stories.bands`.

    `scheme` says how they were made. A text that waits for them has "": triggers leave such a
    row for each that is new or changed. The bands of a text that was changed or deleted stay until
    they are looked at again, to be taken out of the table of bands.
    """

    article_id = models.BigIntegerField(primary_key=True)
    scheme = models.CharField(max_length=60, default="", db_index=True)
    bands = models.BinaryField(null=True)


class Band(models.Model):
    """A text that has a band: two texts that share some may be one."""

    pk = models.CompositePrimaryKey("band", "article_id")
    band = models.BigIntegerField()
    article_id = models.BigIntegerField()
