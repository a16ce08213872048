import pytest

from archive.ingest.extraction.whole_titles import LENGTHS, MAIN, SAID, Title, best, worth


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        # the object may come behind when and where
        (
            "تنظم جمعية أصدقاء البحر، أيام 12 و13 يوليو القادم، الدورة العاشرة من مهرجان القوارب، تحت شعار البحر لنا",
            "تنظم جمعية أصدقاء البحر، أيام 12 و13 يوليو القادم، الدورة العاشرة من مهرجان القوارب",
        ),
        # the main clause behind when or where, with a comma and without one
        (
            "في خطوة تروم التعريف بقوارب الجزيرة القديمة وحرفها عند أهل البلاد وزوارها من كل مكان، تحتضن مدينة الساحل معرضا كبيرا للقوارب الخشبية، تحت شعار البحر لنا جميعا ولمن يأتي بعدنا من أهل الجزيرة والساحل",
            "تحتضن مدينة الساحل معرضا كبيرا للقوارب الخشبية",
        ),
        (
            "رغم تذبذب أسعار السمك وارتفاع كلفة الوقود في الجزيرة كلها وفي المدن التي على ساحلها الشرقي؛ فإن الميناء حقق أعلى دخل له في تاريخه",
            "الميناء حقق أعلى دخل له في تاريخه",
        ),
        (
            "بعد سنوات طويلة من إبحار القوارب الصغيرة بين الجزر اتخذت شركات الملاحة الكبرى خطوات جديدة لحماية البحارة",
            "اتخذت شركات الملاحة الكبرى خطوات جديدة لحماية البحارة",
        ),
        (
            "مواصلة لحملة التنظيف التي بدأت في الشتاء الماضي، تستقبل شواطئ الجزيرة مئات المتطوعين من أهل الساحل",
            "تستقبل شواطئ الجزيرة مئات المتطوعين من أهل الساحل",
        ),
        (
            "بخطاب مزج فيه بين السخرية والجد أمام أهل الحي القديم كلهم، انتقد شيخ البحارة إغلاق الميناء القديم في الشتاء",
            "انتقد شيخ البحارة إغلاق الميناء القديم في الشتاء",
        ),
        # what was said, where it is short and who said it is not
        (
            "قال المتحدث الرسمي باسم بحارة الساحل والجزر المجاورة له، العميد سامر علي محمود، إن 88 قاربا غرقوا قرب الساحل الشرقي أمس",
            "88 قاربا غرقوا قرب الساحل الشرقي أمس",
        ),
        # what narrows nothing is left off
        (
            "خطف بحارة الجزيرة الصغار كأس السباق الكبير بفضل قواربهم الخفيفة التي بناها شيوخ الحي القديم في شتاء واحد بأيديهم وأدواتهم",
            "خطف بحارة الجزيرة الصغار كأس السباق الكبير",
        ),
    ],
)
def test_the_best_title_of_a_sentence(sentence: str, title: str) -> None:
    assert best(sentence).text == title
    assert title in sentence


@pytest.mark.parametrize(
    "sentence",
    ["", "افتتح وزير البحر", "سفن الساحل القديم كلها في", "وافق مجلس الحي الساحلي برئاسة الشيخ"],
)
def test_a_sentence_may_give_none(sentence: str) -> None:
    assert best(sentence) == Title("", 0.0)


def test_what_was_said_begins_with_a_noun_that_leans_on_nothing() -> None:
    for said in ("أنه سيعود غدا إلى أهل الجزيرة", "أن سفنه ستعود غدا إلى أهل الجزيرة"):
        title = best(f"أعلن شيخ البحارة {said}")
        assert title.text.startswith("أعلن")


def test_a_title_loses_by_its_length_and_by_where_it_begins() -> None:
    assert LENGTHS[5] > LENGTHS[6] > LENGTHS[7] > 0 < LENGTHS[15] < LENGTHS[20] < LENGTHS[24]
    assert SAID > MAIN > 0


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        ("عادت السفن الكبيرة إلى الميناء القديم", "عادت السفن الكبيرة إلى الميناء القديم", 6.5),
        ("عادت السفن الكبيرة إلى الميناء القديم بعد عام", "عادت السفن الكبيرة إلى الميناء القديم", 4.5),
        ("افتتح وزير البحر في الساحل القديم معرضا", "افتتح وزير البحر في الساحل القديم", 0.0),
        ("عادت السفن", "غابت السفن", 0.0),
        ("قال الشيخ إن السفن عادت كلها إلى مينائها", "«السفن عادت كلها إلى مينائها»", 4.5),
    ],
)  # fmt: skip
def test_what_a_title_found_otherwise_is_worth(sentence: str, title: str, expected: float) -> None:
    assert worth(sentence, title) == pytest.approx(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        # its verb has its subject before it, or points at what stands above
        "من قارب صغير إلى أول سفينة في الجزيرة كلها تبلغ الساحل البعيد في رحلة واحدة",
        "أوضح شيخ البحارة في الجزيرة أن سبب ذلك يعود إلى كثرة السفن في المرفأ القديم",
        "بعد شهور من الغياب عن أهله في الساحل، يتذكر من عاد منهم أيام البحر كلها",
    ],
)
def test_a_clause_that_leans_on_what_is_left_off_begins_no_title(sentence: str) -> None:
    title = best(sentence)
    assert sentence.startswith(title.text)
