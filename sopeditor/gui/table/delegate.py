"""How the table's cells are drawn, how tall they are, and how their texts are edited in place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sopeditor.edit.session import Snapshot
from sopeditor.gui.cells.columns import TEXTS, TableColumn
from sopeditor.gui.table.cell_texts import PAD_X, PAD_Y, CellTexts
from sopeditor.gui.table.editor import CellEditor
from sopeditor.gui.table.editor_help import OfferList, TimeHint
from sopeditor.gui.table.model import Index, StepModel
from sopeditor.gui.table.suggestions import suggestions
from sopeditor.gui.widgets import icons
from sopeditor.gui.widgets.theme import Theme, theme_of
from sopeditor.model.records import Step
from sopeditor.texts import _

STRIP = 28
"""The height of a section heading above its row."""

_SHAPE = 22
_APART = 5
_LINE = 1  # pixel, between two columns
_SMALLEST = 34
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Draws a cell from what the model reads, and edits its text live through the session."""

    walked = Signal(int, int)
    """An editor was left towards the cell so many columns and rows away."""

    history = Signal(bool)
    """An editor has nothing left of its own to undo (True) or redo (False)."""

    def __init__(
        self, model: StepModel, texts: CellTexts, width_of: Callable[[TableColumn], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._texts = texts
        self._width_of = width_of
        self._before: Snapshot | None = None
        self._tallest = lru_cache(maxsize=4096)(self._highest)

    def row_heights(self, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Rows with the heights that they need for all their cells, in pixels."""
        widths = {part: self._inner_width(part) for part in self._model.parts}
        flows, others = widths.pop(TableColumn.FLOWS, None), tuple(widths.items())
        for row in rows:
            step = self._model.step_at(row)
            if step is None:
                yield row, _SMALLEST
                continue
            tallest = self._tallest(step, self._model.reading.actor_names(step), others)
            if flows is not None:
                tallest = max(tallest, self._texts.height(self._shown(step, TableColumn.FLOWS), flows))
            yield row, max(int(tallest + 2 * PAD_Y + 1.5), _SMALLEST) + strip(step)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme = theme_of(option.palette)
        step = self._model.step_at(index.row())
        selected = bool(option.state & _State.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(theme.selection if selected else theme.surface))
        painter.setClipRect(option.rect)
        if step is not None and step.page_break:
            painter.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
        box = _inside(option.rect, step)
        self._paint_content(painter, QRectF(box), step, self._model.parts[index.column()], theme)
        if self._is_current(index):
            has_keyboard = bool(option.state & _State.State_HasFocus)
            painter.setPen(QPen(QColor(theme.accent), 2 if has_keyboard else 1))
            painter.drawRect(_content(option.rect, step).adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room a cell needs."""
        del option
        ((_row, height),) = self.row_heights([index.row()])
        return QSize(self._width_of(self._model.parts[index.column()]), height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The field in which a text is edited, all of it marked."""
        del option
        editor = CellEditor(parent, self._texts.font)
        editor.setAccessibleName(self._model.heading(self._model.parts[index.column()]))
        session = self._model.session
        session.seal()
        self._before = session.snapshot()
        editor.take(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()
        editor.textChanged.connect(lambda: self._commit(editor))
        editor.left.connect(lambda columns, rows: self._leave(editor, columns, rows))
        editor.cancelled.connect(lambda: self._take_back(editor))
        editor.history.connect(self.history)
        self._help(editor, parent, index)
        return editor

    def _commit(self, editor: CellEditor) -> None:
        """Take what is being typed, unless its row has gone and the field is about to."""
        if not editor.isHidden():
            self.commitData.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text in its field."""
        if isinstance(editor, CellEditor):
            editor.take(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed."""
        if isinstance(editor, CellEditor):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the field fill its cell."""
        editor.setGeometry(_content(option.rect, self._model.step_at(index.row())))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """End the undo step of what was typed."""
        self._model.session.seal()
        self._before = None
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys are the editor's own affair; Qt's handling of Enter and Tab would end it in other ways."""
        if event.type() == QEvent.Type.KeyPress:
            return False
        return super().eventFilter(editor, event)

    def _help(self, editor: CellEditor, viewport: QWidget, index: Index) -> None:
        """Offer texts for the cell, and say how a Waktu is read."""
        step, part = self._model.step_at(index.row()), self._model.parts[index.column()]
        if step is None:
            return
        texts = suggestions(self._model.session.document, self._model.reading, step.id, part)
        if texts:
            OfferList(editor, viewport, texts)
        if part is TableColumn.DURATION:
            TimeHint(editor, viewport)

    def _leave(self, editor: CellEditor, columns: int, rows: int) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.walked.emit(columns, rows)

    def _take_back(self, editor: CellEditor) -> None:
        """Close the editor as if it had never been opened."""
        before = self._before
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if before is not None:
            self._model.session.go_back(before)

    def _is_current(self, index: Index) -> bool:
        """Whether it is the cell of the keyboard, or the one to which a search or the pages have led."""
        view = self.parent()
        return isinstance(view, QAbstractItemView) and view.currentIndex() == index

    def _highest(
        self, step: Step, names: tuple[str, ...], widths: tuple[tuple[TableColumn, int], ...]
    ) -> float:
        """The height of a row's highest cell among those that tell of the row alone."""
        found = [self._texts.line_height]
        for part, width in widths:
            if part in TEXTS:
                found.append(self._texts.height(str(getattr(step, part)), width))
            elif part is TableColumn.ACTORS:
                entries = self._entries(names, width)
                found.append(sum(entries) + _APART * (len(entries) - 1))
        return max(found)

    def _inner_width(self, part: TableColumn) -> int:
        """The width of a cell's text: the column without its line on the right and the room beside the text."""
        return self._width_of(part) - _LINE - 2 * PAD_X

    def _entries(self, names: Sequence[str], width: int) -> list[float]:
        """The height of each symbol's entry in the columns Pelaksana and Simbol, which stand side by side."""
        return [max(self._texts.height(name, width), float(_SHAPE)) for name in names]

    def _shown(self, step: Step, part: TableColumn) -> str:
        text = self._model.reading.text(step, part)
        missing = self._model.reading.missing(step) if part is TableColumn.FLOWS else ""
        return f"{text}\n{missing}" if text and missing else text or missing

    def _paint_content(
        self, painter: QPainter, box: QRectF, step: Step | None, part: TableColumn, theme: Theme
    ) -> None:
        if step is None:
            hint = _("Ketik langkah baru") if part is TableColumn.ACTIVITY else ""
            self._texts.draw(painter, box, hint, QColor(theme.muted))
        elif part in (TableColumn.ACTORS, TableColumn.SYMBOLS):
            self._paint_symbols(painter, box, step, part, theme)
        else:
            missing = part is TableColumn.FLOWS and self._model.reading.missing(step)
            colour = QColor(theme.warning if missing else theme.text)
            self._texts.draw(painter, box, self._shown(step, part), colour)

    def _paint_symbols(
        self, painter: QPainter, box: QRectF, step: Step, part: TableColumn, theme: Theme
    ) -> None:
        if not step.symbols and part is TableColumn.ACTORS:
            self._texts.draw(painter, box, _("pilih …"), QColor(theme.faint))
        names, width = self._model.reading.actor_names(step), self._inner_width(TableColumn.ACTORS)
        y = box.y() - self._inset(names[0], width) if names else box.y()
        for symbol, name, height in zip(step.symbols, names, self._entries(names, width), strict=True):
            if part is TableColumn.ACTORS:
                place = QRectF(box.x(), y + self._inset(name, width), box.width(), height)
                self._texts.draw(painter, place, name, QColor(theme.text))
            else:
                shape = QRectF(box.center().x() - _SHAPE / 2, y + (height - _SHAPE) / 2, _SHAPE, _SHAPE)
                icons.paint(painter, symbol.kind.value, shape, theme.text)
            y += height + _APART

    def _inset(self, name: str, width: int) -> float:
        """How far the name beside a shape is set below the shape's top; names begin where the row's texts do."""
        return max(_SHAPE - self._texts.height(name, width), 0.0) / 2


def strip(step: Step | None) -> int:
    """The height of the section heading above a row, in pixels."""
    return STRIP if step is not None and step.section is not None else 0


def _content(cell: QRect, step: Step | None) -> QRect:
    return cell.adjusted(0, strip(step), 0, 0)


def _inside(cell: QRect, step: Step | None) -> QRect:
    return _content(cell, step).adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
