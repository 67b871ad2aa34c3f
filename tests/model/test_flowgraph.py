from building import chart
from hypothesis import given
from hypothesis import strategies as st

from sopeditor.model.flowgraph import ends, flow_graph, reachable, starts
from sopeditor.model.records import Actor, Arrow, Chart, Flow, Step, Symbol, SymbolKind


def test_a_way_back_to_the_first_capsule_leaves_it_the_start():
    graph = flow_graph(chart("A:Staf( B:Kabag? C:Staf)", "A>B B>A:T B>C:Y"))
    assert starts(graph) == (("A",),)
    assert ends(graph) == (("C",),)


def test_who_acts_together_counts_as_one():
    together = chart("A:Staf( B:Kabag+C:Staf+D:Karo E:Staf)", "A>C C-B B-D D>E")
    graph = flow_graph(together)
    assert tuple(graph) == (("A",), ("B", "C", "D"), ("E",))
    assert reachable(graph) == frozenset(graph)


def test_lines_within_a_node_are_no_edges_but_a_flow_to_itself_is():
    together = chart("A:Staf( B:Kabag+C:Staf D:Staf)", "A>B B-C B>C C>D D>D")
    edges = [(source, target) for source, target, _flow in flow_graph(together).edges]
    assert edges == [(("A",), ("B", "C")), (("B", "C"), ("D",)), (("D",), ("D",))]


def test_the_result_may_be_handed_from_one_end_to_the_next():
    handed = chart("A:Staf( B:Kabag C:Kabag)+D:Staf)+E:Karo)", "A>B B>C C>D D>E")
    graph = flow_graph(handed)
    assert starts(graph) == (("A",),)
    assert ends(graph) == (("C",), ("D",), ("E",))


def test_a_capsule_in_the_middle_is_neither_start_nor_end():
    graph = flow_graph(chart("A:Staf( B:Kabag) C:Staf D:Staf)", "A>B B>C C>D"))
    assert starts(graph) == (("A",),)
    assert ends(graph) == (("D",),)


def test_two_capsules_make_a_start_and_an_end():
    graph = flow_graph(chart("A:Staf( B:Staf)", "A>B"))
    assert (starts(graph), ends(graph)) == ((("A",),), (("B",),))


def test_what_nothing_leads_to_is_not_reached():
    graph = flow_graph(chart("A:Staf( B:Kabag C:Staf D:Staf)", "A>B B>D C>D"))
    assert reachable(graph) == {("A",), ("B",), ("D",)}


def test_without_a_start_the_first_row_is_one():
    assert reachable(flow_graph(chart("A:Staf B:Kabag C:Staf", "A>B"))) == {("A",), ("B",)}
    assert reachable(flow_graph(Chart(id="c"))) == frozenset()


def test_a_two_way_arrow_leads_both_ways():
    graph = flow_graph(chart("A:Staf( B:Kabag C:Staf)", "A>C B=C"))
    assert reachable(graph) == frozenset(graph)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kinds = draw(st.lists(st.sampled_from(SymbolKind), min_size=1, max_size=9))
    ids = [f"x{index}" for index in range(len(kinds))]
    ends_ = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(Arrow))
    drawn = draw(st.lists(ends_, max_size=14))
    return Chart(
        id="c",
        actors=(Actor("l"),),
        steps=tuple(
            Step(id=f"s{part}", symbols=(Symbol(part, "l", kind),))
            for part, kind in zip(ids, kinds, strict=True)
        ),
        flows=tuple(
            Flow(f"f{index}", source, target, arrow=arrow)
            for index, (source, target, arrow) in enumerate(drawn)
        ),
    )


@given(charts())
def test_each_symbol_is_in_one_node(chart: Chart):
    graph = flow_graph(chart)
    members = [symbol for node in graph for symbol in node]
    assert sorted(members) == sorted(symbol.id for step in chart.steps for symbol in step.symbols)
    assert not set(starts(graph)) & set(ends(graph))
    assert reachable(graph) <= set(graph)
