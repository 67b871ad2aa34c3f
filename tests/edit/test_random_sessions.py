"""Random sessions of every edit keep the promises: no flow breaks, no id is shared, undo returns to the start."""

from contextlib import suppress
from itertools import count

from building import document
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sopeditor.edit import actors, charts, copying, flows, identity, replacing, steps, symbols
from sopeditor.edit.session import Session
from sopeditor.model.lookup import all_ids
from sopeditor.model.records import Actor, Arrow, Chart, Flow, Side, Step, Symbol, SymbolKind, Wish

STARTS = [
    document("A:(Kabag B:Staf? C:Karo D:Staf)", "A>B B>A:T B>C:Y C>D"),
    document("A:Staf B:Kabag+C:Karo+D:Staf E:Staf?+F:Staf)", "A>B B-C B-D B>E E>A:T E>F:Y"),
    document("A:Staf"),
]
KINDS = st.sampled_from(SymbolKind)
PICK = st.integers(min_value=0, max_value=10**6)


def order(charts):
    return [
        (chart.id, *([part.id for part in parts] for parts in (chart.actors, chart.steps)))
        for chart in charts
    ]


class Sessions(RuleBasedStateMachine):
    """One user who does anything in any order."""

    @initialize(start=st.sampled_from(STARTS))
    def open(self, start):
        self.start = start
        self.session = Session(start)
        self.fresh = (f"n{number}" for number in count())
        self.known = start
        self.session.subscribe(self.every_change_is_told)

    def every_change_is_told(self, change):
        before, after = self.known.sop.charts, self.session.document.sop.charts
        for kind in ("actors", "steps", "flows"):
            old, new = (
                {part for chart in charts for part in getattr(chart, kind)} for charts in (before, after)
            )
            assert getattr(change, kind) == {part.id for part in old ^ new}
        assert change.order == (order(before) != order(after))
        self.known = self.session.document

    @property
    def charts(self):
        return self.session.document.sop.charts

    def steps(self):
        return [step for chart in self.charts for step in chart.steps]

    def chart(self, pick):
        return self.charts[pick % len(self.charts)]

    def rows(self, pick, amount=2):
        chart = self.chart(pick)
        size = len(chart.steps)
        return [chart.steps[(pick + k * pick // 7) % size].id for k in range(amount)] if size else []

    def do(self, edit):
        self.session.apply("suntingan", edit)

    @precondition(lambda self: self.charts)
    @rule(pick=PICK, kinds=st.lists(KINDS, max_size=3))
    def insert(self, pick, kinds):
        chart = self.chart(pick)
        lanes = [actor.id for actor in chart.actors]
        new = tuple(
            Symbol(next(self.fresh), lanes[(pick + k) % len(lanes)], kind)
            for k, kind in enumerate(kinds)
            if lanes
        )
        before = [*(step.id for step in chart.steps), None][pick % (len(chart.steps) + 1)]
        self.do(steps.insert_step(chart.id, before, Step(id=next(self.fresh), symbols=new), next(self.fresh)))

    @precondition(lambda self: self.steps())
    @rule(pick=PICK)
    def delete(self, pick):
        self.do(steps.delete_steps(self.rows(pick)))

    @precondition(lambda self: self.steps())
    @rule(pick=PICK, where=PICK)
    def move(self, pick, where):
        rows = self.rows(pick)
        if rows:
            before = [*(step.id for step in self.chart(pick).steps), None][
                where % (len(self.chart(pick).steps) + 1)
            ]
            self.do(steps.move_steps(rows, before))

    @precondition(lambda self: self.steps())
    @rule(pick=PICK)
    def duplicate(self, pick):
        chart = self.chart(pick)
        copy = copying.copied(chart, self.rows(pick))
        if copy is not None:
            ids = copying.renewed(copy, lambda: next(self.fresh))
            self.do(copying.insert_copied(chart, copy, None, ids, next(self.fresh)))

    @precondition(lambda self: self.steps())
    @rule(pick=PICK, field=st.sampled_from(["activity", "output", "duration"]), text=st.text(max_size=5))
    def type_text(self, pick, field, text):
        for row in self.rows(pick, 1):
            self.session.apply("ketik", steps.reword(row, field, text), merge=f"{row}.{field}")

    @precondition(lambda self: self.steps())
    @rule(pick=PICK, lanes=st.sets(PICK, max_size=3), kind=KINDS)
    def assign(self, pick, lanes, kind):
        chart = self.chart(pick)
        if chart.actors:
            wanted = list(dict.fromkeys(chart.actors[lane % len(chart.actors)].id for lane in sorted(lanes)))
            for row in self.rows(pick, 1):
                self.do(symbols.assign(row, wanted, kind, self.fresh))

    @rule(
        pick=PICK, lane=PICK, row=PICK, kind=KINDS, action=st.sampled_from(["kind", "move", "remove", "swap"])
    )
    def handle_symbol(self, pick, lane, row, kind, action):
        chart = self.chart(pick) if self.charts else Chart("none")
        found = [symbol.id for step in chart.steps for symbol in step.symbols]
        if not found:
            return
        symbol = found[pick % len(found)]
        actor = chart.actors[lane % len(chart.actors)].id
        self.do(
            {
                "kind": symbols.set_kind(symbol, kind),
                "move": symbols.move_symbol(symbol, actor, chart.steps[row % len(chart.steps)].id),
                "remove": symbols.remove_symbols([symbol]),
                "swap": flows.swap_labels(symbol),
            }[action]
        )

    @rule(pick=PICK, other=PICK, arrow=st.sampled_from(Arrow), label=st.sampled_from(["", "Y", "T", "Ulang"]))
    def connect(self, pick, other, arrow, label):
        chart = self.chart(pick) if self.charts else Chart("none")
        found = [symbol.id for step in chart.steps for symbol in step.symbols]
        if found:
            new = Flow(next(self.fresh), found[pick % len(found)], found[other % len(found)], label, arrow)
            if flows.refusal(chart, new) is None:
                self.do(flows.connect(new))

    @rule(pick=PICK, other=PICK, action=st.sampled_from(["target", "source", "remove", "wish", "branch"]))
    def handle_flow(self, pick, other, action):
        chart = self.chart(pick) if self.charts else Chart("none")
        if not chart.flows:
            return
        flow = chart.flows[pick % len(chart.flows)]
        found = [symbol.id for step in chart.steps for symbol in step.symbols]
        end = found[other % len(found)]
        with suppress(flows.Refused):
            self.do(
                {
                    "target": flows.reconnect(flow.id, target=end),
                    "source": flows.reconnect(flow.id, source=end),
                    "remove": flows.disconnect([flow.id]),
                    "wish": flows.set_wish(
                        flow.id, Wish(Side.LEFT, Side.TOP, chart.actors[0].id, chart.steps[0].id)
                    ),
                    "branch": flows.branch(flow.source, flow.label, end, next(self.fresh)),
                }[action]
            )

    @precondition(lambda self: self.charts)
    @rule(
        pick=PICK,
        other=PICK,
        action=st.sampled_from(["add", "rename", "move", "group", "delete", "hand over"]),
    )
    def handle_lane(self, pick, other, action):
        chart = self.chart(pick)
        ids = [actor.id for actor in chart.actors]
        if action == "add" or not ids:
            return self.do(actors.add_actor(chart.id, Actor(next(self.fresh), "Baru")))
        lane, target = ids[pick % len(ids)], ids[other % len(ids)]
        if action == "hand over":
            return self.do(actors.delete_actor(lane, into=target)) if lane != target else None
        return self.do(
            {
                "rename": actors.rename_actor(lane, f"Nama {other}"),
                "move": actors.move_actors([lane], target),
                "group": actors.group_actors([lane, target], "Kelompok"),
                "delete": actors.delete_actor(lane),
            }[action]
        )

    @rule(pick=PICK, action=st.sampled_from(["add", "delete", "move", "retitle"]))
    def handle_chart(self, pick, action):
        if action == "add" or not self.charts:
            lane = Actor(next(self.fresh), "Staf")
            return self.do(charts.add_chart(Chart(next(self.fresh), actors=(lane,))))
        chart = self.chart(pick).id
        return self.do(
            {
                "delete": charts.delete_chart(chart),
                "move": charts.move_chart(chart, None),
                "retitle": charts.retitle(chart, f"Bagan {pick}"),
            }[action]
        )

    @rule(text=st.text(max_size=5))
    def identify(self, text):
        self.do(identity.set_identity("title", text))

    @rule(find=st.sampled_from(["Kegiatan", "a"]), text=st.text(max_size=3))
    def replace(self, find, text):
        self.do(replacing.replace_all(replacing.Wanted(find), text))

    @rule()
    def undo(self):
        self.session.undo()

    @rule()
    def redo(self):
        self.session.redo()

    @invariant()
    def every_flow_joins_two_symbols_of_its_chart(self):
        for chart in self.charts:
            present = {symbol.id for step in chart.steps for symbol in step.symbols}
            for flow in chart.flows:
                assert {flow.source, flow.target} <= present
                assert flow.source != flow.target

    @invariant()
    def every_symbol_stands_in_a_lane_of_its_chart(self):
        for chart in self.charts:
            lanes = {actor.id for actor in chart.actors}
            assert {symbol.actor for step in chart.steps for symbol in step.symbols} <= lanes

    @invariant()
    def every_wish_names_what_exists(self):
        for chart in self.charts:
            gutters = {actor.id for actor in chart.actors} | {"", None}
            gaps = {step.id for step in chart.steps} | {"", None}
            for flow in chart.flows:
                assert flow.wish.gutter in gutters
                assert flow.wish.gap in gaps

    @invariant()
    def no_id_is_shared(self):
        ids = list(all_ids(self.session.document.sop))
        assert len(ids) == len(set(ids))

    def teardown(self):
        last = self.session.document
        undone = 0
        while self.session.undo():
            undone += 1
        assert self.session.document == self.start
        for _ in range(undone):
            self.session.redo()
        assert self.session.document == last


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
