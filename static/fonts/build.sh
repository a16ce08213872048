#!/bin/sh
# Makes the two page fonts: Noto Naskh Arabic with the Latin letters of Noto Serif and the arrows of
# Noto Sans Math (OFL 1.1; Debian: fonts-noto-core 20201225), in one file a weight, so that a page
# asks for no more.
# Without hinting, which takes a third of a file. Needs fonttools 4.68 and brotli.
# Usage: sh build.sh [folder of the .ttf files]
set -eu
cd "$(dirname "$0")"
from="${1:-/usr/share/fonts/truetype/noto}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# Space, the punctuation and digits the font has, «», no-break space, joiners and marks of direction;
# Arabic letters and vowel marks with those of Persian, Kurdish, Urdu and the Maghreb; both sets of
# Arabic digits; honorific marks; and the old presentation forms that some newspaper texts hold.
arabic="U+0020,U+0021,U+002C,U+002E,U+003A,U+0030-0039,U+00A0,U+00AB,U+00BB,U+200C-200F"
arabic="$arabic,U+060C,U+0610-0614,U+061B,U+061F,U+0621-063A,U+0640-065F,U+0660-066D"
arabic="$arabic,U+0670,U+0671,U+0679,U+067E,U+0686,U+0688,U+0691,U+0695,U+0698,U+06A4"
arabic="$arabic,U+06A8,U+06A9,U+06AD,U+06AF,U+06B5,U+06BA,U+06BE,U+06C1,U+06C6,U+06C7"
arabic="$arabic,U+06CC,U+06CE,U+06D2,U+06D4,U+06D5,U+06F0-06F9"
arabic="$arabic,U+FD3E,U+FD3F,U+FDF2,U+FDFA,U+FE70-FEFC"

# ASCII, of which latin.py says where the digits and points of which font stand; the letters of Western and
# Central Europe and Turkish; dashes, quotation marks, bullet, ellipsis, per mille, primes, euro, trade mark.
latin="U+0021-007E,U+00A1-00AA,U+00AC-00BA,U+00BC-017F,U+2010-2015,U+2018-201F"
latin="$latin,U+2020-2022,U+2026,U+2030,U+2032,U+2033,U+2039,U+203A,U+20AC,U+2122"
signs="U+2190-2193,U+2212"

for weight in Regular Bold; do
  pyftsubset "$from/NotoNaskhArabic-$weight.ttf" --unicodes="$arabic" --layout-features='*' \
    --no-hinting --output-file="$work/arabic.ttf"
  pyftsubset "$from/NotoSerif-$weight.ttf" --unicodes="$latin" \
    --layout-features=ccmp,kern,locl,mark,mkmk --no-hinting --output-file="$work/latin.ttf"
  python3 latin.py shrink "$work/latin.ttf"
  pyftsubset "$from/NotoSansMath-Regular.ttf" --unicodes="$signs" --layout-features='' \
    --no-hinting --output-file="$work/signs.ttf"
  pyftmerge --output-file="$work/both.ttf" "$work/arabic.ttf" "$work/latin.ttf" "$work/signs.ttf"
  python3 latin.py digits "$work/both.ttf"
  pyftsubset "$work/both.ttf" --unicodes='*' --layout-features='*' --flavor=woff2 \
    --output-file="noto-naskh-arabic-$(echo "$weight" | tr '[:upper:]' '[:lower:]').woff2"
done
