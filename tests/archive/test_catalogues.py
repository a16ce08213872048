"""Catalogues are read as they were written: nothing is compiled before the site runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError
from django.utils.translation import gettext, ngettext, override
from pytest_django.fixtures import Settings

from archive.catalogues import catalogue, po_file

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_django_speaks_our_english() -> None:
    assert gettext("الوسوم") == "الوسوم"
    with override("en"):
        assert gettext("الوسوم") == "Tags"


def test_what_we_do_not_say_is_djangos() -> None:
    assert gettext("Log out") == "تسجيل الخروج"
    with override("en"):
        assert gettext("Log out") == "Log out"
        assert ngettext("%d hour", "%d hours", 2) == "%d hours"


def test_there_is_a_catalogue_for_each_language_and_none_is_compiled() -> None:
    for language in ("ar", "en"):
        assert catalogue(language) is catalogue(language)
        assert not list(po_file(language).parent.glob("*.mo"))


def test_a_catalogue_that_breaks_the_rules_ends_the_start(
    settings: Settings, tmp_path: Path
) -> None:
    settings.BASE_DIR = tmp_path
    file = po_file("xx")
    file.parent.mkdir(parents=True)
    file.write_text(f'{HEAD}msgid "a"\nmsgstr "b"\n', "utf-8")
    assert catalogue.__wrapped__("xx").gettext("a") == "b"
    file.write_text(f'{HEAD}msgid "a"\nmsgtxt "b"\n', "utf-8")
    with pytest.raises(PoFileError):
        catalogue.__wrapped__("xx")
