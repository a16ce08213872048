from django.db import migrations, models


def other_names(model, of, name, plural):
    return migrations.CreateModel(
        name=f"{model}Alias",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("name", models.CharField(max_length=200, verbose_name="الاسم")),
            (
                "key",
                models.CharField(
                    editable=False, max_length=200, unique=True, verbose_name="المفتاح"
                ),
            ),
            (
                "slug",
                models.CharField(
                    db_index=True, editable=False, max_length=120, verbose_name="الاسم في العنوان"
                ),
            ),
            (
                "named",
                models.ForeignKey(
                    on_delete=models.deletion.CASCADE,
                    related_name="aliases",
                    to=f"archive.{model.lower()}",
                    verbose_name=of,
                ),
            ),
        ],
        options={
            "verbose_name": name,
            "verbose_name_plural": plural,
            "ordering": ["key"],
            "abstract": False,
        },
    )


class Migration(migrations.Migration):
    """Sources, authors and places get other names, as tags have; those of tags stay."""

    dependencies = [("archive", "0015_read_files")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField(model_name="tagalias", old_name="tag", new_name="named"),
                migrations.AlterField(
                    model_name="tagalias",
                    name="named",
                    field=models.ForeignKey(
                        db_column="tag_id",
                        on_delete=models.deletion.CASCADE,
                        related_name="aliases",
                        to="archive.tag",
                        verbose_name="الوسم",
                    ),
                ),
            ]
        ),
        other_names("Source", "المصدر", "اسم آخر للمصدر", "أسماء أخرى للمصادر"),
        other_names("Author", "الكاتب", "اسم آخر للكاتب", "أسماء أخرى للكتّاب"),
        other_names("Place", "المكان", "اسم آخر للمكان", "أسماء أخرى للأماكن"),
    ]
