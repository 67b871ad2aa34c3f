"""Editing a text where it stands: every keystroke goes to the session, and all of them are one undo step."""

from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QRectF, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from sopeditor.edit.flows import Refused
from sopeditor.edit.session import Session, Snapshot
from sopeditor.gui.canvas.text_editor import TextEditor
from sopeditor.gui.gestures.spots import Place, cell_of, label_place, outwards, place_of
from sopeditor.gui.gestures.stage import ORIGIN
from sopeditor.gui.gestures.wording import wording_of, writing
from sopeditor.gui.selection import Cursor
from sopeditor.layout.form import form_of
from sopeditor.layout.sheet import Sheet
from sopeditor.model.profile import Column

_LEFT_BOUND = frozenset({Column.ACTIVITY, Column.SUPPLIES, Column.OUTPUT, Column.REMARK})
_BOLD = frozenset({"name", "group", "title", "section"})
_LEAST_WIDTH = 36.0


class Surface(Protocol):
    """What the field lies on."""

    @property
    def sheet(self) -> Sheet:
        """What is shown."""

    @property
    def page_in_view(self) -> int:
        """The page that is looked at, from 0."""

    @property
    def points_per_pixel(self) -> float:
        """How many points of the sheet a pixel shows."""

    def viewport(self) -> QWidget:
        """The field's parent."""

    def on_screen(self, place: Place) -> QRectF:
        """Where a rectangle of the sheet lies in the viewport."""

    def say(self, text: str) -> None:
        """Tell the user something."""

    def shows(self, box: QRectF) -> bool:
        """Whether something of a rectangle of the viewport is seen."""

    def keep_in_sight(self, box: QRectF) -> None:
        """Scroll as little as needed to show a rectangle of the viewport."""


class _Spot(Struct, frozen=True):
    """Where a text stands, how large it is, and whether it stands in the middle."""

    place: Place
    size: float
    centred: bool


class Editing(QObject):
    """At most one text is open; `ended` tells where its editor wants to go on: columns and rows away."""

    ended = Signal(Cursor, int, int)
    history = Signal(bool)
    """Undo (True) or redo (False) is wanted of what lies before the typing."""

    def __init__(self, surface: Surface, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._surface = surface
        self._session = session
        self._editor: TextEditor | None = None
        self._at = Cursor("")
        self._page = 0
        self._before: Snapshot | None = None
        self._typed = False

    @property
    def editor(self) -> TextEditor | None:
        """The open field, if one is."""
        return self._editor

    def open(self, part: str, field: str, typed: str | None = None, page: int | None = None) -> bool:
        """Open a text, all of it marked, or with what was typed instead of it; False if it is none.

        One that stands on several pages is opened on `page` (from 0) or else where the user looks.
        """
        self.close()
        self._page = self._surface.page_in_view if page is None else page
        wording = wording_of(self._session.document, part, field)
        if wording is None or self._spot(part, field) is None:
            return False
        if not self._session.joins(writing(part, field)):
            self._session.seal()
        self._before = self._session.snapshot()
        self._at = Cursor(part, field)
        editor = TextEditor(self._surface.viewport())
        editor.setPlainText(wording.text)
        editor.setAccessibleName(wording.label)
        self._editor = editor
        self.place()
        editor.textChanged.connect(self._write)
        editor.left.connect(self._leave)
        editor.cancelled.connect(self._take_back)
        editor.history.connect(self._go_through_history)
        editor.selectAll()
        editor.show()
        self.place()  # again, now that it breaks its lines at its own width
        editor.document().documentLayout().documentSizeChanged.connect(self.place)
        editor.setFocus()
        if not self._surface.shows(QRectF(editor.geometry())):
            self._surface.keep_in_sight(QRectF(editor.geometry()))
        if typed is not None:
            editor.insertPlainText(typed)
        return True

    def close(self) -> None:
        """Keep what was typed, as one undo step."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self._session.seal()
        editor.blockSignals(True)
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        self._surface.say("")
        if had_focus:
            self._surface.viewport().setFocus()

    def place(self) -> None:
        """Lay the field over its text; it is as high as its cell and its lines."""
        spot = self._spot(self._at.part, self._at.field)
        if self._editor is None:
            return
        if spot is None:
            self.close()
            return
        scale = 1.0 / self._surface.points_per_pixel
        cell = self._surface.on_screen(spot.place)
        wider = max(_LEAST_WIDTH - cell.width(), 0.0)
        cell.adjust(-wider / 2, 0, wider / 2, 0)
        points = spot.size * scale * 72.0 / self._editor.logicalDpiX()
        self._editor.dress(self._family(), points, bold=self._at.field in _BOLD, centred=spot.centred)
        self._editor.setGeometry(cell.toAlignedRect())
        self._fill(cell, scale)

    def follow(self) -> None:
        """Take over what was done to the text elsewhere, and stay on it when it has moved.

        Who types goes along, even to the next page; who has scrolled away stays where they are.
        """
        if self._editor is None:
            return
        wording = wording_of(self._session.document, self._at.part, self._at.field)
        if wording is None:
            self.close()
            return
        if wording.text.strip() != self._editor.text().strip():
            with QSignalBlocker(self._editor):  # it need not be written: the document has it
                self._editor.setPlainText(wording.text)
        self.place()
        if self._typed and self._editor is not None:
            self._typed = False
            caret, inside = self._editor.cursorRect(), self._editor.viewport()
            self._surface.keep_in_sight(
                QRectF(caret).translated(inside.mapTo(self._surface.viewport(), QPoint(0, 0)))
            )

    def _fill(self, cell: QRectF, scale: float) -> None:
        """Set the lines into the middle of the cell, as the sheet does; let the field grow if they need more."""
        editor = self._editor
        if editor is None:
            return
        side = round(form_of(self._session.document.profile).padding * scale)
        editor.inset(side, 0)
        lines = editor.lines_height()
        if lines > cell.height():
            editor.resize(editor.width(), round(lines + 4))
        editor.inset(side, max(int((cell.height() - lines) / 2) - 1, 0))
        editor.verticalScrollBar().setValue(0)  # all lines have room, though the last may have come before it

    def _spot(self, part: str, field: str) -> _Spot | None:
        sheet = self._surface.sheet
        for index in outwards(sheet, part, self._page):
            for text in sheet.pages[index].texts:
                if (text.of, text.field) == (part, field or "text"):
                    return _Spot(Place(index, text.cell), text.size, field not in _LEFT_BOUND)
        if field == "label":
            place = label_place(sheet, part, self._page)
        else:
            place = (cell_of if field else place_of)(sheet, part, field, self._page)
        return None if place is None else _Spot(place, 8.0, centred=True)

    def _family(self) -> str:
        return form_of(self._session.document.profile).body.family

    def _write(self) -> None:
        wording = wording_of(self._session.document, self._at.part, self._at.field)
        if self._editor is None or wording is None:
            return
        merge = writing(self._at.part, self._at.field)
        edit = wording.edit(self._editor.text())
        self._typed = True
        try:
            self._session.apply(wording.label, edit, origin=ORIGIN, place=self._at, merge=merge)
        except Refused as refused:
            self._surface.say(str(refused))
        self.place()

    def _leave(self, columns: int, rows: int) -> None:
        at = self._at
        self.close()
        self.ended.emit(at, columns, rows)

    def _take_back(self) -> None:
        before, at = self._before, self._at
        self.close()
        if before is not None:
            self._session.go_back(before, ORIGIN)
            self._session.seal()
        self.ended.emit(at, 0, 0)

    def _go_through_history(self, back: bool) -> None:
        self.close()
        self.history.emit(back)
