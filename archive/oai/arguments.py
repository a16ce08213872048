"""What a harvester asks for, as the protocol allows it (OAI-PMH 2.0, sections 3 and 4). Pure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.oai.resumption import Cursor, cursor_of

DAY, SECOND = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"
PREFIX = "oai_dc"
_SET = re.compile(r"(source|tag):([0-9]{1,18})")


class OaiError(Exception):
    """One of the conditions of section 3.6: its `code`, and a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Verb:
    """Arguments that must be there, and that may be; a token stands alone where it may."""

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    resumes: bool = False


VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=("identifier",)),
    "ListSets": Verb(resumes=True),
    "GetRecord": Verb(required=("identifier", "metadataPrefix")),
    "ListIdentifiers": Verb(("metadataPrefix",), ("from", "until", "set"), resumes=True),
    "ListRecords": Verb(("metadataPrefix",), ("from", "until", "set"), resumes=True),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Records changed from `first` up to `last`, both included, of one set or of all.

    `relation` is that of `archive.relations`; 0 as `named_id` is no set.
    """

    first: datetime.datetime | None = None
    last: datetime.datetime | None = None
    relation: str = ""
    named_id: int = 0


def checked(given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The arguments, each once. Raises OaiError."""
    if len(given.get("verb", ())) != 1 or given["verb"][0] not in VERBS:
        raise OaiError("badVerb", "the verb is missing, repeated or unknown")
    verb = VERBS[given["verb"][0]]
    names = set(given) - {"verb"}
    if any(len(given[name]) != 1 for name in names):
        raise OaiError("badArgument", "an argument is repeated")
    if verb.resumes and "resumptionToken" in names:
        if len(names) > 1:
            raise OaiError("badArgument", "a resumptionToken stands alone")
    elif missing := set(verb.required) - names:
        raise OaiError("badArgument", f"missing: {', '.join(sorted(missing))}")
    elif unknown := names - {*verb.required, *verb.optional}:
        raise OaiError("badArgument", f"not understood: {', '.join(sorted(unknown))}")
    arguments = {name: values[0] for name, values in given.items()}
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"the only format is {PREFIX}")
    return arguments


def selected(arguments: Mapping[str, str]) -> tuple[Selection, Cursor | None]:
    """What is asked for, and after which record. Raises OaiError."""
    cursor = None
    if token := arguments.get("resumptionToken"):
        cursor = cursor_of(token)
        if cursor is None:
            raise OaiError("badResumptionToken", "the token is not one of ours")
        arguments = cursor.arguments
    first, last = arguments.get("from", ""), arguments.get("until", "")
    if first and last and len(first) != len(last):
        raise OaiError("badArgument", "from and until differ in granularity")
    selection = Selection(_moment(first), _moment(last, at_end=True), *_set(arguments))
    if selection.first and selection.last and selection.first > selection.last:
        raise OaiError("badArgument", "from is later than until")
    return selection, cursor


def _set(arguments: Mapping[str, str]) -> tuple[str, int]:
    spec = arguments.get("set", "")
    if not spec:
        return "", 0
    if (match := _SET.fullmatch(spec)) is None:
        raise OaiError("noRecordsMatch", "there is no such set")
    return {"source": "source", "tag": "tags"}[match[1]], int(match[2])


def _moment(text: str, *, at_end: bool = False) -> datetime.datetime | None:
    """A day or a second in UTC; of a day, the first second or the last."""
    if not text:
        return None
    form = DAY if len(text) == len("2020-01-01") else SECOND
    try:
        moment = datetime.datetime.strptime(text, form).replace(tzinfo=datetime.UTC)
    except ValueError:
        raise OaiError("badArgument", f"no date: {text[:40]}") from None
    if form == DAY and at_end:
        moment += datetime.timedelta(days=1, seconds=-1)
    return moment
