"""The XML of the protocol, in the order that its schema asks for. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from archive.citation.work import Work
from archive.oai.arguments import PREFIX, SECOND, OaiError
from archive.structured_data import iso_date
from archive.xml_signs import FORBIDDEN

MEDIA_TYPE = "text/xml; charset=utf-8"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA, SCHEMA_OF_DC = f"{OAI[:-1]}/OAI-PMH.xsd", f"{OAI[:-1]}/oai_dc.xsd"
for _prefix, _uri in (("", OAI), ("oai_dc", OAI_DC), ("dc", DC), ("xsi", XSI)):
    ET.register_namespace(_prefix, _uri)


@dataclass(frozen=True, slots=True)
class Record:
    """`work` is None of an article that was withdrawn. `sets` as the protocol spells them."""

    identifier: str
    changed: datetime.datetime
    sets: tuple[str, ...] = ()
    work: Work | None = None
    places: tuple[str, ...] = ()
    original: str = ""  # where the article was published, an address


class Answer:
    """An answer to a request with these arguments; `base` is the address of the provider."""

    def __init__(self, base: str, arguments: Mapping[str, str], now: datetime.datetime) -> None:
        self.root = ET.Element(f"{{{OAI}}}OAI-PMH")
        self.root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {SCHEMA}")
        _add(self.root, "responseDate", now.strftime(SECOND))
        request = _add(self.root, "request", base)
        for name, value in arguments.items():
            request.set(name, _clean(value))

    def body(self, verb: str) -> ET.Element:
        return _add(self.root, verb)

    def error(self, error: OaiError) -> None:
        _add(self.root, "error", str(error)).set("code", error.code)

    def written(self) -> bytes:
        return bytes(ET.tostring(self.root, encoding="utf-8", xml_declaration=True))


def identify(body: ET.Element, name: str, base: str, mail: str, since: str) -> None:
    facts = {
        "repositoryName": name,
        "baseURL": base,
        "protocolVersion": "2.0",
        "adminEmail": mail,
        "earliestDatestamp": since,
        "deletedRecord": "transient",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }
    for label, value in facts.items():
        _add(body, label, value)


def metadata_formats(body: ET.Element) -> None:
    format = _add(body, "metadataFormat")
    _add(format, "metadataPrefix", PREFIX)
    _add(format, "schema", SCHEMA_OF_DC)
    _add(format, "metadataNamespace", OAI_DC)


def sets(body: ET.Element, some: Iterable[tuple[str, str]]) -> None:
    """(spec, name) of each."""
    for spec, name in some:
        one = _add(body, "set")
        _add(one, "setSpec", spec)
        _add(one, "setName", name)


def records(body: ET.Element, some: Iterable[Record], *, with_metadata: bool) -> None:
    for record in some:
        parent = _add(body, "record") if with_metadata else body
        header = _add(parent, "header")
        if record.work is None:
            header.set("status", "deleted")
        _add(header, "identifier", record.identifier)
        _add(header, "datestamp", record.changed.astimezone(datetime.UTC).strftime(SECOND))
        for spec in record.sets:
            _add(header, "setSpec", spec)
        if with_metadata and record.work is not None:
            _dublin_core(_add(parent, "metadata"), record, record.work)


def resumption(body: ET.Element, token: str, done: int) -> None:
    """An empty token says that the list is at its end."""
    _add(body, "resumptionToken", token).set("cursor", str(done))


def _dublin_core(metadata: ET.Element, record: Record, work: Work) -> None:
    dc = ET.SubElement(metadata, f"{{{OAI_DC}}}dc")
    dc.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} {SCHEMA_OF_DC}")
    said: list[tuple[str, Iterable[str]]] = [
        ("title", [work.title]),
        ("creator", work.authors),
        ("subject", work.tags),
        ("publisher", [work.source]),
        ("date", [iso_date(work)]),
        ("type", ["Text"]),
        ("identifier", [work.url]),
        ("source", [record.original]),
        ("language", [work.language]),
        ("coverage", record.places),
    ]
    for name, values in said:
        for value in filter(None, values):
            ET.SubElement(dc, f"{{{DC}}}{name}").text = _clean(value)


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, f"{{{OAI}}}{name}")
    child.text = _clean(text) or None
    return child


def _clean(text: str) -> str:
    return FORBIDDEN.sub(" ", text)
