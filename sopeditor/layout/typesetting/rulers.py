"""How wide texts are in one face and size (points)."""

from functools import lru_cache

from sopeditor.layout.typesetting.fonts import advances_of


class Ruler:
    """Measures texts in one face and size."""

    def __init__(self, family: str, size: float, bold: bool) -> None:
        self.family = family
        self.size = size
        self.advances = advances_of(family, bold)
        self.width = lru_cache(maxsize=8192)(self._width)

    def _width(self, text: str) -> float:
        """How wide a text is if it stands on one line, in points."""
        return sum(map(self.advances.__getitem__, text)) * self.size


ruler_of = lru_cache(maxsize=128)(Ruler)
