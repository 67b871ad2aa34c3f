"""Whatever somebody does with mouse and keys: nothing raises, no flow loses an end, and undoing leads back."""

from building import document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sopeditor.model.lookup import all_ids
from sopeditor.model.records import SymbolKind

CHART = document("A:(Kabag B:Staf? C:Karo+K:Kabag D:Staf? E:Staf)", "A>B B>C:Y B>A:T C-K C>D D>E:Y D>B:T")
Key = Qt.Key
NO_KEY = Qt.KeyboardModifier.NoModifier
HELD = (NO_KEY, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)
KEYS = [
    (Key.Key_Left, NO_KEY),
    (Key.Key_Right, NO_KEY),
    (Key.Key_Up, NO_KEY),
    (Key.Key_Down, NO_KEY),
    (Key.Key_Tab, NO_KEY),
    (Key.Key_Return, NO_KEY),
    (Key.Key_Delete, NO_KEY),
    (Key.Key_Escape, NO_KEY),
    (Key.Key_X, NO_KEY),
    *((key, Qt.KeyboardModifier.AltModifier) for key in (Key.Key_1, Key.Key_3, Key.Key_H, Key.Key_P)),
    *((key, Qt.KeyboardModifier.AltModifier) for key in (Key.Key_Left, Key.Key_Down)),
    *((key, Qt.KeyboardModifier.ShiftModifier) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Space)),
]
share = st.floats(0.0, 1.0)
place = st.tuples(share, share)
actions = st.one_of(
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("click"), place, st.sampled_from(HELD)),
    st.tuples(st.just("double"), place),
    st.tuples(st.just("drag"), place, place, st.sampled_from(HELD)),
    st.tuples(st.just("give up"), place, place),
    st.tuples(st.just("undo while dragging"), place, place),
    st.tuples(st.just("put"), st.sampled_from(list(SymbolKind)), place),
    st.tuples(st.just("carry"), st.sampled_from(["cut", "copy", "paste", "duplicate", "insert_below"])),
    st.tuples(st.just("choose"), place, share),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("look")),
)


class Person:
    """Does with a canvas what it is told; places are shares of the table's page."""

    def __init__(self, room):
        self.room = room

    def at(self, place):
        canvas = self.room.canvas
        page = canvas.desk.pages[min(1, len(canvas.desk.pages) - 1)]
        x, y = page.w * (0.04 + 0.92 * place[0]), page.h * (0.06 + 0.6 * place[1])
        return self.room.pixel(min(1, len(canvas.desk.pages) - 1), x, y)

    def do(self, action):
        name, *how = action
        getattr(self, "do_" + name.replace(" ", "_"))(*how)
        for menu in QApplication.topLevelWidgets():
            if isinstance(menu, QMenu) and menu.isVisible():
                menu.close()
        assert_sound(self.room.session.document)

    def do_key(self, pressed):
        editor = self.room.canvas.editing.editor
        QTest.keyClick(editor or self.room.canvas, *pressed)

    def do_click(self, place, held):
        self.room.hover(self.at(place))
        self.room.click(self.at(place), held)

    def do_double(self, place):
        QTest.mouseDClick(self.room.canvas.viewport(), Qt.MouseButton.LeftButton, pos=self.at(place))

    def do_drag(self, start, end, held):
        self.room.hover(self.at(start))
        self.room.drag(self.at(start), self.at(end), held)

    def do_give_up(self, start, end):
        self.room.hover(self.at(start))
        self.room.press(self.at(start))
        before = self.room.session.document
        self.room.move(self.at(start) + QPoint(20, 20))
        self.room.move(self.at(end))
        self.room.key(Key.Key_Escape)
        self.room.release(self.at(end))
        assert self.room.session.document == before
        assert self.room.canvas.hints == ()

    def do_undo_while_dragging(self, start, end):
        self.room.press(self.at(start))
        self.room.move(self.at(start) + QPoint(20, 20))
        self.room.move(self.at(end))
        self.room.session.undo()
        self.room.move(self.at(start))
        self.room.release(self.at(end))

    def do_put(self, kind, place):
        self.room.canvas.take_symbol(kind)
        self.room.hover(self.at(place))
        self.room.click(self.at(place))

    def do_carry(self, verb):
        if self.room.canvas.editing.editor is None:
            getattr(self.room.canvas, verb)()

    def do_choose(self, place, share):
        """Open the menu of a place, and take one of what it offers."""
        at, view = self.at(place), self.room.canvas.viewport()
        QApplication.sendEvent(
            view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
        )
        opened = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
        ]
        offered = [action for menu in opened for action in leaves(menu) if action.isEnabled()]
        if offered:
            offered[int(share * (len(offered) - 1))].trigger()

    def do_undo(self):
        self.room.session.undo()

    def do_redo(self):
        self.room.session.redo()

    def do_look(self):
        self.room.source.settle()
        QApplication.processEvents()


def leaves(menu):
    for action in menu.actions():
        if action.menu() is not None:
            yield from leaves(action.menu())
        elif not action.isSeparator():
            yield action


def assert_sound(value):
    ids = list(all_ids(value.sop))
    assert len(ids) == len(set(ids))
    for chart in value.sop.charts:
        symbols = {symbol.id: symbol for step in chart.steps for symbol in step.symbols}
        lanes = {actor.id for actor in chart.actors}
        assert all(flow.source in symbols and flow.target in symbols for flow in chart.flows)
        assert all(symbol.actor in lanes for symbol in symbols.values())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(actions, max_size=12))
def test_random_gestures_never_break_anything_and_can_be_undone(office, todo):
    room = office(CHART)
    person = Person(room)
    for action in todo:
        person.do(action)
    room.canvas.editing.close()
    room.key(Key.Key_Escape)
    while room.session.undo():
        assert_sound(room.session.document)
    assert room.session.document == CHART
    assert room.sheet == room.first_sheet
    room.canvas.close()
