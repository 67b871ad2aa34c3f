"""The strip at the foot of the window: whether the work is saved, total time, hints, page and zoom."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QStatusBar, QWidget

from sopeditor.gui.canvas import Canvas
from sopeditor.gui.widgets.basic import Elided, tool_button
from sopeditor.model.durations import parse_duration, sentence, total
from sopeditor.model.records import Chart
from sopeditor.texts import _

_SMALLEST, _LARGEST = 25, 400
_ROOMY = 820
"""Pixels of a strip that has room for the slider between the buttons that do the same."""


class Status(QStatusBar):
    """Follows a canvas; what it says of the document it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._page = QLabel()
        self._time = Elided()
        self._saved = QLabel()
        self._hint = Elided()
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("400 %") + 10)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._smaller = tool_button("remove", _("Perkecil"), 14)
        self._larger = tool_button("add", _("Perbesar"), 14)
        self._wide = tool_button("fit-width", _("Selebar jendela"))
        self._whole = tool_button("fit-page", _("Sehalaman penuh"))
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(_SMALLEST, _LARGEST)
        self._slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._slider.setMinimumWidth(1)
        self._slider.setAccessibleName(_("Perbesaran halaman"))
        self._canvas: Canvas | None = None
        self._words: tuple[QWidget, ...] = self._saved, self._time, self._hint
        for words in self._words:
            self.addWidget(words, 1 if words is self._hint else 0)
        self._of_canvas: tuple[QWidget, ...] = (
            self._page,
            self._wide,
            self._whole,
            self._smaller,
            self._slider,
            self._larger,
            self._zoom,
        )
        for widget in self._of_canvas:
            self.addPermanentWidget(widget)
        self._slider.valueChanged.connect(self._slide)
        self.messageChanged.connect(self._make_way)
        self.follow(None)

    def follow(self, canvas: Canvas | None) -> None:
        """Show page and zoom of a canvas; without one, nothing."""
        self._canvas = canvas
        for widget in self._of_canvas:
            widget.setVisible(canvas is not None)
        self._make_room()
        self._make_way(self.currentMessage())
        if canvas is None:
            return
        canvas.zoom_changed.connect(self._show_zoom)
        canvas.page_changed.connect(self._show_page)
        canvas.message.connect(lambda text: self._hint.setText(text.partition("\n")[0]))
        self._smaller.clicked.connect(canvas.zoom_out)
        self._larger.clicked.connect(canvas.zoom_in)
        self._wide.clicked.connect(canvas.fit_width)
        self._whole.clicked.connect(canvas.fit_page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow strip has no room for."""
        super().resizeEvent(event)
        self._make_room()

    def add_sign(self, sign: QWidget) -> None:
        """Put a widget before page and zoom, where no message hides it."""
        self.insertPermanentWidget(len(self._words), sign)

    def tell(self, chart: Chart, saved: str) -> None:
        """Show the total time of a chart, and in a word whether the document is saved."""
        spent = total(parse_duration(step.duration) for step in chart.steps)
        self._time.setText(_("Waktu: {time}").format(time=sentence(spent)) if spent.counted else "")
        self._saved.setText(saved)

    def _make_room(self) -> None:
        self._slider.setVisible(self._canvas is not None and self.width() >= _ROOMY)

    def _make_way(self, message: str) -> None:
        """Show what stands on the left unless a message does; Qt hides it only where the strip is seen already."""
        for words in self._words:
            words.setVisible(self._canvas is not None and not message)

    def _show_zoom(self, zoom: float) -> None:
        percent = round(zoom * 100)
        self._zoom.setText(f"{percent} %")
        with QSignalBlocker(self._slider):
            self._slider.setValue(percent)

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(_("Halaman {page} dari {pages}").format(page=page, pages=pages) if pages else "")

    def _slide(self, percent: int) -> None:
        if self._canvas is not None:
            self._canvas.set_zoom(percent / 100)
