"""An index is built anew when the analysis changes: RULES says so, and nobody forgets to raise it."""

from __future__ import annotations

import hashlib

from search.analysis import RULES, analyze, fold, stem
from search.analysis.stemming.lexicon import lexicon

# The number of the rules -> what they make of a sample of words and of a text.
MADE = {"14": "64755594bd707f67"}
EVERY = 29  # words of the lexicon from one of the sample to the next
TEXT = "قالت «أ.ف.ب» في 12/3/2015 إنّ ال12 مليونًا من شركاتِـهم (www.example.org) بيعت لـ«داعش»؛ ال نهيان F16 ٱلصَّلَوٰةَ أبوالغيط"


def test_rules_are_raised_when_what_they_make_changes() -> None:
    words = sorted(lexicon().words())[::EVERY]
    made = [f"{word} {fold(word)} {stem(word)}" for word in words]
    made += [repr(token) for token in analyze(TEXT)]
    digest = hashlib.sha256("\n".join(made).encode()).hexdigest()[:16]
    assert {RULES: digest} == MADE, "raise RULES in search/analysis/__init__.py, and put this here"
