"""Choosing the form of a document in its dialog: seen at once, one undo step, no trace of what was cancelled."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.conftest import letter
from gui.hands import answering, choose, click, name_file, wheel, write
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QScrollArea,
    QTabWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from sopeditor.assets import samples
from sopeditor.edit.charts import set_widths
from sopeditor.gui.office import Office
from sopeditor.gui.page_setup import PageSetup
from sopeditor.gui.page_setup.length import Length
from sopeditor.gui.page_setup.reform import reform
from sopeditor.gui.widgets.designer import child
from sopeditor.gui.widgets.notice import Notice
from sopeditor.gui.window import Window
from sopeditor.layout.fitting import fit_columns
from sopeditor.layout.marks import TextRun
from sopeditor.model.profile import MM, PAPERS, Capsule, Column, Profile, Typeface
from sopeditor.storage.documents import load
from sopeditor.storage.folders import profile_folder
from sopeditor.storage.profiles import (
    builtin_profiles,
    keep_profile,
    own_profiles,
    read_profile,
    write_profile,
)

BUILTIN = [stored.profile for stored in builtin_profiles()]
BPS = BUILTIN[1]


@pytest.fixture
def setup(qtbot: QtBot, app: object, tmp_path: Path) -> PageSetup:
    """The dialog over a small document."""
    dialog = PageSetup(letter(), tmp_path / "profil")
    qtbot.addWidget(dialog, before_close_func=lambda shown: shown.done(0))
    dialog.show()
    return dialog


def ok(dialog: QDialog) -> QAbstractButton:
    return child(dialog, QDialogButtonBox, "").button(QDialogButtonBox.StandardButton.Ok)


def turn_to(dialog: QDialog, tab: str) -> None:
    tabs = child(dialog, QTabWidget, "tabs")
    tabs.setCurrentIndex([tabs.tabText(at).replace("&&", "&") for at in range(tabs.count())].index(tab))


def pick(dialog: QDialog, name: str, text: str) -> None:
    """Choose an entry of a combo box by the keyboard, as far as it takes."""
    box = child(dialog, QComboBox, name)
    at = box.findText(text)
    assert at >= 0, [box.itemText(row) for row in range(box.count())]
    for _step in range(abs(at - box.currentIndex())):
        QTest.keyClick(box, Qt.Key.Key_Down if at > box.currentIndex() else Qt.Key.Key_Up)


def tick(dialog: QDialog, name: str) -> None:
    box = child(dialog, QCheckBox, name)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().topLeft() + box.rect().bottomLeft() / 2)


def words_on(dialog: PageSetup) -> set[str]:
    page = dialog.preview.page
    return {mark.text for mark in page.marks if isinstance(mark, TextRun)} if page else set()


class TestSeen:
    """The pages beside the fields are those that would be printed."""

    def test_at_once_the_first_page_with_a_table(self, setup: PageSetup, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: "Kegiatan" in words_on(setup))
        assert child(setup, QLabel, "page").text() == "Halaman 2 dari 2"

    @pytest.mark.parametrize("profile", BUILTIN[1:], ids=lambda profile: profile.name)
    def test_a_profile_as_soon_as_it_is_chosen(
        self, setup: PageSetup, qtbot: QtBot, profile: Profile
    ) -> None:
        pick(setup, "profile", profile.name)
        assert setup.profile == profile
        heads = {profile.words.output, profile.words.actors}
        qtbot.waitUntil(
            lambda: (
                heads <= words_on(setup)
                and setup.preview.page is not None
                and (setup.preview.page.width, setup.preview.page.height) == pytest.approx(profile.paper.size)
            )
        )

    def test_a_font_that_is_not_here_by_name(self, setup: PageSetup, qtbot: QtBot) -> None:
        pick(setup, "profile", "Kementerian ATR/BPN")
        assert child(setup, QComboBox, "family").currentText() == "Bookman Old Style (tidak terpasang)"
        qtbot.waitUntil(lambda: "Bookman Old Style" in child(setup, QLabel, "notes").text())

    def test_other_pages_by_turning_over(self, setup: PageSetup, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: setup.preview.page is not None)
        click(child(setup, QToolButton, "earlier"))
        assert setup.preview.page is not None
        assert setup.preview.page.identity
        click(child(setup, QToolButton, "later"))
        assert setup.preview.page.tables


class TestFields:
    """What the fields say is what the profile becomes."""

    @pytest.mark.parametrize("profile", BUILTIN, ids=lambda profile: profile.name)
    def test_leave_a_profile_exactly_as_it_is_until_somebody_changes_them(
        self, qtbot: QtBot, app: object, tmp_path: Path, profile: Profile
    ) -> None:
        odd = replace(profile, name="Aneh", paper=replace(profile.paper, left=33.333), signature_room=300.0)
        for form in (profile, odd):
            dialog = PageSetup(replace(letter(), profile=form), tmp_path)
            qtbot.addWidget(dialog, before_close_func=lambda shown: shown.done(0))
            assert dialog.profile == form

    def test_paper_and_direction(self, setup: PageSetup) -> None:
        assert not child(setup, Length, "paper_width").isEnabled()
        pick(setup, "paper", "Letter")
        pick(setup, "orientation", "Tegak (portrait)")
        assert setup.profile.paper.size == PAPERS["Letter"]
        pick(setup, "paper", "Ukuran sendiri")
        child(setup, Length, "paper_width").setValue(200.0)
        assert setup.profile.paper.size == pytest.approx((200 * MM, PAPERS["Letter"][1]))
        assert child(setup, Length, "paper_width").isEnabled()

    def test_margins_are_millimetres(self, setup: PageSetup) -> None:
        field = child(setup, Length, "left")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "25")
        assert setup.profile.paper.left == pytest.approx(25 * MM)

    def test_ticks_choices_and_labels(self, setup: PageSetup) -> None:
        turn_to(setup, "Halaman")
        tick(setup, "column_numbers")
        tick(setup, "draft_mark")
        tick(setup, "header_repeated")
        turn_to(setup, "Bagan")
        pick(setup, "capsule", "Kapsul di samping kotak pertama dan terakhir")
        yes = child(setup, QLineEdit, "yes")
        yes.selectAll()
        QTest.keyClicks(yes, "Ya")
        found = setup.profile
        assert (found.column_numbers, found.draft_mark, found.header_repeated) == (True, True, False)
        assert found.capsule is Capsule.PRECEDES
        assert found.words.yes == "Ya"

    def test_the_tick_for_konsep_says_where_the_document_stands(self, setup: PageSetup) -> None:
        turn_to(setup, "Halaman")
        words = child(setup, QCheckBox, "draft_mark").text()
        assert words == "Tulisan KONSEP di balik teks selama belum disahkan (kini: Konsep)"

    def test_words(self, setup: PageSetup) -> None:
        turn_to(setup, "Kata")
        field = child(setup, QLineEdit, "word_activity")
        field.selectAll()
        QTest.keyClicks(field, "Uraian Prosedur")
        assert setup.profile.words.activity == "Uraian Prosedur"

    def test_how_grave_a_finding_is(self, setup: PageSetup) -> None:
        turn_to(setup, "Temuan")
        pick(setup, "rule_MB-03", "Peringatan")
        pick(setup, "rule_FC-09", "Tidak diperiksa")
        assert dict(setup.profile.severities) == {"MB-03": "warning", "FC-09": "off"}
        pick(setup, "rule_MB-03", "Kesalahan (baku)")
        assert setup.profile.severities == (("FC-09", "off"),)

    def test_a_finding_stays_as_grave_as_it_is_while_the_page_is_scrolled(self, setup: PageSetup) -> None:
        turn_to(setup, "Temuan")
        before = setup.profile
        wheel(child(setup, QComboBox, "rule_FC-04"))
        assert setup.profile == before

    def test_severities_of_other_versions_stay(self, qtbot: QtBot, app: object, tmp_path: Path) -> None:
        given = (("XX-99", "off"), ("MB-03", "fatal"), ("ID-01", "error"))
        form = replace(letter().profile, severities=given)
        dialog = PageSetup(replace(letter(), profile=form), tmp_path)
        qtbot.addWidget(dialog, before_close_func=lambda shown: shown.done(0))
        assert dialog.profile.severities == given
        pick(dialog, "rule_MB-05", "Saran")
        assert dialog.profile.severities == (*given, ("MB-05", "info"))

    def test_columns_leave_and_move_but_the_lanes_stay(self, setup: PageSetup) -> None:
        turn_to(setup, "Kolom")
        columns = child(setup, QListWidget, "columns")
        for row in (2, 6):
            columns.setCurrentRow(row)
            QTest.keyClick(columns, Qt.Key.Key_Space)
        columns.setCurrentRow(5)
        click(child(setup, QToolButton, "column_up"))
        assert setup.profile.columns == (
            Column.NUMBER,
            Column.ACTIVITY,
            Column.ACTORS,
            Column.SUPPLIES,
            Column.OUTPUT,
            Column.DURATION,
        )

    def test_that_leave_no_room_can_not_be_applied(self, setup: PageSetup) -> None:
        child(setup, Length, "left").setValue(100.0)
        child(setup, Length, "right").setValue(99.0)
        assert not ok(setup).isEnabled()
        assert "Margin" in child(setup, QLabel, "notes").text()
        child(setup, Length, "right").setValue(15.0)
        assert ok(setup).isEnabled()

    def test_say_why_not_also_when_pages_come_that_were_laid_out_before(
        self, setup: PageSetup, qtbot: QtBot
    ) -> None:
        child(setup, Length, "left").setValue(100.0)
        child(setup, Length, "right").setValue(99.0)
        qtbot.waitUntil(lambda: "Kegiatan" in words_on(setup))
        assert "Margin" in child(setup, QLabel, "notes").text()


class TestApplied:
    """In a window: one step, or no trace."""

    def answer(self, change: Callable[[PageSetup], None], button: str) -> Callable[[QDialog], None]:
        def answer(dialog: QDialog) -> None:
            assert isinstance(dialog, PageSetup)
            change(dialog)
            found = next(each for each in dialog.buttons.buttons() if each.text().replace("&", "") == button)
            click(found)

        return answer

    @pytest.mark.parametrize("profile", BUILTIN[1:], ids=lambda profile: profile.name)
    def test_a_profile_is_one_undo_step(self, program: Office, window: Window, profile: Profile) -> None:
        before = load(samples()[2]).document
        program.open_document(before, window)
        assert window.session is not None
        answering(
            self.answer(lambda dialog: pick(dialog, "profile", profile.name), "Terapkan"),
            window.actions_["page_setup"].trigger,
        )
        assert window.session.document.profile == profile
        assert window.session.undo_label == "tata halaman"
        window.actions_["undo"].trigger()
        assert window.session.document == before
        assert not window.session.undo_label

    def test_cancel_leaves_no_trace(self, editing: Window) -> None:
        assert editing.session is not None
        before = editing.session.document
        answering(
            self.answer(lambda dialog: pick(dialog, "profile", BPS.name), "Batal"),
            editing.actions_["page_setup"].trigger,
        )
        assert editing.session.document is before
        assert not editing.session.undo_label

    def test_applying_nothing_is_no_step(self, editing: Window) -> None:
        answering(self.answer(lambda dialog: None, "Terapkan"), editing.actions_["page_setup"].trigger)
        assert editing.session is not None
        assert not editing.session.undo_label


class TestColumnsAreFitted:
    """Stored widths follow the form in the same step."""

    document = set_widths("c1", fit_columns(letter(), "c1"))(letter())

    def test_to_another_paper(self) -> None:
        printed = reform(BPS)(self.document)
        assert printed.sop.charts[0].widths == fit_columns(printed, "c1")
        assert printed.sop.charts[0].widths != self.document.sop.charts[0].widths

    def test_but_not_where_the_room_is_the_same(self) -> None:
        own = set_widths("c1", [replace(width, points=50.0) for width in self.document.sop.charts[0].widths])(
            self.document
        )
        printed = reform(replace(Profile(), header_repeated=False))(own)
        assert printed.sop.charts == own.sop.charts

    def test_and_not_where_none_were_stored(self) -> None:
        assert reform(BPS)(letter()).sop.charts[0].widths == ()


class TestProfiles:
    """Keeping, exchanging and removing forms."""

    def manage(self, dialog: PageSetup, text: str) -> None:
        menu = child(dialog, QToolButton, "manage").menu()
        next(action for action in menu.actions() if action.text() == text).trigger()

    def test_are_kept_under_a_name_and_offered_in_every_document(
        self, setup: PageSetup, qtbot: QtBot, tmp_path: Path
    ) -> None:
        child(setup, Length, "size").setValue(11.0)
        answering(write("Dinas Kami"), lambda: self.manage(setup, "Simpan sebagai profil…"))
        assert own_profiles(tmp_path / "profil")[0].profile == replace(
            Profile(), name="Dinas Kami", typeface=Typeface(size=11.0)
        )
        other = PageSetup(letter(), tmp_path / "profil")
        qtbot.addWidget(other, before_close_func=lambda shown: shown.done(0))
        pick(other, "profile", "Dinas Kami")
        assert other.profile.typeface.size == 11.0
        self.manage(other, "Hapus profil ini")
        assert own_profiles(tmp_path / "profil") == ()
        assert other.profile.typeface.size == 11.0

    @pytest.mark.parametrize(("answer", "size"), [("Batal", 9.0), ("Timpa", 11.0)])
    def test_of_one_name_replace_each_other_only_if_agreed(
        self, setup: PageSetup, tmp_path: Path, answer: str, size: float
    ) -> None:
        own = replace(Profile(), name="Dinas Kami")
        keep_profile(tmp_path / "profil", own)
        child(setup, Length, "size").setValue(11.0)

        def name_and_answer(dialog: QDialog) -> None:
            (choose(answer) if isinstance(dialog, QMessageBox) else write("Dinas Kami"))(dialog)

        answering(name_and_answer, lambda: self.manage(setup, "Simpan sebagai profil…"))
        assert own_profiles(tmp_path / "profil")[0].profile.typeface.size == size

    def test_go_out_and_come_in_as_files(self, setup: PageSetup, tmp_path: Path) -> None:
        pick(setup, "profile", BPS.name)
        file = tmp_path / "bps.profil.json"
        answering(name_file(str(file)), lambda: self.manage(setup, "Ekspor ke berkas…"))
        assert read_profile(file) == (BPS, ())
        write_profile(file, replace(BPS, name="Kiriman"))
        answering(name_file(str(file)), lambda: self.manage(setup, "Impor dari berkas…"))
        assert setup.profile.name == "Kiriman"
        assert child(setup, QComboBox, "profile").currentText() == "Kiriman"

    def test_that_are_spoiled_are_told_and_change_nothing(self, setup: PageSetup, tmp_path: Path) -> None:
        file = tmp_path / "rusak.profil.json"
        file.write_text("{", encoding="utf-8")
        answering(name_file(str(file)), lambda: self.manage(setup, "Impor dari berkas…"))
        assert setup.profile == Profile()
        assert str(file) in child(setup, Notice, "").text

    def test_of_the_document_alone_are_offered_first(self, qtbot: QtBot, app: object, tmp_path: Path) -> None:
        own = replace(Profile(), name="Lama", column_numbers=True)
        dialog = PageSetup(replace(letter(), profile=own), tmp_path)
        qtbot.addWidget(dialog, before_close_func=lambda shown: shown.done(0))
        box = child(dialog, QComboBox, "profile")
        assert box.currentText() == "Lama (di dokumen ini)"
        pick(dialog, "profile", BPS.name)
        pick(dialog, "profile", "Lama (di dokumen ini)")
        assert dialog.profile == own


def test_own_profiles_lie_with_the_settings() -> None:
    assert profile_folder().name == "profiles"


def test_the_buttons_stay_on_a_small_screen_at_200_per_cent(setup: PageSetup) -> None:
    setup.resize(659, 336)  # 1366 x 768 pixels, less what stands around a window
    assert setup.size().toTuple() == (659, 336)
    for tab in ("Halaman", "Bagan", "Kolom", "Kata", "Kertas & huruf"):
        turn_to(setup, tab)
        assert all(inside(setup, button) for button in child(setup, QDialogButtonBox, "").buttons())


def inside(dialog: QDialog, button: QAbstractButton) -> bool:
    return dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))


def test_every_tab_scrolls_as_a_whole(setup: PageSetup) -> None:
    tabs = child(setup, QTabWidget, "tabs")
    pages = [tabs.widget(at) for at in range(tabs.count())]
    inner = [area for page in pages if page is not None for area in page.findChildren(QScrollArea)]
    assert all(isinstance(page, QScrollArea) for page in pages)
    assert inner == []
