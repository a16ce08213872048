#!/usr/bin/env bash
# fastwarc 2.0.1 (with Python 3.11) cannot read a web archive from a pipe.
#
# Its ArchiveIterator takes any file object, and a WARC is made to be read in one pass. But it asks
# the object for its position before it reads a byte, and takes it for granted that there is one:
# where `tell` raises, as of a pipe, a socket or the body of an HTTP response, the compiled part
# panics. What arrives in Python is pyo3_runtime.PanicException, a BaseException, so that neither
# `except OSError` nor `except Exception` keeps the program running. The same bytes from an object
# that counts them in a `tell` of its own are read.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/pip" install --quiet --disable-pip-version-check fastwarc==2.0.1

cat >"$place/read.py" <<'PYTHON'
import sys
from fastwarc.warc import ArchiveIterator


class Counting:
    def __init__(self, stream):
        self.stream, self.position = stream, 0

    def read(self, size=-1):
        data = self.stream.read(size)
        self.position += len(data)
        return data

    def tell(self):
        return self.position


stream = sys.stdin.buffer
try:
    records = ArchiveIterator(Counting(stream) if sys.argv[1:] else stream, parse_http=False)
    print("read:", [record.reader.read().decode() for record in records])
except BaseException as error:
    print("raised:", type(error).__name__, isinstance(error, Exception))
PYTHON
warc() { printf 'WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n'; }

plain=$(warc | "$place/env/bin/python" "$place/read.py" 2>/dev/null)
counting=$(warc | "$place/env/bin/python" "$place/read.py" counting 2>/dev/null)
echo "from a pipe: $plain"
echo "the same with a tell of its own: $counting"
[ "$plain" = "raised: PanicException False" ]
[ "$counting" = "read: ['hello']" ]
