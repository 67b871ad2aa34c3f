"""What is shown, and how large."""

from sopeditor.gui.workspace import IDENTITY, LANES, STEPS, Workspace


class ViewCommands:
    """The commands of the menu Tampilan."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        canvas = workspace.canvas
        self.zoom_in = canvas.zoom_in
        self.zoom_out = canvas.zoom_out
        self.fit_width = canvas.fit_width
        self.fit_page = canvas.fit_page
        self.fit_all = canvas.fit_all

    def table(self) -> None:
        """Show the table alone."""
        self._workspace.show_view("table")

    def both(self) -> None:
        """Show table and pages."""
        self._workspace.show_view("both")

    def pages(self) -> None:
        """Show the pages alone."""
        self._workspace.show_view("pages")

    def properties(self) -> None:
        """Show or hide the panel of the selection."""
        self._workspace.show_properties(not self._workspace.properties_shown)

    def columns(self) -> None:
        """Choose which columns of the table are shown."""
        self._workspace.show_side(STEPS)
        self._workspace.steps.table.columns.open_menu()

    def next_pane(self) -> None:
        """Give the keyboard to the next part of the window."""
        self._workspace.next_pane()

    def find(self) -> None:
        """Find and replace, beginning with what is selected."""
        self._workspace.find_bar.open()

    def identity(self) -> None:
        """Show the identity form."""
        self._workspace.show_side(IDENTITY)

    def status(self) -> None:
        """Show where the document stands in its life, to be chosen anew."""
        self._workspace.open_field("status")

    def steps(self) -> None:
        """Show the step table."""
        self._workspace.show_side(STEPS)

    def lanes(self) -> None:
        """Show the lanes."""
        self._workspace.show_side(LANES)
