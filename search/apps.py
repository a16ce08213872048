from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "البحث"

    def ready(self) -> None:
        """Raises ImproperlyConfigured for a facet that cannot be counted."""
        from search import facet_values, facets

        facet_values.check(facets.FACETS)
