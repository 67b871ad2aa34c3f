"""What the cells of a chart say, looked up once for the whole chart."""

from collections import Counter, defaultdict
from functools import cache

from sopeditor.gui.cells.columns import TableColumn, kind_name
from sopeditor.model.exits import says_yes
from sopeditor.model.lookup import symbols
from sopeditor.model.numbering import numbers, row_called, sections
from sopeditor.model.profile import Words
from sopeditor.model.records import Arrow, Chart, Flow, Step, Symbol, SymbolKind
from sopeditor.texts import _


class Reading:
    """The texts of one chart's cells."""

    def __init__(self, chart: Chart, words: Words) -> None:
        """`words` are those of the form; they say which exit is the yes."""
        self.chart = chart
        self._words = words
        self.numbers = {s.id: n for s, n in zip(chart.steps, numbers(chart), strict=True)}
        self._section = {step.id: section for step, section in zip(chart.steps, sections(chart), strict=True)}
        self._headings = _headings(chart)
        self._ambiguous = {n for n, count in Counter(self.numbers.values()).items() if count > 1}
        self._actors = {actor.id: actor.name or _("(tanpa nama)") for actor in chart.actors}
        self._places = {symbol.id: (step, symbol) for step, symbol in symbols(chart)}
        self._shown: dict[str, tuple[object, ...]] = {}
        self.flow_lines = cache(self._flow_lines)
        self.missing = cache(self._missing)
        self._exits: dict[str, list[Flow]] = defaultdict(list)
        for flow in chart.flows:
            if flow.arrow is not Arrow.NONE:
                self._exits[flow.source].append(flow)

    def actor_name(self, symbol: Symbol) -> str:
        """The pelaksana of a symbol."""
        return self._actors[symbol.actor]

    def actor_names(self, step: Step) -> tuple[str, ...]:
        """The pelaksana of a row's symbols."""
        return tuple([self.actor_name(symbol) for symbol in step.symbols])

    def step_of(self, symbol_id: str) -> Step:
        """The row a symbol stands in."""
        return self._places[symbol_id][0]

    def exits(self, symbol_id: str) -> list[Flow]:
        """The flows that lead on from a symbol, the yes first, whichever was drawn first."""
        leading = self._exits.get(symbol_id, [])
        return sorted(leading, key=lambda flow: not says_yes(flow.label, self._words))

    def text(self, step: Step, part: TableColumn) -> str:
        """A cell as plain text."""
        if part is TableColumn.ACTORS:
            return "\n".join([" ".join(name.split()) for name in self.actor_names(step)])
        if part is TableColumn.SYMBOLS:
            return "\n".join([kind_name(symbol.kind) for symbol in step.symbols])
        if part is TableColumn.FLOWS:
            return "\n".join(self.flow_lines(step))
        return str(getattr(step, part))

    def shown(self, step: Step) -> tuple[object, ...]:
        """What a row shows depends on this alone."""
        known = self._shown.get(step.id)
        if known is None:
            rest = self.numbers[step.id], self.flow_lines(step), self.missing(step)
            known = self._shown[step.id] = (step, *self.actor_names(step), *rest)
        return known

    def _flow_lines(self, step: Step) -> tuple[str, ...]:
        """Where a row leads, one line for each exit: "→ 5", "Ya → 6", with the pelaksana where it is unclear."""
        leading = [(symbol, flow) for symbol in step.symbols for flow in self.exits(symbol.id)]
        several = len({symbol.id for symbol, _flow in leading}) > 1
        return tuple(
            _line(flow, self.target_name(step, flow.target), self.actor_name(symbol) if several else "")
            for symbol, flow in leading
        )

    def target_name(self, step: Step, symbol_id: str) -> str:
        """What an exit of `step` leads to, in short: a row's number, more only where that isn't enough."""
        target, symbol = self._places[symbol_id]
        if target.id == step.id:
            return self.actor_name(symbol)
        beside = self._section[target.id] == self._section[step.id]
        number = self._plain_number(target) if beside else self.number(target)
        return number if symbol is target.symbols[0] else f"{number} ({self.actor_name(symbol)})"

    def number(self, step: Step) -> str:
        """A row's printed number, with its section's heading where several rows print the same."""
        number, heading = self._plain_number(step), self._headings[step.id]
        return f"{number} ({heading})" if heading and number in self._ambiguous else number

    def row_name(self, step: Step) -> str:
        """A row in a sentence: "langkah 5", "baris ke-7" if it has no number."""
        number = self.number(step) if self.numbers[step.id].strip() else ""
        return row_called(number, self.chart.steps.index(step) + 1)

    def _plain_number(self, step: Step) -> str:
        return self.numbers[step.id] or "·"

    def _missing(self, step: Step) -> str:
        """What a row's ways on lack: any at all, although it doesn't end the procedure, or a diamond's second one."""
        own = {symbol.id for symbol in step.symbols}
        leading = {symbol.id: self.exits(symbol.id) for symbol in step.symbols}
        ends = not own or any(symbol.kind is SymbolKind.TERMINATOR for symbol in step.symbols)
        if not ends and all(flow.target in own for flows in leading.values() for flow in flows):
            return _("belum diatur")
        diamonds = (symbol.id for symbol in step.symbols if symbol.kind is SymbolKind.DECISION)
        return _("cabang lain belum") if any(len(leading[each]) == 1 for each in diamonds) else ""


def plain(name: str) -> str:
    """A pelaksana's name as it is compared: on one line, in small letters."""
    return " ".join(name.split()).casefold()


def _headings(chart: Chart) -> dict[str, str]:
    heading, result = "", {}
    for step in chart.steps:
        heading = heading if step.section is None else step.section
        result[step.id] = heading
    return result


def _line(flow: Flow, target: str, source: str) -> str:
    sign = "↔" if flow.arrow is Arrow.BOTH else "→"
    head = f"{source}: " if source else ""
    return f"{head}{flow.label} {sign} {target}" if flow.label else f"{head}{sign} {target}"
