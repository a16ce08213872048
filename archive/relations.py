"""How articles have rows with names: sources, authors, tags, as the models declare it.

What is done to any kind of name (noting changes for the index, renaming, merging, counting in
the admin) is derived from here: a model with names and a field of `Article` that leads to it
is all there is to add, and a table of other names (`archive.aliases`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import models

from archive.models import Alias, Article, Named


class Relation(NamedTuple):
    """`field` of an article leads to the row or rows.

    Each row of `through` holds one link: the key of the named row in its column `named`, the
    key of the article in its column `article`. It is `Article` itself where an article has one
    row at most.
    """

    field: str
    through: type[models.Model]
    named: str
    article: str

    @property
    def is_single(self) -> bool:
        return self.through is Article


def _relations() -> dict[type[Named], Relation]:
    single = {
        field.related_model: Relation(field.name, Article, field.attname, "id")
        for field in Article._meta.local_fields
    }
    multiple = {
        field.related_model: Relation(
            field.name, through, field.m2m_reverse_name(), field.m2m_column_name()
        )
        for field in Article._meta.local_many_to_many
        if (through := field.remote_field.through)
    }
    return {
        model: relation
        for model, relation in (single | multiple).items()
        if isinstance(model, type) and issubclass(model, Named)
    }


RELATIONS = _relations()
# model of rows with names -> the model of their other names
ALIASES: dict[Any, Any] = {
    alias._meta.get_field("named").related_model: alias for alias in Alias.__subclasses__()
}
