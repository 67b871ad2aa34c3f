"""The agency's logo: chosen or dropped, scaled down, kept in the document."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QImageWriter,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sopeditor.gui.file_drops import TAKES_FILES
from sopeditor.gui.painting.painter import image_of
from sopeditor.gui.widgets.basic import flat_button
from sopeditor.gui.widgets.icons import icon
from sopeditor.model.records import Asset
from sopeditor.storage.documents import file_bytes
from sopeditor.storage.errors import StorageError
from sopeditor.texts import _

LARGEST = 1_000_000
"""Bytes of a logo in a document."""

_LONGEST_SIDE = 1200
"""Pixels; 300 dpi on ten centimetres, more than any identity page gives a logo."""

_LARGEST_FILE = 60_000_000
_MOST_PIXELS = 60_000_000
_SIDE = 92


class NoPicture(ValueError):
    """A file is no picture that can be used; the message says why."""


def logo_from(path: Path) -> Asset:
    """A picture file as an asset of at most `LARGEST` bytes; NoPicture with a sentence if that can't be."""
    try:
        data = file_bytes(path)
    except StorageError as error:
        raise NoPicture(f"{path.name}: {error.reason}") from error
    if len(data) > _LARGEST_FILE:
        raise NoPicture(_("{name} terlalu besar untuk logo.").format(name=path.name))
    image = _rendered(data) if path.suffix.casefold() == ".svg" else _decoded(data, path.name)
    return asset_of(image, path.name)


def asset_of(image: QImage, name: str) -> Asset:
    """An image as a PNG asset, scaled down until it fits; NoPicture names it if there is nothing in it."""
    if image.isNull():
        raise NoPicture(_("{name} bukan gambar PNG, JPEG, atau SVG yang dapat dibaca.").format(name=name))
    side = _LONGEST_SIDE
    data = _png(_within(image, side))
    while len(data) > LARGEST:
        side = side * 3 // 4
        data = _png(_within(image, side))
    return Asset(hashlib.sha256(data).hexdigest(), "image/png", data)


class LogoWell(QWidget):
    """Shows the logo; a click chooses another, a picture may be dropped on it."""

    chosen = Signal(object)
    """The new asset, or None to show no logo."""

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setProperty(TAKES_FILES, True)
        self.picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.picture.setObjectName("logoPicture")
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture.setToolTip(_("Klik untuk memilih logo, atau seret gambar ke sini"))
        self.choose_button = flat_button("image", _("Pilih logo"))
        self.remove_button = flat_button("close", _("Hapus"))
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(lambda: self.chosen.emit(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.picture, self.choose_button, self.remove_button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.take(None)

    def take(self, asset: Asset | None) -> None:
        """Show a logo, or the invitation to choose one."""
        self.remove_button.setVisible(asset is not None)
        ratio = self.devicePixelRatioF()
        if asset is None:
            self.picture.setPixmap(icon("image").pixmap(QSize(30, 30), ratio))
            return
        image = image_of(asset)
        inner = QSize(_SIDE - 12, _SIDE - 12) * ratio
        scaled = image.scaled(
            inner, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(scaled))

    def choose(self) -> None:
        """Ask for a picture file."""
        filters = _("Gambar (*.png *.jpg *.jpeg *.svg)")
        dialog = QFileDialog(self, _("Pilih logo"), "", filters)
        if dialog.exec() == QFileDialog.DialogCode.Accepted and dialog.selectedFiles():
            self.use(lambda: logo_from(Path(dialog.selectedFiles()[0])))

    def use(self, make: Callable[[], Asset]) -> None:
        """Choose the picture that `make` gives, or tell why there is none."""
        try:
            self.chosen.emit(make())
        except NoPicture as reason:
            self.refused.emit(str(reason))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the picture chooses another."""
        if self.picture.geometry().contains(event.position().toPoint()):
            self.choose()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and picture files."""
        if _picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Use the dropped picture."""
        make = _picture_in(event.mimeData())
        if make is not None:
            event.acceptProposedAction()
            self.use(make)


def _picture_in(mime: QMimeData) -> Callable[[], Asset] | None:
    """What makes a logo of what is dragged, or tells why it can't be; None if that is neither file nor picture."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return lambda: logo_from(files[0])
    if mime.hasImage():
        image = QImage(mime.imageData())
        return lambda: asset_of(image, _("Gambar itu"))
    return _refuse_address if mime.hasUrls() else None


def _refuse_address() -> Asset:
    raise NoPicture(_("Gambar dari internet tidak diambil; simpan dulu berkasnya, lalu seret ke sini."))


def _decoded(data: bytes, name: str) -> QImage:
    """The first picture of a file; one with too many pixels to hold is refused as such."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        raise NoPicture(_("{name} terlalu besar untuk logo.").format(name=name))
    return reader.read()


def _rendered(data: bytes) -> QImage:
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        return QImage()
    size = renderer.defaultSize().scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    return image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
