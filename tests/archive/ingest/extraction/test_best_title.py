import pytest

from archive.ingest.extraction.best_title import weighed
from archive.ingest.extraction.generated_title import generate


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # from the first sentence: its object, its preposition, its predicate are there
        (
            "استأنف فريق الساحل الأول، بعد يومين من الراحة، تدريباته على شاطئ الجزيرة استعدادا للسباق الكبير الذي ينطلق مطلع الأسبوع المقبل.",
            "استأنف فريق الساحل الأول، بعد يومين من الراحة، تدريباته على شاطئ الجزيرة استعدادا للسباق الكبير",
        ),
        (
            "أقر الرئيس العام لجمعية بحارة الساحل القديم الدكتور سامر بن علي، عددا من التغييرات لمجلس الميناء، وجاء القرار في ختام اجتماع طويل.",
            "أقر الرئيس العام لجمعية بحارة الساحل القديم الدكتور سامر بن علي، عددا من التغييرات لمجلس الميناء",
        ),
        (
            "تمكنت فرق الإنقاذ في الجزيرة، خلال ليلة واحدة، من إنقاذ عشرين بحارا جرفتهم الأمواج قبالة الساحل الشرقي حيث كانوا يصيدون السمك الكبير منذ أن غادروا قراهم البعيدة.",
            "تمكنت فرق الإنقاذ في الجزيرة، خلال ليلة واحدة، من إنقاذ عشرين بحارا جرفتهم الأمواج قبالة الساحل الشرقي",
        ),
        (
            "أعلن مهرجان الساحل للسينما، الاثنين، عن أفلام دورته العاشرة، المقرر إقامتها في الفترة ما بين 4 و9 مايو المقبل في الجزيرة، التي تعرف مشاركة أربعين فيلما.",
            "أعلن مهرجان الساحل للسينما، الاثنين، عن أفلام دورته العاشرة",
        ),
    ],
)  # fmt: skip
def test_a_title_is_a_whole_clause(text: str, title: str) -> None:
    assert generate([text]) == title


def test_where_the_first_sentence_gives_none_one_below_does() -> None:
    first = "افتتح وزير البحر في الساحل الشرقي رامي بن سالم الملاح"
    below = "عادت السفن الكبيرة كلها إلى الميناء القديم بعد غياب طويل"
    cut = "افتتح وزير البحر في الساحل"
    assert weighed([first, below], cut) == below
    # the conjunction before its verb is left off
    assert weighed([first, f"و{below}."], cut) == below


@pytest.mark.parametrize(
    "below",
    [
        "كما عادت السفن الكبيرة كلها إلى الميناء القديم.",
        "وقد عادت السفن الكبيرة كلها إلى الميناء القديم.",
        "عادت هذه السفن الكبيرة كلها إلى الميناء القديم.",
        "من جانبه عاد شيخ البحارة كله إلى الميناء القديم.",
        "فعادت السفن الكبيرة كلها إلى الميناء القديم.",
        "والسفن الكبيرة كلها عادت إلى الميناء القديم.",
    ],
)
def test_a_sentence_that_leans_on_the_first_gives_no_title(below: str) -> None:
    first = "رسالة إلى أهل البحر القديم"
    assert weighed([first + " في الليل", below], first) == first


def test_a_good_title_does_not_give_way_to_one_hardly_better() -> None:
    sentence = (
        "عادت السفن الكبيرة كلها إلى الميناء القديم بعد غياب عام كامل، حيث استقبلها أهلها بالتمر"
    )
    assert weighed([sentence], "عادت السفن الكبيرة كلها إلى الميناء القديم") == (
        "عادت السفن الكبيرة كلها إلى الميناء القديم"
    )


def test_a_title_that_is_cut_gives_way_to_any_that_is_whole() -> None:
    whole = "عادت السفن الكبيرة كلها إلى الميناء القديم بعد غياب عام كامل"
    behind = "، وهي تحمل في جوفها كل ما في الجزر البعيدة من تمر وقهوة وحرير وعاج وعطر وذهب"
    assert weighed([whole + behind], "عادت السفن الكبيرة كلها إلى الميناء القديم بعد…") == whole


def test_a_phrase_that_ends_where_a_clause_begins_stays() -> None:
    sentence = "سفن الساحل القديم وأهله، وقد غابت عنه أعواما، تعود اليوم إلى مينائها في موكب كبير"
    assert weighed([sentence, "عاد البحارة إلى الميناء القديم أمس"], "سفن الساحل القديم وأهله") == (
        "سفن الساحل القديم وأهله"
    )
