"""What the README says is so: its commands, numbers, keys, files, pictures, and its example of a loss."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lossviz.commands import options
from lossviz.core import losses, optimizers, penalties, schedules
from lossviz.gui.actions import COMMANDS, Actions
from lossviz.gui.words import without_mnemonic
from lossviz.lab import build, choices
from lossviz.lab.endings import CONVERGED, DIVERGED
from lossviz.lab.session import Session
from lossviz.lab.spec import Choice, Experiment

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MOST_BYTES = 400_000
EXAMPLE = "pseudo_huber"


def section(heading: str) -> str:
    """The text under a heading of the second level."""
    text = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert text, f"the README has no section {heading!r}"
    return text


def blocks(language: str, text: str = README) -> list[str]:
    """Fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def python(*words: str, folder: Path, **environment: str) -> str:
    """What a Python of its own prints; it must end well."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --- links, files, pictures


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", README)
    assert len(targets) > 10
    headings = re.findall("^#+ (.+)$", README, re.MULTILINE)
    anchors = {"#" + re.sub("[^a-z0-9]+", "-", heading.lower()) for heading in headings}
    assert [t for t in targets if t.startswith("#") and t not in anchors] == []
    assert [t for t in targets if not t.startswith("#") and not (ROOT / t).is_file()] == []


def test_files_that_are_named_exist() -> None:
    prose = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    named = re.findall(r"`((?:lossviz|resources|tests)/[\w./]+)`", prose)
    assert len(named) > 8
    missing = {name for name in named if not (ROOT / name).exists()}
    assert missing == {f"lossviz/core/losses/{EXAMPLE}.py"}


def listed() -> set[str]:
    """Paths in the listing of folders: a line's depth is its indentation, names end before two blanks."""
    (text,) = blocks("text", section("Architecture"))
    found, parents = set(), [""]
    for line in text.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        names = re.split(r"\s{2,}", line.strip())[0].split()
        found |= {parents[depth] + name for name in names}
        parents[depth + 1 :] = [parents[depth] + names[0]]
    return found


def test_the_listing_is_the_tree() -> None:
    paths = listed()
    assert len(paths) > 30
    assert {p for p in paths if not (ROOT / p).exists()} == set()
    packages = {f"{p.parent.relative_to(ROOT).as_posix()}/" for p in ROOT.glob("lossviz/*/*/__init__.py")}
    assert packages - paths == set()
    core = {p.relative_to(ROOT).as_posix() for p in ROOT.glob("lossviz/core/[a-z]*.py")}
    assert core - paths == set()


def test_pictures_are_the_window_and_light() -> None:
    shown = {ROOT / target for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)}
    assert shown == set((ROOT / "resources" / "screenshots").iterdir())
    for picture in shown:
        content = picture.read_bytes()
        assert len(content) < MOST_BYTES
        assert struct.unpack(">II", content[16:24]) == (1920, 1080)


# --- commands


def typed() -> list[list[str]]:
    """The words of every command of lossviz in the README's blocks."""
    lines = "".join([*blocks("sh"), *blocks("console")]).splitlines()
    return [shlex.split(line.removeprefix("$ "))[1:] for line in lines if re.match(r"(\$ )?lossviz ", line)]


def test_commands_are_understood() -> None:
    commands = typed()
    assert {words[0] for words in commands} == {"new", "run", "shot", "sweep"}
    for words in commands:
        assert callable(options.parse(words).command)


def test_pictures_have_a_command_each() -> None:
    drawn = {next(w for w in words if w.endswith(".png")) for words in typed() if words[0] == "shot"}
    assert drawn == {p.name for p in (ROOT / "resources" / "screenshots").iterdir()}
    folder = ROOT / re.findall(r"^cd (\S+)$", README, re.MULTILINE)[0]
    assert all((folder / words[1]).is_file() for words in typed() if words[0] == "shot")


def test_the_console_shows_what_is_printed(tmp_path: Path) -> None:
    (text,) = blocks("console")
    parts = re.split(r"^\$ lossviz ", text, flags=re.MULTILINE)[1:]
    assert len(parts) == 3
    for part in parts:
        command, _, expected = part.partition("\n")
        printed = python("-m", "lossviz", *command.split(), folder=tmp_path, PYTHONPATH=str(ROOT))
        lines = zip(printed.splitlines(), expected.splitlines(), strict=True)
        printed = "\n".join(cut_like(line, wanted) for line, wanted in lines)
        assert number.sub("#", printed) == number.sub("#", expected.strip())
        wanted = [float(n) for n in number.findall(expected)]
        assert [float(n) for n in number.findall(printed)] == pytest.approx(wanted, rel=1e-9, abs=1e-12)


number = re.compile(r"\d+(?:\.\d+)?(?:e-?\d+)?")


def cut_like(line: str, wanted: str) -> str:
    """The first sentence of a line where the README cuts it with dots."""
    return re.split(r"(?<=[a-z\d]\.) ", line)[0] + " …" if wanted.endswith("…") else line


# --- keys and counts


def test_keys_are_those_of_the_window(qapp: Any) -> None:
    actions = Actions(qapp)
    titles = {without_mnemonic(command.text).rstrip("…"): command.name for command in COMMANDS}
    rows = [line.strip("|").split("|") for line in section("Keys").splitlines() if "`" in line]
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    assert len(cells) > 40
    for title, said in zip(cells[::2], cells[1::2], strict=True):
        keys = {key.toString() for key in actions[titles[title]].shortcuts()}
        assert set(re.findall("`([^`]+)`", said)) <= keys, title


def test_counts_are_those_of_the_catalogue() -> None:
    counted = {
        "losses": len(losses.keys()),
        "optimizers": len(optimizers.registry),
        "schedules": len(schedules.registry),
        "penalties": len(penalties.registry) - 1,  # without "none"
    }
    introduction = README.partition("\n## ")[0]
    assert {noun: int(n) for n, noun in re.findall(r"(\d+) (\w+)", introduction)} == counted


def test_the_families_have_their_losses() -> None:
    rows = re.findall(r"^\| ([A-Z][\w ]+) \| (\d+) \|", section("The window"), re.MULTILINE)
    counted = {losses.FAMILIES[family]: len(losses.keys(family)) for family in losses.families()}
    assert {title: int(number) for title, number in rows} == counted


# --- five minutes in a lecture


def finished(key: str, **changes: object) -> Session:
    """A run of the new window's experiment with this loss, picked as in the window, to its end."""
    picked = choices.with_suggested_rate(choices.with_loss(Experiment(), key)).with_(**changes)
    session = build.session(picked)
    session.seek(picked.budget)
    assert session.outcome is not None
    return session


def share_of_outliers(session: Session) -> float:
    """Percent of all pulls, in lengths of gradients."""
    problem = session.setup.problem
    pulls = [float(row @ row) ** 0.5 for row in problem.sample_gradients(session.state.theta)]
    return 100.0 * sum(p for p, out in zip(pulls, problem.data.outliers, strict=True) if out) / sum(pulls)


def test_the_lecture_has_its_numbers() -> None:
    text = " ".join(section("Five minutes in a lecture").split())
    lines, shares = [], []
    for loss in ("huber", "mse"):
        session = finished(loss)
        assert session.outcome is not None
        assert session.outcome.kind == CONVERGED
        lines.append("{:.2f} x + {:.2f}".format(*session.state.theta))
        shares.append(f"{share_of_outliers(session):.0f} %")
    assert re.findall(r"\d\.\d\d x \+ \d\.\d\d", text) == lines
    assert re.findall(r"\d+ %", text) == shares
    flat = finished("huber", loss=Choice("huber", {"delta": 10.0}))
    assert "{:.2f} x + {:.2f}".format(*flat.state.theta) == lines[1]


def test_the_lecture_diverges_where_it_says() -> None:
    text = " ".join(section("Five minutes in a lecture").split())
    rate, step, calm = re.findall(r"rate (0\.\d).* at step (\d+) .* (0\.\d) still converges", text)[0]
    ended, settled = finished("mse", rate=float(rate)), finished("mse", rate=float(calm))
    assert ended.outcome is not None
    assert settled.outcome is not None
    assert (ended.outcome.kind, ended.state.step) == (DIVERGED, int(step))
    assert settled.outcome.kind == CONVERGED


def test_the_lecture_ends_with_points_that_do_not_pull() -> None:
    session = finished("hinge")
    assert session.setup.problem.samples == 200
    slopes = session.setup.problem.upstream(session.state.theta)
    assert (slopes == 0.0).mean() == pytest.approx(0.8, abs=0.05)


FINDS = """
import sys
from PySide6.QtWidgets import QApplication
from lossviz.gui.controls import ChoicePicker, loss_groups
from lossviz.gui.theme import ThemeManager

app = QApplication([])
themes, picker = ThemeManager(app), ChoicePicker(loss_groups())
for word in sys.argv[1:]:
    picker.popup.search.setText(word)
    print(picker.popup.selected_key())
"""


def test_what_the_lecture_types_finds_the_loss() -> None:
    words = re.findall(r"\*\*Ctrl\+L\*\*, type `([^`]+)`", section("Five minutes in a lecture"))
    printed = python("-c", FINDS, *words, folder=ROOT, QT_QPA_PLATFORM="offscreen")
    assert printed.split() == ["mse", "bce", "hinge", "huber"]


# --- add a loss


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with the README's loss in the file that the README names."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("lossviz", "resources", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    text = section("Add a loss")
    (code,) = blocks("python", text)
    (file,) = re.findall(r"`(lossviz/core/losses/\w+\.py)`:", text)
    (folder / file).write_text(code, encoding="utf-8")
    return folder


def test_the_new_loss_passes_the_contract(copy: Path) -> None:
    (words,) = re.findall(r"`python (-m pytest [^`]+)`", section("Add a loss"))
    (most,) = re.findall(r"runs more than (\d+) tests", section("Add a loss"))
    printed = python(*words.split(), "-q", "-p", "no:cacheprovider", folder=copy)
    assert int(re.findall(r"(\d+) passed", printed)[0]) > int(most)


def test_the_new_loss_is_well_written(copy: Path) -> None:
    file = f"lossviz/core/losses/{EXAMPLE}.py"
    for words in (("check",), ("format", "--check")):
        python("-m", "ruff", *words, "--no-cache", file, folder=copy)


def test_the_new_loss_runs_without_a_window(copy: Path) -> None:
    file = copy / "mine.json"
    python("-m", "lossviz", "new", str(file), folder=copy)
    file.write_text(re.sub('"key": "huber"', f'"key": "{EXAMPLE}"', file.read_text()), encoding="utf-8")
    assert "Converged at step" in python("-m", "lossviz", "run", str(file), folder=copy)


IN_THE_WINDOW = """
from PySide6.QtCore import QTemporaryDir
from lossviz.core import losses
from lossviz.gui import app as application
from lossviz.lab import files
from lossviz.lab.spec import Choice, Experiment
from lossviz.lab.texts import catalogue_texts

app, folder = application.make_app(), QTemporaryDir()
document = files.Document(experiment=Experiment(loss=Choice("mse")))
settings = application.fresh_settings(folder)
window = application.make_window(app, settings, document, language="en")
window.show()
loss, sidebar = losses.get("pseudo_huber"), window.sidebar
sidebar.loss_picker.picked.emit(loss.key)
application.settle(window)
assert loss.key in sidebar.loss_picker.keys()
assert sidebar.loss_picker.current == window.controller.experiment.loss.key == loss.key
assert list(sidebar.loss_form.rows) == ["delta"]
assert sidebar.loss_card.formula.latex == loss.formula
held = {trait for trait, chip in sidebar.loss_card.chips.items() if chip.kind == "held"}
assert held == loss.traits()
assert window.controller.minimum is not None and window.controller.minimum.converged
assert window.board.landscape.frame is not None
assert {loss.title, loss.summary, loss.parameters[0].help} <= set(catalogue_texts())
sidebar.loss_form.changed.emit("delta", 2.0)
assert window.controller.experiment.loss.parameters == {"delta": 2.0}
window.controller.undo_stack.undo()
assert window.controller.experiment.loss.parameters == {}
window.controller.jobs.shut_down()
"""


def test_the_new_loss_is_in_the_window(copy: Path) -> None:
    python("-c", IN_THE_WINDOW, folder=copy, QT_QPA_PLATFORM="offscreen")


def test_names_that_a_new_thing_needs_exist() -> None:
    from lossviz.core.datasets import Generator
    from lossviz.core.optimizers import Optimizer

    text = section("Add a loss")
    for name, kind in (("generate(rng)", Generator), ("update(theta, gradient, state, rate)", Optimizer)):
        assert f"`{kind.__name__}`" in text
        assert f"`{name}`" in text
        method, arguments = name.rstrip(")").split("(")
        code = getattr(kind, method).__code__
        assert ", ".join(code.co_varnames[1 : code.co_argcount]) == arguments
