"""Qt's own words in Indonesian, for which Qt ships no catalogue: buttons, the file dialog, edit menus."""

from PySide6.QtCore import QTranslator

from sopeditor.texts import _

_WORDS = {
    "OK": _("OK"),
    "&OK": _("OK"),
    "Save": _("Simpan"),
    "&Save": _("&Simpan"),
    "Save All": _("Simpan Semua"),
    "Open": _("Buka"),
    "&Open": _("&Buka"),
    "&Yes": _("&Ya"),
    "Yes": _("Ya"),
    "&No": _("&Tidak"),
    "No": _("Tidak"),
    "Cancel": _("Batal"),
    "&Cancel": _("Batal"),
    "Close": _("Tutup"),
    "&Close": _("Tutup"),
    "Apply": _("Terapkan"),
    "Reset": _("Kembalikan"),
    "Help": _("Bantuan"),
    "Discard": _("Jangan simpan"),
    "Don't Save": _("Jangan simpan"),
    "Close without Saving": _("Tutup tanpa menyimpan"),
    "Abort": _("Batalkan"),
    "Retry": _("Coba lagi"),
    "Ignore": _("Abaikan"),
    "Restore Defaults": _("Kembalikan bawaan"),
    "Show Details...": _("Tampilkan rincian…"),
    "Hide Details...": _("Sembunyikan rincian…"),
    "&Undo": _("&Urungkan"),
    "&Redo": _("U&langi"),
    "Cu&t": _("&Potong"),
    "&Copy": _("&Salin"),
    "&Paste": _("&Tempel"),
    "Delete": _("Hapus"),
    "Select All": _("Pilih semua"),
    "Copy &Link Location": _("Salin alamat &tautan"),
    "Look in:": _("Cari di:"),
    "&Look in:": _("Cari &di:"),
    "Files of &type:": _("&Jenis berkas:"),
    "File &name:": _("&Nama berkas:"),
    "Files of type:": _("Jenis berkas:"),
    "Save As": _("Simpan sebagai"),
    "Directory:": _("Folder:"),
    "Back": _("Mundur"),
    "Forward": _("Maju"),
    "Parent Directory": _("Folder induk"),
    "Create New Folder": _("Buat folder baru"),
    "Create a New Folder": _("Buat folder baru"),
    "List View": _("Daftar"),
    "Detail View": _("Rincian"),
    "Go back": _("Mundur"),
    "Go forward": _("Maju"),
    "Go to the parent directory": _("Ke folder induk"),
    "Change to list view mode": _("Tampilkan sebagai daftar"),
    "Change to detail view mode": _("Tampilkan dengan rincian"),
    "Computer": _("Komputer"),
    "My Computer": _("Komputer saya"),
    "Drive": _("Disk"),
    "File": _("Berkas"),
    "Folder": _("Folder"),
    "New Folder": _("Folder baru"),
    "&New Folder": _("Folder &baru"),
    "&Rename": _("&Ganti nama"),
    "&Delete": _("&Hapus"),
    "Show &hidden files": _("Tampilkan berkas &tersembunyi"),
    "Name": _("Nama"),
    "Size": _("Ukuran"),
    "Type": _("Jenis"),
    "Date Modified": _("Tanggal diubah"),
    "All Files (*)": _("Semua berkas (*)"),
    "%1 already exists.\nDo you want to replace it?": _("%1 sudah ada.\nGantikan?"),
    "%1\nFile not found.\nPlease verify the correct file name was given.": _(
        "%1\nBerkas tidak ditemukan.\nPeriksa kembali namanya."
    ),
    "Are you sure you want to delete '%1'?": _("Hapus '%1'?"),
    "Print": _("Cetak"),
    "&Print": _("&Cetak"),
    "Print Preview": _("Pratinjau cetak"),
    "Next page": _("Halaman berikutnya"),
    "Previous page": _("Halaman sebelumnya"),
    "First page": _("Halaman pertama"),
    "Last page": _("Halaman terakhir"),
    "Fit width": _("Selebar jendela"),
    "Fit page": _("Sehalaman penuh"),
    "Zoom in": _("Perbesar"),
    "Zoom out": _("Perkecil"),
    "Portrait": _("Tegak"),
    "Landscape": _("Mendatar"),
    "Show single page": _("Satu halaman"),
    "Show facing pages": _("Halaman berhadapan"),
    "Show overview of all pages": _("Semua halaman"),
    "Page setup": _("Pengaturan halaman"),
    "Printer": _("Printer"),
    "&Name:": _("&Nama:"),
    "P&roperties": _("&Sifat"),
    "Location:": _("Tempat:"),
    "Preview": _("Pratinjau"),
    "Output &file:": _("&Berkas hasil:"),
    "Print range": _("Halaman"),
    "Print all": _("Semua halaman"),
    "Pages from": _("Halaman dari"),
    "Pages": _("Halaman"),
    "to": _("sampai"),
    "Current Page": _("Halaman ini"),
    "Selection": _("Pilihan"),
    "Output Settings": _("Pengaturan hasil"),
    "Copies:": _("Rangkap:"),
    "Copies": _("Rangkap"),
    "Collate": _("Susun per rangkap"),
    "Reverse": _("Urutan terbalik"),
    "Options": _("Pilihan"),
    "Color Mode": _("Warna"),
    "Color": _("Berwarna"),
    "Grayscale": _("Hitam putih"),
    "Duplex Printing": _("Cetak bolak-balik"),
    "None": _("Tidak"),
    "Long side": _("Sisi panjang"),
    "Short side": _("Sisi pendek"),
}


_KEYS = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Del": "Delete"}
"""What stands on the keys of a keyboard sold in Indonesia."""


class QtTexts(QTranslator):
    """Answers when Qt asks for one of its words."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The Indonesian word, or None where Qt's own may stand."""
        del disambiguation, n
        return _KEYS.get(source) if context == "QShortcut" else _WORDS.get(source)

    def isEmpty(self) -> bool:
        """Qt installs no empty catalogue."""
        return False
