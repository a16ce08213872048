"""Numbers and dates of the admin: with 0-9 whatever the pages have, as all that Django writes there."""

from __future__ import annotations

from archive.digits import LATN
from archive.languages import ARABIC
from archive.wording import wording_of

_WORDING = wording_of(ARABIC.code, LATN)
count, file_size, published = _WORDING.count, _WORDING.file_size, _WORDING.published
