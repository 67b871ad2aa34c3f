"""The fields of paper, margins, font and lines."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QWidget

from sopeditor.gui.page_setup.fonts import FontChoice
from sopeditor.gui.page_setup.length import Length
from sopeditor.gui.widgets.designer import child
from sopeditor.model.profile import PAPERS, Lines, Paper, Profile, Typeface
from sopeditor.texts import _

_OWN = ""
_SAME = 0.5
"""Points within which a sheet is one of the usual ones: 330 mm is written in more than one way."""
_MARGINS = ("left", "top", "right", "bottom")
_LINES = ("frame", "table", "symbol", "flow", "padding")


class PaperFields:
    """Shows a profile's paper, typeface and lines, and gives back what the user made of them."""

    def __init__(self, form: QWidget, changed: Callable[[], object]) -> None:
        self._papers = child(form, QComboBox, "paper")
        self._width = child(form, Length, "paper_width")
        self._height = child(form, Length, "paper_height")
        self._orientation = child(form, QComboBox, "orientation")
        self._lengths = {name: child(form, Length, name) for name in (*_MARGINS, *_LINES, "size")}
        for name in PAPERS:
            self._papers.addItem(_("F4 / Folio (215 × 330 mm)") if name == "F4" else name, name)
        self._papers.addItem(_("Ukuran sendiri"), _OWN)
        family = child(form, QComboBox, "family")
        self._font = FontChoice(family)
        self._papers.currentIndexChanged.connect(self._choose_paper)
        for box in (self._papers, self._orientation, family):
            box.currentIndexChanged.connect(changed)
        for length in (self._width, self._height, *self._lengths.values()):
            length.valueChanged.connect(changed)

    def take(self, profile: Profile) -> None:
        """Show a profile."""
        paper = profile.paper
        self._width.take(paper.width)
        self._height.take(paper.height)
        self._papers.setCurrentIndex(self._papers.findData(_name_of(paper)))
        self._show_size()
        self._orientation.setCurrentIndex(int(not paper.landscape))
        for name in _MARGINS:
            self._lengths[name].take(getattr(paper, name))
        for name in _LINES:
            self._lengths[name].take(getattr(profile.lines, name))
        self._lengths["size"].take(profile.typeface.size)
        self._font.take(profile.typeface.family)

    def given(self, profile: Profile) -> Profile:
        """The profile with what the fields say."""
        points = {name: field.points for name, field in self._lengths.items()}
        name = str(self._papers.currentData())
        paper = Paper(
            name or _("Sendiri"),
            self._width.points,
            self._height.points,
            landscape=self._orientation.currentIndex() == 0,
            **{margin: points[margin] for margin in _MARGINS},
        )
        lines = Lines(**{line: points[line] for line in _LINES})
        return replace(
            profile, paper=paper, lines=lines, typeface=Typeface(self._font.family, points["size"])
        )

    def _choose_paper(self) -> None:
        name = str(self._papers.currentData())
        if name != _OWN:
            for field, points in zip((self._width, self._height), PAPERS[name], strict=True):
                field.take(points)
        self._show_size()

    def _show_size(self) -> None:
        for field in (self._width, self._height):
            field.setEnabled(self._papers.currentData() == _OWN)


def _name_of(paper: Paper) -> str:
    """The usual name of a sheet by its size."""
    for name, (width, height) in PAPERS.items():
        if abs(paper.width - width) <= _SAME and abs(paper.height - height) <= _SAME:
            return name
    return _OWN
