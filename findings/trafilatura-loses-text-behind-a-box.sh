#!/usr/bin/env bash
# trafilatura 2.3.1 (with lxml 6.1.3, Python 3.11) loses running text that stands directly in a box
# behind another box, though the page is valid HTML and all of its paragraphs are alike.
#
#   <div> <div><p>first</p></div> second <br><br> third <p>fourth</p> </div>
#
# gives the first and the fourth: what follows a closing </div> as text of the outer box, two
# paragraphs of newspapers that part them by line breaks, is dropped without a word, with `fast=True`
# and without it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place/env/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml_html_clean==0.4.6

cat >"$place/read.py" <<'PYTHON'
from trafilatura import bare_extraction

texts = [
    f"The {which} paragraph tells in some fifteen words what was built here, by whom, and in which year."
    for which in ("first", "second", "third", "fourth")
]
first, second, third, fourth = texts
page = (
    f"<html><body><div><div><p>{first}</p></div>{second}<br><br>{third}<p>{fourth}</p></div></body></html>"
)
for fast in (True, False):
    text = bare_extraction(page, fast=fast).text
    print(fast, *[one in text for one in texts])
PYTHON
seen=$("$place/env/bin/python" "$place/read.py" 2>/dev/null)
echo "$seen"
[ "$seen" = "True True False False True
False True False False True" ]
