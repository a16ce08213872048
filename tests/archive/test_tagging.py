"""What tags are suggested for an article, and which words never become one."""

from __future__ import annotations

import pytest

from archive.ingest.document import Document
from archive.tagging import Suggestion, kind_of, suggest_tags

# Words that fill a text without naming anything.
FILLER = "وجرى ذلك بعد ظهر يوم ماطر ثم تفرق الحاضرون وعاد كل منهم إلى بيته قبل الغروب بقليل."


def document(*paragraphs: str, title: str = "", **fields: object) -> Document:
    return Document(paragraphs=paragraphs, title=title, **fields)  # type: ignore[arg-type]


def tags(*paragraphs: str, title: str = "", **fields: object) -> list[tuple[str, str]]:
    return [
        (one.name, one.kind) for one in suggest_tags(document(*paragraphs, title=title, **fields))
    ]


def names(*paragraphs: str, title: str = "") -> list[str]:
    return [name for name, _ in tags(*paragraphs, title=title)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصلت القافلة إلى بغداد", ["بغداد"]),
        ("سافر التجار وبالعراق مروا", ["العراق"]),
        ("قدموا هدية للعراق", ["العراق"]),
        ("أرسلت السفن لإيران", ["إيران"]),
        ("عادت الطائرة لبنان", ["لبنان"]),
        ("سلموا المفاتيح للبنان", ["لبنان"]),
        ("عادوا من الولايات المتحدة الأميركية", ["الولايات المتحدة"]),
        ("رحلة للولايات المتحدة الأمريكية", ["الولايات المتحدة"]),
        ("شحنة من المملكة العربية السعودية", ["السعودية"]),
        ("زاروا كوريا الجنوبية", ["كوريا الجنوبية"]),
        ("هبت العاصفة على زامبيا", ["زامبيا"]),
        ("شحنة من الْبَصْــرَة", ["البصرة"]),
        ("سكن في جدة", ["جدة"]),
        ("اعتصموا في شمال مالي", ["مالي"]),
        ("شاهدوا القمر من أبو ظبي", ["أبوظبي"]),
    ],
)
def test_a_place_is_found_under_its_usual_name(text: str, found: list[str]) -> None:
    assert tags(text) == [(name, "place") for name in found]


@pytest.mark.parametrize(
    "text",
    [
        "تلقى المشروع دعما غير مالي",
        "رسم الطالب دائرة نصف قطر الواحدة منها ذراع",
        "أدوا صلاة المغرب جماعة ثم انصرفوا بعد المغرب",
        "سأل الولد جده عن الحكاية",
        "صارت الحيرة في المشهد أكبر",
        "سهل بين المدينة والجبل",
        "هذا ما جاء في الخبر",
        "قال لصحيفة الرياض إنه متعب",
        "نشرته «الشرق الأوسط» أمس",
        "سار على الصعيد نفسه",
    ],
)
def test_a_word_that_only_looks_like_a_place_is_none(text: str) -> None:
    assert tags(text) == []


def test_a_nationality_alone_is_no_place() -> None:
    assert tags("غنى المطرب العراقي أغنية جديدة") == []


def test_many_words_of_one_nationality_name_their_country() -> None:
    text = "الأهوار العراقية والنخلة العراقية والبيت العراقي والشعر العراقي والخبز العراقي والعود العراقي. "
    assert names(FILLER, text + FILLER) == ["العراق"]


def test_adjectives_support_a_country_that_is_named() -> None:
    named, supported = (
        suggest_tags(document(text))[0].score
        for text in ("ذهبوا إلى العراق", "ذهبوا إلى العراق مع الوفد العراقي")
    )
    assert supported > named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال رئيس الوزراء مصطفى الكاظمي إن الطريق مفتوح", "مصطفى الكاظمي"),
        ("وصل السيد حيدر العبادي أمس", "حيدر العبادي"),
        ("زار عبدالوهاب الساعدي الموقع", "عبد الوهاب الساعدي"),
        ("زار عبد الوهاب الساعدي الموقع", "عبد الوهاب الساعدي"),
        ("صرح الرئيس الأميركي باراك أوباما بذلك", "باراك أوباما"),
        ("استقبلهم الأمير محمد بن نايف بن عبدالعزيز آل سعود", "محمد بن نايف"),
        ("افتتحه خالد بن سعد الفالح", "خالد بن سعد الفالح"),
        ("غنى المطرب وائل جسار في الحفل", "وائل جسار"),
        ("تحدث السيد أبو محمود البدران عن الحملة", "أبو محمود البدران"),
    ],
)
def test_a_person_is_named_in_full_and_without_a_title(text: str, found: str) -> None:
    assert tags(text) == [(found, "person")]


def test_a_surname_alone_counts_for_the_full_name() -> None:
    text = "قال نزار فيحان إن العمل بدأ. ويرى فيحان أن النهاية قريبة. وسكت فيحان بعدها."
    assert tags(text) == [("نزار فيحان", "person")]


@pytest.mark.parametrize(
    "text",
    [
        "عاد السيد الكاظمي. وشكر الناس السيد الكاظمي.",
        "افتتحها المتحدث قائلا إن الأدب باق. وتابع المتحدث قائلا إن الرواة يموتون.",
        "الشركات الصينية حاليا تبني طريقين. والشركات الصينية حاليا تدرس ثالثا.",
        "زار الرئيس 2016 ثم عاد الرئيس 2016",
    ],
)
def test_one_word_makes_no_person_of_its_own(text: str) -> None:
    assert [name for name, kind in tags(text) if kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("افتتح الملك محمد السادس المكتبة. وأوصى الملك محمد السادس بفتحها", "الملك محمد السادس"),
        ("عاش الوليد بن طلال في الرياض", "الوليد بن طلال"),
        ("وضع الخليل بن أحمد الفراهيدي معجما", "الخليل بن أحمد الفراهيدي"),
        ("قال محمد ولد الغزواني ذلك", "محمد ولد الغزواني"),
        ("غاب نور الدين الصايل عن اللقاء", "نور الدين الصايل"),
    ],
)
def test_a_name_of_a_person_is_whole(text: str, name: str) -> None:
    assert [one for one, kind in tags(text) if kind == "person"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "فتح السوق أبوابه",
        "كان مالك العقار غائبا",
        "جلس في رياض الأطفال",
        "عيد سعيد للجميع",
        "الرئيس التنفيذي غائب، والرئيس التنفيذي مريض",
        "هذا على الطاولة",
        "زار سعيد قريته",
        "المدرب الإيطالي غاضب",
    ],
)
def test_common_words_that_are_also_names_are_no_people(text: str) -> None:
    assert tags(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أعلنت وزارة الصحة النتائج", "وزارة الصحة"),
        ("قالت وزارة الداخلية السعودية ذلك", "وزارة الداخلية السعودية"),
        ("يعمل في جامعة بغداد منذ سنين", "جامعة بغداد"),
        ("تخرج من جامعة الملك عبد العزيز أمس", "جامعة الملك عبد العزيز"),
        ("أقرته المؤسسة العامة للتعليم الفني", "المؤسسة العامة للتعليم الفني"),
        ("ناقشه مجلس الأمن طويلا", "مجلس الأمن الدولي"),
        ("عقد حزب الأصالة والمعاصرة مؤتمرا", "حزب الأصالة والمعاصرة"),
        ("افتتحت جامعة محمد الخامس أبوابها", "جامعة محمد الخامس"),
        ("وصل وفد من الأمم المتحدة", "الأمم المتحدة"),
        ("هاجمهم مسلحو داعش ليلا", "تنظيم داعش"),
        ("فاز ريال مدريد بصعوبة", "ريال مدريد"),
    ],
)
def test_an_organisation_is_named_from_head_to_last_adjective(text: str, found: str) -> None:
    assert tags(text) == [(found, "organisation")]


def test_the_shorter_of_two_forms_names_an_organisation_said_in_both() -> None:
    text = "قال جهاز حماية المستهلك العراقي ذلك. ثم عاد جهاز حماية المستهلك فنفاه."
    assert tags(text) == [("جهاز حماية المستهلك", "organisation")]


@pytest.mark.parametrize(
    "text",
    [
        "اجتمعت لجنة الحكام أمس",
        "قرر المجلس الأعلى ذلك",
        "ذكرت وكالة الأنباء السعودية ذلك",
        "أفادت صحيفة الأخبار بذلك",
        "وصل عبر مطار الملك خالد",
    ],
)
def test_a_loose_head_a_newspaper_or_a_road_makes_no_tag(text: str) -> None:
    assert [kind for _, kind in tags(text)] == []


def test_a_club_is_one_only_in_an_article_on_football() -> None:
    youth = "دعا الشباب إلى الصبر. ثم عاد الشباب."
    match = "فاز الشباب في مباراة الدوري. وقال مدرب الشباب إن لاعب الفريق أحرز هدفا في المرمى."
    assert (names(youth), names(match)) == ([], ["نادي الشباب"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "تزرع الأعشاب البحرية في الخليج. وتنمو الأعشاب البحرية ببطء. والأعشاب البحرية غذاء.",
            "الأعشاب البحرية",
        ),
        ("كلام عن تلوين الزجاج وعن تلوين الزجاج ثم عن تلوين الزجاج مرة أخرى", "تلوين الزجاج"),
        ("دخل الحوار الاستراتيجي يومه الثاني", "الحوار الاستراتيجي"),
        ("تحدث عن محاربة الإرهاب", "مكافحة الإرهاب"),
    ],
)
def test_a_topic_is_a_phrase_said_again_or_a_known_one(text: str, found: str) -> None:
    assert (found, "topic") in tags(text)


def test_spellings_and_particles_of_a_phrase_are_counted_together() -> None:
    text = "بدأ العمل بالزخارف النباتية، فالزخارف النباتية قديمة، وللزخارف النباتية قواعد."
    assert names(text) == ["الزخارف النباتية"]


@pytest.mark.parametrize(
    "text",
    [
        "الأسبوع الماضي كان طويلا، ومثله الأسبوع الماضي والأسبوع الماضي",
        "قال المصدر ذلك، ثم قال المصدر غيره، وقال المصدر شيئا",
        "المدينة والمدينة والمدينة والمدينة والمدينة",
        "2020 و2020 و2020",
        "وزير الدفاع الأميركي قال، وزير الدفاع الأميركي عاد، وزير الدفاع الأميركي نام",
        "كان بشكل كبير وبشكل كبير وبشكل كبير",
    ],
)
def test_no_general_noun_time_number_or_office_is_a_topic(text: str) -> None:
    assert [name for name, kind in tags(text) if kind == "topic"] == []


def test_what_is_said_once_late_in_a_long_text_is_no_tag() -> None:
    assert "بغداد" not in names(*[FILLER] * 6, "ومر أحدهم ببغداد في طريقه.", FILLER)


def test_a_noun_that_a_text_turns_about_is_its_topic() -> None:
    text = "تزرع القهوة في الجبل. وتحمص القهوة على النار. فإذا دقت القهوة فاح البيت."
    assert tags(text) == [("القهوة", "topic")]
    assert tags(f"مروا ببغداد. {text}", title="حكاية القهوة")[0] == ("القهوة", "topic")


def test_what_the_title_quotes_is_a_topic_if_the_text_says_it_again() -> None:
    text = "تدور أحداث حانة العطاء في ضاحية فقيرة."
    assert names(text, title="فيلم «حانة العطاء» يعرض الليلة") == ["حانة العطاء"]


def test_a_short_form_counts_for_the_whole_name() -> None:
    text = "حفرت قناة السويس قبل قرن. وقصرت القناة الطريق. وفي القناة تمر السفن."
    assert names(text, title="القناة التي قصرت الطريق")[0] == "قناة السويس"


def test_what_every_other_article_mentions_must_be_said_twice() -> None:
    once = "انتشر المقطع في مواقع التواصل الاجتماعي."
    twice = once + " ثم عاد فانتشر في شبكات التواصل الاجتماعي."
    assert (names(once), names(twice)) == ([], ["شبكات التواصل الاجتماعي"])


def test_what_the_title_names_comes_first() -> None:
    assert names("ذهب من دمشق إلى بيروت.", title="شتاء بيروت")[0] == "بيروت"


def test_no_more_than_five_tags_and_three_of_a_kind() -> None:
    text = "مر على بغداد ودمشق وبيروت وعمان والقاهرة وتونس وطرابلس والرباط."
    assert len(tags(text)) == 3


def test_the_author_and_the_source_are_no_tags_of_their_own_article() -> None:
    text = "كتب سامر الحسيني هذا في بيروت."
    assert tags(text, authors=("سامر الحسيني",)) == [("بيروت", "place")]


@pytest.mark.parametrize("text", ["", "   ", "،؟!", "Hello, world. Hello again.", "123 456", "و"])
def test_a_text_that_names_nothing_has_no_tags(text: str) -> None:
    assert suggest_tags(document(text, title=text)) == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("القاهرة", "place"),
        ("بيروت", "place"),
        ("العراق", "place"),
        ("نجيب محفوظ", "person"),
        ("مصطفى الكاظمي", "person"),
        ("جامعة القاهرة", "organisation"),
        ("التضخم", "topic"),
        ("الطاقة الشمسية", "topic"),
        ("", "topic"),
    ],
)
def test_a_given_tag_is_of_the_kind_its_name_says(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_suggestions_are_plain_values_in_order_of_score() -> None:
    found = suggest_tags(
        document("قال مصطفى الكاظمي في بغداد إن العراق بخير", title="مصطفى الكاظمي")
    )
    assert found == tuple(sorted(found, key=lambda one: -one.score))
    assert found[0] == Suggestion("مصطفى الكاظمي", "person", found[0].score)


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (
            "مكتبة بابل تفتح أبوابها",
            "فتحت مكتبة بابل أبوابها في الحلة، وقال أمينها إن مكتبة بابل تضم ألف مخطوط.",
            [("بابل", "place"), ("مكتبة بابل", "topic")],
        ),
        (
            "مكتبة بابل",  # all of the title, so what the text is about, though it says it once
            "فتحت في الحلة أبوابها بعد ترميم طال.",
            [("بابل", "place"), ("مكتبة بابل", "topic")],
        ),
        ("", "وقف الوفد عند أسوار بابل ثم عاد.", [("بابل", "place")]),
    ],
)
def test_a_place_whose_first_letter_reads_as_a_particle_is_part_of_a_phrase(
    title: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert tags(text, title=title) == found
