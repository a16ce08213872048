"""What `search_doctor` says of its findings, and what it will not do unasked."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, IndexChange
from search import indexing
from search.engine import IndexUnreadable
from search.management.commands.search_doctor import SHOWN
from tests.builders import article

Indexed = Callable[[], None]


def doctor(*options: str) -> tuple[str, str]:
    """(what is written, what it ends with)."""
    written = StringIO()
    try:
        call_command("search_doctor", *options, stdout=written)
    except CommandError as error:
        return written.getvalue(), str(error)
    return written.getvalue(), ""


def unheard_of(number: int) -> list[int]:
    """Articles that the index has not heard of."""
    keys = [article(f"مقال {one}").pk for one in range(number)]
    IndexChange.objects.all().delete()
    return keys


def test_a_sound_index_has_three_noughts(indexed: Indexed) -> None:
    article()
    indexed()
    for options in ((), ("--repair",)):
        assert doctor(*options) == (
            "ناقص من الفهرس: 0\nزائد في الفهرس: 0\nقديم في الفهرس: 0\n",
            "",
        )


@pytest.mark.parametrize(("number", "dots"), [(SHOWN, ""), (SHOWN + 1, " …")])
def test_the_first_articles_are_named_and_the_rest_counted(
    indexed: Indexed, number: int, dots: str
) -> None:
    indexed()
    keys = unheard_of(number)
    listed = ", ".join(map(str, keys[:SHOWN]))
    assert doctor() == (
        f"ناقص من الفهرس: {number} ({listed}{dots})\nزائد في الفهرس: 0\nقديم في الفهرس: 0\n",
        "يُصلحه: manage.py search_doctor --repair",
    )


def test_a_repair_is_examined_again_and_told(indexed: Indexed) -> None:
    indexed()
    (key,) = unheard_of(1)
    written, error = doctor("--repair")
    assert written.splitlines()[0] == f"ناقص من الفهرس: 1 ({key})"
    assert (written.splitlines()[-1], error) == ("أُصلح الفهرس.", "")
    assert indexing.examine().all == ()


def test_a_repair_that_leaves_something_fails(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed()
    unheard_of(3)
    monkeypatch.setattr(indexing, "repair", lambda findings: None)
    written, error = doctor("--repair")
    assert error == "بقي بعد الإصلاح ما يخالف: 3"
    assert "أُصلح" not in written


def test_what_would_be_taken_away_is_named_and_stays(indexed: Indexed) -> None:
    for number in range(3):
        article(f"مقال {number}")
    indexed()
    Article.objects.all().delete()
    IndexChange.objects.all().delete()
    for allowed in ((), ("--yes-remove", "2")):
        _, error = doctor("--repair", *allowed)
        assert error == (
            "لم يُصلح شيء: سيُحذف من الفهرس 3 من 3. إن كان هذا ما تريد فأضف: --yes-remove 3"
        )
        assert len(indexing.examine().extra) == 3
    assert doctor("--repair", "--yes-remove", "3")[1] == ""
    assert indexing.examine().indexed == 0


def test_an_index_that_is_not_there_is_built_only_for_a_repair(
    db: None, index_folder: Path
) -> None:
    article()
    written, error = doctor()
    assert written == "" and error.startswith("لا يُقرأ الفهرس (no index): ")
    assert not index_folder.exists() or not any(index_folder.glob("g*"))
    written, error = doctor("--repair")
    assert (written.splitlines()[0], error) == ("لا يُقرأ الفهرس؛ يُبنى من جديد.", "")
    assert (indexing.state(), indexing.examine().indexed) == ("ok", 1)


def test_an_index_that_may_be_sound_is_not_built_anew(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever may not read it must not put another in its place."""
    article()
    indexed()

    def unreadable() -> None:
        raise IndexUnreadable("no right to")

    monkeypatch.setattr(indexing, "examine", unreadable)
    monkeypatch.setattr(indexing, "rebuild", lambda **options: pytest.fail("rebuilt"))
    for options in ((), ("--repair",)):
        assert doctor(*options) == ("", "لا يُقرأ الفهرس (unreadable): no right to")
