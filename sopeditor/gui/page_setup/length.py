"""A field for a length: points inside, millimetres or points for the user, as its suffix says."""

from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from sopeditor.model.profile import MM


class Length(QDoubleSpinBox):
    """Gives back the exact length it was given until somebody changes what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exact = 0.0

    @property
    def points(self) -> float:
        """The length in points."""
        return self._exact if self.value() == self._shown(self._exact) else self.value() * self._unit

    def take(self, points: float) -> None:
        """Show a length in points; one beyond what may be chosen here is shown all the same."""
        self._exact = points
        shown = self._shown(points)
        self.setRange(min(self.minimum(), shown), max(self.maximum(), shown))
        self.setValue(shown)

    @property
    def _unit(self) -> float:
        return MM if "mm" in self.suffix() else 1.0

    def _shown(self, points: float) -> float:
        return round(points / self._unit, self.decimals())
