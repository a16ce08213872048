import pytest

from archive.ingest.extraction.clause_ends import FAR, is_aside, is_complete, is_narrowed


@pytest.mark.parametrize(
    ("before", "after", "aside"),
    [
        # between two commas, where the clause goes on behind the second
        ("طالب المجلس", "، عقب ندوة طويلة، الدولة بالدعم", True),
        ("طالب المجلس", ", عقب ندوة طويلة، الدولة بالدعم", True),
        # behind it a new clause begins, or nothing does
        ("طالب المجلس", "، عقب ندوة طويلة، وغادر أعضاؤه القاعة", False),
        ("طالب المجلس", "، عقب ندوة طويلة", False),
        # a sentence ends before the second comma, or the first one begins a clause
        ("طالب المجلس", "، عقب ندوة طويلة. غدا، الدولة", False),
        ("طالب المجلس", "، وغادر القاعة، الدولة", False),
        # the second is too far away
        ("طالب المجلس", f"، عقب {'ندوة ' * (FAR // 5)}، الدولة", False),
        # after an indefinite noun its relative clause
        ("أصدر قرارا", "، يمنع دخول السفن", True),
        ("أصدر القرار", "، يمنع دخول السفن", False),
        # no comma, no aside
        ("طالب المجلس", " عقب ندوة طويلة، الدولة بالدعم", False),
        ("طالب المجلس", "", False),
    ],
)
def test_an_aside_belongs_to_the_clause_before_it(before: str, after: str, aside: bool) -> None:
    assert is_aside(before + after, len(before)) == aside


@pytest.mark.parametrize("negation", ["لم", "لن", "لا", "ليس", "ليست", "ولم", "فلا"])
@pytest.mark.parametrize("narrowing", ["قبل", "منذ", "حتى", "سوى", "ما لم", "إلا"])
def test_a_negation_is_narrowed_by_what_follows_in_its_clause(
    negation: str, narrowing: str
) -> None:
    head = f"{negation} يعود البحارة"
    assert is_narrowed(f"{head} {narrowing} يمر عام", len(head))
    assert is_narrowed(f"{head} إلى ديارهم {narrowing} يمر عام", len(head))
    assert not is_narrowed(f"{head}، وعاد غيرهم {narrowing} يمر عام", len(head))
    assert not is_narrowed(f"يعود البحارة {narrowing} يمر عام", len("يعود البحارة"))


@pytest.mark.parametrize(
    ("head", "rest", "narrowed"),
    [
        *(
            (f"بلغ السعر {word} مستوى له", " منذ عام", True)
            for word in ("أدنى", "أعلى", "أكبر", "أسوأ", "أفضل")
        ),
        ("فاز الفريق لأول مرة", " منذ عام", True),
        # only what stands beside it
        ("بلغ السعر أدنى مستوى له", " في السوق منذ عام", False),
        ("بلغ السعر أدنى مستوياته في خمس سنوات كاملة", " منذ عام", False),
        ("بلغ السعر مستوى جديدا", " منذ عام", False),
        # «إلا أن» begins another clause
        ("لم يعد البحارة", " إلا أن السفن عادت", False),
        # words that only begin so
        ("لما عاد البحارة", " قبل الفجر", False),
        ("لم يعد البحارة", " قبلها", False),
    ],
)
def test_a_clause_is_narrowed_or_not(head: str, rest: str, narrowed: bool) -> None:
    assert is_narrowed(head + rest, len(head)) == narrowed


@pytest.mark.parametrize(
    ("clause", "complete"),
    [
        ("شدد الوزراء على حماية الشواطئ", True),
        ("شدد الوزراء في ختام اجتماعهم", False),
        ("يعاني سكان الجزيرة من العطش", True),
        ("يعاني سكان الجزيرة وأهل الساحل", False),
        ("كثرت القوارب هذا العام، وأدت العواصف إلى غرقها", True),
        ("كثرت القوارب هذا العام، وأدت العواصف البعيدة", False),
        ("وافق المجلس على القانون أمس", True),  # «وافق» is no «و» with a verb
        ("افتتح سامر علي، سفير الساحل", False),
        ("افتتح سامر علي، سفير الساحل، معرض القوارب", True),
        ("توفي سامر علي، سفير الساحل", True),  # that is all
        ("يسجل الصيد نموا يتراوح بين 1.5 في المائة", False),
        ("يسجل الصيد نموا بين عامين متتاليين", True),
        ("رحب المجلس بالقرار، وذلك", False),
        ("كشف الصيادون سر البحر، وهو السر", False),
        ("شدد أنيس في ختام الاجتماع", False),  # «أن» is a word by itself
    ],
)
def test_a_clause_is_complete_where_nothing_is_missing(clause: str, complete: bool) -> None:
    assert is_complete(clause) is complete
