"""Pages of each document's tables against a plain table as a word processor would set it.

    uv run python benchmarks/page_counts.py FILE_OR_FOLDER…

The plain table has the same paper, margins, font, size and padding, a header on every page, lanes of one fixed width
(1.9 cm, less where they would take more than 45 % of the page) and text columns of one width. Each row is as high as
its longest text or its highest symbol and goes on the next page where it no longer fits. It has no connectors
between pages, which real ones need. Exit code 1 if a document takes more pages with us.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from pages import files, opened
from sheets import forms, in_form

from sopeditor.layout.compose import lay_out
from sopeditor.layout.form import Form, form_of
from sopeditor.layout.sheet import Sheet
from sopeditor.layout.table.widths import field_of
from sopeditor.layout.typesetting.text import line_count, set_text
from sopeditor.model.profile import Column, IdentityPlace
from sopeditor.model.records import Chart, Document, Step, SymbolKind
from sopeditor.storage.errors import StorageError

LANE = 54.0
MOST_FOR_LANES = 0.45
NUMBER = 30.0
BOX, DIAMOND = 18.0, 27.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", type=Path, nargs="+")
    given = parser.parse_args()
    names = [f"{form.name[:12]} {form.paper.name}" for form in forms()]
    print("ours/plain, by form and paper: " + "; ".join(names))
    more = [_compared(path) for path in files(given.paths)]
    return int(any(more))


def _compared(path: Path) -> bool:
    """Print the row of a document; returns whether it takes more pages with us somewhere."""
    try:
        document = opened(path)
    except StorageError as error:
        print(f"{path.name}: {error}", file=sys.stderr)
        return False
    pairs = []
    for profile in forms():
        own_page = replace(profile, identity_place=IdentityPlace.OWN_PAGE)
        printed = in_form(document, own_page)
        pairs.append((_ours(lay_out(printed)), _plain(printed)))
    print(f"{path.name[:35]:36}" + "".join(f"{f'{ours}/{plain}':>7}" for ours, plain in pairs))
    return any(ours > plain for ours, plain in pairs)


def _ours(sheet: Sheet) -> int:
    return sum(not page.identity for page in sheet.pages)


def _plain(document: Document) -> int:
    """The pages of the plain tables, one after the other, each with its header, title and footnote."""
    form = form_of(document.profile)
    pages, free = 0, 0.0
    for chart in document.sop.charts:
        header = _header(chart, form)
        blocks = [*_rows(chart, form), _text(chart.footnote, form.frame.w, form)]
        if header + blocks[0] > free:
            pages, free = pages + 1, form.frame.h
        free -= header
        for height in blocks:
            while height > free:
                height = max(height - max(free, 0.0), 0.0) if height > form.frame.h - header else height
                pages, free = pages + 1, form.frame.h - (header if form.profile.header_repeated else 0.0)
            free -= height
    return pages


def _header(chart: Chart, form: Form) -> float:
    lane = _lane(chart, form)
    names = [_text(actor.name, lane, form, bold=True) for actor in chart.actors]
    numbers = form.body.leading + form.row_padding if form.profile.column_numbers else 0.0
    return _text("Pelaksana", form.frame.w, form) + max([*names, form.body.leading]) + numbers


def _rows(chart: Chart, form: Form) -> Iterator[float]:
    columns = [one for one in form.profile.columns if one not in (Column.NUMBER, Column.ACTORS)]
    width = (form.frame.w - NUMBER - len(chart.actors) * _lane(chart, form)) / max(len(columns), 1)
    for step in chart.steps:
        texts = [_text(field_of(column, step), width, form) for column in columns]
        section = _text(step.section, form.frame.w, form) if step.section else 0.0
        yield section + max([*texts, _symbols(step) + 2 * form.row_padding])


def _symbols(step: Step) -> float:
    """The height of a row's symbols; those of one lane stand below each other without a gap."""
    heights: dict[str, float] = {}
    for symbol in step.symbols:
        one = DIAMOND if symbol.kind is SymbolKind.DECISION else BOX
        heights[symbol.actor] = heights.get(symbol.actor, 0.0) + one
    return max(heights.values(), default=0.0)


def _text(text: str, width: float, form: Form, *, bold: bool = False) -> float:
    style = form.bold if bold else form.body
    inside = width - 2 * form.padding
    lines = len(set_text(text, style, inside).lines) if bold else line_count(text, style, inside)
    return lines * style.leading + 2 * form.row_padding if lines else 0.0


def _lane(chart: Chart, form: Form) -> float:
    return min(LANE, MOST_FOR_LANES * form.frame.w / max(len(chart.actors), 1))


if __name__ == "__main__":
    sys.exit(main())
