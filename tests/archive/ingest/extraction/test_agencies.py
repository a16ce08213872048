import pytest

from archive.ingest.extraction.agencies import agency, agency_below
from archive.ingest.extraction.known_names import agencies
from tests.archive.ingest.builders import BODY, extracted

MAP = "وكالة المغرب العربي للأنباء"
SIGNS = {
    "و م ع": MAP,
    "و.م.ع": MAP,
    "/ومع/": MAP,
    "(و.م.ع)": MAP,
    "MAP": MAP,
    "وكالة المغرب العربي للأنباء": MAP,
    "واس": "واس",
    "/واس/": "واس",
    "(و ا س)": "واس",
    "و.ا.س.": "واس",
    "وام": "وكالة أنباء الإمارات",
    "و ا م": "وكالة أنباء الإمارات",
    "/بنا/": "وكالة أنباء البحرين",
    "ب ن ا": "وكالة أنباء البحرين",
    "(كونا)": "وكالة الأنباء الكويتية",
    "ك.و.ن.ا": "وكالة الأنباء الكويتية",
    "(قنا)": "وكالة الأنباء القطرية",
    "قنا": "وكالة الأنباء القطرية",
    "وفا": "وكالة الأنباء والمعلومات الفلسطينية",
    "سانا": "الوكالة العربية السورية للأنباء",
    "واج": "وكالة الأنباء الجزائرية",
    "و.أ.ج": "وكالة الأنباء الجزائرية",
    "وات": "وكالة تونس أفريقيا للأنباء",
    "بترا": "وكالة الأنباء الأردنية",
    "أ ش أ": "وكالة أنباء الشرق الأوسط",
    "الأناضول": "وكالة الأناضول",
    "رويترز": "رويترز",
    "*رويترز": "رويترز",
    "أ ف ب": "أ ف ب",
    "(أ.ف.ب)": "أ ف ب",
    "فرانس برس": "أ ف ب",
    "سبأ": "وكالة الأنباء اليمنية",
    "واع": "وكالة الأنباء العراقية",
    "سونا": "وكالة السودان للأنباء",
    "العمانية": "وكالة الأنباء العمانية",
    "وال": "وكالة الأنباء الليبية",
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_is_its_agency(sign: str) -> None:
    assert agency(sign) == SIGNS[sign]


@pytest.mark.parametrize(
    "line", ["", "/", "ومع ذلك", "و م ع قالت", "بيتنا", "الوكالة", "س ص ع", "x" * 99]
)
def test_other_lines_are_no_signs(line: str) -> None:
    assert agency(line) == ""


def test_every_agency_is_known_by_each_of_its_spellings() -> None:
    assert {name: agency(name) for name in agencies()} == agencies()


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (f"{BODY} /ومع/", (MAP, BODY)),
        (f"{BODY} *و.م.ع", (MAP, BODY)),
        (f"{BODY} (رويترز)", ("رويترز", BODY)),
        (f"{BODY} (الساحل)", ("", f"{BODY} (الساحل)")),
        ("وصل الوفد ومع", ("", "وصل الوفد ومع")),
        ("", ("", "")),
    ],
)
def test_a_sign_ends_a_paragraph(paragraph: str, found: tuple[str, str]) -> None:
    assert agency_below(paragraph) == found


def test_the_sign_above_a_text_is_its_source_and_beside_a_known_one_its_byline() -> None:
    found = extracted(f"و م ع\n{BODY}", title="أ")
    assert (found.source, found.authors, found.paragraphs) == (MAP, (), (BODY,))
    found = extracted(f"و م ع\n{BODY}", title="أ", source="الساحل")
    assert (found.source, found.authors, found.paragraphs) == ("الساحل", (MAP,), (BODY,))
