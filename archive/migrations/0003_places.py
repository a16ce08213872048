from django.db import migrations, models


class Migration(migrations.Migration):
    """Where news is from becomes rows with names, as sources and authors are."""

    dependencies = [("archive", "0002_text_hash")]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="الاسم")),
                ("key", models.CharField(editable=False, max_length=200, unique=True, verbose_name="المفتاح")),
                ("slug", models.CharField(editable=False, max_length=120, unique=True, verbose_name="الاسم في العنوان")),
            ],
            options={
                "verbose_name": "مكان",
                "verbose_name_plural": "الأماكن",
                "ordering": ["key"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="places",
            field=models.ManyToManyField(blank=True, related_name="articles", to="archive.place", verbose_name="أماكن الخبر"),
        ),
    ]
