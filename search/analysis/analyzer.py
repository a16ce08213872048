"""The analyzer: pieces of text -> tokens; the forms of single words are memoised."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from search.analysis.letters import exact, fold
from search.analysis.normalizers import date, number, without_accents
from search.analysis.run_on_words import run_on_parts
from search.analysis.stemming.lexicon import Lexicon
from search.analysis.stemming.stemmer import Stemmer
from search.analysis.token import Form, Token
from search.analysis.tokenizer import Piece
from search.analysis.uthmani import spelt_today
from search.analysis.vowel_marks import marked

# A token without the call of its constructor, in the one place where it is felt.
_new = tuple.__new__

FormRule = Callable[[str], tuple[Form, ...]]

# Surfaces remembered of each kind: the words of some five hundred newspaper articles, in 36 MB.
_REMEMBERED = 1 << 16
# Longer pieces are junk, and a memory full of them would be large.
_LONGEST_REMEMBERED = 64


class Analyzer:
    """The forms of words over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._stemmer = Stemmer(lexicon)
        # Piece kind -> how a surface of that kind is normalised and stemmed.
        self._rules: dict[str, FormRule] = {
            "word": self._words,
            "detached": self._detached,
            "acronym": _acronym,
            "number": lambda surface: _one("number", number(surface)),
            "date": lambda surface: _one("date", date(surface)),
            "latin": _latin,
            "email": lambda surface: _one("email", surface.lower()),
            "url": lambda surface: _one("url", surface.lower()),
        }
        self._remembered = {
            kind: lru_cache(_REMEMBERED)(rule) for kind, rule in self._rules.items()
        }

    def forms(self, kind: str, surface: str) -> tuple[Form, ...]:
        """The forms of a surface: none for marks alone, several for ﷺ, else one."""
        rules = self._rules if len(surface) > _LONGEST_REMEMBERED else self._remembered
        return rules[kind](surface)

    def tokens(self, pieces: Iterable[Piece]) -> Iterator[Token]:
        """Normalise and stem the pieces; pieces without a form take no position."""
        position, rules, remembered = 0, self._rules, self._remembered
        for kind, surface, start, end in pieces:
            forms = (rules if end - start > _LONGEST_REMEMBERED else remembered)[kind](surface)
            for spelt, folded, stem, kind, parts, marks in forms:
                yield _new(
                    Token,
                    (surface, start, end, position, spelt, folded, stem, kind, False, marks),
                )
                if parts:
                    for part in parts:
                        yield Token(surface, start, end, position, *part[:4], overlay=True)
                position += 1

    def stem(self, word: str) -> str:
        """The stem of a word in any spelling."""
        return self._stemmer.stem(exact(word), fold(word))

    def bare(self, word: str) -> str:
        """A word in any spelling, folded, without its proclitics."""
        return self._stemmer.bare(exact(word), fold(word))

    def is_spelling(self, bare: str, seated: str) -> bool:
        """Whether a folded word without its hamza is one with it, written carelessly."""
        return self._stemmer.is_spelling(bare, seated)

    def bears(self, chain: str, word: str, stem: str) -> bool:
        """Whether a folded word of this stem is the same word with these proclitics before it."""
        return self._stemmer.bears(chain, word, stem)

    def _form(self, spelt: str) -> Form:
        # Equal forms share one string: a third of the memory, and of its misses.
        folded = _shared(fold(spelt), spelt)
        return Form(spelt, folded, _shared(self._stemmer.stem(spelt, folded), folded), "word")

    def _words(self, surface: str) -> tuple[Form, ...]:
        words = exact(surface).split()
        if len(words) > 1:  # ﷺ
            return tuple(form for word in words for form in self.forms("word", word))
        today = exact(spelt_today(surface)).split()
        marks = marked(surface)
        return tuple(
            self._with_parts(word, today)._replace(marked=marks) for word in words if len(word) > 1
        )

    def _with_parts(self, spelt: str, others: Iterable[str]) -> Form:
        form, parts = self._form(spelt), [*run_on_parts(spelt, self._lexicon), *others]
        return form._replace(parts=self._parts(parts)) if parts else form

    def _parts(self, parts: Iterable[str]) -> tuple[Form, ...]:
        return tuple(map(self._form, parts))

    def _detached(self, surface: str) -> tuple[Form, ...]:
        """«ال سعود»: the word, and the joined form beside it."""
        article, word = exact(surface).split(maxsplit=1)
        marks = marked(surface.split(maxsplit=1)[1])
        return (self._form(word)._replace(parts=self._parts([article + word]), marked=marks),)


def _shared(form: str, other: str) -> str:
    return other if form == other else form


def _one(kind: str, form: str) -> tuple[Form, ...]:
    return (Form(form, form, form, kind),)


def _latin(surface: str) -> tuple[Form, ...]:
    spelt = exact(surface).replace(".", "")
    plain = without_accents(spelt)
    return (Form(spelt, plain, plain, "latin"),)


def _acronym(surface: str) -> tuple[Form, ...]:
    spelt = "".join(filter(str.isalpha, exact(surface)))
    return (Form(spelt, fold(spelt), fold(spelt), "acronym"),)
