"""What CLDR knows of places, in Arabic; read through Babel."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

# Not countries: pseudo locales, unions, outlying oceans, unknown regions.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_REMARK = re.compile(r"\s*\(.*\)")
_SHORTEST_CITY = 4  # letters; shorter ones are words


@cache
def countries() -> tuple[str, ...]:
    """Names of countries and territories, without remarks in brackets."""
    territories = Locale.parse("ar").territories.items()
    return tuple(
        _REMARK.sub("", name)
        for code, name in territories
        if code.isalpha() and code not in _NO_COUNTRIES
    )


@cache
def zone_cities() -> tuple[str, ...]:
    """Names of cities that time zones are named after; some of them are words as well."""
    zones = Locale.parse("ar").time_zones.values()
    cities = (zone["city"] for zone in zones if "city" in zone)
    return tuple(city for city in cities if len(city) >= _SHORTEST_CITY)
