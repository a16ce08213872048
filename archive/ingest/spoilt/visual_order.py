"""Lines in the order of their places on the page, the last letter first: رحبلا. Pure.

No Arabic word begins with ة or ى, and most lines have one that ends so. Runs of digits and
Latin letters stand in the order of reading already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.ingest.spoilt.evidence import COMMON, PLAINLY, known, words_of
from archive.ingest.spoilt.presentation_forms import is_drawn, named
from archive.ingest.spoilt.presentation_forms import is_suspected as has_forms
from archive.ingest.words import word_set
from search.analysis.letters import ALEF_MAKSURA, DEFINITE, MARKS, TEH_MARBUTA
from search.analysis.stemming.affixes import ARTICLES

SIGNS = 4  # that a text is reversed
LINE_SIGNS = 2  # that one line of such a text is not
TIMES = 5  # as many as signs that it is not
FEW_LETTERS = 300
_NEVER_FIRST = (TEH_MARBUTA, ALEF_MAKSURA)
_ARTICLE = DEFINITE[::-1]
_LOOKS = (" ة", " ى", "\nة", "\nى", " يف ", "يتلا ", " نأ ", "ةيلا ", " ﺔ")
SHORTEST = 4  # letters of a word whose end is taken for an article: إلا, بلا, فلا are words
# Common words whose reversal is no word.
REVERSED = word_set(
    "يف ىلع ىلإ ىلا نأ نإ يتلا يذلا نيذلا اذه كلذ ناك تناك لبق نيب ىتح ثيح لالخ مامأ دكأ لاق لاقو دقو "
    "نمو يفو ىلعو نأو ناو يهو ناكو هيف اهيف هنم اهنم هيلع اهيلع امك موي ذنم وحن رثكأ نوكي نكل نكلو هنأ اهنأ"
)
_LATIN = "A-Za-z\u00c0-\u024f"
# What stands from left to right: Latin phrases with the digits in them, and numbers.
_FOREIGN = re.compile(
    f"[0-9]*[{_LATIN}][0-9{_LATIN}]*(?:[ .,:/@%_+'’&–-]+[0-9{_LATIN}]+)*"
    r"|[0-9]+(?:[.,:/+-][0-9]+)*|[٠-٩۰-۹]+(?:[.,:/٫٬-][٠-٩۰-۹]+)*"
)
_MARKED = re.compile(f"[{MARKS}]")
# No word begins with a vowel, and no alef has one but tanween.
_MISPLACED = re.compile(f"(?:^|\\s)[{MARKS}]|ا[\u064c-\u0652]")
_CLUSTER = re.compile(f"[^{MARKS}][{MARKS}]*|[{MARKS}]+")
_PAIRS = str.maketrans("()[]{}«»﴾﴿", ")(][}{»«﴿﴾")
_OPENS = re.compile(r"(?:^|[\s:ـ])[(\[{«﴿]\w|[^\W\d_ـ][)\]}»﴾]")
_CLOSES = re.compile(r"(?:^|[\s:ـ])[)\]}»﴾]\w|[^\W\d_ـ][(\[{«﴿]")


@dataclass(frozen=True, slots=True)
class Order:
    """Signs that words stand last letter first, and signs that they do not."""

    reversed: int
    forward: int

    @property
    def is_reversed(self) -> bool:
        return self.reversed >= SIGNS and self.reversed >= TIMES * self.forward


def order_of(text: str) -> Order:
    words = _words(text)
    return Order(sum(map(_is_reversed, words)), sum(map(_is_forward, words)))


def _is_reversed(word: str) -> bool:
    return (
        (word[0] in _NEVER_FIRST and len(word) > 1)
        or word in REVERSED
        or (len(word) >= SHORTEST and word.endswith(_ARTICLE))
    )


def _is_forward(word: str) -> bool:
    return (
        (word[-1] in _NEVER_FIRST and len(word) > 1)
        or word in COMMON
        or (len(word) >= SHORTEST and word.startswith(ARTICLES))
    )


def is_suspected(text: str) -> bool:
    """Whether words stand in a text that look reversed, more than slips would make."""
    if len(text) < FEW_LETTERS:
        order = order_of(text)
        return order.reversed > order.forward
    return sum(map(text.count, _LOOKS)) >= SIGNS - 1


def mend(lines: list[str]) -> list[str]:
    """The lines in the order of reading, those that are certainly not, and those like them."""
    orders = [order_of(line) for line in lines]
    total = Order(sum(one.reversed for one in orders), sum(one.forward for one in orders))
    whole = total.is_reversed or _is_plain(lines, total)
    if not whole and not any(order.is_reversed for order in orders):
        return lines
    turned = [
        logical(line) if _turns(line, order, whole) else line
        for line, order in zip(lines, orders, strict=True)
    ]
    if sum(map(_opened, turned)) >= 0:
        return turned
    return [
        new if new == old else new.translate(_PAIRS) for old, new in zip(lines, turned, strict=True)
    ]


def _is_plain(lines: list[str], order: Order) -> bool:
    """Whether a few words are reversed beyond doubt: hardly one is known but the other way about.

    Of what is drawn it is enough that more are: whatever kept the forms of letters may well have
    kept their places.
    """
    drawn = any(map(is_drawn, lines))
    if not drawn and (order.forward or not order.reversed):
        return False  # before words are looked up, which takes long
    words = [word for line in lines for word in _words(line)]
    forward, all_words = known(words)
    turned, _ = known(word[::-1] for word in words)
    if drawn:
        return turned > forward and order.reversed >= order.forward
    return (
        all_words >= SIGNS
        and turned >= PLAINLY * all_words
        and forward <= (1 - PLAINLY) * all_words
    )


def _turns(line: str, order: Order, whole: bool) -> bool:
    """Whether a line is reversed, in a text of which some lines are, or all of them."""
    if order.is_reversed:
        return True
    if order.forward >= LINE_SIGNS and order.forward > order.reversed:
        return False
    words = _words(line)
    forward, turned = known(words)[0], known(word[::-1] for word in words)[0]
    return turned > forward or (turned == forward and whole)


def _words(line: str) -> list[str]:
    return words_of(named(line) if has_forms(line) else line)


def logical(line: str) -> str:
    """A line of visual order in that of reading."""
    turned = line[::-1]
    if _MARKED.search(line):
        # Some programs move a letter and its vowels as one, others each alone.
        as_one = "".join(reversed(_CLUSTER.findall(line)))
        turned = min(turned, as_one, key=lambda each: len(_MISPLACED.findall(each)))
    return _FOREIGN.sub(lambda found: found[0][::-1], turned)


def _opened(line: str) -> int:
    """Brackets that stand before a word as they open, less those that do so as they close."""
    return len(_OPENS.findall(line)) - len(_CLOSES.findall(line))
