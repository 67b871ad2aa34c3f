"""The house rules, checked with everything else: lint, form, types, import law, and what may not be committed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli", "lint"],
    ],
    ids=["lint", "form", "types", "import law"],
)
def test_the_code_keeps_the_house_rules(command):
    module = [sys.executable, "-m", *command]
    if command[0] == "importlinter.cli":
        module = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_module_is_longer_than_400_lines():
    modules = [*(ROOT / "sopeditor").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_every_dependency_has_a_known_good_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    pinned = {_name(line) for line in project["tool"]["uv"]["constraint-dependencies"]}
    assert {_name(line) for line in wanted} <= pinned


def test_no_person_and_no_download_address_is_in_the_repository():
    forbidden = re.compile(r"https?://[^\s\"')>]*(pypi|pythonhosted|registry)|\bNIP\.? ?\d{8}", re.IGNORECASE)
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in tracked.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".json", ".ui", ".txt", ""} and path.is_file():
            assert not forbidden.search(path.read_text(encoding="utf-8")), name


def _name(requirement: str) -> str:
    return re.split(r"[\s<>=;~!\[]", requirement, maxsplit=1)[0].lower().replace("_", "-")
