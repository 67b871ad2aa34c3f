"""A date as Indonesian offices write it: typed in any way, or picked, it becomes "Kamis, 14 Desember 2017"."""

import datetime
import re

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QGridLayout, QLineEdit, QToolButton, QWidget

from sopeditor.gui.widgets.basic import label, tool_button
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.widgets.popup import Popup
from sopeditor.gui.widgets.theme import theme_of
from sopeditor.model.dates import long_date, parse_date
from sopeditor.texts import _

_FIGURES = re.compile(r"\d\s*[-/. ]\s*\w+\s*[-/., ]\s*\d{2}")
"""Looks like a date, of which only some are in the calendar."""


class DateField(QWidget):
    """A field, a calendar, and a remark where what was typed contradicts itself."""

    edited = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(placeholderText=_("mis. 14/12/2017"))
        self.button = tool_button("calendar", _("Pilih tanggal (Alt+↓)"), 18)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab passes it: the field has a key for it
        self.remark = label("", "hint")
        self.remark.setWordWrap(True)
        self.remark.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.field, 0, 0)
        layout.addWidget(self.button, 0, 1)
        layout.addWidget(self.remark, 1, 0, 1, 2)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(lambda _text: self.edited.emit())
        self.field.editingFinished.connect(self._write_out)
        self.button.clicked.connect(self.pick)
        for key, act in ("Ctrl+;", self._write_today), ("Alt+Down", self.pick):
            shortcut = QShortcut(QKeySequence(key), self.field, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    @property
    def value(self) -> str:
        """The date as it will be printed."""
        return self.field.text()

    def take(self, text: str) -> None:
        """Show another text."""
        if text != self.field.text():
            self.field.setText(text)
            self.field.home(False)
        self._remark()

    def pick(self) -> Popup:
        """Open the calendar."""
        popup = Popup(self)
        calendar = _calendar()
        found = parse_date(self.field.text())
        if found is not None:
            calendar.setSelectedDate(QDate(found.date.year, found.date.month, found.date.day))
        calendar.clicked.connect(lambda day: self._choose(day, popup))
        calendar.activated.connect(lambda day: self._choose(day, popup))
        popup.body.addWidget(calendar)
        popup.open_below(QRect(self.field.mapToGlobal(self.field.rect().topLeft()), self.field.size()))
        calendar.setFocus()
        return popup

    def _write_today(self) -> None:
        self._set(long_date(datetime.date.today()))
        self.finished.emit()

    def _choose(self, day: QDate, popup: Popup) -> None:
        popup.close()
        self._set(long_date(datetime.date(day.year(), day.month(), day.day())))
        self.finished.emit()

    def _write_out(self) -> None:
        """Write out what was typed, if it is a date; anything else ("-", "…") stays as it is."""
        found = parse_date(self.field.text())
        if found is not None and not found.remark:
            self._set(long_date(found.date))
        self._remark()
        self.finished.emit()

    def _set(self, text: str) -> None:
        if text != self.field.text():
            self.field.setText(text)
            self.edited.emit()
        self._remark()

    def _remark(self) -> None:
        text = self.field.text()
        found = parse_date(text)
        unread = (
            _("Tidak terbaca sebagai tanggal; dicetak seperti yang diketik.") if _FIGURES.search(text) else ""
        )
        self.remark.setText(found.remark if found else unread)
        self.remark.setVisible(bool(self.remark.text()))


def _calendar() -> QCalendarWidget:
    """A calendar as Indonesians know it: Monday first, Sunday red."""
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMinimumSize(330, 250)
    theme = theme_of(calendar.palette())
    for day, colour in ((Qt.DayOfWeek.Saturday, theme.text), (Qt.DayOfWeek.Sunday, theme.danger)):
        style = QTextCharFormat()
        style.setForeground(QColor(colour))
        calendar.setWeekdayTextFormat(day, style)
    for name, sign in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(sign))
    return calendar
