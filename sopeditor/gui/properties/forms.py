"""One small form for each kind of thing that can be selected."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from sopeditor.edit.actors import group_actors, rename_actor
from sopeditor.edit.change import Edit
from sopeditor.edit.flows import Refused, label_flow, set_arrow, set_wish, swap_labels
from sopeditor.edit.session import Session
from sopeditor.edit.steps import set_number, set_page_break, set_section
from sopeditor.edit.symbols import move_symbol, set_kind, set_text
from sopeditor.gui.cells.columns import PLACED, kind_name
from sopeditor.gui.cells.reading import Reading
from sopeditor.gui.naming import row_name, symbol_name
from sopeditor.gui.selection import Cursor
from sopeditor.gui.widgets.basic import label, push_button, tool_button
from sopeditor.gui.widgets.designer import WheelGuard
from sopeditor.gui.widgets.growing_text import GrowingText
from sopeditor.model.exits import exits
from sopeditor.model.lookup import actor, chart_of, flow, step, step_of, symbol
from sopeditor.model.numbering import derived_numbers
from sopeditor.model.records import Arrow, Chart, SymbolKind, Wish
from sopeditor.texts import _

ORIGIN = "properties"


class PartForm(QWidget):
    """The form of one part of the document; `refresh` shows the part as it is now."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__()
        self._session = session
        self.part = part
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(4)

    @property
    def chart(self) -> Chart:
        """The chart that holds the part."""
        return chart_of(self._session.document, self.part)

    def title(self) -> str:
        """What the part is called."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the part as it is now; carets stay."""
        raise NotImplementedError

    def send(self, text: str, edit: Edit, merge: str = "") -> None:
        """Make an edit; keystrokes in one field are one undo step."""
        key = f"{ORIGIN}:{self.part}:{merge}" if merge else ""
        self._session.apply(text, edit, origin=ORIGIN, place=Cursor(self.part), merge=key)

    def add_field(self, caption: str, edited: Callable[[str], None], hint: str = "") -> QLineEdit:
        """Add a line of text with its caption above."""
        field = QLineEdit(placeholderText=hint)
        field.setAccessibleName(caption)
        field.textEdited.connect(edited)
        field.editingFinished.connect(self._session.seal)
        self.form.addRow(caption, field)
        return field


class StepForm(PartForm):
    """A row: number, section heading, page break."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, part)
        self.number = self.add_field(_("Nomor yang dicetak"), self._number)
        self.section = self.add_field(_("Judul bagian di atasnya"), self._section, _("tanpa judul bagian"))
        self.page_break = QCheckBox(_("Mulai halaman baru"))
        self.page_break.clicked.connect(self._page_break)
        self.form.addRow(self.page_break)
        self.refresh()

    def title(self) -> str:
        """What it is called: “Langkah 5”."""
        name = row_name(self._session.document, self.part)
        return name[:1].upper() + name[1:]

    def refresh(self) -> None:
        """Show number, heading and break."""
        chart = self.chart
        row = step(chart, self.part)
        derived = derived_numbers(chart)[chart.steps.index(row)]
        self.number.setPlaceholderText(_("{number} (otomatis)").format(number=derived))
        show(self.number, row.number or "")
        show(self.section, row.section or "")
        self.page_break.setChecked(row.page_break)

    def _number(self, text: str) -> None:
        name = _("nomor {row}").format(row=row_name(self._session.document, self.part))
        self.send(name, set_number(self.part, text.strip() or None), "number")

    def _section(self, text: str) -> None:
        self.send(_("judul bagian"), set_section(self.part, (text.strip() and text) or None), "section")

    def _page_break(self, wanted: bool) -> None:
        self.send(_("halaman baru"), set_page_break(self.part, wanted))


class SymbolForm(PartForm):
    """A symbol: its shape, its pelaksana, the text in it."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, part)
        shapes = QHBoxLayout()
        shapes.setSpacing(2)
        self._group = QButtonGroup(self)
        self.kinds = {kind: tool_button(kind.value, kind_name(kind), 26) for kind in PLACED}
        for kind, button in self.kinds.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self._kind, kind))
            self._group.addButton(button)
            shapes.addWidget(button)
        shapes.addStretch(1)
        self.form.addRow(_("Bentuk"), shapes)
        self.actor = QComboBox()
        self.actor.setAccessibleName(_("Pelaksana"))
        self.actor.installEventFilter(WheelGuard(self))
        self.actor.activated.connect(lambda index: self._actor(self.actor.itemData(index)))
        self.form.addRow(_("Pelaksana"), self.actor)
        self.text = GrowingText()
        self.text.setAccessibleName(_("Teks di dalam simbol"))
        self.text.textChanged.connect(self._text)
        self.form.addRow(_("Teks di dalam simbol"), self.text)
        self.swap = push_button(_("Tukar label cabang"))
        self.swap.clicked.connect(lambda: self.send(_("tukar label"), swap_labels(self.part)))
        self.form.addRow(self.swap)
        self.refresh()

    def title(self) -> str:
        """What it is called: “Keputusan, langkah 5”."""
        kind = kind_name(symbol(self.chart, self.part).kind)
        row = row_name(self._session.document, step_of(self.chart, self.part).id)
        return f"{kind}, {row}"

    def refresh(self) -> None:
        """Show shape, pelaksana and text."""
        chart = self.chart
        found = symbol(chart, self.part)
        for kind, button in self.kinds.items():
            button.setChecked(kind is found.kind)
        names = [(lane.name, lane.id) for lane in chart.actors]
        if [(self.actor.itemText(i), self.actor.itemData(i)) for i in range(self.actor.count())] != names:
            self.actor.clear()
            for name, lane in names:
                self.actor.addItem(name, lane)
        self.actor.setCurrentIndex(self.actor.findData(found.actor))
        self.text.take(found.text)
        self.swap.setEnabled(len(exits(chart, self.part)) > 1)

    def _kind(self, kind: SymbolKind) -> None:
        name = _("ubah {symbol}").format(symbol=symbol_name(self._session.document, self.part))
        self.send(name, set_kind(self.part, kind))

    def _actor(self, actor_id: str) -> None:
        name = _("pelaksana {symbol}").format(symbol=symbol_name(self._session.document, self.part))
        self.send(name, move_symbol(self.part, actor_id))

    def _text(self) -> None:
        self.send(_("teks simbol"), set_text(self.part, self.text.text()), "text")


class FlowForm(PartForm):
    """A flow: its label, its heads, and whether it runs as the user dragged it."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, part)
        self.ends = label("", "hint")
        self.ends.setWordWrap(True)
        self.form.addRow(self.ends)
        self.label = self.add_field(_("Label"), self._label, _("tanpa label"))
        self.arrow = QComboBox()
        self.arrow.setAccessibleName(_("Kepala panah"))
        for text, arrow in (
            (_("→  searah"), Arrow.TO),
            (_("↔  dua arah"), Arrow.BOTH),
            (_("—  garis bersama"), Arrow.NONE),
        ):
            self.arrow.addItem(text, arrow)
        self.arrow.installEventFilter(WheelGuard(self))
        self.arrow.activated.connect(lambda index: self._arrow(self.arrow.itemData(index)))
        self.form.addRow(_("Kepala panah"), self.arrow)
        self.automatic = push_button(_("Kembali ke jalur otomatis"))
        self.automatic.clicked.connect(lambda: self.send(_("jalur otomatis"), set_wish(self.part, Wish())))
        self.form.addRow(self.automatic)
        self.reason = label("", "danger")
        self.reason.setWordWrap(True)
        self.reason.hide()
        self.form.addRow(self.reason)
        self.refresh()

    def title(self) -> str:
        """What it is called."""
        return _("Panah")

    def refresh(self) -> None:
        """Show label, heads and route."""
        chart = self.chart
        found, reading = flow(chart, self.part), Reading(chart, self._session.document.profile.words)
        ends = [
            f"{reading.row_name(step_of(chart, end))} ({reading.actor_name(symbol(chart, end))})"
            for end in (found.source, found.target)
        ]
        self.ends.setText(_("dari {source} ke {target}").format(source=ends[0], target=ends[1]))
        show(self.label, found.label)
        self.arrow.setCurrentIndex(self.arrow.findData(found.arrow))
        self.automatic.setEnabled(found.wish != Wish())

    def send(self, text: str, edit: Edit, merge: str = "") -> None:
        """Make an edit, or say why the flow can't be so."""
        self.reason.hide()
        try:
            super().send(text, edit, merge)
        except Refused as refused:
            self.reason.setText(str(refused))
            self.reason.show()

    def _label(self, text: str) -> None:
        self.send(_("label panah"), label_flow(self.part, text), "label")

    def _arrow(self, arrow: Arrow) -> None:
        self.send(_("kepala panah"), set_arrow(self.part, Arrow(arrow)))


class LaneForm(PartForm):
    """A lane: its name and group."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, part)
        self.name = self.add_field(_("Nama"), self._name)
        self.group = self.add_field(_("Kelompok di atas nama"), self._group_text, _("tanpa kelompok"))
        self.refresh()

    def title(self) -> str:
        """What it is called."""
        return _("Pelaksana")

    def refresh(self) -> None:
        """Show name and group."""
        found = actor(self.chart, self.part)
        show(self.name, found.name)
        show(self.group, found.group)

    def _name(self, text: str) -> None:
        self.send(_("nama pelaksana"), rename_actor(self.part, text), "name")

    def _group_text(self, text: str) -> None:
        self.send(_("kelompok pelaksana"), group_actors([self.part], text), "group")


def show(field: QLineEdit, text: str) -> None:
    """Show a text in a field, unless it is what was typed there but for spaces at its ends."""
    if field.text().strip() != text.strip():
        field.setText(text)


def hint(text: str) -> QLabel:
    """A wrapped remark."""
    result = label(text, "hint")
    result.setWordWrap(True)
    result.setAlignment(Qt.AlignmentFlag.AlignTop)
    return result
