"""Route cases of the geometry interchange.

    uv run python benchmarks/route.py [--repeat N] CASE.json OUT.json [CASE2.json OUT2.json …]

Writes the polyline of every edge and the median time of the routing alone, in milliseconds.
"""

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

from sopeditor.layout.routing.problem import Band, Heads, Link, Node, Problem, Rect, Shape
from sopeditor.layout.routing.router import solve

LABEL = (8.0, 9.0)
"""Width and height, in points, of a label of the interchange (Y or T)."""


def problem(case: dict[str, Any]) -> Problem:
    """The case as a problem of the router."""
    page = case["page"]
    return Problem(
        area=Rect(*page["area"]),
        lanes=tuple(Band(lane["x"], lane["w"]) for lane in case["lanes"]),
        rows=tuple(Band(row["y"], row["h"]) for row in case["rows"]),
        nodes=tuple(
            Node(str(n["id"]), Shape(n["shape"]), n["row"], n["lane"], Rect(n["x"], n["y"], n["w"], n["h"]))
            for n in case["nodes"]
        ),
        links=tuple(
            Link(
                str(e["id"]),
                str(e["src"]),
                str(e["dst"]),
                e["label"],
                (LABEL,) if e["label"] else (),
                Heads(e.get("arrow", "to")),
            )
            for e in case["edges"]
        ),
        breaks=tuple(page["breaks"]),
    )


def measure(case: dict[str, Any], repeat: int) -> dict[str, Any]:
    """Route the case `repeat` times, or for six seconds at most."""
    given = problem(case)
    times: list[float] = []
    while len(times) < repeat and sum(times) < 6000:
        start = time.perf_counter()
        routing = solve(given)
        times.append((time.perf_counter() - start) * 1e3)
    edges = [
        {"id": edge["id"], "points": [list(point) for point in found.points]}
        for edge, found in zip(case["edges"], routing.routes, strict=True)
    ]
    return {"edges": edges, "ms": statistics.median(times), "min_ms": min(times), "runs": len(times)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("files", nargs="+", type=Path, help="pairs of a case and where its route goes")
    given = parser.parse_args()
    for case, out in zip(given.files[::2], given.files[1::2], strict=True):
        out.write_text(json.dumps(measure(json.loads(case.read_text()), given.repeat)))


if __name__ == "__main__":
    main()
