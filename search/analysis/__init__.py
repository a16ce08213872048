"""The Arabic analysis chain: one for index, query, snippet and spelling.

Every reading of a text goes through ``analyze``, so that what is typed and what
was printed meet. Nothing here knows of the archive or of a search engine.
"""

from functools import cache

from search.analysis.analyzer import Analyzer
from search.analysis.chunks import Chunks
from search.analysis.letters import exact, fold
from search.analysis.stemming.lexicon import lexicon as the_lexicon
from search.analysis.stop_words import is_stop_word
from search.analysis.token import Form, Token
from search.analysis.token_filters import add_joined
from search.analysis.tokenizer import tokenize

__all__ = [
    "VERSION",
    "Chunks",
    "Form",
    "Token",
    "analyze",
    "bare",
    "bears",
    "exact",
    "fold",
    "fold_text",
    "forms",
    "is_spelling",
    "is_stop_word",
    "new_chunks",
    "stem",
]

# Raised with every change of a rule or a list that changes a token.
RULES = "14"
VERSION: str


@cache
def _analyzer() -> Analyzer:
    return Analyzer(the_lexicon())


def analyze(text: str) -> list[Token]:
    """The tokens of a text of any kind, in order, with offsets into it."""
    analyzer = _analyzer()
    pieces = tokenize(text)  # the raw text cut, so that offsets stay true
    tokens = analyzer.tokens(pieces)  # exact, folded and stem; the parts of run-on words
    return list(add_joined(tokens, text, analyzer.forms))  # عبدالله beside عبد الله


def new_chunks() -> Chunks:
    """For the analysis of many texts: their forms and positions are those of ``analyze``."""
    return Chunks(analyze, _analyzer())


def forms(word: str) -> tuple[Form, ...]:
    """The forms of one word as the tokenizer cuts it: those of its token in ``analyze``."""
    return _analyzer().forms("word", word)


def stem(word: str) -> str:
    """The attested light stem of one word in any spelling."""
    return _analyzer().stem(word)


def bare(word: str) -> str:
    """A word in any spelling, folded, without its proclitics."""
    return _analyzer().bare(word)


def bears(chain: str, word: str, stem: str) -> bool:
    """Whether a folded word of this stem is the same word with these proclitics before it."""
    return _analyzer().bears(chain, word, stem)


def is_spelling(bare: str, seated: str) -> bool:
    """Whether a folded word without its hamza is no other word, but one with it written carelessly."""
    return _analyzer().is_spelling(bare, seated)


def fold_text(text: str) -> str:
    """The folded tokens of a text joined with blanks: one key for all its spellings."""
    return " ".join(token.folded for token in analyze(text) if not token.overlay)


def __getattr__(name: str) -> str:
    # VERSION holds the lexicon's checksum; importing the package must not open it.
    if name == "VERSION":
        return f"{RULES}-{the_lexicon().checksum}"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
