"""Whether a file says that its article is not published: `draft: true`, `published: false` …"""

from __future__ import annotations

from collections.abc import Mapping

from archive.ingest.words import word_set

YES = word_set("true yes on 1 نعم صحيح")
NO = word_set("false no off 0 لا")
# What WordPress, Ghost and others call the state of what no reader is to see, or not yet.
UNPUBLISHED = word_set("draft drafts auto-draft pending private future scheduled مسودة مسوّدة")
FLAGS = ("draft", "مسودة", "مسوّدة")
STATES = ("status", "state", "post_status", "الحالة", "حالة النشر")
PUBLISHED = "published"
ALL = {*FLAGS, *STATES, PUBLISHED}


def take_draft(values: Mapping[str, object]) -> tuple[dict[str, object], bool]:
    """The other fields, and whether these say that the article is a draft."""
    about = {name: name.strip().casefold() for name in values}
    said = [name for name, key in about.items() if key in ALL and _says(key, _word(values[name]))]
    draft = any(_is_draft(about[name], _word(values[name])) for name in said)
    return {name: value for name, value in values.items() if name not in said}, draft


def _says(name: str, word: str) -> bool:
    """Whether a field is about this: `published` may also be a date."""
    if name in FLAGS or name == PUBLISHED:
        return word in YES | NO
    return name in STATES and word in UNPUBLISHED


def _is_draft(name: str, word: str) -> bool:
    return word in NO if name == PUBLISHED else word in YES | UNPUBLISHED


def _word(value: object) -> str:
    return str(value).strip().casefold() if isinstance(value, str | bool | int) else ""
