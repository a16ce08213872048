"""What the chrome says in another language: catalogues of gettext, read as they were written.

`locale/*/LC_MESSAGES/*.po` are read when the site starts, so that nothing has to be compiled before the
site runs, and what runs is never older than what is written.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import trans_real

from archive.languages import ARABIC, Language


def po_file(language: str, domain: str = "django") -> Path:
    return Path(settings.BASE_DIR, "locale", language, "LC_MESSAGES", f"{domain}.po")


@cache
def catalogue(language: str, domain: str = "django") -> gettext.GNUTranslations:
    """Our messages; the domain "djangojs" is of scripts. Raises PoFileError where the file breaks
    the rules of gettext."""
    compiled = BytesIO()
    with po_file(language, domain).open("rb") as file:
        write_mo(compiled, read_po(file, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def gettext_in(language: Language) -> Callable[[str], str]:
    """From a message of the chrome, in Arabic, to the same in that language."""
    return str if language is ARABIC else catalogue(language.code).gettext


def add_to_django() -> None:
    """Ours before Django's own, so that `django.utils.translation` finds both.

    Django itself reads compiled files alone.
    """
    for language, _ in settings.LANGUAGES:
        trans_real.translation(language).merge(catalogue(language))
