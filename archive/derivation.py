"""How the tables of `archive.derived` follow from articles and names: SQL, run by triggers.

The same SELECT says what belongs into a list, to the triggers of one article and to the
repair of all. Text in braces is filled in for the database at hand by `archive.dialect`.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from archive import companion_counts
from archive.derived import (
    BulkArticle,
    Change,
    ListedArticle,
    PeriodCount,
    RelatedList,
    Revision,
)
from archive.models import Article, Named, Original, ProtectedWord, Synonym, TextVersion
from archive.relations import ALIASES, RELATIONS, Relation
from archive.trigger import Trigger

ALL = ""  # the list of all published articles, as a relation
# The lists of days, each named by its date as a number, 20110217; by 20110200 the articles of which
# no more than the month is known, by 20110000 those of a year.
DAYS = "days"
NO_DATE = "0001-01-01"  # sorts after every date, latest first

ARTICLE, LISTING, PERIODS = (
    model._meta.db_table for model in (Article, ListedArticle, PeriodCount)
)
CHANGE, REVISION, RELATED = (model._meta.db_table for model in (Change, Revision, RelatedList))
TABLES = {
    *(LISTING, PERIODS, CHANGE, REVISION, RELATED, BulkArticle._meta.db_table),
    companion_counts.TABLE,
}

DAY = f"COALESCE(a.published_at, '{NO_DATE}')"
YEAR = "CASE WHEN a.published_at IS NULL THEN 0 ELSE {year} END"
DAY_NUMBER = (
    "CASE a.published_precision WHEN 'day' THEN {day_number} WHEN 'month' THEN {day_number} / 100 * 100"
    " WHEN 'year' THEN {day_number} / 10000 * 10000 END"
)
MONTH = "CASE WHEN a.published_precision IN ('day', 'month') THEN {month} ELSE 0 END"


def listed(relation: str, condition: str = "true") -> str:
    """A SELECT of the rows of `ListedArticle` for one kind of list; `condition` is on article `a`."""
    named, joined, month = _SOURCES[relation]
    return (
        f"SELECT '{relation}', {named}, {DAY}, {YEAR}, {month}, a.id FROM {ARTICLE} a {joined}"
        f" WHERE a.state = 'published' AND {named} IS NOT NULL AND {condition}"
    )


def _source_of(relation: Relation) -> tuple[str, str, str]:
    if relation.is_single:
        return f"a.{relation.named}", "", MONTH
    through = relation.through._meta.db_table
    return f"l.{relation.named}", f"JOIN {through} l ON l.{relation.article} = a.id", MONTH


# relation -> (the column of the name's key, what is joined, the month)
_SOURCES = {ALL: ("0", "", MONTH), DAYS: (DAY_NUMBER, "", MONTH)} | {
    relation.field: _source_of(relation) for relation in RELATIONS.values()
}
COLUMNS = "(relation, named_id, day, year, month, article_id)"


def every_list(condition: str = "true") -> str:
    """A SELECT of all rows of `ListedArticle` that there should be."""
    return " UNION ALL ".join(listed(relation, condition) for relation in _SOURCES)


def touch_statement(kind: str, row: str, rows: str = "") -> str:
    """Note a change of `row`, or of every row that `rows` (FROM … WHERE …) selects."""
    # A WHERE is needed for SQLite to distinguish the ON CONFLICT of an upsert from a join's ON.
    rows = rows or f"FROM {REVISION} WHERE true"
    return (
        f"INSERT INTO {CHANGE} (kind, row_id, number)"
        f" SELECT {kind}, {row}, (SELECT number FROM {REVISION}) {rows}"
        " ON CONFLICT (kind, row_id) DO UPDATE SET number = excluded.number;"
    )


# On PostgreSQL this one row also makes writers wait for each other, so that a change with a
# lower number is never seen after one with a higher. Times never go back, whatever the clock does.
RAISE = (
    f"INSERT INTO {REVISION} (id, number, changed_at) VALUES (1, 1, {{now}})"
    " ON CONFLICT (id) DO UPDATE"
    f" SET number = {REVISION}.number + 1, changed_at = {{later}}({REVISION}.changed_at, {{now}});"
)


def triggers() -> Iterator[Trigger]:
    yield from _of_articles()
    yield from _of_listings()
    for model, relation in RELATIONS.items():
        yield from _of_names(model, relation)
        if not relation.is_single:
            yield from _of_links(relation)
        # What is offered while a reader types is found by these, too: the index of names is touched.
        alias = ALIASES[model]._meta
        column = alias.get_field("named").column
        yield from _of_facts(alias.db_table, f"'{relation.field}'", column, index=True)
    for kept in (Original, TextVersion):
        yield from _of_facts(kept._meta.db_table, "'article'", "article_id")
    yield from _of_related()
    yield from _of_words(Synonym, "word", "also")
    yield from _of_words(ProtectedWord, "word")


def _of_articles() -> Iterator[Trigger]:
    fill = (
        f"INSERT INTO {LISTING} {COLUMNS} {every_list('a.id = {row}.id')};"
        + companion_counts.added("x.article_id = {row}.id")
    )
    empty = (
        companion_counts.taken("x.article_id = OLD.id")
        + f"DELETE FROM {LISTING} WHERE article_id = OLD.id;"
    )
    for event in ("INSERT", "UPDATE", "DELETE"):
        touches = touch_statement("'article'", "{row}.id") + touch_statement("'article'", "0")
        yield Trigger("derived_page", ARTICLE, event, RAISE + touches)
    columns = ("state", "published_at", "published_precision")
    listed_by = (*columns, *(one.named for one in RELATIONS.values() if one.is_single))
    yield Trigger("derived_listing", ARTICLE, "INSERT", fill)
    yield Trigger(
        "derived_listing",
        ARTICLE,
        f"UPDATE OF {', '.join(listed_by)}",
        empty + fill,
        _differs(*listed_by),
    )
    yield Trigger("derived_listing", ARTICLE, "DELETE", empty)


def _of_links(relation: Relation) -> Iterator[Trigger]:
    table = relation.through._meta.db_table
    link = f"a.id = NEW.{relation.article} AND l.{relation.named} = NEW.{relation.named}"
    beside_new, beside_old = (
        touch_statement("l.relation", "l.named_id", companion_counts.names_of(relation, row))
        for row in ("NEW", "OLD")
    )
    put = (
        f"INSERT INTO {LISTING} {COLUMNS} {listed(relation.field, link)};"
        f"{companion_counts.added(companion_counts.with_one(relation, 'NEW'))}{beside_new}"
    )
    take = (
        f"{companion_counts.taken(companion_counts.with_one(relation, 'OLD'))}{beside_old}"
        f"DELETE FROM {LISTING} WHERE article_id = OLD.{relation.article}"
        f" AND relation = '{relation.field}' AND named_id = OLD.{relation.named};"
    )
    touch_new, touch_old = (
        touch_statement("'article'", f"{row}.{relation.article}") for row in ("NEW", "OLD")
    )
    yield Trigger("derived_listing", table, "INSERT", RAISE + touch_new + put)
    yield Trigger("derived_listing", table, "DELETE", RAISE + touch_old + take)
    yield Trigger("derived_listing", table, "UPDATE", RAISE + touch_old + touch_new + take + put)


def _of_listings() -> Iterator[Trigger]:
    """Counts, and which pages a change of a list concerns: its own and those of its neighbours."""
    yield Trigger(
        "derived_count", LISTING, "INSERT", _put_count() + _names_count("+ 1") + _listing_touches()
    )
    yield Trigger(
        "derived_count", LISTING, "DELETE", _take_count() + _names_count("- 1") + _listing_touches()
    )


def _put_count() -> str:
    return (
        f"INSERT INTO {PERIODS} (relation, named_id, year, month, articles)"
        " VALUES (NEW.relation, NEW.named_id, NEW.year, NEW.month, 1)"
        " ON CONFLICT (relation, named_id, year, month)"
        f" DO UPDATE SET articles = {PERIODS}.articles + 1;"
    )


def _take_count() -> str:
    return (
        f"UPDATE {PERIODS} SET articles = articles - 1 WHERE relation = OLD.relation"
        " AND named_id = OLD.named_id AND year = OLD.year AND month = OLD.month;"
    )


def _names_count(change: str) -> str:
    return "".join(
        f"UPDATE {model._meta.db_table} SET article_count = article_count {change}"
        f" WHERE id = {{row}}.named_id AND {{row}}.relation = '{relation.field}';"
        for model, relation in RELATIONS.items()
    )


def _listing_touches() -> str:
    row = "{row}"
    in_order = f"FROM {REVISION} WHERE {row}.relation IN ({LISTS_OF_NEIGHBOURS})"
    beside = "".join(touch_statement("'article'", one, in_order) for one in neighbours(row))
    index_of_names = touch_statement(f"{row}.relation", "0")
    return RAISE + touch_statement(f"{row}.relation", f"{row}.named_id") + index_of_names + beside


def neighbours(row: str) -> Iterator[str]:
    """The articles before and after a row in its list; its own at the end of the list.

    In two steps, for SQLite finds `(day, article_id) > (…)` by the day alone, and then reads all
    articles of that day, or all without a date.
    """
    mine = f"SELECT article_id FROM {LISTING} WHERE relation = {row}.relation AND named_id = {row}.named_id"
    for side, order in (("<", "DESC"), (">", "ASC")):
        same_day = f"day = {row}.day AND article_id {side} {row}.article_id"
        yield (
            f"COALESCE(({mine} AND {same_day} ORDER BY article_id {order} LIMIT 1),"
            f" ({mine} AND day {side} {row}.day ORDER BY day {order}, article_id {order} LIMIT 1),"
            f" {row}.article_id)"
        )


# Articles follow each other in the list of their source, and in that of all without one.
LISTS_OF_NEIGHBOURS = ", ".join(
    f"'{relation}'"
    for relation in (ALL, *(one.field for one in RELATIONS.values() if one.is_single))
)


def _of_names(model: type[Named], relation: Relation) -> Iterator[Trigger]:
    """Pages show names and lead to slugs; indexes of names are ordered by keys, and tags by kind."""
    table, through = model._meta.db_table, relation.through._meta.db_table
    shown = [
        str(field.column)
        for field in model._meta.local_concrete_fields
        if field.name not in ("id", "article_count")
    ]
    row = (
        RAISE
        + touch_statement(f"'{relation.field}'", "{row}.id")
        + touch_statement(f"'{relation.field}'", "0")
    )
    articles = f"FROM {through} WHERE {relation.named} = NEW.id"
    on_cards = touch_statement("'article'", relation.article, articles)
    yield Trigger(
        "derived_page", table, f"UPDATE OF {', '.join(shown)}", row + on_cards, _differs(*shown)
    )
    yield Trigger("derived_page", table, "INSERT", row)
    yield Trigger("derived_page", table, "DELETE", row)


def _of_facts(table: str, kind: str, column: str, *, index: bool = False) -> Iterator[Trigger]:
    """Rows that are shown on the page of one other row, and told by the index of these."""
    of_index = touch_statement(kind, "0") if index else ""
    for event in ("INSERT", "UPDATE", "DELETE"):
        rows = ("OLD", "NEW") if event == "UPDATE" else ("{row}",)
        touches = "".join(touch_statement(kind, f"{row}.{column}") for row in rows)
        yield Trigger("derived_page", table, event, RAISE + touches + of_index)


def _of_related() -> Iterator[Trigger]:
    wanted = wanted_related("VALUES (NEW.id, '', 0)")
    yield Trigger("derived_related", ARTICLE, "INSERT", wanted)
    yield Trigger(
        "derived_related", ARTICLE, "UPDATE OF title, body", wanted, _differs("title", "body")
    )
    yield Trigger(
        "derived_related", ARTICLE, "DELETE", f"DELETE FROM {RELATED} WHERE article_id = OLD.id;"
    )
    shown = RAISE + touch_statement("'article'", "NEW.article_id")
    yield Trigger("derived_page", RELATED, "UPDATE OF related", shown, _differs("related"))


def wanted_related(rows: str) -> str:
    """Ask for the related lists of articles to be looked for."""
    return (
        f"INSERT INTO {RELATED} (article_id, related, archive_size) {rows}"
        " ON CONFLICT (article_id) DO UPDATE SET archive_size ="
        f" CASE WHEN {RELATED}.archive_size > 0 THEN 0 ELSE {RELATED}.archive_size - 1 END;"
    )


def _of_words(model: type[models.Model], *columns: str) -> Iterator[Trigger]:
    """Words of editors, which change what is found: pages of results are read from the index."""
    table, touches = model._meta.db_table, RAISE + touch_statement("'index'", "0")
    yield Trigger("derived_page", table, "INSERT", touches)
    yield Trigger("derived_page", table, "DELETE", touches)
    yield Trigger(
        "derived_page", table, f"UPDATE OF {', '.join(columns)}", touches, _differs(*columns)
    )


def _differs(*columns: str) -> str:
    return " OR ".join(f"OLD.{column} {{differs}} NEW.{column}" for column in columns)
