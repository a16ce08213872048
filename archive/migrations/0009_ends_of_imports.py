from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def note_ends(apps, schema_editor):
    """Runs of earlier releases: those without an end were interrupted."""
    runs = apps.get_model("archive", "ImportRun").objects
    runs.update(created=F("started"))
    runs.filter(finished__isnull=False).update(state="finished")
    runs.filter(finished__isnull=True).update(state="failed", reason="انقطع قبل أن يكتمل.")


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("archive", "0008_words_of_editors"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="importrun",
            options={
                "ordering": ["-pk"],
                "verbose_name": "عملية استيراد",
                "verbose_name_plural": "عمليات الاستيراد",
            },
        ),
        migrations.AddField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "ينتظر دوره"),
                    ("running", "يعمل الآن"),
                    ("cancelling", "يُوقَف"),
                    ("finished", "انتهى"),
                    ("cancelled", "أُوقف"),
                    ("failed", "لم يكتمل"),
                ],
                default="waiting",
                max_length=12,
                verbose_name="الحالة",
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="reason",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="السبب"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="importrun",
            name="created",
            field=models.DateTimeField(null=True, verbose_name="طُلب في"),
        ),
        migrations.AlterField(
            model_name="importrun",
            name="started",
            field=models.DateTimeField(null=True, verbose_name="بدأ في"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="started_by",
            field=models.ForeignKey(
                null=True,
                on_delete=models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="طلبه",
            ),
        ),
        migrations.AddField(
            model_name="importrun",
            name="size",
            field=models.PositiveBigIntegerField(default=0, verbose_name="الحجم بالبايت"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="done",
            field=models.PositiveBigIntegerField(default=0, verbose_name="ما قُرئ بالبايت"),
        ),
        migrations.AddField(
            model_name="original",
            name="run",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=models.deletion.SET_NULL,
                related_name="originals",
                to="archive.importrun",
            ),
        ),
        migrations.RunPython(note_ends, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="importrun",
            name="created",
            field=models.DateTimeField(auto_now_add=True, verbose_name="طُلب في"),
        ),
    ]
