"""A limit on how many requests one address may send, counted by the minute in Django's cache."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from archive import dependencies
from archive.error_pages import too_many_requests

MINUTE = 60  # seconds
IPV6_NETWORK = 64  # bits; one subscriber has a whole network of addresses

View = Callable[..., HttpResponse]


def rate_limited(view: View, counted: str = "searches", times: int = 1) -> View:
    """The view, at most `times` as often as `SEARCH_RATE` says in a minute for one client; more
    get a 429 page. Views that are `counted` under one name share what is allowed."""

    @wraps(view)
    def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if settings.SEARCH_RATE:
            dependencies.uncacheable()  # each request is counted
        minute, second = divmod(int(time.time()), MINUTE)
        allowed = times * settings.SEARCH_RATE
        if allowed and _requests(f"{counted}:{client_of(request)}", minute) > allowed:
            response = too_many_requests(request)
            response.headers["Retry-After"] = str(MINUTE - second)
            return response
        return view(request, *args, **kwargs)

    return limited


def client_of(request: HttpRequest) -> str:
    """The address of the client, or its network for IPv6.

    Each trusted proxy adds one address at the end of X-Forwarded-For. What stands before
    those was written by the client and is not believed.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    addresses = [*filter(None, map(str.strip, forwarded)), request.META.get("REMOTE_ADDR", "")]
    trusted = settings.TRUSTED_PROXIES
    return _network(addresses[max(-len(addresses), -1 - trusted)])


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped or ipaddress.ip_network((parsed.packed, IPV6_NETWORK), strict=False))


def _requests(client: str, minute: int) -> int:
    """How many requests a client of what is counted sent in this minute, this one included."""
    key = f"rate:{client}:{minute}"
    cache.add(key, 0, timeout=2 * MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # the cache dropped the key in between
        return 1
