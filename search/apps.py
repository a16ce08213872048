from django.apps import AppConfig
from django.core import checks


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "البحث"

    def ready(self) -> None:
        """Raises ImproperlyConfigured for a facet that cannot be counted."""
        from search import facet_values, facets
        from search.engines.haystack.connection import check_indexes

        facet_values.check(facets.FACETS)
        checks.register(check_indexes)
