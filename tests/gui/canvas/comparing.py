"""How much two pictures differ."""

from PIL import Image, ImageChops
from PySide6.QtGui import QImage


def most_different(one: QImage, other: QImage) -> int:
    size = one.width(), one.height()
    pictures = [Image.frombytes("RGBA", size, bytes(image.constBits())) for image in (one, other)]
    return max(high for _, high in ImageChops.difference(*pictures).getextrema())
