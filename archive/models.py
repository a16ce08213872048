"""What the archive keeps: fields, constraints and addresses; no logic."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_noop

from archive.addresses import address
from archive.aliases import Alias, AuthorAlias, PlaceAlias, SourceAlias, TagAlias
from archive.collation import letter_of, sort_key
from archive.derived import (
    BulkArticle,
    Change,
    LetterCount,
    ListedArticle,
    PeriodCount,
    RelatedList,
    Revision,
)
from archive.import_run import ImportRun, ReadFile
from archive.outbox import IndexChange, IndexedDatabase
from archive.querysets import ArticleQuerySet, NamedQuerySet
from archive.stories.models import Band, Fingerprint, Story, StoryMember, StoryVerdict
from archive.text_version import TextVersion
from archive.wordlists import MissedQuery, ProtectedWord, Synonym

__all__ = [
    "Alias",
    "Article",
    "Author",
    "AuthorAlias",
    "Band",
    "BulkArticle",
    "Change",
    "Fingerprint",
    "ImportRun",
    "IndexChange",
    "IndexedDatabase",
    "LetterCount",
    "ListedArticle",
    "MissedQuery",
    "Named",
    "Original",
    "PeriodCount",
    "Place",
    "PlaceAlias",
    "ProtectedWord",
    "ReadFile",
    "RelatedList",
    "Revision",
    "Source",
    "SourceAlias",
    "Story",
    "StoryMember",
    "StoryVerdict",
    "Synonym",
    "Tag",
    "TagAlias",
    "TextVersion",
]


class Named(models.Model):
    """Something with a name that readers may spell in many ways: `key` is the folded name.

    `letter` and `sort_key` are its place in an index (`archive.collation`). `article_count` is the
    number of published articles; triggers keep it. Other names of a row are its `aliases`, each
    kind's of a table of its own.
    """

    aliases: Any  # a manager of its kind's aliases
    name = models.CharField("الاسم", max_length=200)
    key = models.CharField("المفتاح", max_length=200, unique=True, editable=False)
    slug = models.CharField("الاسم في العنوان", max_length=120, unique=True, editable=False)
    description = models.TextField(
        "وصفه", blank=True, default="", help_text="سطر أو سطران يظهران في رأس صفحته."
    )
    sort_key = models.CharField("موضعه في الفهرس", max_length=200, default="", editable=False)
    letter = models.CharField("حرفه في الفهرس", max_length=4, default="", editable=False)
    article_count = models.PositiveIntegerField(
        "المقالات المنشورة", default=0, editable=False, serialize=False
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["key"]
        indexes = [
            models.Index(fields=["-article_count", "key"], name="%(class)s_most_used"),
            models.Index(fields=["letter", "sort_key"], name="%(class)s_by_letter"),
            models.Index(fields=["sort_key"], name="%(class)s_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *arguments: Any, **options: Any) -> None:
        """A row that is kept keeps its `article_count`: triggers may have changed it since."""
        self.sort_key, self.letter = sort_key(self.name), letter_of(self.name)
        changes = not (self._state.adding or options.get("force_insert"))
        if changes and options.get("update_fields") is None:
            fields = (field.name for field in self._meta.local_concrete_fields)
            options["update_fields"] = set(fields) - {"id", "article_count"}
        elif changes and "name" in options["update_fields"]:
            options["update_fields"] = {*options["update_fields"], "sort_key", "letter"}
        super().save(*arguments, **options)


class Source(Named):
    class Meta(Named.Meta):
        verbose_name = "مصدر"
        verbose_name_plural = "المصادر"

    def get_absolute_url(self) -> str:
        return address("source", self.slug)


class Author(Named):
    class Meta(Named.Meta):
        verbose_name = "كاتب"
        verbose_name_plural = "الكتّاب"

    def get_absolute_url(self) -> str:
        return address("author", self.slug)


class Place(Named):
    """Where news is from, as its dateline says."""

    class Meta(Named.Meta):
        verbose_name = "مكان"
        verbose_name_plural = "الأماكن"

    def get_absolute_url(self) -> str:
        return address("place", self.slug)


class Tag(Named):
    class Kind(models.TextChoices):
        TOPIC = "topic", gettext_noop("موضوع")
        PERSON = "person", gettext_noop("شخص")
        PLACE = "place", gettext_noop("مكان")
        ORGANISATION = "organisation", gettext_noop("مؤسسة")

    kind = models.CharField("النوع", max_length=12, choices=Kind, default=Kind.TOPIC)

    class Meta(Named.Meta):
        verbose_name = "وسم"
        verbose_name_plural = "الوسوم"
        indexes = [
            *Named.Meta.indexes,
            models.Index(fields=["kind", "-article_count", "key"], name="tag_most_used_of_kind"),
        ]

    def get_absolute_url(self) -> str:
        return address("tag", self.slug)


class Article(models.Model):
    class State(models.TextChoices):
        PUBLISHED = "published", "منشور"
        WITHDRAWN = "withdrawn", "مسحوب"
        DRAFT = "draft", "مسودة"
        REVIEW = "review", "يحتاج مراجعة"

    class Precision(models.TextChoices):
        DAY = "day", "يوم"
        MONTH = "month", "شهر"
        YEAR = "year", "سنة"
        UNKNOWN = "unknown", "غير معروف"

    title = models.CharField("العنوان", max_length=500)
    slug = models.CharField("الاسم في العنوان", max_length=120, editable=False)
    body = models.TextField("النص", help_text="افصل بين الفقرات بسطر فارغ.")
    lead = models.TextField("المقدمة", blank=True)
    language = models.CharField("اللغة", max_length=12, default="ar")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="المصدر",
    )
    authors = models.ManyToManyField(
        Author, blank=True, related_name="articles", verbose_name="الكتّاب"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles", verbose_name="الوسوم")
    published_at = models.DateField("تاريخ النشر", null=True, blank=True)
    published_precision = models.CharField(
        "دقة التاريخ", max_length=8, choices=Precision, default=Precision.UNKNOWN
    )
    places = models.ManyToManyField(
        Place, blank=True, related_name="articles", verbose_name="أماكن الخبر"
    )
    url = models.CharField("عنوانه الأصلي", max_length=2000, blank=True)
    external_id = models.CharField("معرّفه في المصدر", max_length=200, blank=True, db_index=True)
    extra = models.JSONField("بيانات أخرى", default=dict, blank=True)
    state = models.CharField("الحالة", max_length=10, choices=State, default=State.PUBLISHED)
    withdrawn_reason = models.CharField("سبب السحب", max_length=300, blank=True)
    text_hash = models.CharField("بصمة النص", max_length=64, editable=False)
    edited_fields = models.JSONField("حقول حرّرها محرر", default=list, editable=False)
    recipe = models.CharField("وصفة التنظيف", max_length=20, blank=True, editable=False)
    created = models.DateTimeField("أُدخل في", auto_now_add=True)
    updated = models.DateTimeField("عُدّل في", auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "مقال"
        verbose_name_plural = "المقالات"
        constraints = [
            models.CheckConstraint(
                name="article_date_has_precision",
                condition=Q(published_at__isnull=True, published_precision="unknown")
                | Q(published_at__isnull=False) & ~Q(published_precision="unknown"),
            ),
            models.CheckConstraint(name="article_has_title", condition=~Q(title="")),
        ]
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="article_latest"),
            # What a sitemap says of many articles, read without their texts.
            models.Index(fields=["state", "id", "updated"], name="article_changed"),
            # The order in which libraries harvest.
            models.Index(fields=["updated", "id"], name="article_harvested"),
            models.Index(
                fields=["source", "state", "-published_at", "-id"], name="article_latest_of_source"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("article", self.pk, self.slug)

    @property
    def as_found(self) -> tuple[str, str] | None:
        """Title and text as their file has them, of a text that was mended and is so still."""
        title, body = self.extra.get("as_found") or ("", "")
        return (title, body) if body and (title, body) != (self.title, self.body) else None


class Original(models.Model):
    """Bytes an article was read from; the bytes themselves lie in the originals folder, in a pack
    from an offset on, or in a file of their own (`archive/originals.py`).

    An article has one current original; the others are earlier versions of the same file,
    or other files that hold the same text.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="originals")
    current = models.BooleanField("المعتمد", default=True)
    origin = models.CharField("موضعه", max_length=1000)
    file_name = models.CharField("اسم الملف", max_length=300)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveBigIntegerField("الحجم بالبايت")
    encoding = models.CharField("الترميز", max_length=60)
    media_type = models.CharField("نوعه", max_length=60)
    text_hash = models.CharField("بصمة النص", max_length=64)
    repairs = models.TextField("ما أُصلح من نصه", default="", blank=True)
    pack = models.CharField("حزمته", max_length=64, default="", blank=True, editable=False)
    offset = models.PositiveBigIntegerField("موضعه فيها", default=0, editable=False)
    is_sound = models.BooleanField("سليم", default=True, editable=False)
    first_seen = models.DateTimeField("أول ظهور", auto_now_add=True)
    run = models.ForeignKey(
        ImportRun, models.SET_NULL, null=True, editable=False, related_name="originals"
    )

    class Meta:
        verbose_name = "أصل"
        verbose_name_plural = "الأصول"
        constraints = [
            models.UniqueConstraint(fields=["origin", "sha256"], name="original_once_per_origin"),
            models.UniqueConstraint(
                fields=["article"], condition=Q(current=True), name="original_one_current"
            ),
        ]
        indexes = [models.Index(fields=["text_hash", "current"], name="original_text")]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("original", args=[self.pk])
