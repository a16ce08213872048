"""Every text of the sample folder, as it becomes an article: parsed and extracted."""

from __future__ import annotations

import re

import pytest

from archive.ingest.document import Document, PartialDate, Record
from archive.ingest.extraction import extract
from archive.ingest.extraction.boilerplate import trim_between, trim_head, trim_tail
from archive.ingest.extraction.generated_title import SHORT_WORDS
from archive.ingest.formats import parse
from archive.ingest.readers import read
from tests.archive.ingest.builders import SAMPLES

LIST = (SAMPLES.parent / "README.md").read_text("utf-8")
Row = tuple[str, str, str, tuple[str, ...], str, str, str, int]

# file: title, source, places, authors, date as far as it is known, first and last words of
# the body, paragraphs
EXPECTED: dict[str, Row] = {
    "001-nile.txt": (
        "النيل: نهر يمشي من هضبة البحيرات إلى المتوسط",
        "",
        "",
        (),
        "",
        "قلّما اجتمع في",
        "قراءة الهيروغليفية.",
        6,
    ),
    "002-arabic-calligraphy.txt": (
        "الْخَطُّ الْعَرَبِيُّ: هَنْدَسَةُ الْحَرْفِ وَصَبْرُ الْقَصَبَةِ",
        "",
        "",
        (),
        "",
        "يبدأ الخطّاط يومه",
        "من نقطة.",
        6,
    ),
    "003-arabic-coffee.txt": (
        "القهـــوة العربية.. ضيافـــة في فنجان",
        "",
        "",
        (),
        "",
        "قبل أن يُسأل",
        "ويُسمّونه القِشر.",
        5,
    ),
    "004-iraqi-marshes.txt": (
        "بيوت القصب في أهوار العراق",
        "",
        "",
        (),
        "",
        "في جنوب العراق،",
        "عن المطر.",
        6,
    ),
    "005-dead-sea.txt": (
        "البحر الميت أخفض شواطئ الأرض",
        "",
        "",
        (),
        "",
        "من يهبط من",
        "يُضخّ إليه.",
        5,
    ),
    "006-date-palm.txt": (
        "لا يضيع من النخلة شيء",
        "",
        "",
        (),
        "",
        "للنخلة عند أهل",
        "لون العذوق.",
        6,
    ),
    "007-silk-road.txt": (
        "طريق الحرير لم يكن طريقاً واحداً",
        "",
        "",
        (),
        "",
        "الاسم حديث، أشاعه",
        "بعضها بعضاً.",
        6,
    ),
    "008-empty-quarter.txt": (
        "الربع الخالي ليس خالياً كما يوهم اسمه",
        "",
        "",
        (),
        "",
        "أهله لا يسمّونه",
        "من المغامرة.",
        5,
    ),
    "009-pottery.txt": (
        "الفخّار: ذاكرة من طين ونار",
        "",
        "",
        (),
        "",
        "يعرف الخزّاف طينه",
        "أهله يتاجرون.",
        6,
    ),
    "010-aflaj.txt": (
        "كيف يقتسم العُمانيون ماء الأفلاج",
        "نشرة خزانة",
        "مسقط",
        (),
        "",
        "في قرى الداخلية",
        "يغيب حفّاظها.",
        5,
    ),
    "011-fez.txt": (
        "فاس: مدينة تُقرأ بالقدمين",
        "مجلة خزانة",
        "فاس",
        (),
        "",
        "لا تنفع الخريطة",
        "خشب الأرز.",
        6,
    ),
    "012-house-of-wisdom.txt": (
        "بيت الحكمة.. مكتبة أم مدرسة أم ديوان ترجمة؟",
        "نشرة خزانة",
        "بغداد",
        (),
        "2021-10-14",
        "لم يبقَ من",
        "سوق السراي.",
        6,
    ),
    "013-kairouan.txt": (
        "القيروان من معسكر إلى حاضرة",
        "خزانة الثقافية",
        "القيروان",
        (),
        "2020-07-09",
        "على سهل مكشوف",
        "أنحاء تونس.",
        5,
    ),
    "014-atlas.txt": (
        "جبال الأطلس جدار بين مناخين: تستقبل سفوحها الشمالية رياح المحيط والبحر المتوسط فتكسوها الغابات",
        "",
        "",
        (),
        "",
        "حين تغطّي الثلوج",
        "ويُقطّر ماؤه.",
        6,
    ),
    "015-paper.txt": (
        "قبل أن يعرف العرب الورق كتبوا على ما وجدوا",
        "",
        "",
        (),
        "",
        "قبل أن يعرف",
        "سطراً واحداً.",
        1,
    ),
    "016-old-sanaa.txt": (
        "تبدو صنعاء القديمة من بعيد كأنها قُصّت من ورق ثم أُلصقت بالسماء",
        "",
        "",
        (),
        "",
        "تبدو صنعاء القديمة",
        "منه الماء.",
        6,
    ),
    "017-historic-cairo.txt": (
        "ألف عام في شارع المعز",
        "مجلة خزانة",
        "",
        ("ليلى الخطيب",),
        "2022-03-05",
        "بين باب الفتوح",
        "ومشكاواتها ومشربياتها.",
        6,
    ),
    "018-incense-route.txt": (
        "طريق البخور.. من دموع الشجر إلى معابد روما",
        "خزانة الثقافية",
        "",
        ("نادية بن عيسى", "يوسف العلوي"),
        "2021-11",
        "شجرة اللبان متواضعة",
        "بصفاء لونه.",
        6,
    ),
    "019-aleppo.txt": (
        "قلعة حلب وصابونها وقدودها",
        "نشرة خزانة",
        "",
        ("سامر الحسيني",),
        "2019-06-12",
        "أول ما يُرى",
        "لا يجاملون.",
        6,
    ),
    "020-oud.txt": (
        "العود من يد الصانع إلى يد العازف",
        "خزانة الثقافية",
        "",
        ("هيئة التحرير",),
        "2018-03",
        "يقول صنّاع العود",
        "خرج منه.",
        6,
    ),
    "021-muscat.txt": (
        "مسقط: بيضاء بين الجبل والبحر",
        "",
        "",
        (),
        "",
        "أرادت أنظمة البناء",
        "تحت الصخر.",
        6,
    ),
    "022-webb-telescope.txt": (
        "تلسكوب جيمس ويب يتحسس حرارة النجوم الأولى",
        "",
        "",
        (),
        "",
        "في صباح الخامس",
        "في البداية.",
        6,
    ),
    "023-ibn-alhaytham-light.txt": (
        "ابن الهيثم: حين خضع البصر للتجربة",
        "",
        "",
        (),
        "",
        "ظن كثير من",
        "استعادتها اليونسكو.",
        5,
    ),
    "024-world-cup-qatar.txt": (
        "شتاء قطر الذي صار موسما للكرة",
        "",
        "",
        (),
        "",
        "لم يعتد عشاق",
        "بثمانية أهداف.",
        6,
    ),
    "025-inflation-explained.txt": (
        "لماذا لا تشتري ورقة النقد اليوم ما اشترته أمس؟",
        "",
        "",
        ("سامر الحسيني",),
        "",
        "افتح درجا قديما",
        "من السوق.",
        6,
    ),
    "026-sleep.txt": (
        "ماذا يفعل الدماغ حين نطفئ المصباح؟",
        "",
        "",
        (),
        "",
        "يمضي الإنسان نحو",
        "تغرب بعد.",
        6,
    ),
    "027-arabic-dictionaries.txt": (
        "من «العين» إلى الشاشة: كيف رتب العرب كلماتهم",
        "",
        "",
        (),
        "",
        "أين تضع كلمة",
        "بيت واحد.",
        6,
    ),
    "028-solar-eclipse.txt": (
        "ليل قصير في وضح النهار: قصة الكسوف الكلي",
        "خزانة العلوم",
        "",
        (),
        "",
        "مصادفة سعيدة تجعل",
        "ينبه صاحبه.",
        6,
    ),
    "029-unicode-arabic-letter.txt": (
        "كيف تعلم الحاسوب أن يقرأ من اليمين",
        "",
        "",
        (),
        "",
        "كان الحاسوب في",
        "تكتبه كلام.",
        6,
    ),
    "030-antibiotics-resistance.txt": (
        "الجرثومة التي لم تعد تخاف الدواء",
        "",
        "",
        (),
        "",
        "عاد ألكسندر فليمنغ",
        "إلى سرير.",
        6,
    ),
    "031-bird-migration.txt": (
        "مسافرون بلا جواز: طيور أوروبا تعبر سماء مصر",
        "خزانة العلوم",
        "القاهرة",
        (),
        "",
        "لا يحتاج أهل",
        "بعد مرورها.",
        6,
    ),
    "032-desalination.txt": (
        "البحر في الصنبور: كيف يُنتزع الملح من الماء",
        "نشرة خزانة",
        "الدوحة",
        (),
        "",
        "لا نهر في",
        "بعد معالجته.",
        6,
    ),
    "033-hand-washing.txt": (
        "طبيب طلب من زملائه أن يغسلوا أيديهم",
        "مجلة خزانة",
        "تونس",
        (),
        "2020-07-05",
        "كانت النساء في",
        "في الحنفية.",
        6,
    ),
    "034-maqama.txt": (
        "يدخل المسجد أو السوق أو مجلس القاضي رجل رث الثياب فصيح اللسان",
        "",
        "",
        (),
        "",
        "يدخل المسجد أو",
        "عتبة الرواية.",
        6,
    ),
    "035-marathon.txt": (
        "اثنان وأربعون كيلومترا ومئة وخمسة وتسعون مترا: رقم لا يحفظه العداء وحده",
        "",
        "",
        (),
        "",
        "اثنان وأربعون كيلومترا",
        "من وصل.",
        6,
    ),
    "036-solar-energy.txt": (
        "شمس المعادي القديمة وألواح أسوان الجديدة",
        "خزانة العلوم",
        "",
        ("يوسف العلوي",),
        "2023-01-17",
        "على ضفة النيل",
        "المنزلية تعطلا.",
        6,
    ),
    "037-arab-theatre.txt": (
        "من صحن دار في بيروت بدأ المسرح العربي",
        "خزانة الثقافية",
        "",
        ("نادية بن عيسى",),
        "2020-01",
        "كان مارون النقاش",
        "أضحكوا الناس.",
        6,
    ),
    "038-suez-canal.txt": (
        "القناة التي قصّرت الطريق بين بحرين",
        "",
        "",
        (),
        "",
        "قبل أن تمر",
        "فوق الرمل.",
        6,
    ),
    "039-naguib-mahfouz.txt": (
        "نجيب محفوظ: موظف الصباح وكاتب الحارة",
        "",
        "",
        ("ليلى الخطيب",),
        "",
        "يروى أن جيران",
        "كان عندها.",
        7,
    ),
    "040-chess.txt": (
        "الشاه الذي عبر القارات على رقعة",
        "",
        "",
        ("سامر الحسيني",),
        "",
        "إذا أعلن لاعب",
        "مرة أخرى.",
        7,
    ),
    "041-astrolabe.md": (
        "الأسطرلاب: سماء مطوية في راحة اليد",
        "خزانة العلوم",
        "",
        ("نادية بن عيسى",),
        "2021-05-04",
        "قرص من النحاس",
        "بعد نجم.",
        8,
    ),
    "042-sample.json": (
        "ابن البيطار: عشّاب مالقة الذي مشى إلى دمشق",
        "خزانة الثقافية",
        "",
        (),
        "2021-04-20",
        "لو سار المرء",
        "أسماء النبات.",
        6,
    ),
    "agency.jsonl:1": (
        "مصرف المصارف: من يمسك بسعر النقود",
        "مجلة خزانة",
        "",
        ("سامر الحسيني",),
        "2021-03-09",
        "في آخر النهار",
        "الذي حُذف.",
        6,
    ),
    "agency.jsonl:2": (
        "يبدأ رغيف الخبز في مكان لا يخطر على بال آكله: حقل غاز",
        "خزانة العلوم",
        "",
        ("يوسف العلوي",),
        "",
        "يبدأ رغيف الخبز",
        "جائع حقا.",
        7,
    ),
    "agency.jsonl:3": (
        "السكري: مرض صامت وحقنة غيرت مصيره",
        "نشرة خزانة",
        "",
        ("هيئة التحرير",),
        "2022-11-14",
        "قبل مئة عام",
        "عالميا للسكري.",
        7,
    ),
    "culture.atom:1": (
        "كرسي الحكواتي الذي لا يجلس عليه أحد",
        "خزانة الثقافية",
        "",
        ("نادية بن عيسى",),
        "2022-05-30",
        "في صدر المقهى",
        "يحفظها كتاب.",
        3,
    ),
    "newsletter.xml:1": (
        "ملح السبخة يُجمع قبل أن تشتد الشمس",
        "نشرة خزانة",
        "",
        ("سامر الحسيني",),
        "2020-08-19",
        "يخرج العاملون إلى",
        "الماء المالح.",
        2,
    ),
    "wordpress.xml:1": (
        "البرجيل: كيف برّدت البيوت نفسها بلا كهرباء",
        "خزانة الثقافية",
        "",
        ("يوسف العلوي",),
        "2021-08-01",
        "يقف البرجيل فوق",
        "في أيديهم.",
        3,
    ),
    "saved-page.html": (
        "ساعة الماء التي كانت تدق قبل الساعات",
        "مجلة خزانة",
        "",
        ("ليلى الخطيب",),
        "2022-09-17",
        "عند باب الجامع",
        "أجل الوقت.",
        3,
    ),
    "tent.mhtml": (
        "بيت الشعر يُطوى في ساعة",
        "نشرة خزانة",
        "",
        ("نادية بن عيسى",),
        "2019-04-04",
        "تنسج النساء شقاق",
        "كله جملان.",
        2,
    ),
    "mats.warc: https://crafts.example/mats": (
        "الحصير يبدأ من الماء",
        "دفاتر الحرف",
        "",
        ("سامر الحسيني",),
        "2018-10-09",
        "يُقطع السمار من",
        "كلما طال.",
        3,
    ),
    "science.rss:1": (
        "المنارة عين تدور في الليل",
        "خزانة العلوم",
        "",
        ("يوسف العلوي",),
        "2023-03-12",
        "لم تكن المشكلة",
        "تنطق باسمها.",
        3,
    ),
    "almanac.xlsx:مقالات:2": (
        "البارجيل: برج يصطاد الهواء",
        "",
        "",
        ("نادية بن عيسى",),
        "2021-07-03",
        "قبل المكيفات عرفت",
        "يستهلك شيئا.",
        2,
    ),
    "almanac.xlsx:مقالات:3": (
        "كيف قاس ملاحو المحيط الهندي ارتفاع النجم",
        "",
        "",
        ("ليلى الخطيب",),
        "2018",
        "حمل ملاحو المحيط",
        "يقرأ به.",
        2,
    ),
    "glass.tsv:2": (
        "زجاج الخليل: رمل ونفخة ولون",
        "",
        "",
        ("يوسف العلوي",),
        "2015-03-04",
        "في مدينة الخليل",
        "باختلاف النار.",
        2,
    ),
    "magazine.csv:2": (
        "اللؤلؤ: رزق كان يُنتزع بنَفَس واحد",
        "مجلة خزانة",
        "",
        ("ليلى الخطيب",),
        "2019-08-14",
        "قبل أن يُعرف",
        "الأعراس والمتاحف.",
        3,
    ),
    "magazine.csv:6": (
        "النواعير: عجلات خشب ترفع النهر إلى البساتين",
        "مجلة خزانة",
        "",
        ("سامر الحسيني",),
        "2020-06",
        "تدور النواعير على",
        "بلا رسم.",
        2,
    ),
    "radio.sgml:1": (
        "عسل السدر: موسم قصير في الأودية",
        "خزانة الثقافية",
        "",
        (),
        "2016-09-22",
        "تزهر أشجار السدر",
        "أو مخلوطا.",
        2,
    ),
    "radio.sgml:2": (
        "البردي: نبات صار أوراقا",
        "",
        "",
        ("سامر الحسيني",),
        "2016-11-03",
        "كان البردي يملأ",
        "بجمع الخراج.",
        2,
    ),
    "crafts.openiti 1": (
        "المزولة: ساعة لا تعمل إلا في النهار",
        "كتاب الصنائع القديمة",
        "",
        ("نادية بن عيسى",),
        "",
        "على جدران مساجد",
        "المؤقتين فيه.",
        2,
    ),
    "crafts.openiti 2": (
        "ألواح الطين: دفاتر لم تحترق",
        "كتاب الصنائع القديمة",
        "",
        ("نادية بن عيسى",),
        "",
        "كتب أهل الرافدين",
        "ملحمة جلجامش.",
        2,
    ),
    "journal.xml 1": (
        "الجسور الحجرية: قوس يحمل نفسه",
        "مجلة خزانة",
        "",
        ("يوسف العلوي",),
        "2017-05",
        "لا يسقط الجسر",
        "فيضانات كثيرة.",
        2,
    ),
    "journal.xml 2": (
        "معصرة الزيتون: من الحجر إلى الطرد المركزي",
        "مجلة خزانة",
        "",
        (),
        "2017-05",
        "في القرى القديمة",
        "بقايا الثمر.",
        3,
    ),
    "book.epub 1": (
        "السدو: خيمة تُنسج على الأرض",
        "كتاب الرمل والملح",
        "",
        ("نادية بن عيسى",),
        "",
        "تجلس النساجة أمام",
        "والسعودية والإمارات.",
        2,
    ),
    "book.epub 2": (
        "الملح: من بيته ماء وشمس",
        "كتاب الرمل والملح",
        "",
        ("نادية بن عيسى",),
        "",
        "تُفتح قنوات البحر",
        "الحبوب والقماش.",
        2,
    ),
    "dhow.docx": (
        "السفينة الخشبية: تُبنى بلا رسم",
        "",
        "",
        ("سامر الحسيني",),
        "",
        "في أحواض صور",
        "وشرق إفريقيا.",
        2,
    ),
    "mashrabiya.pdf": (
        "المشربية: نافذة ترى ولا تُرى",
        "",
        "",
        ("ليلى الخطيب",),
        "",
        "المشربية شرفة من",
        "ومواد حديثة.",
        3,
    ),
}
# Made from the text, which has none.
GENERATED = ("014", "015", "034", "035", "agency.jsonl:2")
PRECISION = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date


@pytest.fixture(scope="module")
def samples() -> dict[str, Document]:
    """By the name of the file, and with a number where it is a book of chapters."""
    found = dict[str, Document]()
    records = (record for record in read(SAMPLES) if isinstance(record, Record))
    for record in records:
        documents = [extract(document) for document in parse(record)]
        for number, document in enumerate(documents, 1):
            found[f"{record.file_name} {number}" if documents[1:] else record.file_name] = document
    return found


def test_each_says_of_itself_what_an_editor_would(samples: dict[str, Document]) -> None:
    assert {name: _row(document) for name, document in samples.items()} == EXPECTED


def _row(document: Document) -> Row:
    return (
        document.title,
        document.source,
        "، ".join(document.places),
        document.authors,
        _shown(document.published),
        " ".join(document.paragraphs[0].split()[:3]),
        " ".join(document.paragraphs[-1].split()[-2:]),
        len(document.paragraphs),
    )


def _shown(published: PartialDate | None) -> str:
    return published.date.isoformat()[: PRECISION[published.precision]] if published else ""


def test_no_boilerplate_is_left(samples: dict[str, Document]) -> None:
    for name, document in samples.items():
        text = "\n".join(document.paragraphs)
        assert [clear(text).cuts for clear in (trim_head, trim_tail, trim_between)] == [()] * 3
        assert not re.search(r"علق هنا|protected|المصدر$|تابعنا|شارك من خلال|^---", text, re.M), (
            name
        )


def test_every_paragraph_is_running_text(samples: dict[str, Document]) -> None:
    paragraphs = [each for document in samples.values() for each in document.paragraphs]
    wrong = [each for each in paragraphs if len(each) < 100 or each[-1] not in ".؟!»)"]
    assert wrong == [], "paragraphs of samples are long and end like sentences: fixtures/README.md"


def test_the_list_of_shapes_names_every_sample_and_no_other() -> None:
    rows = re.findall(r"^\| .+? \| (.+) \|$", LIST, re.MULTILINE)
    spans = re.findall(r"`([^`]+)`(?:–`([^`]+)`)?", " ".join(rows))
    named = {name for first, last in spans for name in _between(first, last or first)}
    assert named == {re.sub(r"^(\d{3})-.*", r"\1", path.name) for path in SAMPLES.iterdir()}, (
        "the table of fixtures/README.md has a line for each sample"
    )


def _between(first: str, last: str) -> list[str]:
    """`001`, `003` -> 001, 002, 003; a name of a file is itself."""
    numbers = first.isdecimal() and range(int(first), int(last) + 1)
    return [f"{number:03}" for number in numbers] if numbers else [first]


def test_generated_titles_are_short_and_complete(samples: dict[str, Document]) -> None:
    made = {
        name: document
        for name, document in samples.items()
        if document.notes and name.startswith(GENERATED)
    }
    assert len(made) == len(GENERATED)
    for document in made.values():
        assert 5 <= len(document.title.split()) <= SHORT_WORDS
        assert document.title in "\n".join(document.paragraphs)
        assert not document.title.endswith("…")


def test_extracting_from_them_again_changes_nothing(samples: dict[str, Document]) -> None:
    assert {name: extract(document) for name, document in samples.items()} == samples
