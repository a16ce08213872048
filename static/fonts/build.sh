#!/bin/sh
# Cuts the two page fonts out of Noto Naskh Arabic (OFL 1.1; Debian: fonts-noto-core).
# Needs fonttools and brotli. Usage: sh build.sh [folder of the .ttf files]
set -eu
cd "$(dirname "$0")"
from="${1:-/usr/share/fonts/truetype/noto}"

# Space, the punctuation and digits the font has, «», no-break space, joiners and marks of direction;
# Arabic letters and vowel marks with those of Persian, Kurdish, Urdu and the Maghreb; both sets of
# Arabic digits; honorific marks; and the old presentation forms that some newspaper texts hold.
characters="U+0020-002F,U+003A,U+0030-0039,U+00A0,U+00AB,U+00BB,U+200C-200F"
characters="$characters,U+060C,U+0610-0614,U+061B,U+061F,U+0621-063A,U+0640-065F,U+0660-066D"
characters="$characters,U+0670,U+0671,U+0679,U+067E,U+0686,U+0688,U+0691,U+0695,U+0698,U+06A4"
characters="$characters,U+06A8,U+06A9,U+06AD,U+06AF,U+06B5,U+06BA,U+06BE,U+06C1,U+06C6,U+06C7"
characters="$characters,U+06CC,U+06CE,U+06D2,U+06D4,U+06D5,U+06F0-06F9"
characters="$characters,U+FD3E,U+FD3F,U+FDF2,U+FDFA,U+FE70-FEFC"

for weight in Regular Bold; do
  pyftsubset "$from/NotoNaskhArabic-$weight.ttf" \
    --unicodes="$characters" --layout-features='*' --flavor=woff2 \
    --output-file="noto-naskh-arabic-$(echo "$weight" | tr '[:upper:]' '[:lower:]').woff2"
done
