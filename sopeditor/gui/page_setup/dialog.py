"""Page setup: the form of one document, with its pages in small beside the fields."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sopeditor.edit.change import Edit
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.edit.session import Session
from sopeditor.gui.naming import status_name
from sopeditor.gui.page_setup.column_list import ColumnList
from sopeditor.gui.page_setup.form_fields import FormFields
from sopeditor.gui.page_setup.length import Length
from sopeditor.gui.page_setup.paper_fields import PaperFields
from sopeditor.gui.page_setup.preview import PagePreview
from sopeditor.gui.page_setup.profile_choice import ProfileChoice
from sopeditor.gui.page_setup.reform import refitted, reform
from sopeditor.gui.page_setup.rule_fields import RuleFields
from sopeditor.gui.page_setup.word_fields import WordFields
from sopeditor.gui.painting.painter import images_of
from sopeditor.gui.sheet_source import SheetSource
from sopeditor.gui.widgets.basic import fit_on_screen
from sopeditor.gui.widgets.designer import child, load
from sopeditor.gui.widgets.icons import icon
from sopeditor.gui.widgets.notice import Notice
from sopeditor.layout.compose import lay_out
from sopeditor.layout.sheet import Sheet
from sopeditor.model.integrity import faults_of_form
from sopeditor.model.profile import MM, Profile
from sopeditor.model.records import Document
from sopeditor.texts import _

PATIENCE = 250
"""Milliseconds after the last change until the pages are laid out anew."""

LEAST_ROOM = (100 * MM, 70 * MM)
"""Width and height that margins must leave: less holds no table with a lane and its texts."""


class PageSetup(QDialog):
    """Shows the profile of a document; `edit` is what OK stands for, Cancel leaves no trace."""

    def __init__(self, document: Document, folder: Path, parent: QWidget | None = None) -> None:
        """`folder` is where the user's own profiles lie."""
        super().__init__(parent)
        self.setWindowTitle(_("Tata halaman"))
        self._document = document
        self._images = images_of(document.assets)
        self._taking = False
        self._at: int | None = None
        form = load("page_setup", Length, PagePreview)
        self._parts = (
            PaperFields(form, self._changed),
            WordFields(form, self._changed),
            FormFields(form, self._changed),
            ColumnList(form, self._changed),
            RuleFields(form, self._changed),
        )
        self._choice = ProfileChoice(form, folder, lambda: self.profile)
        self.preview = child(form, PagePreview, "preview")
        self._page = child(form, QLabel, "page")
        self._notes = child(form, QLabel, "notes")
        self._notice = Notice()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._build(form)
        self._source = SheetSource(Session(document), self, self._laid_out)
        self._source.changed.connect(self._show)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self._lay_out)
        self._take(document.profile)
        self._choice.take(document.profile)
        self._choice.chosen.connect(self._take_chosen)
        self._choice.told.connect(self._tell)

    @property
    def profile(self) -> Profile:
        """The profile as the fields say it now."""
        profile = self._choice.profile
        for part in self._parts:
            profile = part.given(profile)
        return profile

    @property
    def edit(self) -> Edit:
        """What OK stands for: one edit."""
        return reform(self.profile)

    def done(self, result: int) -> None:
        """Stop laying out."""
        self._timer.stop()
        self._source.close()
        super().done(result)

    def _build(self, form: QWidget) -> None:
        _let_scroll(child(form, QTabWidget, "tabs"))
        mark = child(form, QCheckBox, "draft_mark")
        status = status_name(self._document.status)
        mark.setText(_("{words} (kini: {status})").format(words=mark.text(), status=status))
        for name, sign, by in (("earlier", "up", -1), ("later", "down", 1)):
            button = child(form, QToolButton, name)
            button.setIcon(icon(sign))
            button.clicked.connect(lambda _checked=False, by=by: self._flip(by))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Terapkan"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (self._notice, form, self.buttons):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        fit_on_screen(self, 1080, 640)

    def _take_chosen(self, profile: Profile) -> None:
        self._take(profile)
        self._changed()

    def _take(self, profile: Profile) -> None:
        self._taking = True
        for part in self._parts:
            part.take(profile)
        self._taking = False

    def _changed(self) -> None:
        """A field says something else: compare, and lay out as soon as the user pauses."""
        if self._taking:
            return
        self._choice.compare()
        problem = self._problem()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)
        if problem:
            self._timer.stop()
            self._write(problem, "danger")
        else:
            self._timer.start()
        self.preview.fade()

    def _problem(self) -> str:
        """Why the form can't be printed in; "" if it can."""
        profile = self.profile
        fault = next(faults_of_form(profile), None)
        if fault is not None:
            return fault.reason
        paper = profile.paper
        width, height = paper.size
        left = width - paper.left - paper.right
        below = height - paper.top - paper.bottom - profile.signature_room
        if left < LEAST_ROOM[0] or below < LEAST_ROOM[1]:
            return _("Margin hanya menyisakan {w} × {h} mm; perlu paling sedikit 100 × 70 mm.").format(
                w=round(left / MM), h=round(below / MM)
            )
        return ""

    def _lay_out(self) -> None:
        self._source.preview(set_profile(self.profile, new_id)(self._document))

    def _laid_out(self, document: Document) -> Sheet:
        return lay_out(refitted(document, self._document.profile)).drawn()

    def _show(self) -> None:
        """Show the page that was shown before; at first the first one with a table."""
        pages = self._source.sheet.pages
        if self._at is None:
            self._at = next((at for at, page in enumerate(pages) if page.tables), 0)
        self._at = min(self._at, len(pages) - 1)
        self.preview.show_page(pages[self._at], self._images)
        self._page.setText(_("Halaman {page} dari {pages}").format(page=self._at + 1, pages=len(pages)))
        if not self._problem():
            self._write("\n".join(self._source.sheet.notes), "hint")

    def _flip(self, by: int) -> None:
        if self._at is not None:
            self._at = min(max(self._at + by, 0), len(self._source.sheet.pages) - 1)
            self._show()

    def _tell(self, sentence: str, is_error: bool) -> None:
        self._notice.tell(sentence, sign="error" if is_error else "check")

    def _write(self, text: str, role: str) -> None:
        self._notes.setProperty("role", role)
        self._notes.style().polish(self._notes)
        self._notes.setText(text)


def _let_scroll(tabs: QTabWidget) -> None:
    """Put every page of a form's tabs into a scroll area, so that the buttons below stay on a low screen."""
    for _each in range(tabs.count()):
        page, text = tabs.widget(0), tabs.tabText(0)
        if page is not None:
            tabs.removeTab(0)
            area = QScrollArea(widgetResizable=True)
            area.setWidget(page)
            for painted in (page, area.viewport()):
                painted.setAutoFillBackground(False)
            tabs.addTab(area, text)
    tabs.setCurrentIndex(0)
