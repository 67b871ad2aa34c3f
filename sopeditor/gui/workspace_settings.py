"""What a workspace remembers from one document to the next: the view, the splitters, the columns."""

from PySide6.QtCore import QByteArray, QSettings

from sopeditor.gui.cells.columns import TableColumn
from sopeditor.gui.settings import settings
from sopeditor.gui.workspace import Workspace

_VIEWS = ("both", "table", "pages")
_PARTS = {part.value: part for part in TableColumn}


def keep_workspace(workspace: Workspace) -> None:
    """Remember the view, the splitters and the columns."""
    store, columns = settings(), workspace.steps.table.columns
    store.setValue("workspace/view", workspace.view)
    store.setValue("workspace/properties", workspace.properties_shown)
    store.setValue("workspace/splitter", workspace.splitter.saveState())
    store.setValue("workspace/findings", workspace.strip.liked)
    store.setValue("table/hidden", sorted(columns.hidden))
    store.beginGroup("table/widths")
    store.remove("")
    for part, width in columns.widths.items():
        store.setValue(part.value, width)
    store.endGroup()


def restore_workspace(workspace: Workspace) -> None:
    """Bring back what was remembered; what makes no sense is passed over."""
    store = settings()
    splitter = store.value("workspace/splitter")
    if isinstance(splitter, QByteArray):
        workspace.splitter.restoreState(splitter)
    liked = str(store.value("workspace/findings", ""))
    workspace.strip.liked = int(liked) if liked.isdecimal() else 0
    shown = store.value("workspace/properties")
    if shown is not None:
        workspace.show_properties(str(shown) == "true")
    view = str(store.value("workspace/view", "both"))
    if view in _VIEWS:
        workspace.show_view(view)
    workspace.steps.table.columns.restore(_widths(store), _hidden(store))


def _hidden(store: QSettings) -> frozenset[TableColumn]:
    stored = store.value("table/hidden", [])
    names = stored if isinstance(stored, list) else [stored]
    return frozenset(_PARTS[name] for name in map(str, names) if name in _PARTS)


def _widths(store: QSettings) -> dict[TableColumn, int]:
    found = {name: str(store.value(f"table/widths/{name}", "")) for name in _PARTS}
    return {_PARTS[name]: int(width) for name, width in found.items() if width.isdecimal()}
