"""The edit that prints a document in another form, its columns fitted where the form gives them another room."""

from sopeditor.edit.change import Edit
from sopeditor.edit.form import set_profile
from sopeditor.edit.parts import new_id
from sopeditor.layout.fitting import fit_again
from sopeditor.model.profile import Profile
from sopeditor.model.records import Document


def reform(profile: Profile) -> Edit:
    """Set the profile and, where another width of columns may be best now, fit them: one undo step."""
    return lambda document: refitted(set_profile(profile, new_id)(document), document.profile)


def refitted(document: Document, before: Profile) -> Document:
    """The document with stored column widths found anew, unless the form before left them the same room."""
    return document if _room(document.profile) == _room(before) else fit_again(document)


def _room(profile: Profile) -> tuple[object, ...]:
    return profile.paper, profile.typeface, profile.lines.padding, profile.columns, profile.words
