"""How many published articles each two names share: SQL, run by the triggers of `archive.derivation`.

Two names stand here twice, once as seen from each. Kept in the transaction of each change, so that the
page of a name reads a few rows, however many articles it has.
"""

from __future__ import annotations

from archive.derived import CompanionCount, ListedArticle
from archive.relations import RELATIONS, Relation

TABLE, LISTING = CompanionCount._meta.db_table, ListedArticle._meta.db_table
NAMES = ", ".join(f"'{relation.field}'" for relation in RELATIONS.values())
_PAIR = "relation, named_id, other, other_id"


def pairs(condition: str = "true") -> str:
    """A SELECT of the pairs of names of articles; `condition` is on the rows `x` and `y` of a pair.

    Found by the keys of articles alone: told of relations, SQLite reads all of the lists, so these
    are hidden from it in an expression.
    """
    return (
        "SELECT x.relation, x.named_id, y.relation AS other, y.named_id AS other_id"
        f" FROM {LISTING} x CROSS JOIN {LISTING} y WHERE y.article_id = x.article_id"
        f" AND x.relation || '' IN ({NAMES}) AND y.relation || '' IN ({NAMES})"
        f" AND (x.relation <> y.relation OR x.named_id <> y.named_id) AND {condition}"
    )


def added(condition: str) -> str:
    """Count the pairs of articles that stand in their lists now."""
    return (
        f"INSERT INTO {TABLE} ({_PAIR}, articles)"
        f" SELECT {_PAIR}, COUNT(*) FROM ({pairs(condition)}) AS pairs WHERE true"
        f" GROUP BY 1, 2, 3, 4 ON CONFLICT ({_PAIR})"
        f" DO UPDATE SET articles = {TABLE}.articles + excluded.articles;"
    )


def taken(condition: str) -> str:
    """Count the pairs of one article no longer, which stands in its lists still."""
    return (
        f"UPDATE {TABLE} SET articles = articles - 1 WHERE ({_PAIR}) IN ({pairs(condition)})"
        " AND articles > 0;"
    )


def with_one(relation: Relation, row: str) -> str:
    """The condition on pairs of which one is the name that the link `row` leads to."""
    named = f"= '{relation.field}' AND {{side}}.named_id = {row}.{relation.named}"
    sides = (f"({side}.relation {named.format(side=side)})" for side in "xy")
    return f"x.article_id = {row}.{relation.article} AND ({' OR '.join(sides)})"


def names_of(relation: Relation, row: str) -> str:
    """FROM … WHERE … of all names, as `l`, of the article of the link `row`."""
    article = f"{row}.{relation.article}"
    return f"FROM {LISTING} l WHERE l.article_id = {article} AND l.relation || '' IN ({NAMES})"


def repair() -> list[str]:
    """The statements that make the counts right."""
    counted = f"SELECT {_PAIR}, COUNT(*) FROM ({pairs()}) AS pairs GROUP BY 1, 2, 3, 4"
    kept = f"SELECT {_PAIR}, articles FROM {TABLE}"
    return [
        f"DELETE FROM {TABLE} WHERE articles <> 0"
        f" AND ({_PAIR}, articles) IN ({kept} EXCEPT {counted})",
        f"INSERT INTO {TABLE} ({_PAIR}, articles)"
        f" SELECT * FROM ({counted}) AS counted EXCEPT {kept} WHERE true"
        f" ON CONFLICT ({_PAIR}) DO UPDATE SET articles = excluded.articles",
    ]
