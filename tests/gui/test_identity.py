"""The identity form: every field, lists as lists, dates, logo, signatories."""

import datetime
from pathlib import Path

import pytest
from gui.hands import Alt, Ctrl, Key, click, drag, drop_files, focus, one_step, popup, press, type_text
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QCalendarWidget, QScrollArea

from sopeditor.gui.identity.form import IdentityForm
from sopeditor.gui.identity.list_editor import ListEditor
from sopeditor.gui.identity.logo import LARGEST, NoPicture, logo_from
from sopeditor.gui.widgets.designer import child
from sopeditor.gui.window import Window
from sopeditor.model.dates import long_date
from sopeditor.model.records import Identity, Scope


@pytest.fixture
def form(editing: Window) -> IdentityForm:
    """The identity form of an open document."""
    editing.actions_["show_identity"].trigger()
    QApplication.processEvents()
    found = editing.findChild(IdentityForm)
    assert found is not None
    return found


def identity(window: Window) -> Identity:
    """The identity as it is now."""
    assert window.session is not None
    return window.session.document.sop.identity


def focus_last(items: ListEditor) -> None:
    """Put the caret behind the last item."""
    items.fields[-1].setFocus()
    items.fields[-1].to_end()


def test_typing_the_title_is_one_undo_step(editing: Window, form: IdentityForm) -> None:
    with one_step(editing, "Judul SOP"):
        form.title.setFocus()
        form.title.to_end()
        type_text(" Dinas")
        form.number.setFocus()
    assert identity(editing).title == "Penerbitan Surat Tugas Dinas"
    assert form.title.text() == "Penerbitan Surat Tugas Dinas"


def test_enter_adds_an_item_and_delete_in_an_empty_one_removes_it(
    editing: Window, form: IdentityForm
) -> None:
    items = form.lists["legal_basis"]
    focus_last(items)
    with one_step(editing, "Dasar Hukum"):
        press(Key.Key_Return)
        type_text("Keputusan")
        form.number.setFocus()
    items.fields[2].setFocus()
    items.fields[2].to_end()
    assert identity(editing).legal_basis[2] == "Keputusan"
    for _letter in "Keputusan":
        press(Key.Key_Backspace)
    assert len(identity(editing).legal_basis) == 2
    assert len(items.fields) == 3
    press(Key.Key_Delete)
    assert len(items.fields) == 2
    assert items.fields[1].hasFocus()


def test_a_pasted_list_becomes_items(editing: Window, form: IdentityForm) -> None:
    with one_step(editing, "Peralatan/perlengkapan"):
        click(form.lists["equipment"].adder)
        QGuiApplication.clipboard().setText("1. Komputer 2. Printer 3. Kertas F4")
        press(Key.Key_V, Ctrl)
        form.number.setFocus()
    assert identity(editing).equipment == ("Komputer", "Printer", "Kertas F4")


@pytest.mark.parametrize(
    "copied",
    [
        "a) Komputer\nb) Printer",
        "- Komputer\n- Printer",
        "\u00a7\tKomputer\n\u00a7\tPrinter",
        "\uf0b7\tKomputer\r\n\uf0b7\tPrinter\r\n",
        "iv. Komputer\nv. Printer",
        "7.\tKomputer\n8.\tPrinter",
        "Komputer\n\nPrinter\n",
    ],
)
def test_lists_are_split_however_they_were_counted(editing: Window, form: IdentityForm, copied: str) -> None:
    click(form.lists["equipment"].adder)
    QGuiApplication.clipboard().setText(copied)
    press(Key.Key_V, Ctrl)
    assert identity(editing).equipment == ("Komputer", "Printer")


def test_a_cell_of_excel_is_pasted_without_its_quotes_and_break(editing: Window, form: IdentityForm) -> None:
    mime = QMimeData()
    mime.setText('"Surat ""dinas""\nbiasa"\r\n')
    mime.setHtml("<table><tr><td>Surat &quot;dinas&quot;<br>\n  biasa</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(mime)
    form.title.setFocus()
    form.title.selectAll()
    press(Key.Key_V, Ctrl)
    assert identity(editing).title == 'Surat "dinas"\nbiasa'


def test_a_name_with_an_initial_is_no_list(editing: Window, form: IdentityForm) -> None:
    click(form.lists["qualifications"].adder)
    QGuiApplication.clipboard().setText("A. Yani sebagai contoh")
    press(Key.Key_V, Ctrl)
    assert identity(editing).qualifications == ("A. Yani sebagai contoh",)


def test_items_are_dragged_and_moved_by_keys(editing: Window, form: IdentityForm) -> None:
    items = form.lists["legal_basis"]
    first, second = identity(editing).legal_basis
    rows = list(items.rows)
    child(form, QScrollArea, "scroll").ensureWidgetVisible(items)
    with one_step(editing, "Dasar Hukum"):
        drag(rows[0].handle, QPoint(6, 12), rows[1], QPoint(6, rows[1].height() - 2))
    assert identity(editing).legal_basis == (second, first)
    with one_step(editing, "Dasar Hukum"):
        items.fields[1].setFocus()
        press(Key.Key_Up, Alt)
    assert identity(editing).legal_basis == (first, second)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2/5/2018", "Rabu, 02 Mei 2018"),
        ("14 des 2017", "Kamis, 14 Desember 2017"),
        ("-", "-"),
        ("menyusul", "menyusul"),
    ],
)
def test_a_typed_date_is_written_out(editing: Window, form: IdentityForm, typed: str, written: str) -> None:
    field = form.dates["effective"].field
    with one_step(editing, "Tanggal Efektif"):
        field.setFocus()
        type_text(typed)
        press(Key.Key_Tab)
    assert identity(editing).effective == written
    assert field.text() == written


def test_a_wrong_weekday_is_remarked_upon(form: IdentityForm) -> None:
    date = form.dates["effective"]
    date.field.setFocus()
    type_text("Senin, 14 Desember 2017")
    press(Key.Key_Tab)
    assert "Kamis" in date.remark.text()


@pytest.mark.parametrize(
    ("typed", "is_told"), [("31/02/2026", True), ("3 Mart 2026", True), ("Revisi ke 2", False), ("-", False)]
)
def test_what_only_looks_like_a_date_is_remarked_upon(form: IdentityForm, typed: str, is_told: bool) -> None:
    field = form.dates["effective"]
    field.field.setFocus()
    field.field.clear()
    type_text(typed)
    press(Key.Key_Tab)
    assert field.value == typed
    assert field.remark.isVisible() is is_told


def test_a_date_is_picked(editing: Window, form: IdentityForm) -> None:
    with one_step(editing, "Tanggal Pembuatan"):
        click(form.dates["created"].button)
        calendar = popup().findChild(QCalendarWidget)
        assert calendar is not None
        assert calendar.selectedDate().toString("yyyy-MM-dd") == "2017-12-14"
        press(Key.Key_Right)
        press(Key.Key_Return)
    assert identity(editing).created == "Jumat, 15 Desember 2017"


def test_a_date_is_picked_by_keys_and_tab_goes_on_to_the_next_field(
    editing: Window, form: IdentityForm
) -> None:
    form.dates["created"].field.setFocus()
    with one_step(editing, "Tanggal Pembuatan"):
        press(Key.Key_Down, Alt)
        press(Key.Key_Right)
        press(Key.Key_Return)
    assert identity(editing).created == "Jumat, 15 Desember 2017"
    assert focus() is form.dates["created"].field
    press(Key.Key_Tab)
    assert focus() is form.revision


def test_ctrl_semicolon_writes_today_as_in_excel(editing: Window, form: IdentityForm) -> None:
    today = long_date(datetime.date.today())
    with one_step(editing, "Tanggal Efektif"):
        form.dates["effective"].field.setFocus()
        press(Key.Key_Semicolon, Ctrl)
    assert identity(editing).effective in {today, long_date(datetime.date.today())}


def test_scope_and_revision(editing: Window, form: IdentityForm) -> None:
    with one_step(editing, "cakupan"):
        form.scope.setFocus()
        press(Key.Key_Up)
    assert identity(editing).scope is Scope.MACRO
    with one_step(editing, "nomor revisi"):
        form.revision.setFocus()
        press(Key.Key_Up)
        press(Key.Key_Up)
    assert identity(editing).revision == 2
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert identity(editing).revision is None


def test_several_signatories_and_extra_fields(editing: Window, form: IdentityForm) -> None:
    with one_step(editing, "pengesahan"):
        click(form.signatories.adder)
    form.signatories.cards[1]["position"].setFocus()
    type_text("Menteri")
    assert [each.position for each in identity(editing).signatories] == ["Kepala Biro", "Menteri"]
    click(form.extra.adder)
    type_text("Unit")
    press(Key.Key_Tab)
    type_text("Biro Umum")
    assert [(each.label, each.text) for each in identity(editing).extra] == [("Unit", "Biro Umum")]


def test_a_dropped_logo_is_scaled_down_and_kept_in_the_document(
    editing: Window, form: IdentityForm, tmp_path: Path
) -> None:
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    for x in range(0, 3000, 7):
        for y in range(0, 2000, 50):
            image.setPixel(x, y, x * y)
    image.save(str(tmp_path / "logo.png"))
    with one_step(editing, "logo"):
        drop_files(form.logo, QPoint(20, 20), QUrl.fromLocalFile(str(tmp_path / "logo.png")))
    assert editing.session is not None
    (asset,) = editing.session.document.assets
    assert identity(editing).logo == asset.key
    assert len(asset.data) <= LARGEST
    kept = QImage.fromData(asset.data)
    assert (kept.width(), kept.height()) == (1200, 800)
    with one_step(editing, "logo"):
        click(form.logo.remove_button)
    assert identity(editing).logo == ""


def test_an_svg_becomes_a_png(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>',
        encoding="utf-8",
    )
    asset = logo_from(path)
    assert asset.media_type == "image/png"
    assert QImage.fromData(asset.data).width() == 1200


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b"bukan gambar"), ("a.svg", b"<svg"), ("a.jpg", b"")]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NoPicture, match=name):
        logo_from(tmp_path / name)


def test_a_logo_that_is_gone_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(NoPicture, match=r"hilang\.png: .*tidak ditemukan"):
        logo_from(tmp_path / "hilang.png")


def test_a_refused_logo_is_told_and_changes_nothing(
    editing: Window, form: IdentityForm, tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(b"bukan gambar")
    drop_files(form.logo, QPoint(20, 20), QUrl.fromLocalFile(str(tmp_path / "a.png")))
    assert identity(editing).logo == ""
    assert "a.png" in form.refusal


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://contoh.go.id/logo.png", "Gambar dari internet tidak diambil"),
        ("file:///surat.docx", "surat.docx"),
    ],
)
def test_whatever_is_dropped_gets_an_answer(editing: Window, form: IdentityForm, url: str, told: str) -> None:
    drop_files(form.logo, QPoint(20, 20), QUrl(url))
    assert identity(editing).logo == ""
    assert told in form.refusal


def test_a_picture_of_too_many_pixels_is_refused_as_such(tmp_path: Path) -> None:
    image = QImage(9000, 9000, QImage.Format.Format_Mono)
    image.fill(0)
    image.save(str(tmp_path / "besar.png"))
    with pytest.raises(NoPicture, match=r"besar\.png terlalu besar"):
        logo_from(tmp_path / "besar.png")


def test_an_edit_made_elsewhere_keeps_the_caret(editing: Window, form: IdentityForm) -> None:
    from sopeditor.edit.identity import set_identity

    assert editing.session is not None
    form.title.setFocus()
    form.title.to_end()
    place = form.title.textCursor().position()
    editing.session.apply("", set_identity("number", "SOP-8/2026"), origin="canvas")
    assert form.number.text() == "SOP-8/2026"
    assert form.title.textCursor().position() == place
    assert form.title.hasFocus()


def test_undo_in_a_field_takes_back_the_last_edit_wherever_it_was_made(
    editing: Window, form: IdentityForm
) -> None:
    form.title.setFocus()
    form.title.to_end()
    type_text(" Dinas")
    form.number.setFocus()
    press(Key.Key_Z, Ctrl)
    assert identity(editing).title == form.title.text() == "Penerbitan Surat Tugas"
    assert form.number.text() == "SOP-7/2026"
    press(Key.Key_Z, Ctrl)
    assert editing.session is not None
    assert not editing.isWindowModified()
    press(Key.Key_Y, Ctrl)
    assert identity(editing).title == "Penerbitan Surat Tugas Dinas"
