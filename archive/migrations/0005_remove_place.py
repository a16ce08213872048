from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the change of the rows: PostgreSQL alters no table that has changes pending."""

    dependencies = [("archive", "0004_places_of_articles")]

    operations = [migrations.RemoveField("article", "place")]
