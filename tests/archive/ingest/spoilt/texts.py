"""Sound texts of many kinds, and what spoils them; of our own wording."""

from __future__ import annotations

import re

TITLE = "مكتبة الحي القديم تفتح أبوابها من جديد"
FIRST = (
    "قال مدير المكتبة إن القاعة الجديدة ستفتح أبوابها في الربيع، وأضاف أن الكتب التي جمعت من "
    "البيوت القديمة ستعرض على الزوار مع صور الحي كما كان قبل مئة عام."
)
SECOND = (
    "ومن المتوقع أن تبدأ الإدارة الأولى أعمالها خلال الأسابيع القليلة المقبلة، وأن يشارك الأهالي "
    "في اختيار الكتب الإضافية للأطفال، وفق ما جاء في البيان (رقم 17) الصادر عام 2014."
)
ARTICLE = [TITLE, FIRST, SECOND]
SHORT = "افتتاح المكتبة"

SOUND = {
    "news": "\n".join(ARTICLE),
    "vowelled": "قَالَ الرَّاوِي إِنَّ المَدِينَةَ كَانَتْ عَلَى ضِفَّةِ النَّهْرِ، وَفِيهَا سُوقٌ كَبِيرٌ لِلْكُتُبِ.",
    "uthmani": "قرأ الخطيب قوله تعالى ﴿وَأَقِيمُوا۟ ٱلصَّلَوٰةَ وَءَاتُوا۟ ٱلزَّكَوٰةَ﴾ وشرح معنى الآية للحاضرين.",
    "poetry": "يا ليل هل لك من صباح مقبل\nأم أن فجرك في الظلام تعطلا\nسكنت طيور الروض بعد رحيلهم\nوتبدلت",
    "dialect": "احنا كنا قاعدين هناك وبعدين جه واحد قال لنا ايه اللي حصل، قلنا له مفيش حاجة وروحنا البيت على طول",
    "names": "أم كلثوم\nهالة\nليلى\nكمال\nنوال\nسلمى\nلالة مريم\nآل يحيى\nعطاالله\nألف ليلة",
    "scores": "الهلال 3 - 1 النصر\nالاتحاد 0 - 0 الأهلي\nالشباب 2 - 4 التعاون\n??? لم تُلعب",
    "persian": "در این کتاب‌ها آمده است که مردم آن شهر می‌خواهند به خانه بروند و برای فردا آماده شوند، اما راه طولانی است.",
    "urdu": "اس شہر کے لوگ کہتے ہیں کہ یہ کتاب بہت پرانی ہے اور اسے پڑھنے کے لیے وقت چاہیے، لیکن سب اسے پسند کرتے ہیں۔",
    "french": "Le café était très fréquenté, à côté de la gare, où l’été s’achève ; « déjà », dit-elle, ça va être dur.",
    "english": "The library opens again in spring, the naïve visitor reads – perhaps – “as ever”.",
    "vietnamese": "زار المعرض ثلاثة كتاب هم Nguyễn Văn Thiệu وTrần Hưng Đạo وVõ Nguyên Giáp وتحدثوا عن الرواية في بلادهم.",
    "forms": "للباء أشكال أربعة: ﺏ ﺑ ﺒ ﺐ، وتكتب لا أحيانا ﻻ على لوحة المفاتيح، ويقال عند ذكره ﷺ.",
    "question": "ماذا حدث في المدينة أمس??? لا أحد يعرف?? وهل يعود الماء إلى البيوت القديمة في هذا الشتاء؟؟؟",
    "encodings": "إذا ظهرت في الصفحة حروف مثل Ø§Ù„ فقد قرئ النص بغير ترميزه، ويحدث هذا كثيرا في الرسائل القديمة.",
    "guillemets": "قال «الكاتب» إن «المدينة» و«القرية» في الرواية مكان واحد، وإن «البحر» هو البطل؛ درجة الحرارة 20°.",
}

_RUN = re.compile(r"[0-9A-Za-z]+")
_MIRRORED = str.maketrans("()«»", ")(»«")


def visual(line: str, *, mirrored: bool = False) -> str:
    """The line as its letters stand on the page from the left, digits and Latin in their order."""
    turned = _RUN.sub(lambda run: run[0][::-1], line[::-1])
    return turned.translate(_MIRRORED) if mirrored else turned


def exchanged(line: str) -> str:
    """The line as some readers of PDF give it, with each ligature of lam and alef in reverse."""
    return re.sub("ل([اأإآ])", r"\1ل", line)


def misread(line: str, *reads: str, written: str = "utf-8") -> str:
    for read in reads:
        line = line.encode(written).decode(read)
    return line


def drawn(line: str) -> str:
    """The line in presentation forms; all of the form that stands alone."""
    return line.translate(_DRAWN)


# The isolated form of each letter, by Unicode's chart of Arabic Presentation Forms-B.
_DRAWN = dict(
    zip(
        map(ord, "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"),
        "ﺀﺁﺃﺅﺇﺉﺍﺏﺓﺕﺙﺝﺡﺥﺩﺫﺭﺯﺱﺵﺹﺽﻁﻅﻉﻍﻑﻕﻙﻝﻡﻥﻩﻭﻯﻱ",
        strict=True,
    )
)
