"""The page of all keys: those of the commands and of the pages, from their tables, and what the mouse can do."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sopeditor.gui.actions.row import Row, plain_text
from sopeditor.gui.canvas.keyboard import KEYS
from sopeditor.gui.widgets.basic import fit_on_screen, label
from sopeditor.texts import _

IN_THE_TABLE = (
    (_("mengetik"), _("ganti isi sel")),
    ("F2", _("sunting isi sel, atau buka daftarnya")),
    ("Alt+↓", _("buka daftar pelaksana, simbol, atau lanjutan; kalender di isian tanggal")),
    ("1, 2, 3", _("di kolom Simbol: mulai/selesai, proses, keputusan")),
    ("5", _("di kolom Lanjut ke: langkah berikutnya; Y 5, T 2: dua cabang sebuah keputusan")),
    ("Enter", _("sel di bawahnya")),
    ("Tab, Shift+Tab", _("sel berikutnya, sebelumnya")),
    ("Alt+Enter", _("baris baru di dalam sel")),
    ("Esc", _("batal tanpa bekas")),
    ("Delete", _("kosongkan sel terpilih")),
    ("Ctrl+Home, Ctrl+End, Ctrl+↓ …", _("ke tepi tabel")),
    (_("Shift+Spasi, Ctrl+Spasi"), _("pilih barisnya, kolomnya")),
    ("Ctrl+;", _("tanggal hari ini, di isian tanggal")),
)
"""The keys that the table itself understands."""

AMONG_FINDINGS = (
    ("Enter", _("pergi ke tempat temuan, untuk membetulkannya")),
    ("Ctrl+.", _("betulkan sendiri, bila ada cara yang jelas")),
    ("Delete", _("abaikan temuan ini, atau pulihkan")),
    ("Esc", _("tutup daftarnya")),
)
"""The keys of the list of findings."""

WITH_THE_MOUSE = (
    (
        _("seret simbol"),
        _("ke samping: pelaksana lain; naik atau turun: langkahnya ikut; Alt: simbol saja; Ctrl: salin"),
    ),
    (_("seret bulatan di tepi simbol"), _("hubungkan ke simbol lain, atau ke sel kosong untuk simbol baru")),
    (_("seret garis panah"), _("pilih jalurnya; “Jalur otomatis” di menu klik kanan melupakannya")),
    (_("seret ujung panah terpilih"), _("sambung ke simbol atau sisi lain")),
    (_("seret nomor langkah"), _("pindahkan langkah, atau semua yang terpilih")),
    (_("seret judul kolom"), _("urutkan pelaksana; batas kolom: lebarnya; klik ganda: lebar otomatis")),
    (_("tanda + di tepi tabel"), _("sisipkan langkah atau pelaksana")),
    (_("Ctrl+klik, seret di tempat kosong"), _("pilih beberapa sekaligus")),
    (_("Ctrl+roda, Spasi+seret, tombol tengah"), _("perbesar, geser lembar")),
)
"""What can be done on the pages with the mouse."""


class ShortcutsDialog(QDialog):
    """Shows them, in two columns."""

    def __init__(self, rows: Iterable[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Tombol pintas"))
        fit_on_screen(self, 980, 680)
        content = QWidget()
        sides = QGridLayout(content)
        sides.setContentsMargins(22, 18, 22, 18)
        sides.setHorizontalSpacing(40)
        groups = [
            *_by_menu(rows).items(),
            (_("Di dalam tabel"), IN_THE_TABLE),
            (_("Di daftar temuan"), AMONG_FINDINGS),
            (_("Di lembar"), tuple((_native(row.keys), row.tells) for row in KEYS)),
            (_("Di lembar dengan tetikus"), WITH_THE_MOUSE),
        ]
        heights = [0, 0]
        for title, keys in groups:
            side = heights.index(min(heights))
            sides.addWidget(
                _group(title, keys), heights[side], side, len(keys) + 2, 1, Qt.AlignmentFlag.AlignTop
            )
            heights[side] += len(keys) + 2
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _by_menu(rows: Iterable[Row]) -> dict[str, list[tuple[str, str]]]:
    menus: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        keys = ", ".join(map(_native, row.keys))
        if keys:
            menus.setdefault(plain_text(row.menu), []).append((keys, plain_text(row.text)))
    return menus


def _group(title: str, keys: Iterable[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 14)
    grid.setColumnMinimumWidth(0, 130)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
    for line, (key, text) in enumerate(keys, start=1):
        grid.addWidget(label(key, "key"), line, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(QLabel(text, wordWrap=True), line, 1)
    return group
