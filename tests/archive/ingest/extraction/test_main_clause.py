"""The clause that says what a long sentence is about, where its head does not."""

from __future__ import annotations

import pytest

from archive.ingest.extraction.generated_title import generate
from archive.ingest.extraction.main_clause import clause_from, is_opinion, main_clause

SPEAKER = "المدير العام للمركز الوطني للبحوث البحرية في الساحل الشرقي سامر علي السروجي"


def clause(sentence: str) -> str:
    start = main_clause(sentence)
    return clause_from(sentence, start) if start else ""


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        # what was said
        (f"أعلن {SPEAKER} أن الميناء سيفتح غدا", "الميناء سيفتح غدا"),
        (f"أفاد {SPEAKER} بأن الميناء سيفتح غدا", "الميناء سيفتح غدا"),
        (f"قال {SPEAKER} إن «الميناء سيفتح غدا»", "الميناء سيفتح غدا"),
        (f"قال {SPEAKER} إن الميناء سيفتح غدا", "الميناء سيفتح غدا"),
        # what says nothing by itself, or has a case that «أن» gives it
        (f"أعلن {SPEAKER} أنه سيفتح الميناء غدا", ""),
        (f"أعلن {SPEAKER} أن سفينته ستصل غدا", ""),
        (f"أعلن {SPEAKER} أن الصيادين سيعودون غدا", ""),
        (f"أعلن {SPEAKER} أن لا سفينة ستصل غدا", ""),
        # a speaker of few words belongs to the title
        ("أعلن مدير الميناء أن السفن ستصل غدا", ""),
        # behind when and where
        ("بعد شهور من الانتظار على الرصيف، عادت السفن", "عادت السفن"),
        ("في ظل نقص الوقود في المدينة، أطلق المجلس حملة", "أطلق المجلس حملة"),
        ("قبل عام من اليوم نفسه، من المتوقع أن تصل السفن", "من المتوقع أن تصل السفن"),
        # what goes on with the phrase, and no clause
        ("بعد شهور من الانتظار على الرصيف، وعلى الماء، عادت السفن", "عادت السفن"),
        ("بعد شهور من الانتظار على الرصيف، التي طالت", ""),
        ("في حديث طويل مع أهل الساحل، تقريرا قديما", ""),  # no verb
        ("بقرار من مدير الميناء القديم، تبدأ الملاحة غدا", "تبدأ الملاحة غدا"),
        ("بعد عام، عادت السفن", ""),  # too short to be left off
        ("عادت السفن بعد عام، وعاد أهلها", ""),
        ("", ""),
    ],
)
def test_the_main_clause_of_a_sentence(sentence: str, main: str) -> None:
    assert clause(sentence) == main


@pytest.mark.parametrize(
    ("sentence", "opinion"),
    [
        (f"أعلن {SPEAKER} أن الميناء سيفتح غدا", False),
        (f"أعلن {SPEAKER} أن «الميناء سيفتح غدا»", True),
        (f"قال {SPEAKER} إن الميناء سيفتح غدا", True),
        (f"اعتبر {SPEAKER} أن الميناء أجمل الموانئ", True),
        ("بعد شهور من الانتظار على الرصيف، عادت السفن", False),
    ],
)
def test_what_somebody_thinks_is_no_fact(sentence: str, opinion: bool) -> None:
    assert is_opinion(sentence, main_clause(sentence)) is opinion


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"أعلن {SPEAKER}، في ندوة عقدت أمس بحضور عدد من الصيادين وأصحاب السفن، أن الميناء القديم سيفتح "
            "أبوابه أمام السفن الصغيرة مطلع الصيف.",
            "الميناء القديم سيفتح أبوابه أمام السفن الصغيرة مطلع الصيف",
        ),
        (
            f"قال {SPEAKER}، في ندوة عقدت أمس بحضور عدد من الصيادين وأصحاب السفن، إن “الميناء القديم سيفتح "
            "أبوابه أمام السفن الصغيرة مطلع الصيف”.",
            "«الميناء القديم سيفتح أبوابه أمام السفن الصغيرة مطلع الصيف»",
        ),
        (
            "في إطار الاستعداد لموسم الصيد الجديد الذي يبدأ بعد أيام على امتداد الساحل الشرقي وجزره البعيدة، "
            "أطلقت جمعية أصدقاء البحر حملة لتنظيف الشواطئ.",
            "أطلقت جمعية أصدقاء البحر حملة لتنظيف الشواطئ",
        ),
    ],
)
def test_it_is_the_title_where_the_head_says_too_little(text: str, title: str) -> None:
    assert generate([text]) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # who did it and their office, but not yet what
        (
            "افتتح سامر السروجي، سفير الساحل في الجزيرة، ومنى الملاح، مديرة المتحف، مساء أمس، المعرض الثاني "
            "للقوارب الخشبية القديمة.",
            "افتتح سامر السروجي، سفير الساحل في الجزيرة، ومنى الملاح، مديرة المتحف، مساء أمس، المعرض الثاني للقوارب الخشبية القديمة",
        ),
        # a verb after a comma needs its preposition too
        (
            "في السنوات الماضية كثرت قوارب النزهة الصغيرة بشكل لم تعرفه الجزيرة قط، وأدت العواصف التي تلت ذلك "
            "الصيف البعيد الطويل إلى غرق نصفها عند المرفأ.",
            "في السنوات الماضية كثرت قوارب النزهة الصغيرة بشكل لم تعرفه الجزيرة قط",
        ),
        # a quotation longer than a title goes without its marks
        (
            "شدد وزراء الجزر على “ضرورة حماية الشواطئ القديمة من الرمال التي تزحف نحوها كل عام، وعلى أن تتعاون "
            "الجزر كلها في بناء السدود وفي غرس الأشجار وفي تعليم الصغار حب البحر”.",
            "شدد وزراء الجزر على ضرورة حماية الشواطئ القديمة من الرمال التي تزحف نحوها كل عام",
        ),
    ],
)
def test_a_title_lacks_nothing_that_its_words_need(text: str, title: str) -> None:
    assert generate([text]) == title
