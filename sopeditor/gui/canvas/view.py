"""The canvas: a session's pages, the selection on them, and the gestures that edit them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from sopeditor.edit.change import Change, Edit
from sopeditor.edit.session import Session
from sopeditor.gui.canvas.beginning import Beginning
from sopeditor.gui.canvas.carrying import Carrying
from sopeditor.gui.canvas.clipboard import CanvasClipboard
from sopeditor.gui.canvas.commands import CanvasCommands
from sopeditor.gui.canvas.editing import Editing
from sopeditor.gui.canvas.finding import found
from sopeditor.gui.canvas.hand import Hand
from sopeditor.gui.canvas.highlights import highlights
from sopeditor.gui.canvas.items import rectangle
from sopeditor.gui.canvas.keyboard import command_of
from sopeditor.gui.canvas.menus import menu_of
from sopeditor.gui.canvas.overlay import HintsItem
from sopeditor.gui.canvas.palette import Palette
from sopeditor.gui.canvas.paper_view import PaperView
from sopeditor.gui.canvas.pointing import pointer_on
from sopeditor.gui.gestures.connect_by_keys import ConnectByKeys
from sopeditor.gui.gestures.desk import row_between
from sopeditor.gui.gestures.drag_divider import divider_at, fit_all
from sopeditor.gui.gestures.guidance import about_form
from sopeditor.gui.gestures.hints import AnyHints, Hints
from sopeditor.gui.gestures.offers import Offer, offers, put_symbol
from sopeditor.gui.gestures.picking import pick
from sopeditor.gui.gestures.place_symbol import PlaceSymbol
from sopeditor.gui.gestures.speaking import spoken
from sopeditor.gui.gestures.spots import Place, Spot, SpotKind, chart_on, place_of, spot_at
from sopeditor.gui.gestures.stage import ORIGIN, Pointer
from sopeditor.gui.painting.painter import Images, images_of
from sopeditor.gui.selection import Cursor, Picked, Selection
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.gui.widgets.basic import announce
from sopeditor.gui.widgets.typed import typed_by
from sopeditor.layout.sheet import Sheet
from sopeditor.model.records import Asset, SymbolKind
from sopeditor.texts import _

_MODIFIERS = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}


class Canvas(PaperView):
    """The pages of a document; `message` carries a sentence for the status bar ("" takes it back)."""

    message = Signal(str)

    def __init__(
        self, session: Session, selection: Selection, source: SheetSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = selection
        self._source = source
        self._assets: tuple[Asset, ...] = ()
        self._images: Images = {}
        self._marks = HintsItem()
        self._hints = HintsItem()
        self._wanted_hints: AnyHints = ()
        self._sought: Callable[[], None] | None = None
        self._hand = Hand(self)
        self.editing = Editing(self, session, self)
        self._commands = CanvasCommands(self, self._hand, self.editing)
        self.clipboard = CanvasClipboard(self, self)
        self.cut, self.copy = self.clipboard.cut, self.clipboard.copy
        self.paste, self.duplicate = self.clipboard.paste, self.clipboard.duplicate
        self.erase = self._commands.erase
        self.insert_above = partial(self._commands.insert_row, below=False)
        self.insert_below = partial(self._commands.insert_row, below=True)
        self._carrying = Carrying(self, self._hand)
        self._beginning = Beginning(self.viewport())
        self._beginning.lane_wanted.connect(self._commands.insert_lane)
        self._beginning.row_wanted.connect(self.insert_below)
        self.palette_bar = Palette(self)
        self.paper.addItem(self._marks)
        self.paper.addItem(self._hints)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for named in (self, self.viewport()):
            named.setAccessibleName(_("Lembar SOP"))
        source.changed.connect(self._show_sheet)
        session.subscribe(self._drop_what_is_held)
        selection.changed.connect(self._follow_selection)
        self.zoom_changed.connect(self._show_marks)
        self.zoom_changed.connect(self.editing.place)
        self.verticalScrollBar().valueChanged.connect(self.editing.place)
        self.horizontalScrollBar().valueChanged.connect(self.editing.place)
        self.editing.ended.connect(self._commands.go_on)
        self._connect_palette()
        self._show_sheet()

    def _connect_palette(self) -> None:
        bar = self.palette_bar
        self.setViewportMargins(bar.width(), 0, 0, 0)
        bar.armed.connect(self.take_symbol)
        for button in bar.buttons:
            button.taken.connect(self.take_symbol)
            button.dragged.connect(self._carrying.carry_in)
            button.dropped.connect(self._carrying.put_down_in)

    def take_symbol(self, kind: SymbolKind | None) -> None:
        """Carry a new symbol until the next press or release; None: put it back."""
        self._hand.cancel()
        if kind is not None:
            self._catch_up()
            self._hand.take(PlaceSymbol(self, kind), self.palette_bar.let_go)

    @property
    def session(self) -> Session:
        """The document being edited."""
        return self._session

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self._source.sheet

    @property
    def highlights(self) -> Hints:
        """How the selection is shown."""
        return self._marks.hints

    @property
    def hints(self) -> Hints:
        """What is shown besides the selection."""
        return self._hints.hints

    @property
    def chart_in_view(self) -> str | None:
        """The chart on the page in the middle of the view; None if there is none."""
        return chart_on(self.sheet, self.page_in_view)

    @property
    def row_in_view(self) -> str | None:
        """The first row whose beginning is seen; None if none is."""
        return row_between(self.sheet, self.desk, self.in_view.top(), self.in_view.bottom())

    def spot(self, pointer: Pointer) -> Spot:
        """What lies under the pointer."""
        return spot_at(self.sheet, pointer.page, pointer.point, pointer.reach)

    def select(self, ids: frozenset[str], cursor: Cursor | None = None) -> None:
        """Select parts."""
        self._selection.select(ids, cursor, ORIGIN)

    def show_hints(self, hints: AnyHints) -> None:
        """Show these hints over the paper, besides the selection."""
        self._wanted_hints = hints
        self._hints.show_hints(found(hints, self.sheet), self.desk, self.points_per_pixel)

    def preview(self, edit: Edit | None) -> None:
        """Show what an edit would make of the document; None shows the document as it is."""
        if edit is None:
            self._carrying.tip.hide()
        self._source.preview(None if edit is None else edit(self._session.document))
        if not self._hand.is_dragging:
            self.fit_room()

    def edit_text(self, part: str, field: str) -> None:
        """Open a text where it stands, as soon as the sheet shows it."""
        self._source.settle()
        self.reveal(part, field)
        self.editing.open(part, field)

    def connect_by_keys(self, source: str) -> None:
        """Let the keyboard choose where a flow from a symbol leads."""
        gesture = ConnectByKeys(self, source)
        self._hand.take(gesture, lambda: None)
        self.say(gesture.tells)

    def ask(self, choices: tuple[Offer, ...], part: str, field: str) -> None:
        """Open a menu at a part of the sheet."""
        place = self._place(part, field)
        if place is not None and choices:
            corner = self.on_screen(place).bottomLeft().toPoint()
            menu_of(choices, self).popup(self.viewport().mapToGlobal(corner))

    def open_menu(self) -> None:
        """Open the menu of what the keyboard is on."""
        self._commands.open_menu()

    def show_cursor(self, shape: Qt.CursorShape | None) -> None:
        """Give the pointer a shape; None: the usual one."""
        if shape is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shape)

    def commit(self, label: str, edit: Edit, merge: str = "", chosen: Picked | None = None) -> bool:
        """Make an edit: one undo step with that name, which the edits that follow with the same `merge` join."""
        places = (self._selection.picked, chosen)
        made = self._session.apply(label, edit, origin=ORIGIN, place=places, merge=merge)
        if made and chosen is not None:
            self.select(chosen.parts, chosen.cursor)
        return made

    def on_screen(self, place: Place) -> QRectF:
        """Where a rectangle of the sheet lies in the viewport."""
        return self.viewportTransform().mapRect(rectangle(self.desk.on_desk(place.page, place.box)))

    def say(self, text: str) -> None:
        """Tell the user something that needs no answer; "" takes it back."""
        self.message.emit(text)
        self._follow_target()
        if self._hand.is_busy:
            announce(self, text)

    def _follow_target(self) -> None:
        """Write beside what a flow drawn by keys would lead to, wherever the shown sheet has it."""
        gesture = self._hand.gesture
        if isinstance(gesture, ConnectByKeys):
            part, field = gesture.target.part, gesture.target.field
            self.reveal(part, field)
            place = self._place(part, field)
            at = self.on_screen(place).center().toPoint() if place else QPoint()
            self._carrying.tip.follow(gesture.tells, at, refused=self._hand.refuses)

    def reveal(self, part: str, field: str = "", *, whole: bool = True) -> None:
        """Scroll to a part of the document, as soon as it is shown; to one that is seen in part only if `whole`."""
        self._sought = partial(self.reveal, part, field, whole=whole) if self._source.is_behind else None
        place = self._place(part, field) if self._sought is None else None
        if place is not None and (whole or not self.shows(self.on_screen(place))):
            self.bring_into_view(place.page, rectangle(place.box))

    def _place(self, part: str, field: str) -> Place | None:
        return place_of(self.sheet, part, field, self.page_in_view)

    def _catch_up(self) -> None:
        """What is taken in hand must be there: show the document as it is, unless a gesture previews another."""
        if not self._hand.is_busy:
            self._source.settle()

    def _show_sheet(self) -> None:
        document = self._source.document
        if document.assets != self._assets:
            self._assets, self._images = document.assets, images_of(document.assets)
        is_first = not self.desk.pages
        self.show_pages(self.sheet, self._images, shrinks=not self._hand.is_dragging)
        if is_first:
            self.begin_with(next((page.number for page in self.sheet.pages if page.tables), 1))
        charts = document.sop.charts
        self._beginning.setVisible(not any(chart.steps for chart in charts))
        if not self._hand.is_busy:
            self._hand.leave()
        self._show_marks()
        self.editing.follow()
        self._follow_target()
        if self._sought is not None and not self._source.is_behind:
            self._sought()

    def _show_marks(self) -> None:
        """Show selection and hints as large and where they are now."""
        self._show_selection()
        self.show_hints(self._wanted_hints)

    def _look(self) -> None:
        super()._look()
        seen = self.in_view
        self._source.look_at(self.desk.between(seen.top(), seen.bottom()))

    def _follow_selection(self, origin: str) -> None:
        self._show_selection()
        cursor = self._selection.cursor
        told = spoken(self._session.document, cursor) if cursor else ""
        self.setAccessibleDescription(told)
        announce(self, told)
        if origin != ORIGIN and cursor is not None:
            self.reveal(cursor.part, cursor.field)

    def _show_selection(self) -> None:
        hints = highlights(self.sheet, self._selection.ids, self._selection.cursor)
        self._marks.show_hints(hints, self.desk, self.points_per_pixel)

    def _pointed(self, event: QMouseEvent) -> Pointer:
        return pointer_on(self, event.position(), event.modifiers())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select and perhaps drag; with space or the middle button, pan."""
        super().mousePressEvent(event)
        if not self.is_panning and event.button() is Qt.MouseButton.LeftButton:
            self._catch_up()
            self._hand.press(self._pointed(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        super().mouseMoveEvent(event)
        pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if not pressed:
            self._hand.lose()
        if not self.is_panning and (self._hand.is_busy or not self._source.is_behind):
            self._carrying.carry(event.position(), event.modifiers(), scrolls=pressed)

    def _drop_what_is_held(self, change: Change) -> None:
        """A gesture that runs began with another document."""
        self._hand.cancel()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._carrying.put_down(event.position(), event.modifiers())

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain a handle, a plus sign or a border on which the pointer rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self._hand.offers:
                QToolTip.showText(event.globalPos(), self._hand.offers, self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the palette as high as the canvas."""
        super().resizeEvent(event)
        self.palette_bar.setFixedHeight(self.height())

    def leaveEvent(self, event: QEvent) -> None:
        """Take back what showed itself under the pointer."""
        self._hand.leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is under the pointer or the keyboard; put back what is in hand."""
        if self._hand.cancel():
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
            return
        self._catch_up()
        pointer = pointer_on(self, QPointF(event.pos()), event.modifiers())
        spot = self.spot(pointer)
        if spot.part not in self._selection.ids:
            pick(self, pointer)
        choices = offers(self, spot)
        if choices:
            menu_of(choices, self).popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the text under the pointer; in a lane's empty cell, put a box."""
        if event.button() is Qt.MouseButton.LeftButton and not self._hand.pressed_sign:
            self._catch_up()
            divider = divider_at(self._session.document, self.sheet, self._pointed(event))
            if divider is not None:
                fit_all(self, divider)
                return
            spot = self.spot(self._pointed(event))
            field = (
                "" if spot.kind is SpotKind.SYMBOL else "label" if spot.kind is SpotKind.FLOW else spot.field
            )
            if spot.kind is SpotKind.DESK:
                told = about_form(self.sheet, self._pointed(event))
                self._carrying.tip.linger(told, event.position().toPoint())
            elif spot.kind is SpotKind.CELL:
                self._hand.cancel()
                put_symbol(self, spot.part, spot.field, SymbolKind.PROCESS)
            else:
                self.editing.open(spot.part, field, page=spot.page)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab walks in the table instead of leaving the canvas; Ctrl+Tab and F6 leave it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of the table asks for, or begin to write."""
        if event.key() in _MODIFIERS:
            self._carrying.hold(_MODIFIERS[Qt.Key(event.key())], down=True)
        row = command_of(event)
        if row is not None:
            self._catch_up()
            row.does(self._commands)
        elif event.key() == Qt.Key.Key_Space or not self._commands.type(typed_by(event)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let a gesture see that Alt or Ctrl is no longer held."""
        if event.key() in _MODIFIERS:
            self._carrying.hold(_MODIFIERS[Qt.Key(event.key())], down=False)
        super().keyReleaseEvent(event)
