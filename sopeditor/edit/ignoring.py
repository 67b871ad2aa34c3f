"""Edits of what the user has set aside of the checks' findings."""

from msgspec.structs import replace

from sopeditor.edit.change import Edit


def ignore(key: str) -> Edit:
    """Set a finding aside, by its key (`sopeditor.checks.finding`)."""
    return lambda document: replace(document, ignored=tuple(dict.fromkeys((*document.ignored, key))))


def heed(key: str) -> Edit:
    """Take a finding seriously again that had been set aside."""
    return lambda document: replace(document, ignored=tuple(old for old in document.ignored if old != key))
