"""The formats in which works are taken along. A new one is a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.citation.bibtex import bibtex
from archive.citation.csl import csl_json
from archive.citation.ris import ris
from archive.citation.work import Work


@dataclass(frozen=True, slots=True)
class Export:
    """`suffix` ends the address and the name of the file; `write` gives its text."""

    suffix: str
    label: str
    media_type: str
    write: Callable[[Iterable[Work]], str]


EXPORTS = (
    Export("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    Export("ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris),
    Export("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
)
BY_SUFFIX = {export.suffix: export for export in EXPORTS}
