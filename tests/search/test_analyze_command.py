"""`manage.py analyze` shows what the chain makes of a text."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command


def test_each_token_has_its_line() -> None:
    out = StringIO()
    call_command("analyze", "في المكتبات عبد العزيز", stdout=out)
    header, *rows = [line.split("\t") for line in out.getvalue().splitlines()]
    assert header == ["position", "surface", "kind", "exact", "folded", "stem", ""]
    assert [[row[1], row[4], row[6]] for row in rows] == [
        ["في", "في", "stop word"],
        ["المكتبات", "المكتبات", ""],
        ["عبد", "عبد", ""],
        ["عبد العزيز", "عبدالعزيز", "overlay"],
        ["العزيز", "العزيز", ""],
    ]
