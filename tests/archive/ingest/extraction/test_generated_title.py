import pytest

from archive.ingest.extraction.clauses import DANGLING
from archive.ingest.extraction.generated_title import (
    LAST_LENGTH,
    MAX_LENGTH,
    WHOLE_LENGTH,
    generate,
)
from tests.archive.ingest.builders import BODY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # a short sentence as it is
        (
            "افتتح أهل الحي ميناءهم القديم بعد عشرين عاما. وقال شيخهم كلمة.",
            "افتتح أهل الحي ميناءهم القديم بعد عشرين عاما",
        ),
        # before a subordinate clause
        (
            "افتتح أهل الحي الساحلي ميناءهم القديم في الوقت الذي تشهد فيه المدينة أمطارا غزيرة أغلقت الطرق وعطلت المدارس والمتاجر يومين كاملين.",
            "افتتح أهل الحي الساحلي ميناءهم القديم",
        ),
        (
            "افتتح أهل الحي الساحلي ميناءهم القديم، مؤكدين أن السفن ستعود إلى أرصفته قبل نهاية العام وأن الصيادين سيجدون فيه رزقا كما كان آباؤهم.",
            "افتتح أهل الحي الساحلي ميناءهم القديم",
        ),
        # a sentence whose main clause comes late: with it, where it comes in time
        (
            "منذ صيف بعيد، وبعد أن رحل البحارة عن الحي الساحلي وأغلقت الدكاكين أبوابها واحدا بعد الآخر، بقي الميناء خاليا من السفن. يعد الميناء أقدم مرافئ الساحل الشرقي.",
            "منذ صيف بعيد، وبعد أن رحل البحارة عن الحي الساحلي وأغلقت الدكاكين أبوابها واحدا بعد الآخر، بقي الميناء خاليا",
        ),
        # before «بل», at a colon, before an adjunct
        (
            "أربعون ميلا من الرمل والملح: طريق لا يعرفه الملاح وحده، بل يعرفه كل من عبر الساحل مرة في قارب صغير بعد العاصفة أو قبلها بقليل.",
            "أربعون ميلا من الرمل والملح: طريق لا يعرفه الملاح وحده",
        ),
        (
            "قبل أن يعرف أهل الساحل الشراع جدفوا بأيديهم: على جذوع النخل وألواح الخشب وجلود الماعز المنفوخة التي كانوا يشدون بعضها إلى بعض بالحبال.",
            "قبل أن يعرف أهل الساحل الشراع جدفوا بأيديهم",
        ),
        (
            "أنقذ صيادو الحي الساحلي سفينة كبيرة من الغرق بسبب عاصفة شديدة ضربت الساحل الشرقي ليلا وأغرقت قوارب الصيد الصغيرة كلها في الميناء القديم وأتلفت الشباك",
            "أنقذ صيادو الحي الساحلي سفينة كبيرة من الغرق",
        ),
        # at the last comma that leaves a short one
        (
            "افتتح أهل الحي الساحلي ميناءهم القديم، وعادت السفن إلى أرصفته بعد عشرين عاما من الغياب الطويل، وغنى البحارة.",
            "افتتح أهل الحي الساحلي ميناءهم القديم",
        ),
        # a noun under its conjunction, where the text shows that it is one
        (
            "حين تهب الرياح على الساحل في الشتاء تعود القوارب الصغيرة كلها إلى الميناء القديم قبل أن يحل الليل البارد. فقوارب الساحل خفيفة لا تحتمل الموج العالي. وكم بحار مات في قوارب لا تحتمل.",
            "قوارب الساحل خفيفة لا تحتمل الموج العالي",
        ),
        # a greeting is none
        (
            "السلام عليكم ورحمة الله وبركاته. نكتب إليكم عن حال الميناء القديم.",
            "نكتب إليكم عن حال الميناء القديم",
        ),
    ],
)
def test_a_title_is_a_whole_clause_of_the_author(text: str, title: str) -> None:
    assert generate([text]) == title
    assert title in text


@pytest.mark.parametrize(
    "text",
    [
        "شهد كبير البحارة شيخ الحي الساحلي القديم رئيس مجلس الصيادين وأصحاب السفن حفل زواج ابن كبير التجار شيخ الحي الجبلي الجديد رئيس مجلس الرعاة والمزارعين وأصحاب البساتين والكروم",
        "كلمة " * 200,
        "ا" * 5000,
    ],
)
def test_a_sentence_that_must_be_cut_shows_the_cut(text: str) -> None:
    title = generate([text])
    assert title.endswith("…")
    assert len(title) <= MAX_LENGTH + 1
    assert title.removesuffix("…").split()[-1] not in DANGLING
    assert text.startswith(title.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # before a phrase with a preposition, where no clause ends in time
        (
            "اعتمد مجلس الحي الساحلي برئاسة كبير البحارة خطة جديدة لتوسعة الميناء القديم خلال السنوات الخمس القادمة على ثلاث مراحل متتالية",
            "اعتمد مجلس الحي الساحلي برئاسة كبير البحارة خطة جديدة لتوسعة الميناء القديم",
        ),
        # the main clause belongs to it, however late it comes
        (
            "في ظل تراجع أسعار السمك في أسواق المدينة، طالب صيادو الساحل مجلس الحي بخفض رسوم الميناء القديم ابتداء من مطلع العام المقبل وحتى نهايته",
            "في ظل تراجع أسعار السمك في أسواق المدينة، طالب صيادو الساحل مجلس الحي بخفض رسوم الميناء القديم",
        ),
        # what is said between commas is no end
        (
            "قرر مجلس الحي الساحلي، عقب اجتماع طويل أمس، إغلاق الميناء القديم أمام السفن الكبيرة حتى نهاية موسم العواصف والأمطار في المنطقة كلها",
            "قرر مجلس الحي الساحلي، عقب اجتماع طويل أمس، إغلاق الميناء القديم أمام السفن الكبيرة",
        ),
        # two dots part a headline, they end no sentence; neither does «م.»
        (
            "ميناء الساحل القديم.. حكاية مرفأ عاد إليه بحارته بعد عشرين عاما. وقال شيخهم كلمة.",
            "ميناء الساحل القديم.. حكاية مرفأ عاد إليه بحارته بعد عشرين عاما",
        ),
        (
            "افتتح رئيس البلدية م. سالم البحري ميناء الساحل القديم. وقال كلمة.",
            "افتتح رئيس البلدية م. سالم البحري ميناء الساحل القديم",
        ),
        # a whole sentence, before it is cut inside
        (
            "أكد مدير الميناء في الحي الساحلي القديم أمس أمام جمع من الصيادين والبحارة والتجار وأصحاب السفن والقوارب الصغيرة والكبيرة",
            "أكد مدير الميناء في الحي الساحلي القديم أمس أمام جمع من الصيادين والبحارة والتجار وأصحاب السفن والقوارب الصغيرة والكبيرة",
        ),
    ],
)
def test_a_long_sentence_is_cut_where_a_phrase_ends(text: str, title: str) -> None:
    assert generate([text]) == title
    assert text.startswith(title) and len(title) <= LAST_LENGTH


def test_what_was_said_belongs_to_the_title() -> None:
    text = "قال مدير الميناء، الذي عاد أمس من سفر طويل، إن السفن الكبيرة لن تدخل المرفأ القديم قبل أن تنتهي أعمال التوسعة في الصيف."
    assert generate([text]) not in (
        "قال مدير الميناء",
        "قال مدير الميناء، الذي عاد أمس من سفر طويل",
    )


def test_a_generated_title_is_never_too_long_nor_does_it_end_in_a_comma() -> None:
    for paragraph in (BODY, BODY * 3, BODY.replace("،", ""), "نص", "؟؟؟ نعم", "a b c d e f g"):
        title = generate([paragraph])
        assert 0 < len(title) <= WHOLE_LENGTH
        assert title[-1] not in "،؛:,"


def test_nothing_makes_no_title() -> None:
    assert generate([]) == generate(["... ،،"]) == ""
