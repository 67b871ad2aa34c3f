"""What an export raises: always one type, with one Indonesian sentence for the user."""


class ExportError(Exception):
    """A sheet could not be written; the message names the file and the reason."""
