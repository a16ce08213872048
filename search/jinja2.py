"""What search adds to the templates of the site; the settings name it."""

from __future__ import annotations

from jinja2 import Environment
from jinja2.ext import Extension

from search.highlighting import highlighted
from search.marking import asked


class SearchFilters(Extension):
    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters["highlighted"] = highlighted
        environment.globals["asked"] = asked
