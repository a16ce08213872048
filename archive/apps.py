from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "الأرشيف"

    def ready(self) -> None:
        from archive import triggers

        post_migrate.connect(triggers.install, sender=self)
