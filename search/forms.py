"""The search form: it cleans, and refuses nothing."""

from __future__ import annotations

from typing import Any

from django import forms

from search.limits import limits
from search.query import SORTS, Query

PAGE_SIZE = 20
MOST_HITS = 100
SORT_LABELS = {"relevance": "الأكثر صلة", "newest": "الأحدث", "oldest": "الأقدم"}


class CharField(forms.CharField):
    """Text as typed, but for what no page can show: NUL and halves of surrogate pairs."""

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\x00", " ")
        return text.encode("utf-8", "replace").decode("utf-8")


class SearchForm(forms.Form):
    q = CharField(label="ابحث في الأرشيف", required=False)
    sort = forms.ChoiceField(choices=SORT_LABELS.items(), required=False)

    def query(self, page: str | None = None) -> Query:
        """The query of this page; an unknown sort is the default one. Raises ValueError."""
        self.full_clean()
        number = int(page or 1)
        if not 1 <= number <= max(limits().hits // PAGE_SIZE, 1):
            raise ValueError(page)
        return Query(self._text(), self._sort(), (number - 1) * PAGE_SIZE, PAGE_SIZE)

    def api_query(self) -> Query:
        """The query of an API request. Raises ValueError for an offset or limit out of range."""
        self.full_clean()
        offset, limit = int(self.data.get("offset") or 0), int(self.data.get("limit") or PAGE_SIZE)
        if not 0 <= offset <= limits().hits or not 1 <= limit <= MOST_HITS:
            raise ValueError((offset, limit))
        return Query(self._text(), self._sort(), offset, limit)

    def _text(self) -> str:
        return str(self.cleaned_data.get("q", ""))

    def _sort(self) -> str:
        sort = self.cleaned_data.get("sort")
        return sort if sort in SORTS else "relevance"
