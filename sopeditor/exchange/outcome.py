"""What reading a foreign file gives: a document and what could not be kept of it, or why there is none."""

from msgspec import Struct

from sopeditor.model.records import Document


class Imported(Struct, frozen=True):
    """A document read from a foreign format; `notes` are sentences that name whatever it could not keep."""

    document: Document
    notes: tuple[str, ...] = ()


LONGEST_REASON = 300
"""Characters; what a file holds may be quoted in a reason, and may be of any length."""


class Unfit(ValueError):
    """A value that can't be used: where in the file, and an Indonesian sentence why. Readers raise it."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = one_line(place)
        self.reason = one_line(reason)


def one_line(text: str) -> str:
    """A text on one line, shortened in the middle if it is too long to be read."""
    line = " ".join(text.split())
    half = LONGEST_REASON // 2
    return line if len(line) <= LONGEST_REASON else f"{line[:half]}…{line[-half:]}"
