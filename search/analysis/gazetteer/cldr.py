"""What CLDR knows of places, in Arabic; read through Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
def english_names() -> Mapping[str, str]:
    """English names of countries and cities, in small letters -> the Arabic ones."""
    arabic, english = Locale.parse("ar"), Locale.parse("en").territories
    cities = {
        zone.rpartition("/")[2].replace("_", " "): place["city"]
        for zone, place in arabic.time_zones.items()
        if "city" in place
    }
    places = {
        english[code]: _REMARK.sub("", name)
        for code, name in arabic.territories.items()
        if code.isalpha() and code in english
    }
    return {name.lower(): arabic_name for name, arabic_name in (cities | places).items()}


@cache
def zone_cities() -> tuple[str, ...]:
    """Names of cities that time zones are named after; some of them are words as well."""
    zones = Locale.parse("ar").time_zones.values()
    cities = (zone["city"] for zone in zones if "city" in zone)
    return tuple(city for city in cities if len(city) >= _SHORTEST_CITY)
