from django.db import migrations, models


class Migration(migrations.Migration):
    """`content_hash` is what the search index calls the hash of its documents."""

    dependencies = [("archive", "0001_initial")]

    operations = [
        migrations.RenameField("article", "content_hash", "text_hash"),
        migrations.AlterField(
            "article",
            "text_hash",
            models.CharField(editable=False, max_length=64, verbose_name="بصمة النص"),
        ),
    ]
