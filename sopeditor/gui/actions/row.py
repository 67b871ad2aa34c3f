"""One row of the table of actions, and the menus in which rows stand."""

from collections.abc import Callable

from msgspec import Struct

from sopeditor.gui.actions.state import State, When, always
from sopeditor.texts import _

FILE, EDIT, ROWS, CHART, VIEW, HELP = (
    _("&Berkas"),
    _("&Sunting"),
    _("&Langkah"),
    _("Ba&gan"),
    _("&Tampilan"),
    _("Ba&ntuan"),
)


class Row(Struct, frozen=True):
    """One command.

    `handler` is the path of a method from the window ("files.save"). `menu` names the menu it stands in, `group`
    the part of the menu; `bar` is the part of the toolbar (0: not there), `named` shows its text there as well.
    `keys` are shortcuts in Qt's portable notation, the first of which is shown.
    """

    id: str
    text: str
    handler: str
    menu: str = ""
    group: int = 0
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    bar: int = 0
    named: bool = False
    when: When = always
    checked: Callable[[State], bool] | None = None


def plain_text(text: str) -> str:
    """The text of a command without the marks of a menu."""
    return text.replace("&", "").rstrip("…")
