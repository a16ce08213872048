from django.apps import AppConfig
from django.core.signals import request_started
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = "الأرشيف"

    def ready(self) -> None:
        from archive import catalogues, lost_database, open_connections, triggers

        catalogues.add_to_django()
        pre_migrate.connect(lost_database.refuse_to_replace, sender=self)
        pre_migrate.connect(triggers.remove, sender=self)
        post_migrate.connect(triggers.install, sender=self)
        connection_created.connect(open_connections.remember)
        request_started.connect(open_connections.close_replaced)
