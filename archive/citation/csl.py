"""CSL-JSON (citation-style-language.org, schema 1.0.2): what citation programs pass each other.

Names are literals: of a name in parts citeproc prints loose full stops.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from archive.citation.work import Work


def csl_json(works: Iterable[Work]) -> str:
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": work.key,
        "type": "article-newspaper" if work.source else "webpage",
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.source,
        "issued": {"date-parts": [list(work.date_parts)]} if work.date_parts else None,
        "URL": work.url,
        "archive": work.archive,
        "language": work.language,
        "keyword": ", ".join(work.tags),
    }
    return {name: value for name, value in fields.items() if value}
