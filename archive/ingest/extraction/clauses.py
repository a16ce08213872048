"""Words that part a sentence into clauses and phrases, for titles that end where one does."""

from __future__ import annotations

import re

from archive.ingest.words import word_set

# Words that begin a clause which may be left off; a title ends before them.
SUBORDINATE = re.compile(
    r"\s+(?:في الوقت الذي|في حين|في وقت|على خلفية|على الرغم|بالرغم|رغم|بعد أن|بعدما|بعد ما|قبل أن|عقب|إلا أن|غير أن|بيد أن|"
    r"حيث|فيما|بينما|وذلك|وهو|وهي|مما|ما أدى|ما أسفر|لكن|ولكن|لأن|إذ|كما|بحسب|وفق|وفقا|وفقاً|حسب|حسبما|لاسيما|"
    r"(?:مؤكد|مشير|موضح|مضيف|معتبر|مبين|لافت|منوه|داعي|مشدد|مطالب|محذر)(?:[ةا]\u064b?|ين|ات))(?=\s)"
)
# What may follow a comma at which a title ends: a new clause, never the missing object.
AFTER_COMMA = re.compile(
    r"[،؛,]\s*(?:و\S|ف\S+\s|(?:م\S+|داعي|لافت|نافي|قائل|آمل|واصف|كاشف)ا\u064b?\s(?:أن|إن|إلى|على|في|من|ب\S+|عن|ل\S+)|حيث|إذ|بل|بعد|خلال|في|من أجل|لكن|مع|ضمن|"
    r"وسط|بمشاركة|بحضور|إلى جانب|إثر|رغم|بهدف|الذي|التي|الذين|كما|بينما|قبل|منذ|عقب|حسب|بحسب|لا سيما|لاسيما|خاصة|"
    r"خصوصا|[يت]\S{3,}\s)"
)
COLON = re.compile(r"(?<=\w)\s?:\s")
# Words that begin what a clause is complete without: relative clauses, aims, circumstances.
ADJUNCT = re.compile(
    r"\s+(?:و?(?:الذي|التي|الذين|اللذين|اللتين)|أثناء|بعد|قبل|منذ|عبر|وسط|بسبب|نتيجة|جراء|بهدف|بغرض|بغية|من أجل|بمناسبة|إثر|"
    r"بتهمة|بدعوى|بقيمة|بتكلفة|بواسطة|مقابل|لصالح|ابتداء|اعتبارا|بدءا|تمهيدا|استعدادا|تزامنا|بالتزامن|بالإضافة|إضافة|فضلا|سواء|"
    r"لأنه\w?|لي\w{3,})(?=[\s\u064b])"
)
# Words that begin a sentence whose main clause comes later.
LEADING = re.compile(
    r"(?:و|ف)?(?:منذ|بعد|بعدما|عن|ما لم|بحضور|بمشاركة|بمناسبة|بقدر ما|قبل|قبيل|خلال|مع|عقب|إثر|رغم|برغم|على الرغم|بينما|فيما|عندما|حين|حينما|لما|كلما|إذا|"
    r"لو|في|على|بين|من|وسط|تحت|ضمن|حسب|بحسب|وفق|وفقا|نتيجة|بسبب|بدلا|بعيدا|لأن|كي|حتى|بهدف|بقرار|بأمر|بتوجيه|بتكليف|بكل|بالتعاون)(?=\s)"
)
# The same where a verb follows: before a colon the main clause is then complete.
LEADING_CLAUSE = re.compile(r"(?:منذ أن|بعد أن|بعدما|قبل أن|عندما|حين|حينما|لما|كلما|إذا)(?=\s)")
# Words that need what follows them: no title may end in one.
DANGLING = word_set(
    "في من على إلى الى عن مع أن إن ان أنه أنها إنه إنها أو و ثم بل لا لم لن ما قد بين بعد قبل عند حول ضد منذ حتى خلال نحو "
    "لدى دون بدون غير كل بعض أي ذات ذو هذا هذه ذلك تلك الذي التي الذين هو هي حيث كان كانت يكون تكون ليس عبر تحت فوق أمام "
    "وراء سوى إلا لكن كما مثل أكثر أقل أحد إحدى عدة عدد وفق بحسب حسب رئيس وزير السيد الدكتور خلف ضمن وسط بأن لأن عام قال وقال والذي والتي والذين يوم صباح مساء أول بدأ بدأت وذلك "
    "بالنسبة وكذلك وبين وعن وعلى وفي ومن وإلى بالتعاون بالاتفاق والتنسيق بالتنسيق"
)
# Where such a word ends what is said all the same: «منذ عام», «لم تبدأ بعد».
FINISHED = re.compile(
    r"(?:^|\s)(?:(?:منذ|قبل|بعد|كل|نحو|من|أي|ذات) (?:عام|يوم|صباح|مساء)|(?:لم|ولم|لما) \w+ بعد|(?:بعد|قبل|رغم|مع) ذلك)\Z"
)
# A head without what narrows it says more than its author: «لن يعود» without «قبل عام»,
# «أدنى مستوى له» without «منذ عام».
NEGATED = re.compile(r"(?<!\w)[وف]?(?:لم|لن|لا|ليس|ليست)\s")
NARROWING = re.compile(r"\s+(?:قبل|منذ|حتى|سوى|ما لم|إلا(?! أن\s))\s")
SUPERLATIVE = re.compile(r"(?<!\w)(?:أدنى|أعلى|أكبر|أسوأ|أفضل|لأول)(?:\s\w+){1,2}\s?\Z")
SINCE = re.compile(r"\s+(?:قبل|منذ)\s")
# Verbs of saying, which mean nothing without what was said.
SAYING = word_set(
    "قال قالت أكد أكدت أوضح أوضحت ذكر ذكرت أفاد أفادت صرح صرحت أضاف أضافت بين بيّن يرى ترى يقول تقول يعتقد زعم كشف كشفت "
    "أعلن أعلنت أشار أشارت اعتبر اعتبرت رأى رأت"
)
# What needs the phrase after it, and what is often read as a verb: no cut before a preposition.
NEEDING = DANGLING | word_set(
    "العديد الكثير كثير مزيد المزيد مجموعة نوع أنواع سلسلة بدلا ابتداء انطلاقا اعتبارا بدءا الرغم بالرغم فضلا خوفا "
    "قريبا بعيدا رغبة حرصا بالنظر إضافة بالإضافة استنادا ردا وصولا نظرا خلافا علاوة تمهيدا استعدادا القبض التابع التابعة "
    "المتعلق المتعلقة الخاص الخاصة المقام المقامة القائم القائمة المكلف المكلفة القادم القادمة بن ابن بنت أبو آل عبد رغم جزء احتجاجا تضامنا حفاظا تأكيدا بحثا هربا سعيا تعبيرا كثيرا قليلا لأكثر لأزيد أزيد بداية بأكثر نظيره نظيرتها"
)
# «التخلي عن», «للتوجه إلى»: a noun that takes the preposition of its verb.
MASDAR = re.compile(r"(?:ال|لل)ت\w{3}")
# What is said has a verb: «إن الانتخابات التشريعية» says nothing yet.
OF_THAT = re.compile(r"\s(?:أن|إن|ان|بأن)\s(?P<said>.+)\Z")
# «لتستقر في», «لتعزيز»: an aim, or what happened then, needs what follows it.
AIM = re.compile(r"ل[يت]\w{2,}[^\Wاةى]")
VERBAL = re.compile(r"(?:س?[يتن]\w{3,}|\w{3,}ت)(?!\w)")
PHRASE = re.compile(
    r"\s+(?:(?:في|من|على|إلى|عن|مع|خلال|عند|لدى|أمام|ضمن|عبر|حول|ضد|بين|حتى|نحو|ابتداء|اعتبارا|بما|مما|بمناسبة|لمدة)(?=\s)"
    r"|(?:ب|لل|ل)(?=\w{4,}\s))"
)
# After an indefinite noun a verb begins a relative clause: «قرارا، يمنع».
RELATIVE = re.compile(r"\w{2,}[اً]ا?[،,]\s?[يت]\w{3,}\s")
COMMA = re.compile(r"\s?[،؛]\s|\s[-–—]\s|\s?\(|(?<=\w)\.\.")
BEGINS_CLAUSE = re.compile(r"[،؛,]\s*(?:و|ف)")
# A subject, a comma, its verb: «أعلن أن اللجنة المكلفة، قررت».
VERB_NEXT = re.compile(r"[،,]\s*(?:[يتن]\w{3,}|\w{3,}ت)\s")
# Verbs that mean little without their preposition: one of these has to follow in the head.
COMPLEMENTS = {
    verb: re.compile(rf"\s(?:{needed})")
    for verbs, needed in (
        ("شدد شددت", r"(?:على|أن|بأن)\s"),
        ("يعاني تعاني عانى عانت", "من|ل"),
        ("اتهم اتهمت يتهم تتهم", "ب"),
        ("أشرف أشرفت وافق وافقت حصل حصلت حرص حرصت عمل عملت أقدم أقدمت اطلع اتفق اتفقت", "على|عليه"),
        ("شارك شاركت نجح نجحت فشل فشلت شرع شرعت تسبب تسببت أسهم أسهمت ساهم ساهمت", "في|ب"),
        ("دعا دعت أدى أدت انضم انضمت سعى سعت توصل توصلت وصل وصلت", "إلى|الى|ل"),
        ("أعرب أعربت عبر عبرت أسفر أسفرت تخلى تخلت", "عن|أن|أنّ"),
        ("تمكن تمكنت حذر حذرت تألف تتألف", "من|ب|أن"),
        ("قام قامت قضى قضت احتفل احتفلت أشاد أشادت رحب رحبت طالب طالبت ندد نددت", "ب"),
    )
    for verb in verbs.split()
}
# When or where, between two commas: the clause goes on after it.
CIRCUMSTANCE = re.compile(
    r"[،,]\s?(?:يوم|يومي|أيام|أمس|اليوم|مساء|صباح|ليلة|غدا|خلال|في|ب\w+|ذات|السبت|الأحد|الاثنين|الإثنين|الثلاثاء|"
    r"الأربعاء|الخميس|الجمعة|إلى جانب|مع|عبر|عن|على|عقب|إثر|بعد|قبل|منذ|وسط|رفقة|برئاسة|بحضور)(?=\s|\Z)[^،,]*\Z"
)
# Who did it, and their office: «افتتح سامر علي، سفير الساحل» leaves out what was opened.
OFFICE = re.compile(
    r"و?(?:رئيسة?|وزيرة?|مديرة?|سفيرة?|أمين|الأمينة?|نائبة?|مساعدة?|مستشارة?|عضوة?|المتحدثة?|الناطقة?|محافظ|والي|عامل|عميدة?|"
    r"قائد|أحد|إحدى|ممثلا?ة?|ممثلة في)\s"
)
# «بين 1.5» and what else? «وهو السيناريو» that does what?
PAIR = re.compile(r"\sبين\s\S+(?:\sفي المائة)?\Z|[،,]\s?وه[وي]\s\S+\Z")
# Of these that is all there is to say.
ENDED = word_set(
    "توفي توفيت رحل رحلت قتل قتلت أصيب أصيبت وصل وصلت عاد عادت فاز فازت استقال استقالت ولد ولدت زار زارت"
)
ASIDE = re.compile(r"[،,]\s(?:\w+\s)?(?:أمس|اليوم|مؤخرا|أخيرا|غدا)\Z")  # its clause goes on
SAID = re.compile(
    r"(?:\s(?:أن|إن|ان|أنه|أنها|إنه|إنها|بأن|بأنه|بأنها|عن|إلى)\s|[:«“\"])(?:.*?\s){3}"
)
BARE_VERB_NEXT = word_set("على في من إلى عن أن مع بأن إن")
# A letter to the editor, or a prayer, before the first sentence.
GREETING = re.compile(
    r"السلام عليكم|عزيزتي|عزيزي|سعادة|سعادت|تحية|أما بعد|بسم الله|الحمد لله|أيها السادة|سادتي|سيداتي"
)
