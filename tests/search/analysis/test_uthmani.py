"""Words as Korans spell them, and as their readers type them."""

import pytest

from search.analysis import analyze, exact, fold
from search.analysis.uthmani import spelt_today

SPELT = [
    # Koran, today; words are written with the marks that tell them
    ("ٱلْعَٰلَمِينَ", "العالمين"),
    ("ٱلسَّمَٰوَٰتِ", "السماوات"),
    ("ٱلصَّلَوٰةَ", "الصلاة"),
    ("ٱلرِّبَوٰا۟", "الربا"),
    ("صَلَوَٰتِهِمْ", "صلواتهم"),
    ("ٱلتَّوْرَىٰةِ", "التوراة"),
    ("هُدَىٰهُمْ", "هداهم"),
    ("خَطَٰيَٰكُمْ", "خطاياكم"),
    ("ٱلَّيْلِ", "الليل"),
    ("ٱلَّٰتِى", "اللاتي"),
    ("ٱلْـَٰٔنَ", "الآن"),
    ("شَيْـًٔا", "شيئا"),
    ("ٱلْأَفْـِٔدَةَ", "الأفئدة"),
    ("مَسْـُٔولًا", "مسؤولا"),
    ("يَسْـَٔلُونَكَ", "يسألونك"),
    ("فَسْـَٔلُوٓا۟", "فاسألوا"),
    ("سَيِّـَٔاتِهِمْ", "سيئاتهم"),
    ("مَـَٔابٍ", "مآب"),
    ("بِـَٔايَٰتِنَا", "بآياتنا"),
    ("أَرَءَيْتَ", "أرأيت"),
    ("رَءَا", "رأى"),
    ("جَآءُو", "جاءوا"),
    ("ٱلْمَلَؤُا۟", "الملأ"),
    ("ٱلضُّعَفَٰٓؤُا۟", "الضعفاء"),
    ("دَاوُۥدَ", "داوود"),
    ("إِبْرَٰهِۦمَ", "إبراهيم"),
    ("ٱلنَّبِيِّۦنَ", "النبيين"),
    ("يُحْىِۦ", "يحيي"),
    ("نُۨجِى", "ننجي"),
    ("يَٰٓأَيُّهَا", "يا أيها"),
    ("وَيَٰقَوْمِ", "ويا قوم"),
    ("يَٰٓـَٔادَمُ", "يا آدم"),
    ("هَٰٓأَنتُمْ", "ها أنتم"),
]


@pytest.mark.parametrize(("koran", "today"), SPELT)
def test_a_koranic_spelling_is_read_as_today_s(koran: str, today: str) -> None:
    assert fold(spelt_today(koran)) == fold(today)


@pytest.mark.parametrize(
    "word", ["مُوسَىٰ", "لَهُۥ", "بِهِۦ", "كِتَابٌ", "ٱلْحَمْدُ", "الكتاب", "a\u0670", "\u0670"]
)
def test_what_is_spelt_so_today_stays(word: str) -> None:
    assert spelt_today(word) in ("", exact(word))


def test_both_spellings_stand_at_one_position() -> None:
    tokens = [(one.folded, one.position, one.overlay) for one in analyze("يَٰٓأَيُّهَا ٱلْإِنسَٰنُ")]
    assert tokens == [
        ("يايها", 0, False),
        ("يا", 0, True),
        ("ايها", 0, True),
        ("الانسن", 1, False),
        ("الانسان", 1, True),
    ]
