import pytest

from archive.ingest.lead import LENGTH, lead

FIRST = "عاد البحارة إلى الميناء القديم"


@pytest.mark.parametrize(
    ("paragraphs", "title", "shown"),
    [
        ([], "", ""),
        ([f"{FIRST}."], "", f"{FIRST}."),
        ([f"{FIRST}."], "عنوان آخر", f"{FIRST}."),
        # a title that is the first sentence is not said again
        ([f"{FIRST}. وغنوا."], FIRST, "وغنوا."),
        ([f"{FIRST}.", "وغنوا."], FIRST, "وغنوا."),
        ([f"«{FIRST}». وغنوا."], f"«{FIRST}", "وغنوا."),
        (["هل عاد البحارة إلى الميناء؟ نعم."], "هل عاد البحارة إلى الميناء؟", "نعم."),
        # the lead goes on where a title ends within its sentence
        ([f"{FIRST}، بعد أن هدأت العاصفة."], FIRST, "… بعد أن هدأت العاصفة."),
        ([f"{FIRST} بعد سنة."], f"{FIRST}…", "… بعد سنة."),
        (["البحر واسع وعميق."], "البحر", "البحر واسع وعميق."),
        # no word is cut, and nothing is shown where nothing is left
        ([f"{FIRST}ة."], FIRST, f"{FIRST}ة."),
        ([FIRST], FIRST, ""),
        ([f"{FIRST}."], FIRST, ""),
        ([f"{FIRST}\u00a0اليوم."], FIRST, "… اليوم."),
    ],
)
def test_the_lead_says_what_the_title_does_not(
    paragraphs: list[str], title: str, shown: str
) -> None:
    assert lead(paragraphs, title) == shown


def test_three_paragraphs_at_most_are_cut_at_a_word() -> None:
    assert lead(["أ", "ب", "ج", "د"]) == "أ ب ج"
    cut = lead(["كلمة " * 200])
    assert cut.endswith("كلمة…") and len(cut) <= LENGTH + 1
    assert lead(["ك" * 999]) == "ك" * LENGTH + "…"
