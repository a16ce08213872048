"""The indexes of tags, sources, authors and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from archive.addresses import address
from archive.collation import DIGITS, LATIN, LETTERS, OTHER, letter_of
from archive.models import Named, Tag
from archive.named_rows import BY_SECTION
from archive.names_in_use import Choice, NamesInUse, letter_counts, words_of
from archive.paging import NAMES_PER_PAGE, page_of_names
from archive.section_words import WORDS

LONGEST_TEXT = 200  # characters of what is looked for in an index
# Letters of an index whose label is not the letter itself, and what they are called.
LABELS = {DIGITS: "0–9", LATIN: "A–Z", OTHER: gettext_noop("أخرى")}
CALLED = {
    DIGITS: gettext_noop("أرقام"),
    LATIN: gettext_noop("حروف لاتينية"),
    OTHER: gettext_noop("حروف أخرى"),
}
ORDERS = (("", gettext_noop("الأكثر مقالات")), ("name", gettext_noop("أبجديًا")))


class Link(NamedTuple):
    """One of several ways to see an index; `number` is that of its names, None if it is not told.

    There is no way where `url` is empty.
    """

    label: str
    url: str
    is_current: bool
    number: int | None = None


class Asked(NamedTuple):
    """What an address asks of an index, as its parameters have it."""

    kind: str = ""
    letter: str = ""
    used: str = ""
    q: str = ""
    sort: str = ""

    def url(self, route: str) -> str:
        return address(route) + self.parameters

    @property
    def parameters(self) -> str:
        """What the address has behind its path."""
        chosen = {name: value for name, value in self._asdict().items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing but kind and order is chosen."""
        return not (self.letter or self.used or self.q)

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to know this way of seeing the index."""
        return not (self.kind or self.used or self.q or self.sort)


@require_safe
def index(request: HttpRequest, section: str) -> HttpResponse:
    model, words = BY_SECTION[section], WORDS[section]
    asked = _asked(request, model)
    route = f"{words.noun}_list"
    letter = letter_of(asked.letter) if asked.letter else ""
    if letter != asked.letter:
        return redirect(asked._replace(letter=letter).url(route), permanent=True)
    counts = letter_counts(model, asked.kind)
    is_parted = counts.total() > NAMES_PER_PAGE and any(not once for _, once in counts)
    use = asked.used or ("often" if is_parted and not asked.q else "")
    by_name = bool(asked.letter or asked.used or asked.sort)
    text = words_of(asked.q)
    choice = Choice(asked.kind, letter, use, text, by_name)
    names = NamesInUse(model, choice) if text or not asked.q else ()
    shown = {"": (False, True), "often": (False,), "once": (True,)}[use]
    number_of = {one: sum(counts[one, once] for once in shown) for one in LETTERS}
    once = sum(counts[one, True] for one in ([letter] if letter else LETTERS))
    context = {
        "words": words,
        "page": page_of_names(request, names),
        "asked": asked,
        "action": address(route),
        "called": CALLED.get(letter, ""),
        "kinds": list(_kinds(asked, route)) if model is Tag else [],
        "letters": list(_letters(asked, route, number_of)),
        "orders": list(_orders(asked, route)) if asked.is_whole else [],
        "is_parted": is_parted,
        "once": Link(words.once, asked._replace(used="once", sort="").url(route), False, once),
        "often_url": asked._replace(used="").url(route),
    }
    return render(request, "archive/name_list.html", context)


def _asked(request: HttpRequest, model: type[Named]) -> Asked:
    """Raises Http404 for a choice that there is not."""
    given = {name: request.GET.get(name, "") for name in Asked._fields}
    asked = Asked(**given | {"q": " ".join(given["q"].split())[:LONGEST_TEXT]})
    kinds = Tag.Kind.values if model is Tag else []
    if asked.kind and asked.kind not in kinds:
        raise Http404("لا وسوم من هذا النوع.")
    if asked.used not in ("", "once") or asked.sort not in ("", "name"):
        raise Http404("لا قائمة بهذا الترتيب.")
    return asked


def _kinds(asked: Asked, route: str) -> Iterator[Link]:
    """All kinds of tags, first the link to all of them."""
    for value, label in [("", gettext_noop("الكل")), *Tag.Kind.choices]:
        url = asked._replace(kind=value, letter="").url(route)
        yield Link(str(label), url, value == asked.kind)


def _letters(asked: Asked, route: str, number_of: dict[str, int]) -> Iterator[Link]:
    """The whole index, then its letters with the number of their names.

    In an index of several pages the letters of Arabic always have their place.
    """
    base = asked._replace(q="", sort="")
    is_long = sum(number_of.values()) > NAMES_PER_PAGE
    yield Link("الكل", base._replace(letter="").url(route), not asked.letter)
    for letter, number in number_of.items():
        if number or (is_long and letter not in LABELS):
            url = base._replace(letter=letter).url(route) if number else ""
            yield Link(LABELS.get(letter, letter), url, letter == asked.letter, number)


def _orders(asked: Asked, route: str) -> Iterator[Link]:
    for value, label in ORDERS:
        yield Link(label, asked._replace(sort=value).url(route), value == asked.sort)
