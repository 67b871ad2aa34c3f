"""The exits of a symbol, and which of them the procedure mainly goes on through."""

from collections.abc import Iterable

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


def exits(chart: Chart, symbol_id: str) -> tuple[Flow, ...]:
    """The flows that lead on from a symbol; plain lines lead nowhere."""
    return tuple(flow for flow in chart.flows if flow.source == symbol_id and flow.arrow is not Arrow.NONE)


def main_exit(flows: Iterable[Flow], symbol_id: str) -> Flow | None:
    """The exit labelled yes, or else the first without a label, or else the first that does not say no, or None."""
    leading = [flow for flow in flows if flow.source == symbol_id and flow.arrow is not Arrow.NONE]
    for wanted in (is_affirmative, _is_silent, _is_not_negative):
        for flow in leading:
            if wanted(flow.label):
                return flow
    return leading[0] if len(leading) == 1 else None


def is_end(chart: Chart, symbol: Symbol) -> bool:
    """Whether a symbol is a capsule that flows lead to and none leads on from."""
    return (
        symbol.kind is SymbolKind.TERMINATOR
        and not exits(chart, symbol.id)
        and any(flow.target == symbol.id for flow in chart.flows)
    )


def _is_silent(label: str) -> bool:
    return not label.strip()


def _is_not_negative(label: str) -> bool:
    return not is_negative(label)
