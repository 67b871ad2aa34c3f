"""The columns of the step table: which there are, and what stands above them."""

from enum import StrEnum
from typing import cast

from sopeditor.edit.steps import Field
from sopeditor.model.profile import Column, Profile
from sopeditor.model.records import SymbolKind
from sopeditor.texts import _


class TableColumn(StrEnum):
    """A column of the table on the screen; the lanes of the sheet are three of them."""

    ACTIVITY = "activity"
    ACTORS = "actors"
    SYMBOLS = "symbols"
    FLOWS = "flows"
    SUPPLIES = "supplies"
    DURATION = "duration"
    OUTPUT = "output"
    REMARK = "remark"


TEXTS = frozenset(
    {TableColumn.ACTIVITY, TableColumn.SUPPLIES, TableColumn.DURATION, TableColumn.OUTPUT, TableColumn.REMARK}
)
"""The columns that hold a text of the row."""


def text_field(part: TableColumn) -> Field:
    """The name by which `reword` knows a text column."""
    return cast(Field, part.value)


def parts_of(profile: Profile) -> tuple[TableColumn, ...]:
    """The columns of the table, in the order of the agency's form; the row's head shows the number."""
    lanes = (TableColumn.ACTORS, TableColumn.SYMBOLS, TableColumn.FLOWS)
    result: list[TableColumn] = []
    for column in profile.columns:
        if column is Column.ACTORS:
            result += lanes
        elif column is not Column.NUMBER:
            result.append(TableColumn(column.value))
    return tuple(result)


def heading(part: TableColumn, profile: Profile) -> str:
    """The word above a column: the agency's own where its form prints one."""
    own = {TableColumn.SYMBOLS: _("Simbol"), TableColumn.FLOWS: _("Lanjut ke")}
    return own[part] if part in own else str(getattr(profile.words, part.value))


PLACED = (SymbolKind.TERMINATOR, SymbolKind.PROCESS, SymbolKind.DECISION)
"""The shapes of PermenPAN-RB 35/2012 that a user places; arrows and pentagons are drawn by the program."""

NUMBERED = {str(number): kind for number, kind in enumerate(PLACED, start=1)}
"""The keys that place them: 1, 2, 3."""


def kind_name(kind: SymbolKind) -> str:
    """What a symbol is called."""
    return {
        SymbolKind.TERMINATOR: _("Mulai/selesai"),
        SymbolKind.PROCESS: _("Proses"),
        SymbolKind.DECISION: _("Keputusan"),
        SymbolKind.CONNECTOR: _("Penghubung lama"),
    }[kind]
