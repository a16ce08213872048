import pytest

from archive.ingest.extraction.generated_title import DANGLING, MAX_LENGTH, WHOLE_LENGTH, generate
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
        # a sentence whose main clause comes late gives way to the next one
        (
            "منذ صيف بعيد، وبعد أن رحل البحارة عن الحي الساحلي وأغلقت الدكاكين أبوابها واحدا بعد الآخر، بقي الميناء خاليا من السفن. يعد الميناء أقدم مرافئ الساحل الشرقي.",
            "يعد الميناء أقدم مرافئ الساحل الشرقي",
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
        "أكد مدير الميناء في الحي الساحلي القديم أمس أمام جمع من الصيادين والبحارة والتجار وأصحاب السفن والقوارب الصغيرة والكبيرة",
        "قرر مجلس الحي الساحلي برئاسة كبير البحارة، إغلاق الميناء القديم أمام السفن الكبيرة حتى نهاية موسم العواصف والأمطار في المنطقة كلها",
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
