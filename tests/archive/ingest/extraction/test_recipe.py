"""Every kind of character that the recipe takes, turns or leaves."""

import pytest

from archive.ingest.document import Document
from archive.ingest.extraction.repair import (
    STEPS,
    repair,
    repair_document,
    repair_line,
    repair_names,
)


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        # entities, also escaped twice, never three times; what is none stays
        ("&quot;سفن&quot;", '"سفن"'),
        ("&amp;quot;سفن", '"سفن'),
        ("&amp;amp;quot;سفن", "&quot;سفن"),
        ("&#1587;&#x633;&#X633;", "سسس"),
        ("بحر & سفن", "بحر & سفن"),
        ("a&b; R&D", "a&b; R&D"),
        ("&laquo;سفن&raquo;", "«سفن»"),
        # ends of lines of every kind
        *(
            (f"بحر{end}سفن", "بحر\nسفن")
            for end in (
                "\r\n",
                "\r",
                "\v",
                "\f",
                "\x1c",
                "\x1d",
                "\x1e",
                "\x85",
                "\u2028",
                "\u2029",
            )
        ),
        # blanks of every width
        *(
            (f"بحر{blank}سفن", "بحر سفن")
            for blank in "\t\xa0\u1680\u2000\u2005\u200a\u202f\u205f\u3000"
        ),
        # what the eye does not see
        *(
            (f"بح{unseen}ر", "بحر")
            for unseen in "\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufffb\U000e0041"
        ),
        # a joiner within an emoji, and nowhere else
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("بح\u200dر", "بحر"),
        # a half-space between Persian letters, and nowhere else
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cمی\u200c", "می"),
        ("بح\u200cر", "بحر"),
        ("12\u200c34", "1234"),
        # signs that are seen stay
        ("\u06dd٧", "\u06dd٧"),
        ("بِسْمِ", "بِسْمِ"),
        # controls, private use, noncharacters
        *(
            (f"بح{control}ر", "بحر")
            for control in "\x00\x08\x0e\x1a\x1f\x7f\x9f\ue000\uf8ff\ufdd0\uffff"
        ),
        # blanks and blank lines
        ("بحر   سفن", "بحر سفن"),
        ("بحر \n\n  سفن", "بحر\nسفن"),
        ("  بحر\n ", "بحر"),
        ("", ""),
        (" \n\u200f", ""),
    ],
)
def test_a_text_is_repaired_once_and_for_all(text: str, repaired: str) -> None:
    assert repair(text) == repaired


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_no_step_changes_a_sound_text(step) -> None:
    text = "عاد البحارة، وقال شيخهم: «نعم» (3.5%).\nثم مضى!"
    assert step.apply(text) == text
    assert step.apply("") == ""


def test_a_plain_text_is_repaired_as_any_other() -> None:
    for text in ("بحر  سفن", "بحر\n\nسفن", " بحر", "&amp;", "بحر &lt; سفن"):
        assert repair(text) == repair(f"{text}\u200f")


def test_a_line_is_one_and_names_are_told_once() -> None:
    assert repair_line("عودة\r\n السفن\t ") == "عودة السفن"
    assert repair_names(["هدى\xa0الملاح", "\u200f", "هدى الملاح", "سامر"]) == ("هدى الملاح", "سامر")


def test_every_field_of_a_document_is_repaired() -> None:
    spoilt, sound = "بحر\u200f\xa0سفن", "بحر سفن"
    document = Document(
        (spoilt, "\u200f", spoilt),
        title=spoilt,
        source=spoilt,
        authors=(spoilt,),
        tags=(spoilt,),
        places=(spoilt,),
        url=spoilt,
        external_id=spoilt,
    )
    assert repair_document(document) == Document(
        (sound, sound),
        title=sound,
        source=sound,
        authors=(sound,),
        tags=(sound,),
        places=(sound,),
        url=sound,
        external_id=sound,
    )
