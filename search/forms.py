"""The search form: it cleans, and refuses nothing that a page can be shown for."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from search.analysis.dates.periods import Period, period
from search.facets import FACETS, NAMED, YEAR, Counting
from search.limits import limits
from search.query import SORTS, Query, values_of
from search.refusal import Refused

PAGE_SIZE = 20
MOST_HITS = 100
LIKE = "2015, 2015-07, 2015-07-09, شباط 2011 or صفر 1442"
UNREAD = "لم نفهم التاريخ. اكتب مثلًا 2015 أو 2015-07 أو 2015-07-09 أو شباط 2011 أو صفر 1442."
UNPAGED = "لا صفحات هنا: اطلب ما تريد بـ offset وlimit."
LONGEST_SHOWN = 40  # characters of what was typed for a date
SORT_LABELS = {"relevance": "الأكثر صلة", "newest": "الأحدث", "oldest": "الأقدم"}


def clean(value: Any) -> str:
    """Text as typed, but for what no page can show: NUL and halves of surrogate pairs."""
    text = str(value or "").replace("\x00", " ")
    return text.encode("utf-8", "replace").decode("utf-8")


class CharField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return clean(value)


class SlugsField(forms.Field):
    """Each slug once, in the order of the address."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slug for slug in map(clean, value or ()) if slug.strip()))


class DaysField(forms.Field):
    """A day, a month or a year of either calendar, as its first and last day."""

    def to_python(self, value: Any) -> Period | None:
        if not clean(value).strip():
            return None
        try:
            return period(clean(value))
        except ValueError:
            raise forms.ValidationError(f"a date must be like {LIKE}") from None


class SharedFields(dict[str, forms.Field]):
    """The fields of a form that no one changes; Django copies them for each request otherwise,
    which takes longer than to clean them."""

    def __deepcopy__(self, memo: object) -> SharedFields:
        return self


def last_page() -> int:
    """The number of the last page of any results: what is beyond is reached by a narrower search."""
    return max(limits().hits // PAGE_SIZE, 1)


class SearchForm(forms.Form):
    q = CharField(label="ابحث في الأرشيف", required=False)
    sort = forms.ChoiceField(choices=SORT_LABELS.items(), required=False)

    def query(self, page: str | None = None) -> Query:
        """The query of this page; an unknown sort is the default one. Raises ValueError."""
        number = int(page or 1)
        if not 1 <= number <= last_page():
            raise ValueError(page)
        return self._query((number - 1) * PAGE_SIZE, PAGE_SIZE)

    def api_query(self) -> Query:
        """The query of an API request. Raises Refused."""
        offset, limit = self._number("offset", 0), self._number("limit", PAGE_SIZE)
        if not 0 <= offset <= limits().hits or not 1 <= limit <= MOST_HITS:
            raise Refused(
                f"limit must be from 1 to {MOST_HITS}, offset up to {limits().hits}",
                f"limit من 1 إلى {MOST_HITS}، وoffset لا يتجاوز {limits().hits}.",
            )
        if self.has_unread_dates:
            named = " and ".join(YEAR.bounds)
            raise Refused(f"{named} must be dates like {LIKE}", UNREAD)
        if self.has_unknown_sort:
            raise Refused(f"sort must be one of {', '.join(SORTS)}", "لا ترتيب بهذا الاسم.")
        if self.data.get("page"):
            raise Refused("there are no pages here but offset and limit", UNPAGED)
        return self._query(offset, limit)

    @property
    def has_unknown_sort(self) -> bool:
        """Whether an order is asked for that there is not; hits come by relevance then."""
        return self.data.get("sort") not in (None, "", *SORTS)

    @property
    def has_unread_dates(self) -> bool:
        """Whether a date cannot be read; the query leaves it out."""
        return not self.errors.keys().isdisjoint(YEAR.bounds)

    @property
    def hijri(self) -> list[tuple[str, Period]]:
        """What was typed and understood as of the Hijri calendar."""
        read = [(self.shown(bound), self.cleaned_data.get(bound)) for bound in YEAR.bounds]
        return list(dict.fromkeys((typed, one) for typed, one in read if one and one.is_hijri))

    def shown(self, bound: str) -> str:
        """A date as it was typed."""
        return clean(self.data.get(bound))[:LONGEST_SHOWN]

    def _number(self, name: str, default: int) -> int:
        try:
            return int(self.data.get(name) or default)
        except ValueError:
            raise Refused(f"{name} must be a number", f"قيمة {name} ليست عددًا.") from None

    def _query(self, offset: int, limit: int) -> Query:
        self.full_clean()
        slugs = {facet.name: self.cleaned_data.get(facet.name, ()) for facet in NAMED}
        text = str(self.cleaned_data.get("q", ""))
        return Query(
            text,
            self._sort(),
            offset,
            limit,
            values_of(slugs),
            *self._bounds(),
            as_typed=self.data.get("typed") == "1",
        )

    def _bounds(self) -> tuple[datetime.date | None, datetime.date | None]:
        """Of two dates the earlier is the first, however they were filled in."""
        since, until = map(self.cleaned_data.get, YEAR.bounds)
        if since and until and since[0] > until[1]:
            since, until = until, since
        return since and since[0], until and until[1]

    def _sort(self) -> str:
        sort = self.cleaned_data.get("sort")
        return sort if sort in SORTS else "relevance"


# What a facet's parameters are cleaned by.
FIELDS: dict[Counting, type[forms.Field]] = {
    Counting.ROWS: SlugsField,
    Counting.YEARS: DaysField,
}
SearchForm.base_fields = SharedFields(
    SearchForm.base_fields
    | {
        name: FIELDS[facet.counting](required=False)
        for facet in FACETS
        for name in facet.parameters
    }
)
