"""What sounds like a text and is another one: the pairs that must not be linked.

`LOOKALIKES` make of an article's text one that must stay apart from it; `forms` are texts that
agencies fill in every day, of which each must stay apart from all.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

Lookalike = Callable[[str, str, random.Random], str | None]

FIGURE = re.compile(r"\d+")
LEAST_FIGURES = 3  # in a text of which a form is made
LEAST_LEAD = 30  # words of a lead that tells other news
TEAMS = [
    "النجوم",
    "الساحل",
    "الجبل",
    "الوادي",
    "النهر",
    "الشعلة",
    "الفجر",
    "الأمل",
    "المنار",
    "الواحة",
    "الصقور",
    "البحارة",
]
CITIES = [
    "الميناء",
    "القلعة",
    "السهل",
    "الواحة",
    "المنارة",
    "البستان",
    "الربوة",
    "الجزيرة",
    "المرسى",
    "النخيل",
]
STATES = [
    "الجزر",
    "السهول",
    "الجبال",
    "السواحل",
    "الأنهار",
    "الغابات",
    "الواحات",
    "البحيرات",
    "المروج",
    "الهضاب",
]
FIRST_NAMES = [
    "سمير",
    "رامز",
    "وليد",
    "جابر",
    "هيثم",
    "عماد",
    "نبيل",
    "فؤاد",
    "زياد",
    "كمال",
    "أنور",
    "بشير",
]
LAST_NAMES = [
    "الصفدي",
    "الحلواني",
    "القباني",
    "الخازن",
    "البستاني",
    "المرعي",
    "الشامي",
    "النجار",
    "الساعاتي",
    "العطار",
]
DAYS = ["السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"]

FORMS = (
    (
        "توقعت هيئة الأرصاد أن يكون الطقس يوم {day} معتدلا على {city} حارا في {city2}، وأن تبلغ درجة"
        " الحرارة العظمى {a} درجة والصغرى {b} درجة، وأن تهب رياح شمالية غربية سرعتها {c} كيلومترا في"
        " الساعة، وأن تصل الرطوبة إلى {d} في المئة، وأن يكون ارتفاع الموج {b} سنتيمترا، ونصحت الهيئة"
        " الصيادين وأصحاب القوارب الصغيرة بالحذر ومتابعة النشرات التي تصدرها كل ست ساعات."
    ),
    (
        "أغلق المؤشر العام للبورصة تعاملات يوم {day} عند مستوى {a} نقطة، وبلغت القيمة الإجمالية للأسهم"
        " المتداولة {b} مليون دينار، توزعت على {c} صفقة، وارتفعت أسعار أسهم {d} شركة، وتصدر قطاع المصارف"
        " القطاعات الرابحة، تلاه قطاع الاتصالات ثم قطاع الصناعة، في حين تراجع قطاع العقارات، وفقا لما"
        " أظهرته بيانات السوق المنشورة على موقعها."
    ),
    (
        "فاز فريق {team} على ضيفه فريق {team2} بنتيجة {s} مقابل {t} في المباراة التي أقيمت بينهما مساء"
        " يوم {day} على ملعب {city} أمام جمهور كبير، ليرفع رصيده إلى {d} نقطة في جدول الترتيب، ويبقى"
        " رصيد ضيفه عند {b} نقطة، قبل جولات من نهاية الموسم الذي يشهد منافسة قوية على اللقب."
    ),
    (
        "بعث رئيس البلاد برقية تهنئة إلى {name} رئيس جمهورية {state} بمناسبة ذكرى يوم استقلال بلاده، أعرب فيها"
        " عن أصدق التهاني وأطيب التمنيات له بدوام الصحة والسعادة، ولحكومة وشعب {state} الصديق باطراد"
        " التقدم والازدهار. وأشاد بهذه المناسبة بتميز العلاقات التي تربط البلدين والشعبين الصديقين، والتي"
        " يسعى الجميع إلى تعزيزها وتنميتها في المجالات كافة."
    ),
    (
        "بلغ سعر غرام الذهب من عيار 21 في أسواق {city} يوم {day} {a} دينارا، وسعر الغرام من عيار 18 {b}"
        " دينارا، وسجلت الأونصة في الأسواق العالمية {c} دولارا، وقال أصحاب محال إن الإقبال على الشراء"
        " ما زال ضعيفا، وإن الأسعار تتبع حركة البورصات العالمية وسعر صرف الدولار."
    ),
    (
        "استقبل محافظ {city} {name} في مكتبه يوم {day} وفدا من أهالي منطقة {city2}، واستمع إلى مطالبهم، ووجه"
        " الدوائر المعنية بالعمل على تلبيتها بحسب الإمكانات المتاحة. حضر اللقاء عدد من المسؤولين."
    ),
    "أقيمت أمس صلاة الجنازة على فقيد {city}. رحم الله الفقيد وأسكنه فسيح جناته وألهم أهله الصبر.",
    "للاطلاع على مزيد من أخبار {city} تابعوا صفحتنا. جميع الحقوق محفوظة لصحيفة {team}.",
)


def other_figures(text: str, other: str, chance: random.Random) -> str | None:
    """The same text with other figures, as the next day's; None where it has hardly any."""
    if len(FIGURE.findall(text)) < LEAST_FIGURES:
        return None
    return FIGURE.sub(lambda one: _other(one[0], chance), text)


def _other(figure: str, chance: random.Random) -> str:
    first = chance.choice([one for one in "123456789" if one != figure[0]])
    return first + "".join(chance.choice("0123456789") for _ in figure[1:])


def sequel(text: str, other: str, chance: random.Random) -> str | None:
    """News of its own, and below it a part of what was told before."""
    words, news = text.split(" "), other.split(" ")
    part = int(len(words) * chance.uniform(0.2, 0.4))
    return " ".join(news[: max(part, 40)]) + "\n\nوكان " + " ".join(words[:part])


def other_lead(text: str, other: str, chance: random.Random) -> str | None:
    """News of its own in the place of how the text began; None where that is but a sentence."""
    words, news = text.split(" "), other.split(" ")
    part = int(len(words) * chance.uniform(0.15, 0.3))
    if part < LEAST_LEAD or len(news) < part:
        return None
    return " ".join(news[:part]) + "\n\n" + " ".join(words[part:])


def digest(text: str, other: str, chance: random.Random) -> str | None:
    """Several items in one, of which one is the text; None where it would be most of it."""
    half = len(other) // 2
    items = other[:half], text, other[half:]
    return "\n\n".join(items) if half > len(text) else None


LOOKALIKES: dict[str, Lookalike] = {
    "other figures": other_figures,
    "sequel": sequel,
    "other lead": other_lead,
    "digest": digest,
}


def forms(count: int, chance: random.Random) -> Iterator[tuple[int, str]]:
    """(number of the form, a text), each with other figures and names."""
    for number in range(count):
        form = number % len(FORMS)
        team, team2 = chance.sample(TEAMS, 2)
        city, city2 = chance.sample(CITIES, 2)
        score, lost = chance.randint(2, 6), chance.randint(0, 1)
        figures = {one: chance.randint(11, 9_999) for one in "abcd"}
        yield (
            form,
            FORMS[form].format(
                day=chance.choice(DAYS),
                state=chance.choice(STATES),
                name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
                team=team,
                team2=team2,
                city=city,
                city2=city2,
                s=score,
                t=lost,
                **figures,
            ),
        )
