"""Lists of days: triggers are installed and rows derived after any migration, this one too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0020_letters")]
    operations: list[migrations.operations.base.Operation] = []
