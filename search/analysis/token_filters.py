"""Token filters: tokens added beside those that stand in the text."""

from collections.abc import Callable, Iterable, Iterator

from search.analysis.token import Form, Token

FormsOf = Callable[[str, str], tuple[Form, ...]]

# The first words of names that are written in one word or in two, as spelt: how they are joined.
NAME_OPENERS = {"عبد": "عبد", "أبو": "أبو", "ابو": "أبو", "بن": "بن", "ابن": "بن", "آل": "آل"}
_LONGEST_MODEL = 3


def add_joined(tokens: Iterable[Token], text: str, forms_of: FormsOf) -> Iterator[Token]:
    """Add عبدالله to عبد الله and f16 to F-16, at the position of the first word.

    ``forms_of`` gives the forms of a kind and a surface.
    """
    before: Token | None = None
    for token in tokens:
        if before and (before.exact in NAME_OPENERS or before.kind == "latin"):
            gap = text[before.end : token.start]
            if _is_name(before, gap, token) or _is_model(before, gap, token):
                opener = NAME_OPENERS.get(before.exact, before.surface)
                forms = forms_of(before.kind, opener + token.surface)
                span = (before.start, token.end)
                yield from (_token(form, text, span, before.position) for form in forms)
        yield token
        if not token.overlay:
            before = token


def _is_name(first: Token, gap: str, second: Token) -> bool:
    return first.exact in NAME_OPENERS and gap.isspace() and second.kind == "word"


def _is_model(first: Token, gap: str, second: Token) -> bool:
    return len(first.surface) <= _LONGEST_MODEL and gap == "-" and second.kind == "number"


def _token(form: Form, text: str, span: tuple[int, int], position: int) -> Token:
    start, end = span
    return Token(text[start:end], start, end, position, *form[:4], overlay=True)
