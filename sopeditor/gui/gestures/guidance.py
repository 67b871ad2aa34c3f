"""What the pointer's shape and the status bar say of the thing under it, before it is taken."""

from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt

from sopeditor.gui.gestures.spots import Spot, SpotKind, distance, is_heading
from sopeditor.gui.gestures.stage import Pointer
from sopeditor.layout.sheet import Sheet
from sopeditor.texts import _

_Shape = Qt.CursorShape


class Guidance(Struct, frozen=True):
    """A shape for the pointer (None: the usual one) and a sentence."""

    shape: Qt.CursorShape | None = None
    tells: str = ""


NO_GUIDANCE = Guidance()

_GUIDANCE = {
    SpotKind.SYMBOL: Guidance(
        _Shape.SizeAllCursor,
        _("Seret untuk memindahkan (Alt: simbol saja, Ctrl: salin) · klik ganda: tulis · klik kanan: menu"),
    ),
    SpotKind.NUMBER: Guidance(
        _Shape.OpenHandCursor,
        _("Seret untuk memindahkan langkah (Ctrl: salin) · Ctrl+klik atau Shift+klik memilih beberapa"),
    ),
    SpotKind.HEADER: Guidance(
        _Shape.OpenHandCursor,
        _("Seret untuk mengurutkan pelaksana (Ctrl+klik: pilih beberapa) · klik ganda: ganti nama"),
    ),
    SpotKind.LABEL: Guidance(_Shape.PointingHandCursor, _("Klik ganda untuk mengganti label panah")),
    SpotKind.TEXT: Guidance(None, _("Klik ganda, atau klik lalu ketik, untuk menulis")),
    SpotKind.CELL: Guidance(None, _("Klik ganda untuk kotak proses, atau seret simbol ke sini dari kiri")),
}
_FLOW = _("Seret untuk memilih jalurnya · klik, lalu seret ujungnya ke simbol lain · klik ganda: label")


def guidance(sheet: Sheet, spot: Spot, pointer: Pointer) -> Guidance:
    """What to say of a spot under the pointer."""
    if spot.kind is SpotKind.FLOW:
        upright = is_upright(sheet, spot.part, pointer)
        return Guidance(_Shape.SplitHCursor if upright else _Shape.SplitVCursor, _FLOW)
    return _GUIDANCE.get(spot.kind, NO_GUIDANCE)


def about_form(sheet: Sheet, pointer: Pointer) -> str:
    """Where the form's own words are changed, which are no texts of the document; "" if none is there."""
    if sheet.pages and is_heading(sheet, pointer.page, pointer.point):
        return _("Kata-kata bentuk ini diubah di Berkas › Tata halaman, bagian Kata.")
    return ""


def is_upright(sheet: Sheet, flow_id: str, pointer: Pointer) -> bool:
    """Whether the stretch of a flow that is nearest to the pointer is an upright one."""
    edges = [
        edge for table in sheet.pages[pointer.page].tables for edge in table.edges if flow_id in edge.flows
    ]
    stretches = [pair for edge in edges for pair in pairwise(edge.points)]
    start, end = min(stretches, key=lambda pair: distance(pointer.point, pair))
    return abs(start[0] - end[0]) < abs(start[1] - end[1])
