"""Rules about the flowchart of one chart."""

from collections import Counter
from collections.abc import Iterator

from sopeditor.checks.finding import Place, Problem
from sopeditor.checks.subject import View
from sopeditor.model.flowgraph import Node
from sopeditor.model.profile import Capsule
from sopeditor.model.records import Arrow, SymbolKind
from sopeditor.texts import _

CORNERS = 4


def begins_and_ends(view: View) -> Iterator[Problem]:
    """There is at least one start and one end."""
    if not view.chart.steps:
        text = _("belum ada langkah; tambahkan langkah pertama.")
        yield Problem(Place(chart=view.chart.id, field="steps"), view.sentence(text))
    elif view.symbols:
        if not view.starts:
            text = _("belum ada simbol mulai; jadikan simbol langkah pertama kapsul.")
            yield Problem(Place(chart=view.chart.id, field="start"), view.sentence(text))
        if not view.ends:
            text = _("belum ada simbol selesai; jadikan simbol langkah terakhir kapsul.")
            yield Problem(Place(chart=view.chart.id, field="end"), view.sentence(text))


def connected(view: View) -> Iterator[Problem]:
    """Every symbol can be reached, and work can go on from it unless it is an end."""
    cut_off = frozenset(_roots_of_unreachable(view))
    for node in view.graph:
        message = _loose_end(view, node, node in cut_off)
        if message:
            yield Problem(view.symbol_place(node[0], "flows"), view.said_of(node[0], message))


def _loose_end(view: View, node: Node, is_cut_off: bool) -> str:
    leads_on = view.graph.out_degree(node) or node in view.ends
    if view.graph.degree(node) == 0:
        return _("simbolnya belum terhubung; tarik panah dari langkah sebelumnya dan ke langkah berikutnya.")
    if is_cut_off:
        return _("simbolnya tidak tercapai dari mulai; tarik panah ke sini dari langkah sebelumnya.")
    if not leads_on:
        return _("tidak ada panah keluar; tarik panah ke langkah berikutnya atau jadikan simbolnya kapsul.")
    return ""


def _roots_of_unreachable(view: View) -> Iterator[Node]:
    """Of each part that can't be reached the first symbol, since mending that mends what follows it."""
    import networkx as nx

    lost = view.graph.subgraph(node for node in view.graph if node not in view.reachable)
    parts = nx.condensation(nx.DiGraph(lost))
    place = {node: index for index, node in enumerate(view.graph)}
    for part in parts:
        if parts.in_degree(part) == 0:
            yield min(parts.nodes[part]["members"], key=place.__getitem__)


def decisions_branch(view: View) -> Iterator[Problem]:
    """A decision has at least two exits with different labels."""
    words = view.document.profile.words
    for node in view.graph:
        if SymbolKind.DECISION not in view.kinds(node):
            continue
        exits = view.exits(node)
        labels = {flow.label.strip().casefold() for flow in exits} - {""}
        if len(exits) < 2:
            text = _(
                "keputusan ini belum punya dua cabang; tarik panah {yes} dan panah {no} dari belah ketupat."
            )
        elif any(not flow.label.strip() for flow in exits):
            text = _("cabang keputusan ini belum berlabel semua; beri label, misalnya {yes} dan {no}.")
        elif len(labels) < 2:
            text = _("semua cabang keputusan ini berlabel sama; bedakan, misalnya {yes} dan {no}.")
        else:
            continue
        decision = next(one for one in node if view.symbols[one][1].kind is SymbolKind.DECISION)
        message = view.said_of(decision, text.format(yes=words.yes, no=words.no))
        yield Problem(view.symbol_place(decision, "flows"), message)


def diamonds_have_corners_enough(view: View) -> Iterator[Problem]:
    """A diamond has four corners: one for all that comes in, and one for each line that goes out."""
    arriving = {flow.target for flow in view.chart.flows if flow.arrow is not Arrow.NONE}
    leaving = Counter(flow.source for flow in view.chart.flows)
    leaving.update(flow.target for flow in view.chart.flows if flow.arrow is Arrow.NONE)
    for symbol_id, (_step, symbol) in view.symbols.items():
        corners = leaving[symbol_id] + (symbol_id in arriving)
        if symbol.kind is SymbolKind.DECISION and corners > CORNERS:
            text = _("belah ketupat ini memerlukan {count} sudut; bagi keputusannya menjadi dua langkah.")
            yield Problem(
                view.symbol_place(symbol_id, "flows"), view.said_of(symbol_id, text.format(count=corners))
            )


def processes_lead_on_once(view: View) -> Iterator[Problem]:
    """A process has one exit; several with one label are a fork that was meant, several into one row are one way."""
    for node in view.graph:
        if view.kinds(node) != {SymbolKind.PROCESS}:
            continue
        onward = [flow for flow in view.exits(node) if flow.arrow is Arrow.TO and flow.target not in node]
        labels = {flow.label.strip().casefold() for flow in onward}
        rows = {view.symbols[flow.target][0].id for flow in onward}
        if len(rows) > 1 and (len(labels) > 1 or labels == {""}):
            text = _(
                "dari satu proses keluar {count} panah; pakailah belah ketupat bila ini keputusan, "
                "atau label yang sama bila semuanya dijalankan."
            )
            first = onward[0].source
            message = view.said_of(first, text.format(count=len(onward)))
            yield Problem(view.symbol_place(first, "flows"), message)


def starts_are_not_returned_to(view: View) -> Iterator[Problem]:
    """Nothing leads back to a start capsule that stands before the first box; one that replaces it is work itself."""
    if view.document.profile.capsule is Capsule.REPLACES:
        return
    for node in view.graph:
        if node in view.starts and view.graph.in_degree(node):
            text = _("ada panah kembali ke simbol mulai; arahkan ke langkah yang harus diulang.")
            yield Problem(view.symbol_place(node[0], "flows"), view.said_of(node[0], text))


def capsules_at_the_ends(view: View) -> Iterator[Problem]:
    """A capsule is a start or an end."""
    for node in view.graph:
        if SymbolKind.TERMINATOR in view.kinds(node) and node not in view.starts | view.ends:
            text = _("kapsul dipakai di tengah alur; jadikan kotak proses.")
            yield Problem(view.symbol_place(node[0]), view.said_of(node[0], text))


def no_small_circles(view: View) -> Iterator[Problem]:
    """The small circle of the older guidelines is not among the five symbols."""
    for symbol_id, (_step, symbol) in view.symbols.items():
        if symbol.kind is SymbolKind.CONNECTOR:
            text = _("lingkaran penghubung tidak dipakai lagi; hapus dan hubungkan langkahnya dengan panah.")
            yield Problem(view.symbol_place(symbol_id), view.said_of(symbol_id, text))
