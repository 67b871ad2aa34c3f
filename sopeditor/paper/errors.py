"""What an export raises: always one type, with one Indonesian sentence for the user."""


class ExportError(Exception):
    """A sheet could not be painted; the message gives the reason, and the file where `painted` made it."""
