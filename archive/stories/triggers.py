"""Triggers of stories: which texts wait to be compared, and which pages a change of a story concerns."""

from __future__ import annotations

from collections.abc import Iterator

from archive.derivation import ARTICLE, RAISE, touch_statement
from archive.stories.models import Fingerprint, StoryMember
from archive.trigger import Trigger

FINGERPRINT, MEMBER = (model._meta.db_table for model in (Fingerprint, StoryMember))
TABLES = {FINGERPRINT, MEMBER}

# After changes that no trigger saw; the bands of an article that is gone are taken out by and by.
REPAIR = (
    f"INSERT INTO {FINGERPRINT} (article_id, scheme)"
    f" SELECT id, '' FROM {ARTICLE} WHERE id NOT IN (SELECT article_id FROM {FINGERPRINT})",
    f"DELETE FROM {MEMBER} WHERE article_id NOT IN (SELECT id FROM {ARTICLE})",
)


def wanted_story(rows: str) -> str:
    """Have the texts of articles wait to be compared."""
    return (
        f"INSERT INTO {FINGERPRINT} (article_id, scheme) {rows}"
        " ON CONFLICT (article_id) DO UPDATE SET scheme = '';"
    )


def triggers() -> Iterator[Trigger]:
    waits = wanted_story("VALUES ({row}.id, '')")
    leaves = f"DELETE FROM {MEMBER} WHERE article_id = OLD.id;"
    yield Trigger("derived_story", ARTICLE, "INSERT", waits)
    yield Trigger("derived_story", ARTICLE, "UPDATE OF body", waits, "OLD.body {differs} NEW.body")
    yield Trigger("derived_story", ARTICLE, "DELETE", waits + leaves)
    for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",))):
        touches = "".join(_touches(row) for row in rows)
        yield Trigger("derived_page", MEMBER, event, RAISE + touches)


def _touches(row: str) -> str:
    """The article's own page, and those of all others of its story."""
    others = f"FROM {MEMBER} WHERE story_id = {row}.story_id"
    return touch_statement("'article'", f"{row}.article_id") + touch_statement(
        "'article'", "article_id", others
    )
