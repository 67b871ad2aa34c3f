"""The exits of a symbol: what they say, and which of them the procedure mainly goes on through."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count

from sopeditor.model.lookup import symbol
from sopeditor.model.numbering import connector_letter
from sopeditor.model.profile import Words
from sopeditor.model.records import Arrow, Chart, Flow, Symbol, SymbolKind

AFFIRMATIVE = frozenset(
    {"y", "ya", "yes", "iya", "setuju", "disetujui", "sesuai", "lengkap", "benar", "diterima"}
)
NEGATIVE = frozenset(
    {"t", "tdk", "tidak", "no", "tolak", "ditolak", "tidak setuju", "tidak sesuai", "tidak lengkap"}
)


def is_affirmative(label: str) -> bool:
    """Whether a label says yes ("Y", "Ya", "Setuju" …)."""
    return label.strip().casefold() in AFFIRMATIVE


def is_negative(label: str) -> bool:
    """Whether a label says no ("T", "Tidak", "Ditolak" …)."""
    return label.strip().casefold() in NEGATIVE


def says_yes(label: str, words: Words) -> bool:
    """Whether a label says yes, in the form's own word or in a usual one."""
    return _is_word(label, words.yes) or is_affirmative(label)


def says_no(label: str, words: Words) -> bool:
    """Whether a label says no, in the form's own word or in a usual one."""
    return _is_word(label, words.no) or is_negative(label)


def exits(chart: Chart, symbol_id: str) -> tuple[Flow, ...]:
    """The flows that lead on from a symbol; plain lines lead nowhere."""
    return tuple(flow for flow in chart.flows if flow.source == symbol_id and flow.arrow is not Arrow.NONE)


def main_exit(flows: Iterable[Flow], symbol_id: str, words: Words) -> Flow | None:
    """The exit labelled yes, or else the first without a label, or else the first that does not say no, or None."""
    leading = [flow for flow in flows if flow.source == symbol_id and flow.arrow is not Arrow.NONE]
    yes = (flow for flow in leading if says_yes(flow.label, words))
    silent = (flow for flow in leading if not flow.label.strip())
    other = (flow for flow in leading if not says_no(flow.label, words))
    return next(chain(yes, silent, other), leading[0] if len(leading) == 1 else None)


def natural_label(chart: Chart, source: str, words: Words) -> str:
    """The label a new exit gets: of a diamond the first of its `free_labels`, of anything else none."""
    if symbol(chart, source).kind is not SymbolKind.DECISION:
        return ""
    return next(free_labels(words, [flow.label for flow in exits(chart, source)]))


def free_labels(words: Words, taken: Collection[str]) -> Iterator[str]:
    """The labels that a diamond's exits still lack: the word for yes, the one for no, then A, B, … without end."""
    if lacks_yes(words, taken):
        yield words.yes
    if not any(says_no(label, words) for label in taken):
        yield words.no
    yield from (letter for letter in map(connector_letter, count()) if letter not in taken)


def lacks_yes(words: Words, labels: Iterable[str]) -> bool:
    """Whether none of a diamond's exits says yes, in whatever words."""
    return not any(says_yes(label, words) for label in labels)


def is_end(chart: Chart, symbol: Symbol) -> bool:
    """Whether a symbol is a capsule that flows lead to and none leads on from."""
    return (
        symbol.kind is SymbolKind.TERMINATOR
        and not exits(chart, symbol.id)
        and any(flow.target == symbol.id for flow in chart.flows)
    )


def _is_word(label: str, word: str) -> bool:
    return label.strip().casefold() == word.strip().casefold()
