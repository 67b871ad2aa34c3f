"""What is painted over the cells of the step table: section headings, and in an empty table how to begin."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QTableView

from sopeditor.gui.table.cell_texts import PAD_X
from sopeditor.gui.table.delegate import strip
from sopeditor.gui.table.model import StepModel
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.texts import _


def paint_sections(painter: QPainter, table: QTableView, model: StepModel) -> None:
    """Draw the section headings above their rows, across all columns."""
    theme = theme_of(table.palette())
    font = QFont(table.font())
    font.setBold(True)
    painter.setFont(font)
    last = table.rowAt(table.viewport().height() - 1)
    for row in range(max(table.rowAt(0), 0), (last if last >= 0 else model.rowCount() - 1) + 1):
        step = model.step_at(row)
        if step is not None and step.section is not None:
            box = QRect(0, table.rowViewportPosition(row), table.viewport().width(), strip(step))
            painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(theme.window))
            painter.setPen(QColor(theme.text))
            text = step.section or _("(bagian tanpa judul)")
            painter.drawText(box.adjusted(PAD_X, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def paint_advice(painter: QPainter, table: QTableView) -> None:
    """Say in an empty table how to begin."""
    top = table.rowViewportPosition(0) + table.rowHeight(0) + 28
    painter.setFont(table.font())
    painter.setPen(QColor(theme_of(table.palette()).muted))
    place = table.viewport().rect().adjusted(24, top, -24, 0)
    painter.drawText(place, Qt.TextFlag.TextWordWrap, _advice())


def _advice() -> str:
    return "\n\n".join(
        (
            _("1.  Ketik kegiatan pertama di atas, tekan Tab, lalu ketik siapa pelaksananya."),
            _("2.  Enter ke langkah berikutnya. Flowchart tergambar sendiri di lembar sebelah kanan."),
            _("3.  Judul, nomor, tanggal, dan pejabat diisi di tab Identitas, kapan saja."),
            _("Sudah punya tabelnya di Excel atau Word? Salin di sana, lalu tekan Ctrl+V di sini."),
        )
    )
