"""Several charts in one document: add, name, reorder, delete."""

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog

from sopeditor.edit.change import Edit
from sopeditor.edit.charts import (
    add_chart,
    delete_chart,
    move_chart,
    retitle,
    set_fit_pages,
    set_footnote,
    set_widths,
)
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.gui.questions import Questions
from sopeditor.gui.table.panel import StepPanel
from sopeditor.model.records import Chart
from sopeditor.texts import _


class ChartCommands:
    """The commands of the menu Bagan, on the chart that is shown."""

    def __init__(self, questions: Questions, session: Session, panel: StepPanel) -> None:
        self._questions = questions
        self._session = session
        self._panel = panel

    def add(self) -> None:
        """Add an empty chart with the same pelaksana behind the others, and show it."""
        lanes = tuple(replace(actor, id=new_id()) for actor in self._panel.chart.actors)
        chart = Chart(new_id(), actors=lanes)
        self._send(_("bagan baru"), add_chart(chart))
        self._panel.show_chart(chart.id)
        self._panel.table.setFocus()

    def rename(self) -> None:
        """Ask for the title of the chart."""
        chart = self._panel.chart
        title = self._questions.text(
            _("Judul bagan"), _("Judul di atas tabel (kosongkan untuk judul SOP):"), chart.title
        )
        if title is not None:
            self._send(_("judul bagan"), retitle(chart.id, title.strip()))

    def footnote(self) -> None:
        """Ask for the note below the chart."""
        chart = self._panel.chart
        note = self._questions.text(
            _("Catatan"), _("Catatan di bawah tabel:"), chart.footnote, several_lines=True
        )
        if note is not None:
            self._send(_("catatan bagan"), set_footnote(chart.id, note.strip()))

    def fit_pages(self) -> None:
        """Ask on how many pages the table is to fit."""
        from sopeditor.gui.fit_pages import FitPages

        chart = self._panel.chart
        dialog = FitPages(self._session.document, chart.id, self._panel)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._send(_("jumlah halaman tabel"), set_fit_pages(chart.id, dialog.pages.value()))
        dialog.deleteLater()

    def fit_columns(self) -> None:
        """Give the columns the widths that need the fewest pages, then the most even rows."""
        from sopeditor.layout.fitting import fit_columns

        chart = self._panel.chart
        widths = fit_columns(self._session.document, chart.id)
        self._send(_("lebar kolom otomatis"), set_widths(chart.id, widths))

    def move_left(self) -> None:
        """Put the chart before the one before it."""
        place = self._place()
        if place > 0:
            self._move(self._charts()[place - 1].id)

    def move_right(self) -> None:
        """Put the chart behind the one behind it."""
        charts, place = self._charts(), self._place()
        if place + 1 < len(charts):
            self._move(charts[place + 2].id if place + 2 < len(charts) else None)

    def delete(self) -> None:
        """Delete the chart, after asking if there is anything in it; the last one stays."""
        chart = self._panel.chart
        if len(self._charts()) < 2:
            return
        question = _("Hapus bagan ini beserta {count} langkahnya?").format(count=len(chart.steps))
        if not chart.steps or self._questions.agrees(question, _("Dapat diurungkan."), _("Hapus")):
            self._send(_("hapus bagan"), delete_chart(chart.id))

    def _charts(self) -> tuple[Chart, ...]:
        return self._session.document.sop.charts

    def _place(self) -> int:
        return [chart.id for chart in self._charts()].index(self._panel.chart.id)

    def _move(self, before: str | None) -> None:
        self._send(_("geser bagan"), move_chart(self._panel.chart.id, before))

    def _send(self, label: str, edit: Edit) -> None:
        self._session.apply(label, edit, origin="charts")
