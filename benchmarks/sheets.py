"""Judge the printed sheets of documents: every built-in form, on A4 and on F4.

    uv run python benchmarks/sheets.py FILE_OR_FOLDER… [--verbose]

Counts, for each document, its pages and the faults of `sopeditor.layout.judging` over all forms and papers, and the
labels that stand too close to something. Exit code 1 if a sheet has a fault.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from pages import files, opened

from sopeditor.edit.charts import set_widths
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.layout.compose import lay_out
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.judging import crowded_labels, faults
from sopeditor.model.profile import PAPERS, Profile
from sopeditor.model.records import Document
from sopeditor.storage.errors import StorageError
from sopeditor.storage.profiles import builtin_profiles


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true", help="print every fault")
    given = parser.parse_args()
    print(f"{'document':36}{'sheets':>8}{'pages':>8}{'faults':>8}{'labels':>8}{'least pt':>10}")
    wrong = sum(_judged(path, verbose=given.verbose) for path in files(given.paths))
    return int(wrong > 0)


def forms() -> Iterator[Profile]:
    """Every built-in form on A4 and on F4."""
    for stored in builtin_profiles():
        for name in ("A4", "F4"):
            width, height = PAPERS[name]
            paper = replace(stored.profile.paper, name=name, width=width, height=height)
            yield replace(stored.profile, paper=paper)


def in_form(document: Document, form: Profile) -> Document:
    """The document in a form, its columns fitted as the program fits them."""
    document = set_profile(form, new_id)(document)
    for chart in document.sop.charts:
        document = set_widths(chart.id, fit_columns(document, chart.id))(document)
    return document


def _judged(path: Path, *, verbose: bool) -> int:
    """Print the row of a document; returns the number of its faults."""
    try:
        document = opened(path)
    except StorageError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return 0
    found: list[str] = []
    labels: list[str] = []
    pages = count = 0
    least = 99.0
    for form in forms():
        printed = in_form(document, form)
        sheet = lay_out(printed)
        where = f"{form.name}, {form.paper.name}"
        found += [f"{where}: {fault}" for fault in faults(sheet, printed)]
        labels += [f"{where}: {fault}" for fault in crowded_labels(sheet)]
        pages, count = pages + len(sheet.pages), count + 1
        least = min([least, *(text.size for page in sheet.pages for text in page.texts)])
    print(f"{path.name[:35]:36}{count:>8}{pages:>8}{len(found):>8}{len(labels):>8}{least:>10.1f}")
    if verbose:
        for line in (*found, *labels):
            print(f"    {line}")
    return len(found)


if __name__ == "__main__":
    sys.exit(main())
