#!/usr/bin/env bash
# hijridate 2.6.0 (Python 3.11): eight months of the years 1343 to 1364 AH have 28 or 31 days.
#
# A month of the Hijri calendar has 29 days or 30; no calendar of it, seen or reckoned, knows
# another length. The package's table of the Umm al-Qura calendar has five months of 28 days and
# three of 31 among its first years, and takes them for sound: `month_length` answers 31, and
# `Hijri(1345, 5, 31)` is turned into a Gregorian day. Who lays out a month as a calendar, or takes
# 30 for the last day that may be asked for, meets them.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/pip" install --quiet --disable-pip-version-check hijridate==2.6.0

cat >"$place/ask.py" <<'PYTHON'
from hijridate import Hijri

for year in range(1343, 1501):
    for month in range(1, 13):
        length = Hijri(year, month, 1).month_length()
        if length not in (29, 30):
            print(year, month, length)
print(Hijri(1345, 5, 31).to_gregorian().isoformat(), Hijri(1345, 6, 1).to_gregorian().isoformat())
PYTHON
seen=$("$place/env/bin/python" "$place/ask.py")
echo "$seen"
[ "$seen" = "1343 9 28
1345 5 31
1345 8 28
1348 11 31
1348 12 28
1349 10 28
1349 11 31
1364 8 28
1926-12-06 1926-12-07" ]
