#!/usr/bin/env bash
# libzim 3.13.1 (Python 3.11): asking an archive for the sizes of its illustrations warns that the
# method is deprecated and names another one to use instead. The reader has no such method, so that
# who follows the advice gets an AttributeError; `has_illustration(size)` answers without a warning.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/pip" install --quiet --disable-pip-version-check libzim==3.13.1

cat >"$place/ask.py" <<'PYTHON'
import base64
import sys
import warnings

from libzim.reader import Archive
from libzim.writer import Creator

# A PNG of one pixel; the writer asks for no more than that it is told to be of 48.
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
with Creator(sys.argv[1]).config_verbose(False) as creator:
    creator.add_illustration(48, PICTURE)
archive = Archive(sys.argv[1])
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(archive.get_illustration_sizes())
(warning,) = told
print(warning.category.__name__, "get_illustration_infos" in str(warning.message))
print(hasattr(archive, "get_illustration_infos"), archive.has_illustration(48))
PYTHON
seen=$("$place/env/bin/python" "$place/ask.py" "$place/a.zim" | grep -v -e '^Detect' -e '^Index' -e '^Set' -e '^Adding' -e '^ZIM')
echo "$seen"
[ "$seen" = "{48}
DeprecationWarning True
False True" ]
