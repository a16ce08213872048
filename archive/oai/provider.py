"""The one address at which libraries harvest: clean, ask, write."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from archive.addresses import address
from archive.citing import root_of
from archive.dependencies import uncacheable
from archive.oai import answer, harvest
from archive.oai.answer import Answer
from archive.oai.arguments import SECOND, OaiError, checked, selected
from archive.oai.resumption import Cursor, cursor_of, token_of

EVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

Arguments = Mapping[str, str]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest) -> HttpResponse:
    """Answers every request with a document of the protocol, errors too."""
    uncacheable()
    given = request.POST if request.method == "POST" else request.GET
    base = root_of(request) + address("oai")
    try:
        arguments = checked(dict(given.lists()))
        made = Answer(base, arguments, timezone.now())
        WRITERS[arguments["verb"]](made, arguments, request)
    except OaiError as error:
        told = {} if error.code in ("badVerb", "badArgument") else {k: given[k] for k in given}
        made = Answer(base, told, timezone.now())
        made.error(error)
    return HttpResponse(made.written(), content_type=answer.MEDIA_TYPE)


def _identify(made: Answer, arguments: Arguments, request: HttpRequest) -> None:
    since = (harvest.earliest() or EVER).strftime(SECOND)
    base = root_of(request) + address("oai")
    name, mail = settings.SITE_NAME, settings.CONTACT_EMAIL or f"postmaster@{_host(request)}"
    answer.identify(made.body("Identify"), name, base, mail, since)


def _formats(made: Answer, arguments: Arguments, request: HttpRequest) -> None:
    if identifier := arguments.get("identifier"):
        harvest.row_of(harvest.pk_of(_host(request), identifier))
    answer.metadata_formats(made.body("ListMetadataFormats"))


def _sets(made: Answer, arguments: Arguments, request: HttpRequest) -> None:
    cursor = cursor_of(arguments["resumptionToken"]) if "resumptionToken" in arguments else None
    if cursor is None and "resumptionToken" in arguments:
        raise OaiError("badResumptionToken", "the token is not one of ours")
    done = cursor.done if cursor else 0
    some, are_more = harvest.sets_from(done)
    body = made.body("ListSets")
    answer.sets(body, some)
    if are_more or cursor:
        token = token_of(Cursor(EVER.isoformat(), 0, done + len(some))) if are_more else ""
        answer.resumption(body, token, done)


def _record(made: Answer, arguments: Arguments, request: HttpRequest) -> None:
    row = harvest.row_of(harvest.pk_of(_host(request), arguments["identifier"]))
    found = harvest.records_of([row], root_of(request), _host(request))
    answer.records(made.body("GetRecord"), found, with_metadata=True)


def _list(made: Answer, arguments: Arguments, request: HttpRequest) -> None:
    verb = arguments["verb"]
    selection, cursor = selected(arguments)
    rows, are_more = harvest.page_of(selection, cursor)
    body, done = made.body(verb), cursor.done if cursor else 0
    found = harvest.records_of(rows, root_of(request), _host(request))
    answer.records(body, found, with_metadata=verb == "ListRecords")
    if are_more:
        last, asked = rows[-1], cursor.arguments if cursor else _asked(arguments)
        after = Cursor(last[1].isoformat(), last[0], done + len(rows), asked)
        answer.resumption(body, token_of(after), done)
    elif cursor:
        answer.resumption(body, "", done)


def _asked(arguments: Arguments) -> dict[str, str]:
    return {name: value for name, value in arguments.items() if name in ("from", "until", "set")}


def _host(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0]


WRITERS: dict[str, Callable[[Answer, Arguments, HttpRequest], None]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _record,
    "ListIdentifiers": _list,
    "ListRecords": _list,
}
