"""argparse that speaks Indonesian and, when it objects, says so in one line."""

import argparse
import re
from typing import Any, NoReturn

from sopeditor.texts import _


class UsageError(Exception):
    """The command was called wrongly; the message is one Indonesian sentence."""


class Parser(argparse.ArgumentParser):
    """A parser whose help is in Indonesian and which raises UsageError instead of ending the program."""

    def __init__(self, prog: str, description: str, **options: Any) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
            **options,
        )
        self.inputs = self.add_argument_group(_("berkas"))
        self.choices = self.add_argument_group(_("pilihan"))
        self.choices.add_argument("-h", "--help", action="help", help=_("tampilkan bantuan ini"))

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's objection in Indonesian."""
        raise UsageError(
            _("{problem}; lihat {prog} --help.").format(problem=_translated(message), prog=self.prog)
        )


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("pemakaian: ") if prefix is None else prefix)


def _translated(message: str) -> str:
    forms = {
        r"the following arguments are required: (.*)": _("yang wajib disebut belum ada: {0}"),
        r"unrecognized arguments: (.*)": _("tidak dikenal: {0}"),
        r"argument (\S+): expected (?:one|at least one) argument": _("{0} memerlukan nilai"),
        r"argument (\S+): invalid choice: ('.*') \(choose from (.*)\)": _(
            "{0}: {1} bukan salah satu dari {2}"
        ),
        r"argument (\S+): ignored explicit argument (.*)": _("{0} tidak memerlukan nilai {1}"),
        r"argument (\S+): (.*)": "{0}: {1}",
    }
    for pattern, form in forms.items():
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return form.format(*match.groups())
    return message
