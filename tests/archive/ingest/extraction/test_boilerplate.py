import pytest

from archive.ingest.extraction.boilerplate import (
    BETWEEN,
    HEAD,
    TAIL,
    trim_between,
    trim_head,
    trim_tail,
)
from tests.archive.ingest.builders import BODY, extracted

HEADS = [
    "شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك ",
    "فيسبوك تويتر واتساب\n",
    "طباعة | مشاركة\n",
    "Next Previous ",
    "الرئيسية > محليات > موانئ\n",
    "عدد المشاهدات : 1523\n",
    "1523 مشاهدة\n",
    "0 تعليق\n",
    "381\n",
    "٣٨١\n",
    "مدة القراءة: 3 دقائق\n",
]
TAILS = [
    "علق هنا",
    "1523 مشاهدة",
    "أضف تعليقا",
    "التعليقات (3)",
    "فيسبوك | تويتر | طباعة",
    "المصدر",
    "المصدر:",
    "المصدر: صحيفة الساحل",
    "المصدر: https://a.example/خبر",
    "اقرأ أيضا: سفينة أخرى في المرفأ",
    "إقرأ أيضاً:\nسفينة في المرفأ\nصيادون في العاصفة",
    "إقرأ المزيد",
    "...المزيد",
    "تابعنا على",
    "تابعونا على قناتنا في تلغرام",
    "رابط الخبر بصحيفة الساحل: وصول الوفد",
    "// انتهى //\n15:40 ت م",
    "// يتبع //",
    "كاتب بحري [email protected]",
    "كاتبة من الساحل [email\xa0protected]".replace("\xa0", " "),
    "[email protected]",
    "huda@a.example",
    "لمراسلة الكاتب: huda@a.example",
    "تويتر: @huda_sea",
    "@huda_sea",
    "للتواصل (( فاكس 5550100 ))",
    "للتواصل أرسل sms إلى 55501 تبدأ بالرمز 9 ثم الرسالة",
    "مقالات أخرى للكاتبالبحر والمدينةالصيد في الشتاء",
    "سمات الميناء الصيد",
    "الوسوم: الميناء، الصيد",
]
# Sentences that hold the words of boilerplate and are none.
PROSE_HEADS = [
    "شارك عبر تويتر آلاف من أهل الحي صور الميناء.",
    "1523 مشاهدة سجلها الفيلم في يومه الأول.",
    "2015\nكان عام السفن.",
    "381 سفينة رست في الميناء.",
    "للكاتبة رواية عن البحر.",
    "مشاركة السفن في السباق أمر معتاد.",
    "1\nالبحر أولا",
]
PROSE_TAILS = [
    "وقال إن المصدر: البحر، وإن الخير منه كله كما قال الأولون في أمثالهم القديمة عن الرزق والسفر والصبر.",
    "وهذا هو المصدر الوحيد للماء.",
    "تابعنا عبر شاشات المقهى ما حدث.",
    "تابعنا على الرصيف وصول السفن.",
    "وكانت هذه من سمات أهل الساحل.",
    "هذه سمات لا تنسى من بحر المدينة",
    "قرأت مقالات أخرى للكاتب عن البحر.",
    "واكتب رأيك لا تخف أحدا.",
    "ويمكن الكتابة إلى المكتب على huda@a.example",
    "للتواصل بين الناس معنى لا يضيع.",
    "يقول الملاح: علق هنا شراعك واسترح.",
    "اقرأ المزيد من الكتب تعرف البحر.",
    "وعند الساعة 15:40 وصل القارب.",
    "هو كاتب سعودي معروف.",
]


@pytest.mark.parametrize("boilerplate", HEADS)
def test_boilerplate_is_cut_from_the_head(boilerplate: str) -> None:
    trimmed = trim_head(boilerplate + BODY)
    assert trimmed.text == BODY
    assert trimmed.cuts


# Boilerplate that is cut only from a line of its own; the rest goes after a full stop as well.
OF_A_LINE = ("//", "@", "تويتر", "للتواصل ((", "...", "فيسبوك", "إقرأ أيضاً", "إقرأ المزيد", "1523")
GLUED = [("\n", tail) for tail in TAILS] + [
    (" ", tail) for tail in TAILS if not tail.startswith(OF_A_LINE)
]


@pytest.mark.parametrize(("glue", "boilerplate"), GLUED)
def test_boilerplate_is_cut_from_the_tail(glue: str, boilerplate: str) -> None:
    trimmed = trim_tail(BODY + glue + boilerplate)
    assert trimmed.text == BODY
    assert trimmed.cuts


@pytest.mark.parametrize("prose", PROSE_HEADS)
def test_prose_at_the_head_stays(prose: str) -> None:
    assert trim_head(prose).text == prose


@pytest.mark.parametrize("prose", PROSE_TAILS)
@pytest.mark.parametrize("before", [BODY + " ", BODY + "\n", ""])
def test_prose_at_the_tail_stays(prose: str, before: str) -> None:
    assert trim_tail(before + prose).text == before + prose


def test_an_invitation_between_paragraphs_is_cut() -> None:
    text = "فقرة أولى.\nاقرأ أيضا: سفينة في المرفأ\nفقرة ثانية."
    assert trim_between(text).text == "فقرة أولى.\nفقرة ثانية."
    assert trim_between("فقرة.\nاقرأ أيضا ما كتب.\nفقرة.").cuts == ()


def test_piled_up_boilerplate_is_cut_in_one_go_and_what_it_says_is_kept() -> None:
    trimmed = trim_tail(f"{BODY}\nالمصدر: صحيفة الساحل\nاقرأ أيضا: كذا\nعلق هنا")
    assert trimmed.text == BODY
    assert dict(trimmed.metadata) == {"source": "صحيفة الساحل"}
    assert trimmed.cuts == ("حُذفت دعوة إلى التعليق", "حُذفت دعوة إلى قراءة غيره", "حُذف سطر المصدر")


def test_every_cut_has_boilerplate_that_fires_it() -> None:
    heads = [
        cut
        for cut in HEAD
        if not any(cut.pattern.match(head + BODY) for head in [*HEADS, "للكاتبالبحر "])
    ]
    tails = [
        cut for cut in TAIL if not any(cut.pattern.search(f"{BODY}\n{tail}") for tail in _pieces())
    ]
    assert (heads, tails) == ([], [])
    assert all(cut.hints != ("",) for cut in (*TAIL, *BETWEEN))


def _pieces() -> list[str]:
    return [*TAILS, *(piece for tail in TAILS for piece in tail.split("\n"))]


def test_an_address_that_is_part_of_a_sentence_stays_whole() -> None:
    text = "تقام الندوة في الميناء. ترسل البحوث قبل الصيف إلى البريد الإلكترونيa.sahel@b.example ."
    assert extracted(text, title="أ").paragraphs == (text,)
