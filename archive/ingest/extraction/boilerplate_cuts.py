"""The table of boilerplate: what a web page left around a text, one cut a row.

A row holds its name for the import report and a pattern; the table it is in is where it may stand.
A pattern takes whole lines, or the very end or beginning of the text after a full stop,
never words inside running text. A named group is a field of the article that
stands in the boilerplate. The numbers in the comments are the articles of 29,478 from 14
newspapers that a row touches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PLATFORM = (
    r"(?:تويتر|فيس ?بوك|جوجل(?: ?بلس)?|غوغل(?: ?بلس)?|واتس ?[اأآ]ب|تل[يغج]+رام|تيلي?[غج]رام|[إا]نست[غج]رام|"
    r"سناب(?: ?شات)?|لينكد ?[إا]ن|يوتيوب|ماسنجر|بينترست|تيك ?توك|Facebook|Twitter|WhatsApp|Telegram|"
    r"Google\+?|LinkedIn|Instagram|YouTube|Messenger|Pinterest|X)"
)
TOOL = (
    r"(?:طباعة|اطبع|إرسال|أرسل|نسخ الرابط|حفظ|مشاركة|المشاركة|شارك|شاركها|انشر|بريد إلكتروني|البريد الإلكتروني|"
    r"Email|Print|Share|Tweet)"
)
COMMENT = r"(?:علق هنا|علّق هنا|اكتب (?:رأيك|تعليق\w*)|[أا]ضف تعليق\w*|اترك تعليق\w*|التعليقات(?: ?\(\d+\))?|لا تعليقات)"
ROLE = (
    r"(?:كاتب|كاتبة|صحافي|صحافية|صحفي|صحفية|إعلامي|إعلامية|باحث|باحثة|أكاديمي|أكاديمية|محلل|محللة|محام|"
    r"أستاذ|أستاذة|خبير|خبيرة|مستشار|مستشارة|ناقد|ناقدة|شاعر|شاعرة|روائي|روائية|عضو|رئيس تحرير|مدير تحرير)"
)
EMAIL = r"(?<![A-Za-z0-9_.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
ANY_EMAIL = rf"(?:\[email\s?protected\]|{EMAIL})"
EMAIL_LABEL = (
    r"(?:(?:البريد الإلكتروني|بريد الكاتب|[إا]يميل|الإيميل|للتواصل|لمراسلة الكاتب|تويتر|e-?mail|twitter)"
    r"(?: (?:الكاتب|الكاتبة|مع الكاتب))?\s*[:/-]?\s*)"
)
VIEWS = (
    r"(?:(?:عدد )?(?:ال)?(?:مشاهدات|مشاهدة|قراءات|قراءة|زيارات|زوار|قراء) ?:? ?[\d,٬.]{1,12}"
    r"|[\d,٬.]{1,12} ?(?:مشاهدة|مشاهدات|قراءة|زيارة|تعليق|تعليقات|مشاركة))"
)
READ_ALSO = r"(?:[إا]قر[أا](?:وا)?|طالع|شاهد) (?:[أا]يض[ا\u064b]{1,2}|المزيد)"
LINE = r"(?:\A|\n) ?[*•#\"-]* ?"  # the beginning of a line
STOP = r"(?:\A|\n|(?<=[.!?؟…»”\"')\]])) ?[*•-]* ?"  # of a line, or after the end of a sentence
END = r"[ .:…*\"]*\Z"


@dataclass(frozen=True, slots=True)
class Cut:
    """`hints`: words of which the text must hold one, or the pattern is not tried."""

    name: str
    pattern: re.Pattern[str]
    hints: tuple[str, ...]

    def is_hinted(self, text: str) -> bool:
        for hint in self.hints:  # noqa: SIM110 -- half as long as any(): this is asked of each text
            if hint in text:
                return True
        return False


def _cut(name: str, pattern: str, hints: str = "") -> Cut:
    return Cut(name, re.compile(pattern, re.IGNORECASE), tuple(hints.split("|")))


HEAD = (
    _cut(  # 157
        "حُذف شريط المشاركة",
        rf"(?:شارك(?:ها|نا)?|مشاركة|انشر)(?: (?:من خلال|عبر|على))? ?:? ?(?:{PLATFORM}[ ،,|/-]*){{2,8}}"
        rf"{COMMENT}?(?:\n| |\Z)",
    ),
    _cut(
        "حُذف شريط المشاركة", rf"(?:(?:{PLATFORM}|{TOOL}|{COMMENT}) ?[|،,:/-]* ?){{1,12}}(?:\n|\Z)"
    ),
    _cut("حُذفت أزرار التنقل", r"Next Previous(?: |\n|\Z)"),  # 259
    _cut("حُذف مسار التنقل", r"الرئيسية ?[>/»|«\\][^\n]{0,120}(?:\n|\Z)"),
    _cut("حُذف عدد المشاهدات", rf"{VIEWS}(?:\n|\Z)"),
    _cut("حُذف عدد المشاهدات", r"(?!(?:19|20)\d\d\n)\d{2,7}\n"),
    _cut(
        "حُذفت مدة القراءة",
        r"(?:(?:مدة|وقت) القراءة ?:? ?)?\d{1,2} (?:دقيقة|دقائق)(?: (?:قراءة|للقراءة))?(?:\n|\Z)",
    ),
    _cut("حُذف أثر «للكاتب»", r"للكاتب(?=ال\w|[أإ]\w{2})"),
)

TAIL = (
    _cut("حُذف عدد المشاهدات", rf"{LINE}{VIEWS}\Z", "مشاه|قراء|زيار|زوار|تعليق|مشارك"),
    _cut("حُذفت دعوة إلى التعليق", rf"{STOP}{COMMENT}{END}", "علق|علّق|رأيك|تعليق"),
    _cut(
        "حُذف شريط المشاركة",
        rf"{LINE}(?:(?:{PLATFORM}|{TOOL}) ?[|،,:/-]* ?){{1,12}}\Z",
        "تويتر|فيس|واتس|شارك|مشاركة|طباعة|Twitter|Facebook|Share",
    ),
    _cut(
        "حُذف سطر المصدر",
        rf"{STOP}المصدر ?(?:[:/-] ?(?P<url>https?://\S{{3,300}})|[:/-] ?(?P<source>[^\n.:؟!]{{2,60}}))?{END}",
        "المصدر",
    ),
    _cut(  # 119
        "حُذفت دعوة إلى قراءة غيره",
        rf"(?:{LINE}{READ_ALSO} ?:?(?:\n[^\n.؟!]{{1,150}}){{0,6}}\Z|{STOP}{READ_ALSO} ?(?:عن )?:[^\n]{{1,200}}\Z"
        rf"|{LINE}\.*…? ?(?:{READ_ALSO}|المزيد|لقراءة المزيد){END})",
        "يضا|المزيد",
    ),
    _cut(
        "حُذفت دعوة إلى المتابعة",
        rf"{STOP}(?:تابعنا|تابعونا|تابعوا\w*|اشترك\w*|انضم\w*) (?:معنا )?(?:على|عبر|في|إلى|من خلال)"
        rf"(?:[^\n.]{{0,120}}(?:{PLATFORM}|قناتنا|حسابنا|حساباتنا|صفحتنا|صفحاتنا|منصات)[^\n.]{{0,120}})?{END}",
        "تابع|اشترك|انضم",
    ),
    _cut(  # 2,072
        "حُذف رابط الخبر",
        r"\s*رابط (?:الخبر|المقال|الموضوع)(?: (?:بصحيفة|في صحيفة|بموقع|في موقع) (?P<source>[^\n:]{1,30}?))?"
        r" ?:(?P<title>[^\n]{0,300})\Z",
        "رابط",
    ),
    _cut("حُذفت علامة الانتهاء", rf"{LINE}// ?(?:انتهى|يتبع) ?//{END}", "//"),  # 364
    _cut("حُذفت ساعة البث", rf"{LINE}\d{{1,2}}:\d\d ?ت ?م(?: \d{{3,4}})?{END}", "ت م|تم"),  # 363
    _cut(  # 262
        "حُذف التعريف بالكاتب وبريده",
        rf"(?:{STOP}(?:{ROLE}[^\n.؟!:@\[]{{0,80}}?\s|{EMAIL_LABEL})?| {ROLE}(?: [\w.]+){{0,4}} )\s?{ANY_EMAIL}{END}",
        "@|email",
    ),
    _cut(  # 25
        "حُذف حساب الكاتب",
        rf"{LINE}(?:(?:تويتر|twitter)\s*:?\s*(?:@[a-z0-9_]{{2,30}}|[a-z0-9_]{{2,30}}@?)|@[a-z0-9_]{{2,30}}){END}",
        "@|تويتر|witter",
    ),
    _cut(  # 246
        "حُذفت وسيلة التواصل",
        rf"(?:{LINE}(?:للتواصل|لمراسلة|للمراسلة)\b(?=[^@]{{0,120}}(?:sms|رسالة|فاكس|هاتف|جوال|[إا]يميل|بريد|@|\d{{5}}))"
        r"|\s*للتواصل (?:مع الكاتب )?[اأ]رسل\b)(?:[^.]|\.(?! |\n|\Z)){0,260}\Z",
        "للتواصل|مراسلة",
    ),
    _cut(  # 389
        "حُذفت روابط مقالات الكاتب",
        rf"(?:{STOP}|\s+)مقالات أخرى للكاتبة?(?=\S|\Z)[\s\S]{{0,900}}\Z",
        "مقالات أخرى للكاتب",
    ),
    _cut(  # 1,678
        "نُقلت السمات إلى الوسوم",
        rf"{STOP}(?:سمات|الوسوم|وسوم|كلمات مفتاحية|الكلمات الدلالية) ?:? (?P<tags>[^\n.؛:؟!]{{2,250}})\Z",
        "سمات|وسوم|كلمات مفتاحية|الدلالية",
    ),
)

# Lines that may stand anywhere.
BETWEEN = (
    _cut(
        "حُذفت دعوة إلى قراءة غيره",
        rf"\n[*•-]* ?{READ_ALSO} ?:[^\n]{{0,200}}(?=\n)",
        "يضا|المزيد",
    ),
)
