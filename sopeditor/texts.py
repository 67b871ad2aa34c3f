"""The texts a person reads: written in Indonesian, translated where a gettext catalogue exists."""

import gettext

from sopeditor.assets import resource

_catalogue = gettext.translation("sopeditor", resource("locale"), fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext


def digits(number: int) -> str:
    """A whole number as Indonesian writes it: 300.000."""
    return f"{number:,}".replace(",", ".")
