"""Files made of sample files by chance: cut, spoilt, nested, blown up, misnamed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

LARGEST = 60_000  # bytes of what is repeated, but for a rare one
RARELY, VERY_LARGE = 0.005, 400_000
MOST = 4  # perturbations of one file

# What formats, encodings and Unicode give a meaning.
MARKS = tuple(
    mark.encode()
    for mark in (
        *("<", ">", "</", "<p>", "<div>", "</div>", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>"),
        *("<script>", "<pre>", "<td>", "<li>", "<doc", "<text>", "</text>", "<entry>", "<item>"),
        *("&", "&amp;", "&#0;", "&#xd800;", "&#x110000;", "&lt;b&gt;", "&nbsp", "&"),
        *("{", "}", "[", "]", '"', "'", "\\", "\\u", "\\ud800", ",", ":", "null", "1e999", "-"),
        *(
            "---\n",
            "+++\n",
            "```\n",
            "# ",
            "> ",
            "- ",
            "* ",
            "1. ",
            "| ",
            "[^1]",
            "![](",
            "](",
            "`",
        ),
        *(
            "{{<",
            ">}}",
            "{%",
            "%}",
            "title: ",
            "date: ",
            "tags: [",
            "&a ",
            "*a",
            "!!python/x ",
            "<<: *a",
        ),
        *("\n", "\r", "\t", "\v", "\f", "\x1c", "\x85", "\u2028", "\x1a", "\x00", "\x1b", "\x7f"),
        *("\ufeff", "\u200b", "\u200f", "\u202e", "\u0640", "\u064b", "\u0670", "\ufdfa", "\ufeff"),
        *("ال", "لا", "??? ", "ة", "\ufffd", "Ø§", "ط§", "١٤٤٢", "30 فبراير ", "2020-02-30", "٪"),
        *("###### ", "# | ", "~~", "ms001", "@", "http://", "a@b.c", "(", ")", "«", "/", "x" * 300),
    )
)
ENCODINGS = (
    *("cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_arabic"),
    *("utf-8-sig", "utf-7", "cp720"),
)
READS = ("latin-1", "cp1256", "cp437", "mac_roman")
WRAPPERS = (
    *((b"<div>", b"</div>"), (b"<b>", b"</b>"), (b"<ul><li>", b"</li></ul>"), (b"<a>", b"")),
    *((b"[", b"]"), (b'{"text":', b"}"), (b"> ", b""), (b"- ", b""), (b"**", b"**"), (b"(", b")")),
    *((b"&amp;", b""), (b"<table><tr><td>", b"</td></tr></table>"), (b"[[", b"]]"), (b"*_", b"_*")),
)


def _cut(data: bytes, chance: Random, others: Others) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _cut_out(data: bytes, chance: Random, others: Others) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _flip(data: bytes, chance: Random, others: Others) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if flipped:
            flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _insert(data: bytes, chance: Random, others: Others) -> bytes:
    for _ in range(chance.choice((1, 1, 4))):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(MARKS) * chance.choice((1, 1, 1, 2, 5)) + data[at:]
    return data


def _repeat(data: bytes, chance: Random, others: Others) -> bytes:
    start, end = _span(data, chance, 400)
    part = chance.choice((data[start:end], chance.choice(MARKS))) or b" "
    largest = VERY_LARGE if chance.random() < RARELY else LARGEST
    times = min(chance.choice((2, 20, 200, 2000)), max(1, largest // len(part)))
    return data[:start] + part * times + data[end:]


def _nest(data: bytes, chance: Random, others: Others) -> bytes:
    start, end = _span(data, chance, 2000)
    before, after = chance.choice(WRAPPERS)
    depth = chance.choice((3, 30, 300, 3000))
    return data[:start] + before * depth + data[start:end] + after * depth + data[end:]


def _encode(data: bytes, chance: Random, others: Others) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _misread(data: bytes, chance: Random, others: Others) -> bytes:
    return data.decode(chance.choice(READS), "replace").encode()


def _mix_lines(data: bytes, chance: Random, others: Others) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _join_lines(data: bytes, chance: Random, others: Others) -> bytes:
    return data.replace(b"\n", chance.choice((b" ", b"", b"\r", b"\r\n", b"\n\n\n")))


def _reverse(data: bytes, chance: Random, others: Others) -> bytes:
    return "\n".join(line[::-1] for line in data.decode("utf-8", "replace").split("\n")).encode()


def _splice(data: bytes, chance: Random, others: Others) -> bytes:
    other = chance.choice(tuple(others.values()))
    start, end = _span(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end][:LARGEST] + data[at:]


Others = Mapping[str, bytes]  # name of a sample -> its bytes
PERTURBATIONS: tuple[Callable[[bytes, Random, Others], bytes], ...] = (
    *(_cut, _cut_out, _flip, _insert, _insert, _insert, _repeat, _nest, _encode, _misread),
    *(_mix_lines, _join_lines, _reverse, _splice),
)


def perturbed(samples: Others, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one file; the same of the same samples and seed."""
    chance = Random(seed)
    name = chance.choice(sorted(samples))
    data = samples[name]
    for _ in range(chance.randint(1, MOST)):
        data = chance.choice(PERTURBATIONS)(data, chance, samples)
    if chance.random() < 0.1:
        name = name.partition(".")[0] + "." + chance.choice(sorted(samples)).partition(".")[2]
    return name, data


def _span(data: bytes, chance: Random, longest: int | None = None) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    end = chance.randrange(start, len(data) + 1)
    return start, end if longest is None else min(end, start + longest)
