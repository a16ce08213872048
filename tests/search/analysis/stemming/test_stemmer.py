"""Which words share a stem, and which must not."""

import random

import pytest

from search.analysis import exact, fold, stem
from search.analysis.stemming.affixes import CHAINS
from search.analysis.stemming.lexicon import lexicon
from search.analysis.stemming.protected_words import PROTECTED
from search.analysis.stemming.stemmer import Stemmer
from tests.search.analysis.vectors import rows

# Words that share one stem, by what tells them apart.
FAMILIES = {
    "an alef with its madda": "منشأة منشآت منشئات المنشآت والمنشئات",
    "the same of a participle": "مفاجأة مفاجآت مفاجئات",
    "the feminine of a superlative": "اليمنى يمنى باليمنى",
    "mother": "أم الأم والأم أمها وأمهم",
    "a slender hamza": "جزيء جزيئات الجزيئات",
    "the article": "كتاب الكتاب والكتاب بالكتاب للكتاب كالكتاب فالكتاب وبالكتاب",
    "an article before two letters": "حب الحب والحب للحب",
    "conjunctions": "كتاب وكتاب فكتاب",
    "prepositions": "كتاب بكتاب لكتاب ككتاب وبكتاب ولكتاب",
    "lam before lam": "لجنة اللجنة للجنة",
    "lam with the article": "منع المنع للمنع",
    "lam before a name with lam": "لبنان للبنان وللبنان ولبنان",
    "a root waw": "وزير الوزير ووزير والوزير لوزير وزيرا",
    "a root waw before a pronoun": "وجود الوجود وجوده وجودها ووجودهم",
    "a root beh": "برلمان البرلمان ببرلمان البرلماني",
    "a root alef-lam": "التزام الالتزام بالتزام والتزامها",
    "hamza after a preposition": "إلغاء الإلغاء بإلغاء لإلغاء وإلغائها",
    "a country that begins like an article": "ألبانيا وألبانيا بألبانيا لألبانيا ألباني الألبانية",
    "possessors": "قلم قلمه قلمها قلمهم قلمك قلمنا قلمي",
    "possessors of a feminine": "مدينة مدينته مدينتها مدينتهم مدينتنا المدينة",
    "possessors of a final alef maksura": "مستوى مستواه مستواها المستوى",
    "the accusative": "قرار قرارا القرار",
    "the accusative after hamza": "جزء جزءا الجزء",
    "plurals of two letters and a hamza": "فئة فئات الفئات",
    "plurals before a noun": "مسؤول مسؤولو مسؤولي المسؤولون",
    "sound plurals": "مهندس مهندسون مهندسين المهندسين والمهندسون",
    "feminine plurals": "شركة شركات الشركات وشركاتها",
    "plurals of masculines in ات": "قرار قرارات القرارات",
    "plurals with a hamza": "هيئة هيئات الهيئات",
    "plurals after alef and hamza": "إجراء إجراءات الإجراءات اجراءات",
    "duals": "دولة دولتان دولتين الدولتين",
    "nisbas": "لبنان لبناني اللبنانية لبنانيون اللبنانيين",
    "nisbas of feminines": "حكومة حكومي الحكومية حكوميين",
    "nisbas of countries in alef": "سوريا سورية سوري السوريين لسوريا بسوريا",
    "nisbas of countries in alef, another": "فرنسا فرنسي الفرنسية وفرنسا",
    "chains of proclitics": "تاريخ وبتاريخ ولتاريخ فبالتاريخ وبالتاريخ وللتاريخ وكتاريخ",
    "prepositions before a rarer noun": "عنوان بعنوان العنوان",
    "future": "يعلن سيعلن وسيعلن",
    "future of three letters": "يتم سيتم وسيتم",
    "the past": "أعلن أعلنت أعلنوا وأعلنت",
    "possessors of two letters": "يد يده يدها ويدهم",
    "possessors of a noun that looks feminine": "عمل عمله عملها بعمله",
    "possessors of a feminine that looks owned": "والدة والدته والدتها",
    "verbs in the plural": "يعلن يعلنون يعلنوا",
    "seats of hamza": "مسؤول مسئول مسوول المسؤول المسئولين والمسوولين لمسؤول",
    "seats of hamza, again": "شؤون شئون شوون الشؤون",
    "a seat under yeh": "رئيس رييس الرئيس الرييس",
    "a seat before alef": "سؤال سوال السؤال",
    "a flag and its plural": "راية رايات الرايات",
    "women, and the men of their calling": "نائب نائبة نائبات والنائبات",
    "God": "الله والله بالله لله فالله",
    "tens": "عشرون عشرين والعشرين",
}
# Words that must not share a stem.
STRANGERS = (
    "اليمنى اليمن",
    "راية رأي",
    "راية رأيه",
    "نادية نادي",
    "ماشية ماشي",
    "تحلية تحلي",
    "هاوية هاوي",
    "أنجيلا إنجيل",
    "جزيئات جزء",
    "جزيء جزء",
    "مهمة مهم",
    "رويس رئيس",
    "قارئات قارات",
    "وفئات فات",
    "مدرسة مدرس",
    "مكتبة مكتب",
    "شركة شرك",
    "عملة عمل",
    "ولاية ولا",
    "وزير زير",
    "وطن طن",
    "بدر در",
    "بغداد غداد",
    "كمال مال",
    "فاطمة اطمة",
    "لندن ندن",
    "لبنان لبن",
    "سلطان سلط",
    "زيتون زيت",
    "فلسطين فلسط",
    "تأمين تام",
    "جمعية جمع",
    "جنيه جنة",
    "يأتي يأت",
    "التهاب تهاب",
    "وجوده جودة",
    "بعده عدة",
    "ألمانيا مانيا",
    "سماء سما",
    "طوارق طارق",
    "مستشفى مستشف",
    "ملفت ملف",
    "فقه فق",
    "عضو عض",
    "سالم الم",
    "سيول يول",
)


@pytest.mark.parametrize("words", FAMILIES.values(), ids=FAMILIES)
def test_the_forms_of_a_word_share_its_stem(words: str) -> None:
    first, *others = words.split()
    assert {word: stem(word) for word in others} == dict.fromkeys(others, stem(first))


@pytest.mark.parametrize("pair", STRANGERS)
def test_other_words_do_not(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["مدرسة", "مكتبة", "شركة", "ولاية", "حياة"])
def test_teh_marbuta_is_kept(word: str) -> None:
    assert stem(word) == fold(word)


def test_waw_is_kept_when_it_is_a_root_letter() -> None:
    words = ["وزير", "وطن", "وليد", "وكالة", "والدة", "وقت", "وحدة"]
    assert [stem(word) for word in words] == [fold(word) for word in words]


def test_a_word_nobody_has_seen_loses_its_article_only() -> None:
    assert [stem(word) for word in ("الزغبطيق", "والزغبطيق", "زغبطيقان")] == [
        "زغبطيق",
        "زغبطيق",
        "زغبطيقان",
    ]


def test_a_stem_depends_on_nothing_that_was_asked_before() -> None:
    words = " ".join(FAMILIES.values()).split()
    forward = [stem(word) for word in words]
    assert [stem(word) for word in reversed(words)] == forward[::-1]


# -- Sampled from the lexicon


def _nouns(count: int) -> list[str]:
    """Folded nouns of the lexicon, common with the article and without."""
    known = lexicon()
    nouns = (
        word
        for word in known.words()
        if len(word) >= 3
        and not word.startswith("ال")
        and min(known.count(word), known.count("ال" + word)) >= 30
    )
    return random.Random(20).sample(sorted(nouns), count)


@pytest.fixture(scope="module")
def nouns() -> list[str]:
    return _nouns(250)


@pytest.mark.parametrize("proclitic", CHAINS)
def test_a_proclitic_leaves_the_stem_of_nearly_every_noun(proclitic: str, nouns: list[str]) -> None:
    kept = sum(stem(proclitic + noun) == stem(noun) for noun in nouns)
    assert kept / len(nouns) >= 0.97


# -- The protected words


def _fresh_stem(word: str) -> str:
    """The stem by the lists as they stand now: nothing is remembered."""
    return Stemmer(lexicon()).stem(exact(word), fold(word))


def test_every_protected_word_needs_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    needless = []
    for word in sorted(PROTECTED):
        forms = _forms(word)
        protected = [stem(form) for form in forms]
        with monkeypatch.context() as patch:
            patch.delitem(PROTECTED, word)
            unprotected = [_fresh_stem(form) for form in forms]
            if unprotected == protected:
                needless.append(word)
    assert needless == []


def _forms(word: str) -> list[str]:
    fronts = [front + word for front in ("", "ال", "و", "ب", "بال", "لل")]
    return fronts + [word + end for end in ("ين", "ون", "ات", "ية", "ا", "ه", "ي")]


# -- The shared pairs


def test_the_shared_pairs_hold() -> None:
    pairs = rows("conflation")
    right = sum((stem(row["a"]) == stem(row["b"])) == (row["expect"] == "same") for row in pairs)
    assert right / len(pairs) >= 0.97
