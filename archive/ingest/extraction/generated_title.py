"""Titles generated from the first sentences of a text that has none.

A generated title is always the author's own words in their order: a whole short sentence,
or the main clause of a longer one, cut where a subordinate clause begins, or else where an
adjunct does. Only when no such place is found is a sentence cut inside, and «…» shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.ingest.words import word_set

SHORT_WORDS = 14  # a longer title is generated only where no short one can be
MAX_WORDS, MAX_LENGTH, MIN_WORDS = 18, 110, 5
WHOLE_WORDS, WHOLE_LENGTH = 20, 120  # of a sentence that needs no cut
CUT_WORDS, CUT_LENGTH = 16, 105
BRIEF_WORDS = 7  # enough for a title that stops before a subordinate clause
SENTENCES = 5  # looked at for a title
EVIDENCE = 20_000  # code points that may show what a word is

_SENTENCE_END = re.compile(r"(?<=[.!؟?])[\s”»\"]+|(?<=[^\s.]{2}[.؟!])(?=[أ-ي]{2})|\n")
_OPENING, _CLOSING = '«“("[', '»”)"]'
_PUNCTUATION = " ،؛:,;.…-–—"

# Words that begin a clause which may be left off; a title ends before them.
SUBORDINATE = re.compile(
    r"\s+(?:في الوقت الذي|في حين|في وقت|على خلفية|على الرغم|بالرغم|رغم|بعد أن|بعدما|بعد ما|قبل أن|عقب|إلا أن|غير أن|بيد أن|"
    r"حيث|فيما|بينما|وذلك|وهو|وهي|مما|ما أدى|ما أسفر|لكن|ولكن|لأن|إذ|كما|بحسب|وفق|وفقا|وفقاً|حسب|حسبما|لاسيما|"
    r"(?:مؤكد|مشير|موضح|مضيف|معتبر|مبين|لافت|منوه|داعي|مشدد|مطالب|محذر)(?:[ةا]\u064b?|ين|ات))(?=\s)"
)
# What may follow a comma at which a title ends: a new clause, never the missing object.
AFTER_COMMA = re.compile(
    r"[،؛,]\s*(?:و\S|ف\S+\s|\S+[ا]\u064b?\s(?:أن|إن|إلى|على|في|من|ب\S+|عن|ل\S+)|حيث|إذ|بل|بعد|خلال|في|من أجل|على|لكن|مع|ضمن|"
    r"عن|وسط|بمشاركة|بحضور|إلى جانب|إثر|رغم|بهدف|الذي|التي|الذين|كما|بينما|قبل|منذ|عقب|حسب|بحسب|لا سيما|لاسيما|خاصة|"
    r"خصوصا|[يت]\S{3,}\s)"
)
COLON = re.compile(r"(?<=\w)\s?:\s")
# Words that begin what a clause is complete without: relative clauses, aims, circumstances.
ADJUNCT = re.compile(
    r"\s+(?:و?(?:الذي|التي|الذين|اللذين|اللتين)|أثناء|بعد|قبل|منذ|عبر|وسط|بسبب|نتيجة|جراء|بهدف|بغرض|بغية|من أجل|بمناسبة|إثر|"
    r"بتهمة|بدعوى|بقيمة|بتكلفة|بواسطة|مقابل|لصالح|ابتداء|اعتبارا|بدءا|تمهيدا|استعدادا|تزامنا|بالتزامن|بالإضافة|إضافة|فضلا|سواء|"
    r"لأنه\w?|لي\w{3,})(?=[\s\u064b])"
)
# Words that begin a sentence whose main clause comes later.
LEADING = re.compile(
    r"(?:و|ف)?(?:منذ|بعد|بعدما|قبل|قبيل|خلال|مع|عقب|إثر|رغم|برغم|على الرغم|بينما|فيما|عندما|حين|حينما|لما|كلما|إذا|"
    r"لو|في|على|بين|من|وسط|تحت|ضمن|حسب|بحسب|وفق|وفقا|نتيجة|بسبب|بدلا|بعيدا|لأن|كي|حتى|بهدف)(?=\s)"
)
# The same where a verb follows: before a colon the main clause is then complete.
LEADING_CLAUSE = re.compile(r"(?:منذ أن|بعد أن|بعدما|قبل أن|عندما|حين|حينما|لما|كلما|إذا)(?=\s)")
# Words that need what follows them: no title may end in one.
DANGLING = word_set(
    "في من على إلى الى عن مع أن إن ان أنه أنها إنه إنها أو و ثم بل لا لم لن ما قد بين بعد قبل عند حول ضد منذ حتى خلال نحو "
    "لدى دون بدون غير كل بعض أي ذات ذو هذا هذه ذلك تلك الذي التي الذين هو هي حيث كان كانت يكون تكون ليس عبر تحت فوق أمام "
    "وراء سوى إلا لكن كما مثل أكثر أقل أحد إحدى عدة عدد وفق بحسب حسب رئيس وزير السيد الدكتور خلف ضمن وسط بأن لأن عام قال وقال والذي والتي والذين يوم صباح مساء أول بدأ بدأت"
)
# Verbs of saying, which mean nothing without what was said.
SAYING = word_set(
    "قال قالت أكد أكدت أوضح أوضحت ذكر ذكرت أفاد أفادت صرح صرحت أضاف أضافت بين بيّن يرى ترى يقول تقول يعتقد زعم كشف كشفت "
    "أعلن أعلنت أشار أشارت اعتبر اعتبرت رأى رأت"
)
_ASIDE = re.compile(r"[،,]\s(?:\w+\s)?(?:أمس|اليوم|مؤخرا|أخيرا|غدا)\Z")  # its clause goes on
_STARTS = re.compile(r"\W{0,3}[\u0621-\u064a\d]")
_SAID = re.compile(
    r"(?:\s(?:أن|إن|ان|أنه|أنها|إنه|إنها|بأن|بأنه|بأنها|عن|إلى)\s|[:«“\"])(?:.*?\s){2}"
)
_BARE_VERB_NEXT = word_set("على في من إلى عن أن مع بأن إن")
# What a sentence that leans on the one before it begins with, or a letter to the editor.
LEANING = re.compile(
    r"(?:\S+\s(?=ه?ذ[اهل]))?(?:و|ف)?(?:هو|هي|هم|هذا|هذه|ذلك|تلك|هنا|هناك|كما|لكن|إلا|بل|أما|ثم|حيث|لذا|لذلك|إذ|أو|كذلك|بدوره\w?|ميدانيا|يذكر|يشار|الجدير|جدير)(?=[\s،])"
    r"|السلام عليكم|عزيزتي|عزيزي|سعادة|سعادت|تحية|أما بعد|بسم الله"
)
# Words whose first letter is no conjunction.
_WAW_WORD = re.compile(
    r"و(?:ز[اي]ر|صل|قع|ا?فق|جه|فا[ةت]|فد|اصل|صف|دع|ضع|لد|كال|اشنطن|الد|حد|سائل|رش|ثيق|قف|عد|رد|ظائف|ظيف|طن|رق|ثق|لي|كيل|لاي|اجه|"
    r"فر|رث|سع|سط|اعد|ادي)"
)
_FEH_WORD = re.compile(
    r"ف(?:ري|از|تح|وز|رض|رن|لس|يل|نان|شل|صل|اجأ|رع|تي|تا|اق|حص|ضل|كر|قد[تا]?\b|ني|ئ|عال)"
)


def generate(paragraphs: Sequence[str]) -> str:
    """A title from the first sentences, complete wherever one of them allows it."""
    sentences = list(_sentences(paragraphs))
    long = [sentence for sentence in sentences if len(sentence.split()) >= MIN_WORDS]
    sentences = long or sentences
    opening = next((sentence for sentence in sentences if not LEANING.match(sentence)), "")
    for words in (SHORT_WORDS, WHOLE_WORDS):
        for sentence in sentences:
            if title := _from(_standing(sentence, opening, paragraphs), words):
                return title
            if sentence is opening and not LEADING.match(sentence):
                break
    return _cut(opening or sentences[0]) if sentences else ""


def _standing(sentence: str, opening: str, paragraphs: Sequence[str]) -> str:
    """A sentence that does not lean on another, or what makes it so; else an empty string."""
    if LEANING.match(sentence) or not _STARTS.match(sentence):
        return ""
    if sentence is opening or not _is_linked(sentence):
        return sentence
    noun = sentence[1:].split()[0]
    is_noun = re.search(
        rf"(?<!\w)(?:في|من|على|إلى|عن|بين) {re.escape(noun)}(?!\w)", _text(paragraphs)
    )
    return sentence[1:] if sentence[0] == "ف" and len(noun) > 3 and is_noun else ""


def _text(paragraphs: Sequence[str]) -> str:
    return " ".join(paragraphs)[:EVIDENCE]


def _is_linked(sentence: str) -> bool:
    """Whether a sentence begins with a conjunction written onto its first word."""
    waw, feh = sentence.startswith("و"), sentence.startswith("ف")
    return bool((waw and not _WAW_WORD.match(sentence)) or (feh and not _FEH_WORD.match(sentence)))


def _sentences(paragraphs: Sequence[str]) -> Iterator[str]:
    count = 0
    for paragraph in paragraphs[:SENTENCES]:
        for sentence in _SENTENCE_END.split(paragraph[:2000]):
            if sentence.strip(_PUNCTUATION) and count < SENTENCES:
                count += 1
                yield sentence.strip()


def _from(sentence: str, words: int) -> str:
    """The sentence or its main clause, when that makes a title so long; else an empty string."""
    whole = sentence.rstrip(_PUNCTUATION)
    if (
        len(whole) <= WHOLE_LENGTH
        and MIN_WORDS <= len(whole.split()) <= words
        and _is_complete(whole)
    ):
        return whole
    fitting = (sentence[:end].rstrip(_PUNCTUATION) for end in _boundaries(sentence, words))
    return next((clause for clause in fitting if _fits(clause, words) and _is_complete(clause)), "")


def _boundaries(sentence: str, words: int) -> list[int]:
    """Where a title may end, the best places first: clauses, commas, colons, adjuncts."""
    colons = [match.start() for match in COLON.finditer(sentence, 0, MAX_LENGTH)]
    if LEADING.match(sentence):
        return colons if LEADING_CLAUSE.match(sentence) else []
    clauses = [match.start() for match in SUBORDINATE.finditer(sentence, 0, MAX_LENGTH + 30)]
    commas = [
        match.start() for match in AFTER_COMMA.finditer(sentence) if match.start() <= MAX_LENGTH
    ]
    brief = [end for end in clauses if len(sentence[:end].split()) >= BRIEF_WORDS]
    adjuncts = [match.start() for match in ADJUNCT.finditer(sentence, 0, MAX_LENGTH)]
    last = [end for end in adjuncts if len(sentence[:end].split()) >= BRIEF_WORDS]
    if words <= SHORT_WORDS:
        last = []
    return brief + sorted({*commas, *clauses} - {*brief}, reverse=True) + colons + last[::-1]


def _fits(clause: str, words: int) -> bool:
    words = min(words, MAX_WORDS)
    return len(clause) <= MAX_LENGTH and MIN_WORDS <= len(clause.split()) <= words


def _is_complete(clause: str) -> bool:
    words = clause.split()
    if words[-1].strip(_CLOSING) in DANGLING or _ASIDE.search(clause) or not _is_balanced(clause):
        return False
    if words[1] in _BARE_VERB_NEXT and words[0] not in SAYING and "،" in clause:
        return False
    return words[0] not in SAYING or bool(_SAID.search(clause, len(words[0])))


def _is_balanced(clause: str) -> bool:
    pairs = zip("«“([", "»”)]", strict=True)
    return clause.count('"') % 2 == 0 and all(
        clause.count(one) == clause.count(other) for one, other in pairs
    )


def _cut(sentence: str) -> str:
    """The first words, cut before a word that would dangle; «…» shows the cut."""
    words = sentence.split()[:CUT_WORDS]
    while len(" ".join(words)) > CUT_LENGTH and len(words) > 1:
        words.pop()
    whole = len(words) == len(sentence.split())
    while len(words) > MIN_WORDS and not whole and words[-1].strip(_PUNCTUATION) in DANGLING:
        words.pop()
    title = " ".join(words)[:MAX_LENGTH].rstrip(_PUNCTUATION)
    return title if title == sentence.rstrip(_PUNCTUATION) else title + "…"
