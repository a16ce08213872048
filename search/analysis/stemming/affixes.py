"""All that Arabic writes onto a word, each affix in one row; every other list is derived.

No row without its example: a word that bears the affix, and that a test stems with the row
and without it. Sources: the inflection of nouns, adjectives and verbs in any grammar of
written Arabic; the shares were found on the frequencies of the lexicon. All is folded.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from search.analysis.letters import ALEF, BEH, DEFINITE, HEH, LAM, TEH, WAW, YEH
from search.analysis.stemming import proofs
from search.analysis.stemming.rows import Kind, Prefix, Pronoun, Suffix, Table

# -- At the front


PREFIXES = (
    Prefix("و", Kind.CONJUNCTION, "وبغداد"),
    Prefix("ف", Kind.CONJUNCTION, "فحكومة"),
    Prefix("ب", Kind.PREPOSITION, "ببغداد", after="و"),
    Prefix("ل", Kind.PREPOSITION, "لبغداد", after="و"),
    Prefix("ك", Kind.PREPOSITION, "كوزير"),
    Prefix("س", Kind.FUTURE, "سيكتب", after="و"),
    Prefix(DEFINITE, Kind.ARTICLE, "العراق", after="وف"),
    # The persons of the present tense stay; they tell a verb after the future's س.
    Prefix("ي", Kind.PRESENT, "سيعلن"),
    Prefix("ت", Kind.PRESENT, "ستعلن"),
    Prefix("ن", Kind.PRESENT, "سنعلن"),
    Prefix("ا", Kind.PRESENT, "سأعلن"),
)


def prefixes(kind: Kind) -> tuple[str, ...]:
    """The letters of the prefixes of a kind, in the order of the table."""
    return tuple(prefix.letters for prefix in PREFIXES if prefix.kind is kind)


CONJUNCTIONS = prefixes(Kind.CONJUNCTION)
PREPOSITIONS = prefixes(Kind.PREPOSITION)
(FUTURE,) = prefixes(Kind.FUTURE)
(ARTICLE,) = prefixes(Kind.ARTICLE)
PRESENT = prefixes(Kind.PRESENT)
FUTURES = tuple(FUTURE + person for person in PRESENT)


def before_article(proclitic: str) -> str:
    """With the article after it; after ل the article loses its alef."""
    return LAM + LAM if proclitic == LAM else proclitic + ARTICLE


LAM_ARTICLE = before_article(LAM)
COMPOUND_ARTICLES = tuple(
    before_article(one) for one in (*CONJUNCTIONS, *PREPOSITIONS) if one != LAM
)
# The article as it is met most: الـ, والـ, بالـ, للـ.
ARTICLES = tuple(map(before_article, ("", WAW, BEH, LAM)))
# Every chain of proclitics before a noun, as it is written: «و», «ال», «وبال».
CHAINS = tuple(
    conjunction + rest
    for conjunction, rest in product(
        ("", *CONJUNCTIONS),
        ("", *PREPOSITIONS, *map(before_article, ("", *PREPOSITIONS))),
    )
    if conjunction + rest
)


def _common_chains() -> Iterator[str]:
    yield from ("", *CONJUNCTIONS)
    for prefix in PREFIXES:
        if prefix.kind in (Kind.PREPOSITION, Kind.FUTURE, Kind.ARTICLE):
            before_noun = [before_article(prefix.letters)] * (prefix.kind is Kind.PREPOSITION)
            for letters in (prefix.letters, *before_noun):
                yield from (before + letters for before in ("", *prefix.after))


# Those a query looks for, the empty one first: seldom is ف written before ب.
COMMON_CHAINS = tuple(_common_chains())


# -- At the end


PRONOUNS = (
    Pronoun("هما", "منزلهما", "علاقتهما", "إحداهما"),
    Pronoun("كما", "أحدكما", "علاقتكما", "مستواكما"),
    Pronoun("هم", "منازلهم", "قدرتهم", "مستواهم"),
    Pronoun("هن", "حقوقهن", "زينتهن", "إحداهن"),
    Pronoun("ها", "منزلها", "قيمتها", "محتواها"),
    Pronoun("نا", "موقعنا", "مدينتنا", "مستوانا", proof=proofs.ours, maksura=proofs.our_maksura),
    Pronoun("كم", "حضوركم", "خدمتكم", "مستواكم"),
    Pronoun("كن", "بيتكن", "خدمتكن", "مستواكن", share=20.0, proof=proofs.owned_noun),
    Pronoun("ه", "قلبه", "زيارته", "مستواه", share=0.3),
    Pronoun("ك", "صوتك", "رسالتك", "", share=1.0),
)


def _rows(pronouns: Iterable[Pronoun]) -> tuple[Suffix, ...]:
    """ة turns to ت before a pronoun, and ى to ا: so these are tried first."""
    return (
        *(Suffix(TEH + p.letters, HEH, p.after_teh, 0.5, proofs.owner) for p in pronouns),
        *(
            Suffix(ALEF + p.letters, YEH, p.after_maksura, 0.5, p.maksura)
            for p in pronouns
            if p.after_maksura
        ),
        *(Suffix(p.letters, "", p.plain, p.share, p.proof, shortest=2) for p in pronouns),
    )


# Those that can hardly be anything else, as ه, ك and ي can.
OWNERS = Table(_rows([pronoun for pronoun in PRONOUNS if len(pronoun.letters) > 1]))
# Possessors and objects, the accusative alef, the verb's plural: on words without article.
PERSONS = Table(
    (
        Suffix("تي", "ه", "مدينتي", 1.0, proofs.hidden_feminine),
        *_rows(PRONOUNS),
        # No other ending is written so: the word itself may be the rarer.
        Suffix("ءا", "ء", "مختبئا", 0.01, proofs.attested),
        Suffix("ا", "", "كثيرا", 0.5, proofs.attested),
    )
)
# The persons of the past tense: a verb of a feminine also stands in the plural.
PASTS = Table(
    (
        # Of a verb in ى, whose ى falls.
        Suffix("وا", "ي", "تلقوا", 0.5, proofs.weak_past, rival=1.0),
        Suffix("وا", "", "وصلوا", 0.1, proofs.attested),
        Suffix("ت", "ي", "انتهت", 0.1, proofs.weak_past, rival=1.0),
        Suffix("ت", "", "أعلنت", 0.1, proofs.past, partners=("وا",), partner_share=0.01),
        Suffix("ت", "", "ارتفعت", 0.2, proofs.long_past),
    )
)
DUALS = Table(
    (
        Suffix("تين", "ه", "دولتين", 0.3, proofs.hidden_feminine),
        Suffix("تان", "ه", "ساعتان", 0.3, proofs.hidden_feminine),
        Suffix("ان", "", "نوعان", 3.0, proofs.noun, partners=("ين",), partner_share=0.3),
    )
)
FEMININE_PLURALS = Table(
    (
        Suffix("ات", "ا", "كاميرات", 0.2, proofs.loan),
        Suffix("ات", "ه", "شركات", 0.02, proofs.feminine, rival=0.2),
        Suffix("وات", "اه", "قنوات", 0.05, proofs.feminine),
        Suffix("ات", "اه", "مكافآت", 0.2, proofs.feminine, shortest=6),
        Suffix("ات", "", "قرارات", 0.02, proofs.noun),
    )
)
MASCULINE_PLURALS = Table(
    (
        Suffix("ين", "", "مسلمين", 0.05, proofs.noun, partners=("ون", "ان"), partner_share=0.01),
        Suffix("ون", "", "مسلمون", 0.05, proofs.noun, partners=("ين",), partner_share=0.3),
        # Of a verb in ى or ي.
        Suffix("ون", "ي", "يسعون", 0.1, proofs.verb, rival=1.0),
        Suffix("ون", "", "يقولون", 0.1, proofs.verb),
    )
)
# Before a noun: مسؤولو النادي.
CONSTRUCT = Suffix("و", "", "مسؤولو", 1.0, proofs.noun, partners=("ين",), partner_share=1.0)
NUMBERS = Table((*DUALS, *FEMININE_PLURALS, *MASCULINE_PLURALS, CONSTRUCT))
# Adjectives made from nouns, first from the feminine to the masculine.
NISBAS = Table(
    (
        Suffix("يه", "ي", "العالمية", 0.2, proofs.noun),
        Suffix(
            "ي",
            "ه",
            "السياسي",
            0.05,
            proofs.commoner_feminine,
            rival=1.0,
            partners=("يه",),
            partner_share=0.1,
        ),
        Suffix("ي", "", "العراقي", 0.05, proofs.nisba),
    )
)
SOUND_PLURALS = (*FEMININE_PLURALS.endings, *MASCULINE_PLURALS.endings)
# Those that leave of a word all but its ة: for the front of a word it is enough to see its noun.
PLAIN = Table(
    row
    for row in (*PERSONS, *PASTS, *NUMBERS, *NISBAS)
    if not row.base_ending or (row.ending[0], row.base_ending) == (TEH, HEH)
)
