"""The tokens of a text: what stands where, what is dropped and what is added."""

import pytest

from search.analysis import Token, analyze, fold_text
from tests.search.analysis.vectors import rows, text_of, tokens_of

# A text · its folded tokens · the overlays beside them
TEXTS = [
    ("قال: «القاهرة» أمس،وبيروت؛ لماذا؟", "قال القاهره امس وبيروت لماذا", ""),
    ("سنة 1445هـ أو 2024م", "سنه 1445 او 2024", ""),
    ("٢٬٥٠٠٫٧٥ ريال", "2500.75 ريال", ""),
    ("1,5,9", "1 5 9", ""),
    ("الـ20 من مايو وبـ 7 وال3", "20 من مايو 7 3", ""),
    ("لـ«النهار» والـBBC", "النهار bbc", ""),
    ("ال 20", "20", ""),
    ("م.م", "", ""),
    ("ا ب ت", "ابت", ""),
    ("و.ا.س تنقل", "واس تنقل", ""),
    ("سين و أ ف ب و قال", "سين افب قال", ""),
    ("كتب [email protected] اليوم", "كتب اليوم", ""),
    ("[email\u00a0protected]", "", ""),
    ("راسل a.b-c@news.example.org.", "راسل a.b-c@news.example.org", ""),
    ("(https://example.org/ا?ب=1)، ثم", "https://example.org/ا?ب=1 ثم", ""),
    ("3/4/2019 و2019-04-03 و1-0", "3/4/2019 2019/04/03 1 0", ""),
    ("وصلIBM", "وصل ibm", ""),
    ("Élysée U.N. AT&T it's", "elysee un at&t it's", ""),
    ("فيروس-19", "فيروس 19", ""),
    ("#القدس_اليوم @news", "القدس اليوم news", ""),
    ("عبد العزيز", "عبد العزيز", "عبدالعزيز"),
    ("أبو ظبي", "ابو ظبي", "ابوظبي"),
    ("بن لادن", "بن لادن", "بنلادن"),
    ("آل ثاني", "ال ثاني", "الثاني"),
    ("عبد، العزيز", "عبد العزيز", ""),
    ("عبدالعزيز", "عبدالعزيز", "عبد العزيز"),
    ("ال نهيان", "نهيان", "النهيان"),
    ("S-400", "s 400", "s400"),
    ("Boeing-747", "boeing 747", ""),
    ("S 400", "s 400", ""),
    ("المدرسةالجديدة", "المدرسهالجديده", "المدرسه الجديده"),
    ("مجلسالنواب", "مجلسالنواب", "مجلس النواب"),
    ("فى", "في", ""),
    ("إلىمصر", "اليمصر", "الي مصر"),
    ("\ufdfa", "صلي الله عليه وسلم", ""),
    ("\ufefb شيء", "لا شء", ""),
    ("ــــ ّ \u200f", "", ""),
    ("Москва 東京", "москва 東京", ""),
]


@pytest.mark.parametrize(("text", "folded", "overlays"), TEXTS)
def test_a_text_has_these_tokens(text: str, folded: str, overlays: str) -> None:
    tokens = analyze(text)
    assert [token.folded for token in tokens if not token.overlay] == folded.split()
    assert [token.folded for token in tokens if token.overlay] == overlays.split()


def test_a_token_says_all_about_its_word() -> None:
    assert analyze("في المَدارِس") == [
        Token("في", 0, 2, 0, "في", "في", "في", "word"),
        Token("المَدارِس", 3, 12, 1, "المدارس", "المدارس", "مدارس", "word", False, "المَدارِس"),
    ]


def test_joined_names_stand_where_their_first_word_stands() -> None:
    assert analyze("عبد الله قال")[:3] == [
        Token("عبد", 0, 3, 0, "عبد", "عبد", "عبد", "word"),
        Token("عبد الله", 0, 8, 0, "عبدالله", "عبدالله", "عبدالله", "word", overlay=True),
        Token("الله", 4, 8, 1, "الله", "الله", "الله", "word"),
    ]


def test_the_parts_of_run_on_words_stand_over_the_whole_of_it() -> None:
    run_on, *parts = analyze("رئيسالوزراء")
    assert not run_on.overlay
    assert [(part.start, part.end, part.position, part.overlay) for part in parts] == [
        (run_on.start, run_on.end, run_on.position, True)
    ] * 2


def test_what_is_dropped_takes_no_position() -> None:
    assert [token.position for token in analyze("أ- الـ15 و قطاع د. سين")] == [0, 1, 2]


def test_offsets_select_whole_displayed_words() -> None:
    text = "صرّح مُديرُ المصرفِ لِـ«الحيـــاة»"
    assert [text[token.start : token.end] for token in analyze(text)] == [
        "صرّح",
        "مُديرُ",
        "المصرفِ",
        "الحيـــاة",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مدرسة", "word"),
        ("ال نهيان", "word"),
        ("12", "number"),
        ("1/2/2003", "date"),
        ("BBC", "latin"),
        ("أ ف ب", "acronym"),
        ("a@b.org", "email"),
        ("www.example.org", "url"),
    ],
)
def test_every_token_knows_its_kind(text: str, kind: str) -> None:
    assert {token.kind for token in analyze(text)} == {kind}


@pytest.mark.parametrize("text", ["أ ـ ـ", "أ.ـ.ـ", "ـ ـ ـ", "1أ ـ ـ"])
def test_stretching_is_no_letter_of_an_acronym(text: str) -> None:
    assert [token.kind for token in analyze(text)] in ([], ["number"])


@pytest.mark.parametrize("text", ["BBC", "F16", "2015", "1/2/2003", "A@B.org", "https://B.org/X"])
def test_what_is_not_arabic_is_its_own_stem(text: str) -> None:
    (token,) = analyze(text)
    assert token.exact == token.folded == token.stem == text.lower()


def test_a_latin_accent_stays_in_the_exact_form_only() -> None:
    (token,) = analyze("École")
    assert (token.exact, token.folded, token.stem) == ("école", "ecole", "ecole")


def test_fold_text_is_one_key_for_all_spellings() -> None:
    keys = {fold_text(text) for text in ("الأمم المتّحدة", " الامم   المتحده.", "«الأمـم» المتحدة")}
    assert keys == {"الامم المتحده"}


# Three rows of the shared vectors are prose; they have a test of their own above.
PROSE = {"T17", "T55", "T58"}


def test_the_shared_vectors_hold() -> None:
    wrong = [row["id"] for row in rows("tokens") if row["id"] not in PROSE and not _holds(row)]
    assert wrong == []


def _holds(row: dict[str, str]) -> bool:
    tokens = analyze(text_of(row["input"]))
    expected, overlays = tokens_of(row["expected tokens"])
    folded = [token.folded for token in tokens if not token.overlay]
    # Rows that begin with «…» name the overlays only.
    return expected in (folded, []) and [t.folded for t in tokens if t.overlay] == overlays


def test_genuine_words_are_not_taken_for_run_on_words() -> None:
    text = "البتروكيماويات والاستراتيجيات فسيكفيكهم استفساراتكم"
    assert [token.folded for token in analyze(text)] == text.split()


def test_an_address_is_one_token() -> None:
    assert [token.kind for token in analyze("a.writer@daily.example.org")] == ["email"]
