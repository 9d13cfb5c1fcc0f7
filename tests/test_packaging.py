"""What is built from the sources works where there are no sources, and the README says what CI does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import lossviz
from lossviz.commands import startup

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def build(kind: str, source: Path, out: Path) -> Path:
    """The one file that the build back end makes of a source folder."""
    words = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)]
    subprocess.run(words, cwd=source, check=True, capture_output=True)
    (made,) = out.iterdir()
    return made


def unpacked(archive: Path, folder: Path) -> Path:
    """A folder with the contents of a wheel or a source archive."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
        return folder
    with tarfile.open(archive) as sources:
        sources.extraction_filter = getattr(tarfile, "data_filter", None)  # Python before 3.11.4 has none
        sources.extractall(folder)
    (inner,) = folder.iterdir()
    return inner


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


def names(archive: Path) -> set[str]:
    with zipfile.ZipFile(archive) as opened:
        return set(opened.namelist())


def test_a_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    sources = [
        *(ROOT / "lossviz").rglob("*.py"),
        *(p for p in (ROOT / "resources").rglob("*") if p.is_file()),
    ]
    expected = {re.sub("^resources/", "lossviz/_resources/", p.relative_to(ROOT).as_posix()) for p in sources}
    assert len(expected) > 100
    assert expected - names(wheel) == set()
    assert not any(
        "__pycache__" in name or name.startswith(("tests/", "resources/")) for name in names(wheel)
    )


def test_an_installed_wheel_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = unpacked(wheel, tmp_path / "site"), tmp_path / "elsewhere"
    elsewhere.mkdir()

    def python(*words: str) -> str:
        environment = os.environ | {"PYTHONPATH": str(site), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    root = python("-c", "from lossviz import resources; print(resources.root())").strip()
    assert Path(root) == site / "lossviz" / "_resources"
    python("-m", "lossviz", "new", "a.json", "--example", "quantile-engel")
    assert "gradient norm = " in python("-m", "lossviz", "run", "a.json", "--steps", "5")


def test_a_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    source = unpacked(build("sdist", ROOT, tmp_path / "sdist"), tmp_path / "source")
    assert names(build("wheel", source, tmp_path / "again")) == names(wheel)
    assert (source / "tests" / "conftest.py").exists()


def test_the_version_is_said_once(wheel: Path) -> None:
    assert wheel.name.startswith(f"lossviz-{lossviz.__version__}-")


def test_the_wheel_declares_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (n for n in opened.namelist() if n.endswith("entry_points.txt"))
        text = opened.read(name).decode()
    assert text.split() == ["[gui_scripts]", "lossviz", "=", "lossviz.__main__:main"]


def test_start_up_refuses_what_the_package_does_not_allow() -> None:
    low, high = (".".join(map(str, version)) for version in (startup.QT_FROM, startup.QT_BELOW))
    assert f"PySide6-Essentials>={low},<{high}" in PROJECT["dependencies"]
    from lossviz.__main__ import OLDEST

    assert PROJECT["requires-python"] == f">={OLDEST[0]}.{OLDEST[1]}"
    named = {re.split(r"[<>=]", one)[0].removesuffix("-Essentials") for one in PROJECT["dependencies"]}
    assert named == {*startup.PACKAGES, *startup.WINDOW_PACKAGES}


def commands(heading: str) -> list[str]:
    """The three commands under a heading of the README: Debian, macOS, Windows."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    found = re.findall(r"\*\*(?:Debian, Ubuntu|macOS|Windows)\*\*.*\n\n```\w+\n(.+)\n```", section)
    assert len(found) == 3
    return found


def installed(text: str) -> set[str]:
    """Debian packages that a command or script installs."""
    return set(
        re.findall(r"(?:lib|python3|fonts)[\w.+-]*", text.partition("-m venv")[0].replace("python3 -m", ""))
    )


@pytest.mark.parametrize("heading", ["Run it", "Test it"])
def test_every_system_has_its_one_command(heading: str) -> None:
    debian, mac, windows = commands(heading)
    assert debian.endswith(mac)
    last = mac.rpartition("&& ")[2]
    assert windows.endswith(f".venv\\Scripts\\{last}")
    (extra,) = re.findall(r'pip install "\.\[(\w+)\]"', mac)
    assert f'pip install ".[{extra}]"' in windows
    assert extra in PROJECT["optional-dependencies"]


def test_ci_installs_and_runs_what_the_readme_says() -> None:
    debian, mac, _ = commands("Test it")
    steps = [step.strip() for step in mac.split("&&")]
    assert CI.rstrip().splitlines()[-2:] == steps[-2:]
    assert installed(CI.partition("packages=")[2].partition(")")[0]) == installed(debian)
    assert installed(commands("Run it")[0]) == installed(debian)
    assert {*startup.LIBRARIES.values(), *startup.X11_LIBRARIES.values()} < installed(debian)
