from django.db import migrations

from archive.names import LONGEST, free_slug, key_of

SEPARATOR = "،"  # between the places of a dateline


def split(apps, schema_editor):
    """The places that stand in one text become rows; what an editor wrote stays an edit."""
    Article, Place = apps.get_model("archive", "Article"), apps.get_model("archive", "Place")
    links = Article.places.through
    for text in Article.objects.exclude(place="").values_list("place", flat=True).distinct():
        articles = list(Article.objects.filter(place=text).values_list("pk", flat=True))
        for name in filter(None, (" ".join(part.split()) for part in text.split(SEPARATOR))):
            place = _row(Place, name[:LONGEST])
            links.objects.bulk_create(
                [links(article_id=article, place_id=place.pk) for article in articles],
                ignore_conflicts=True,
                batch_size=400,
            )
    _rename_edited(Article, "place", "places")


def join(apps, schema_editor):
    Article = apps.get_model("archive", "Article")
    for article in Article.objects.filter(places__isnull=False).distinct().iterator():
        text = f"{SEPARATOR} ".join(article.places.order_by("pk").values_list("name", flat=True))
        Article.objects.filter(pk=article.pk).update(place=text[:100])
    _rename_edited(Article, "places", "place")


def _row(Place, name):
    key = key_of(name)
    row = Place.objects.filter(key=key).first()
    return row or Place.objects.create(name=name, key=key, slug=free_slug(Place, name, key))


def _rename_edited(Article, old, new):
    edited = Article.objects.exclude(edited_fields=[]).values_list("pk", "edited_fields")
    for pk, fields in list(edited):
        if old in fields:
            renamed = sorted({new, *fields} - {old})
            Article.objects.filter(pk=pk).update(edited_fields=renamed)


class Migration(migrations.Migration):

    dependencies = [("archive", "0003_places")]

    operations = [migrations.RunPython(split, join)]
