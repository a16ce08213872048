"""Which names are joined at query time, and which must not be."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from search.analysis import analyze, fold, stem
from search.analysis.expansion import variants
from search.analysis.expansion.variants import FILES, alternatives, equivalents, lines
from search.analysis.stemming.lexicon import lexicon
from tests.search.analysis.vectors import rows

LINES = {file: list(lines(file)) for file in FILES}
FOLDER = Path(variants.__file__).parent


def _others(word: str) -> set[str]:
    return set(alternatives(stem(word)))


def _folded(text: str) -> list[str]:
    return [token.folded for token in analyze(text) if not token.overlay]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in analyze(text) if not token.overlay)


def _equal(text: str) -> set[tuple[str, ...]]:
    """What a search for the text looks for beside it, as tuples of stems."""
    words = _folded(text)
    single = {(other,) for other in alternatives(stem(text))} if len(words) == 1 else set()
    return single | set(equivalents(words))


# -- Names that meet, both ways

FAMILIES = {
    "spellings of a country": "أمريكا أميركا",
    "of its people, through the stem": "الأمريكيين الأميركية",
    "of a company": "غوغل جوجل قوقل كوكل google",
    "of a person": "نتنياهو نتانياهو",
    "of a person in the news of the Gulf": "ترامب ترمب",
    "of a city": "شيكاغو شيكاجو",
    "of a part of a city's name": "أنجلوس أنجليس أنجيليس",
    "of a foreign word": "الديمقراطية ديموقراطية",
    "of a device": "تلفزيون تليفزيون تلفاز",
    "of a numeral": "مائة مئة",
    "of hundreds": "ثلاثمائة ثلاثمئة",
    "of a unit and its abbreviation": "كيلومتر كلم",
    "an organisation": "الناتو nato",
    "a disease": "كوفيد covid",
    "January": "يناير جانفي",
    "June": "حزيران يونيو يونيه جوان",
    "July": "تموز يوليو جويلية يوليوز",
    "September": "أيلول سبتمبر شتنبر",
    "a country and its adjective": "أفغانستان الأفغانية",
    "another": "توغو توغولي",
    "a country of two names": "المجر هنغاريا هنغاري",
}
STRANGERS = (
    "سوريا سور",
    "مائة ماء",
    "مائة مياه",
    "كوبا كوب",
    "مالي مال",
    "المجر مجرى",
    "ماكرون ماكر",
    "ناسا الناس",
    "شيلي شيل",
    "جامبيا جامبو",
    "النيجر نيجيريا",
    "كونغو كونغرس",
    "الكويت الكوت",
    "لاتفيا ليتوانيا",
    "دومينيكا الدومينيكان",
    "الصرب سرب",
    "أغسطس أب",
    "الإمارات إمارة",
    "القمر قمري",
    "بروناي روني",
    "البندقية فينيسيا",
    "سيناء سينا",
    "طرطوس طرسوس",
    "غروب جروب",
    "غيوم جيوم",
    "فراري فيراري",
    "كلينتون كلينت",
)


@pytest.mark.parametrize("words", FAMILIES.values(), ids=FAMILIES)
def test_each_name_finds_all_others(words: str) -> None:
    stems = {stem(word) for word in words.split()}
    missed = {word: stems - {stem(word)} - _others(word) for word in words.split()}
    assert not any(missed.values()), missed


@pytest.mark.parametrize("pair", STRANGERS)
def test_other_names_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert stem(other) not in _others(one)
    assert stem(one) not in _others(other)


def test_a_stem_is_no_alternative_of_itself() -> None:
    assert alternatives("جوجل") == ("غوغل", "قوقل", "كوكل", "كوغل", "google")


@pytest.mark.parametrize("word", ["زغبطيق", "كتاب", "في", "", "متحد"])
def test_an_unknown_word_has_none(word: str) -> None:
    assert alternatives(word) == ()
    assert equivalents([word]) == ()


def test_an_empty_run_has_none() -> None:
    assert equivalents([]) == ()


# -- Names of several words

PHRASES = {
    "كانون الثاني": "يناير جانفي",
    "تشرين الأول": "أكتوبر",
    "شهر آب": "أغسطس أوت غشت",
    "المملكة العربية السعودية": "السعودية KSA",
    "منظمة الصحة العالمية": "WHO",
    "وكالة الأنباء السعودية": "واس",
    "سري لانكا": "سريلانكا",
    "فيس بوك": "فيسبوك facebook",
    "وكالة الصحافة الفرنسية": "أ.ف.ب AFP",
}


@pytest.mark.parametrize("name", PHRASES)
def test_a_name_of_several_words_finds_the_short_one_and_back(name: str) -> None:
    for short in PHRASES[name].split():
        assert _stems(short) in _equal(name)
        assert _stems(name) in _equal(short)


def test_names_of_several_words_find_each_other() -> None:
    assert _stems("منظمة المؤتمر الإسلامي") in _equal("منظمة التعاون الإسلامي")
    assert _stems("رئيس مجلس الوزراء") in _equal("رئيس الوزراء")


@pytest.mark.parametrize("text", ["كانون", "تشرين", "الأمم", "جبل أسود", "دولة إسلامية", "الثاني"])
def test_a_part_of_a_name_or_its_indefinite_finds_nothing(text: str) -> None:
    assert _equal(text) == set()


def test_what_differs_by_the_article_alone_is_no_other_phrase() -> None:
    assert _stems("أمم متحدة") not in _equal("الأمم المتحدة")


# -- The shared rows


@pytest.mark.parametrize("number", [f"B{number}" for number in range(16, 24)])
def test_the_shared_rows_hold(number: str) -> None:
    row = next(row for row in rows("plurals_and_variants") if row["id"] == number)
    reached = {_stems(row["query"])} | _equal(row["query"])
    assert {_stems(text) for text in _texts(row["must also reach"])} <= reached
    assert reached.isdisjoint(_stems(text) for text in _texts(row["must not reach"] or ""))


def _texts(cell: str) -> list[str]:
    plain = re.sub(r"\([^)]*\)|\balone\b", "", cell)
    return [text.strip() for text in plain.split(",") if text.strip()]


# -- The files


def test_the_lists_are_long() -> None:
    assert len(LINES["variants"]) >= 400
    assert len(LINES["months"]) == 12
    assert len(LINES["multiword_variants"]) >= 40


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_a_comment_or_joins_names(file: str) -> None:
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    written = [line for line in text.splitlines() if line and not line.startswith("#")]
    odd = [line for line in written if len(re.split(" [=~] ", line)) < 2 or "  " in line]
    assert odd == []
    assert [line for line in written if " ~ " in line and file != "nationalities"] == []


@pytest.mark.parametrize("file", FILES)
def test_no_name_stands_on_two_lines_of_a_file(file: str) -> None:
    names = Counter(" ".join(map(fold, name.split())) for line in LINES[file] for name in line)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_spelling_is_its_own_stem() -> None:
    spellings = [spelling for line in LINES["variants"] for spelling in line]
    assert [word for word in spellings if stem(word) != fold(word)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_line_joins_what_the_stemmer_does_not(file: str) -> None:
    idle = [names for names in LINES[file] if len({_stems(name) for name in names}) < 2]
    assert idle == []


def test_every_arabic_spelling_is_in_use() -> None:
    known = lexicon()
    spellings = [fold(word) for line in LINES["variants"] for word in line if not word.isascii()]
    used = [word for word in spellings if known.count(word) or known.count("ال" + word)]
    # A slip of the keyboard that readers make with the longest name in the news.
    assert set(spellings) - set(used) <= {"نتنياهوو"}


def test_latin_spellings_are_the_forms_the_chain_gives() -> None:
    spellings = [word for line in LINES["variants"] for word in line if word.isascii()]
    assert [word for word in spellings if _folded(word) != [word]] == []


def test_no_name_has_so_many_others_that_a_query_drowns() -> None:
    groups = variants._groups()
    assert max(map(len, groups.values())) <= 10


# CLDR's territories that are no states: dependencies, unions, groups, tests.
NO_STATES = """
    AC AI AQ AS AW AX BL BM BQ BV CC CK CP CW CX DG EA EU EZ FK FO GF GG GI GP GS GU HM IC IM
    IO JE KY MF MO MP MQ MS NC NF NU PF PM PN QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB
    YT ZZ HK
"""


def test_no_state_is_missing() -> None:
    text = (FOLDER / "nationalities.txt").read_text(encoding="utf-8")
    names = {_plain(name) for line in text.splitlines() for name in re.split(" [=~] ", line)}
    territories = Locale("ar").territories
    states = {code: _plain(name) for code, name in territories.items() if code.isalpha()}
    missing = [
        name for code, name in states.items() if code not in NO_STATES.split() and name not in names
    ]
    assert missing == []


def _plain(name: str) -> str:
    """تيمور - ليشتي and ميانمار (بورما) without what CLDR sets between and behind."""
    return " ".join(_folded(name.partition("(")[0]))


def test_the_files_are_read_at_once() -> None:
    stem("كتاب")  # the lexicon is opened by whoever asks first
    variants._groups.cache_clear()
    begun = time.process_time()
    alternatives("جوجل")
    # A few hundredths of a second; the bound leaves room for a busy machine.
    assert time.process_time() - begun < 0.25
