"""The texts a person reads: written in Indonesian, translated where a gettext catalogue exists."""

import gettext

from sopeditor.assets import resource

_catalogue = gettext.translation("sopeditor", resource("locale"), fallback=True)
_ = _catalogue.gettext
ngettext = _catalogue.ngettext
