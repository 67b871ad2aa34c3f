"""Whatever somebody does in the whole window, in whatever order and however fast: nothing raises or is lost."""

import pytest
from building import document
from gui.hands import Alt, Ctrl, Key, Shift
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from sopeditor.gui.office import Office
from sopeditor.layout.compose import lay_out
from sopeditor.model.lookup import all_ids

CHART = document("A:(Kabag B:Staf? C:Karo+K:Kabag D:Staf? E:Staf)", "A>B B>C:Y B>A:T C-K C>D D>E:Y D>B:T")
NO_KEY = Qt.KeyboardModifier.NoModifier
KEYS = [
    *((key, NO_KEY) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Tab)),
    *((key, NO_KEY) for key in (Key.Key_Return, Key.Key_F2, Key.Key_Delete, Key.Key_Escape, Key.Key_X)),
    *((key, NO_KEY) for key in (Key.Key_F6, Key.Key_F8, Key.Key_1, Key.Key_2)),
    *((key, Ctrl) for key in (Key.Key_Z, Key.Key_Y, Key.Key_C, Key.Key_X, Key.Key_V, Key.Key_A, Key.Key_D)),
    *((key, Ctrl) for key in (Key.Key_J, Key.Key_K, Key.Key_L, Key.Key_F, Key.Key_Return, Key.Key_Delete)),
    *((key, Shift) for key in (Key.Key_Down, Key.Key_Up, Key.Key_Space)),
    *((key, Alt) for key in (Key.Key_1, Key.Key_3, Key.Key_H, Key.Key_Up, Key.Key_Down)),
]
BLOCKS = ["Menyusun\tSurat\n\tTembusan", "1\tMemeriksa\tBerkas\t10 menit\tNota", "satu"]
share = st.floats(0.0, 1.0)
actions = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("paste"), st.sampled_from(BLOCKS)),
    st.tuples(st.just("choose cells"), share, share),
    st.tuples(st.just("click in a list"), share),
    st.tuples(st.just("show side"), st.integers(0, 2)),
    st.tuples(st.just("pause")),
)


class Person:
    """Does with a window what it is told, with whatever has the keyboard."""

    def __init__(self, window):
        self.window, self.workspace = window, window.workspace
        self.table = window.workspace.steps.table

    def do(self, action):
        name, *how = action
        getattr(self, "do_" + name.replace(" ", "_"))(*how)

    def do_key(self, pressed):
        popup = QApplication.activePopupWidget()
        focus = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        QTest.keyClick(focus or self.table, *pressed)

    def do_paste(self, text):
        QApplication.clipboard().setText(text)
        self.do_key((Key.Key_V, Ctrl))

    def do_choose_cells(self, row, column):
        if QApplication.activePopupWidget() is None:
            model = self.table.steps
            self.table.setFocus()
            at = round(row * (model.rowCount() - 1)), round(column * (model.columnCount() - 1))
            self.table.setCurrentIndex(model.index(*at))
            if column > 0.5:
                self.table.selectRow(at[0])

    def do_click_in_a_list(self, which):
        popup = QApplication.activePopupWidget()
        buttons = popup.findChildren(QAbstractButton) if isinstance(popup, QWidget) else []
        shown = [button for button in buttons if button.isVisible() and "Simbol lain" not in button.text()]
        if shown:
            QTest.mouseClick(shown[round(which * (len(shown) - 1))], Qt.MouseButton.LeftButton)

    def do_show_side(self, side):
        if QApplication.activePopupWidget() is None:
            self.workspace.show_side(side)

    def do_pause(self):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def assert_sound(value):
    ids = list(all_ids(value.sop))
    assert len(ids) == len(set(ids))
    for chart in value.sop.charts:
        symbols = {symbol.id for step in chart.steps for symbol in step.symbols}
        assert all({flow.source, flow.target} <= symbols for flow in chart.flows)


@pytest.mark.usefixtures("window")
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(actions, min_size=8, max_size=25))
def test_random_sessions_break_nothing_and_can_be_undone(program: Office, todo):
    window = program.open_document(CHART)
    window.activateWindow()
    QApplication.processEvents()
    person = Person(window)
    for action in todo:
        person.do(action)
        assert_sound(window.session.document)
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    session, source = window.session, window.workspace.source
    session.seal()  # the typing has ended, and with it the keeping still of columns
    last = session.document
    assert source.settle().pages == lay_out(last).pages
    steps = 0
    while session.undo():
        steps += 1
    assert session.document == CHART
    for _step in range(steps):
        session.redo()
    assert session.document == last
    window.files.may_leave = lambda: True
    window.close()
