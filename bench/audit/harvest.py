"""OAI-PMH as a harvester goes through it: every verb, every page of every list."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from lxml import etree

from bench.audit.reading import Archive

NAMESPACE = "{http://www.openarchives.org/OAI/2.0/}"
REQUESTS = (
    {"verb": "Identify"},
    {"verb": "ListMetadataFormats"},
    {"verb": "ListSets"},
    {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"},
    {"verb": "ListRecords", "metadataPrefix": "oai_dc"},
)


def harvested(archive: Archive, path: str) -> Iterator[str]:
    """What is wrong with the provider at a path."""
    for request in REQUESTS:
        seen = set[str]()
        asked: dict[str, str] | None = dict(request)
        while asked:
            root = etree.fromstring(archive.get(f"{path}?{urlencode(asked)}").text.encode())
            for error in root.iter(f"{NAMESPACE}error"):
                yield f"{request['verb']}: {error.get('code')}"
            token = root.findtext(f".//{NAMESPACE}resumptionToken") or ""
            if token in seen:
                yield f"{request['verb']}: the same resumption token twice"
                break
            seen.add(token)
            asked = {"verb": request["verb"], "resumptionToken": token} if token else None
