"""`python -m bench.audit MODULES`: serve the samples, and ask the tools; see bench/README.md."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.audit.harvest import harvested
from bench.audit.links import complaints_of, walked
from bench.audit.pages import Page, pages_of
from bench.audit.reading import Archive
from bench.audit.samples import samples
from bench.audit.tools import OF_FILES, OF_PAGES, Complaints, Tools, stylelint
from bench.harness.record import ROOT

SHEETS = ROOT / "static" / "css"
SHOWN = 30  # complaints of one tool


def audit(tools: Tools, archive: Archive) -> Iterator[tuple[str, Complaints]]:
    """Name of a check -> what it complains of."""
    pages = pages_of(archive)
    for name, tool in OF_PAGES.items():
        yield (
            name,
            [
                f"{page.name}: {said}"
                for page in pages
                for said in tool(tools, page, archive.root + page.path)
            ],
        )
    files = [_saved(tools, archive, page) for page in pages]
    for name, of_files in OF_FILES.items():
        yield name, of_files(tools, files)
    yield "stylelint", stylelint(tools, sorted(SHEETS.glob("*.css")))
    yield "OAI-PMH", list(harvested(archive, "/oai/"))
    yield (
        "links, feeds, sitemaps",
        [said for met in walked(archive) for said in complaints_of(*met)],
    )


def _saved(tools: Tools, archive: Archive, page: Page) -> Path:
    file = tools.folder / f"{page.name}.html"
    file.write_text(archive.get(page.path).text, "utf-8")
    return file


def main(modules: Path) -> int:
    complained = 0
    with tempfile.TemporaryDirectory(prefix="khizana-audit-") as folder, samples() as archive:
        for name, complaints in audit(Tools(modules.resolve(), Path(folder)), archive):
            print(f"{name}: {len(complaints) or 'nothing'}")
            print(
                *(f"  {one}" for one in complaints[:SHOWN]),
                sep="\n",
                end="\n" if complaints else "",
            )
            complained += len(complaints)
    return 1 if complained else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
