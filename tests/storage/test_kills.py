"""A program that is killed while it saves leaves the old file or the new one, whole."""

import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "kill.py"


def test_25_kills_leave_25_whole_files() -> None:
    command = [sys.executable, str(BENCHMARK), "--kills", "25", "--storage", "ours", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    result = json.loads(done.stdout)
    assert result["broken"] == 0
    assert result["kills"] == 25
    assert result["unfinished_temporary_files"] > 0, "no kill hit a save"
