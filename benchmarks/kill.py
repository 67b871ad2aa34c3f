"""Kill a program that saves without end, at random moments, and count the files that are neither old nor new.

    uv run python benchmarks/kill.py [--kills 200] [--storage ours|tinydb|both] [--seed 1]

Both storages write the same two TinyDB databases (documents of 5 and 4 MB) in turn, each in one write; each
killed process is a new one. Prints one JSON line per storage; exit code 1 if ours left a broken file.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

from tinydb import TinyDB
from tinydb.storages import JSONStorage, Storage

from sopeditor.model.records import Actor, Chart, Document, Sop, Step, Symbol
from sopeditor.storage.database import AtomicStorage, Tables
from sopeditor.storage.tables import to_tables

STORAGES: dict[str, type[Storage]] = {"ours": AtomicStorage, "tinydb": JSONStorage}
LARGE, SMALL = 125, 100
LONGEST_WAIT = 0.15
"""Seconds from the first save to the latest kill: several saves of either storage."""


def big_tables(steps: int) -> Tables:
    """The tables of a document with that many steps of 40 kB: long texts, so that most of a save is writing."""
    rows = tuple(
        Step(
            id=f"s{number}",
            activity=f"Menelaah berkas nomor {number} " * 1300,
            supplies="Disposisi, konsep surat",
            duration="30 menit",
            output="Konsep surat yang sudah diparaf",
            symbols=(Symbol(id=f"y{number}", actor="a"),),
        )
        for number in range(steps)
    )
    return to_tables(Document(sop=Sop(charts=(Chart(id="c", actors=(Actor("a", "Staf"),), steps=rows),))))


def save_for_ever(storage: str, path: Path) -> None:
    """The child: report the first save, then go on until killed."""
    with TinyDB(path, storage=STORAGES[storage]) as database:
        for number, tables in enumerate(cycle((big_tables(LARGE), big_tables(SMALL)))):
            database.storage.write(tables)
            if number == 0:
                print("saved", flush=True)


def kill_once(storage: str, path: Path, wait: float) -> None:
    """Start a child and end it without warning `wait` seconds after its first save."""
    command = [sys.executable, __file__, "--child", storage, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        try:
            child.wait(wait)
        except subprocess.TimeoutExpired:
            child.kill()


def is_whole(path: Path, versions: list[Tables]) -> bool:
    """Whether the file holds one of the two databases, completely."""
    try:
        return json.loads(path.read_text(encoding="utf-8")) in versions
    except (OSError, ValueError):
        return False


def measure(storage: str, kills: int, seed: int) -> dict[str, object]:
    """Kill so many saving programs; how many files were broken, and how many kills hit while a file was written."""
    chance = random.Random(seed)
    versions = [json.loads(json.dumps(big_tables(steps))) for steps in (LARGE, SMALL)]
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sop.json"
        for _number in range(kills):
            kill_once(storage, path, chance.uniform(0, LONGEST_WAIT))
            if not is_whole(path, versions):
                broken += 1
                path.unlink()
        unfinished = sum(1 for _left in Path(folder).glob("*.tmp"))
    return {"storage": storage, "kills": kills, "broken": broken, "unfinished_temporary_files": unfinished}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--storage", choices=[*STORAGES, "both"], default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, metavar=("STORAGE", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        save_for_ever(given.child[0], Path(given.child[1]))
    results = [
        measure(storage, given.kills, given.seed)
        for storage in STORAGES
        if given.storage in (storage, "both")
    ]
    for result in results:
        print(json.dumps(result))
    return int(any(result["storage"] == "ours" and result["broken"] for result in results))


if __name__ == "__main__":
    sys.exit(main())
