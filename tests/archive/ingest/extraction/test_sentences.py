import pytest

from archive.ingest.extraction.sentences import SENTENCES, long_sentences

LONG = "عاد البحارة إلى الميناء القديم"


@pytest.mark.parametrize(
    ("paragraphs", "sentences"),
    [
        ([], []),
        (["... ،،"], []),
        (["نعم."], ["نعم."]),
        ([f"{LONG}. {LONG}؟ {LONG}!"], [f"{LONG}.", f"{LONG}؟", f"{LONG}!"]),
        (["نعم.", f"{LONG}."], [f"{LONG}."]),
        ([f"السلام عليكم ورحمة الله وبركاته. {LONG}."], [f"{LONG}."]),
        (["السلام عليكم ورحمة الله وبركاته."], ["السلام عليكم ورحمة الله وبركاته."]),
        # two dots, an initial and a number end no sentence
        ([f"{LONG}.. حكاية"], [f"{LONG}.. حكاية"]),
        ([f"افتتح م. سالم {LONG}."], [f"افتتح م. سالم {LONG}."]),
        ([f"{LONG} 3.5 مرات"], [f"{LONG} 3.5 مرات"]),
        # what is said within a quotation is not parted, and its closing mark stays
        (
            ["قال الشيخ: «عاد البحارة إلينا. عادت السفن كلها.» ثم سكت طويلا قبل أن يمضي."],
            ["قال الشيخ: «عاد البحارة إلينا. عادت السفن كلها.»", "ثم سكت طويلا قبل أن يمضي."],
        ),
        # unless it ends nowhere, or too far away
        ([f"قال: «{LONG}. ثم سكت"], [f"قال: «{LONG}."]),
        ([f"قال: «{LONG}. {'كلمة ' * 30}»"], [f"قال: «{LONG}.", f"{'كلمة ' * 30}»"]),
        # nor is the mark taken from another's quotation
        ([f"«نعم» قال {LONG}.» ثم سكت"], [f"«نعم» قال {LONG}."]),
        # a lost blank does
        ([f"{LONG}.ثم غنوا طويلا في الميناء"], [f"{LONG}.", "ثم غنوا طويلا في الميناء"]),
    ],
)
def test_the_sentences_with_words_enough_for_a_title(
    paragraphs: list[str], sentences: list[str]
) -> None:
    assert long_sentences(paragraphs) == sentences


def test_no_more_are_looked_at_than_a_title_needs() -> None:
    assert len(long_sentences([f"{LONG}. " * 50])) == SENTENCES
    assert len(long_sentences([f"{LONG}."] * 50)) == SENTENCES


def test_a_name_of_letters_is_not_parted() -> None:
    text = "ظهرت على قناة بي. بي. سي مذيعة من أهل الساحل. وعادت."
    assert long_sentences([text])[0] == "ظهرت على قناة بي. بي. سي مذيعة من أهل الساحل."


def test_a_link_is_no_part_of_a_sentence() -> None:
    text = "صورة الميناء القديم https://sahel.example/a.jpg?w=1 عاد البحارة إلى الميناء القديم أمس."
    assert long_sentences([text]) == ["عاد البحارة إلى الميناء القديم أمس."]
