"""The command line as a user meets it: in a process of its own, from another folder."""

from __future__ import annotations

import ast
import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import lossviz
from lossviz.commands import startup
from lossviz.commands.options import parse
from lossviz.lab import build, files, lanes
from lossviz.lab.spec import Choice, Experiment, Generated

ROOT = Path(__file__).parent.parent
BLOCK = """
import sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "superqt", "ziamath"): sys.modules[name] = None
"""


HEAD = '{"format":"lossviz-experiment","version":'
BAD = [["run"], ["run", "a.json", "--steps", "-3"], ["run", "a.json", "--fast"],
       ["shot", "a.png", "--size", "big"],
       ["new", "a.json", "--example", "none"], ["--theme", "pink"], ["a.json", "b.json"]]  # fmt: skip


class Terminal:
    """A folder to type commands in; `site` comes before everything else on Python's path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.site.mkdir()
        self.environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        del self.environment["QT_QPA_PLATFORM"]
        self.environment["XDG_RUNTIME_DIR"] = str(folder)  # without it libwayland adds a line of its own
        self.environment["PYTHONPATH"] = os.pathsep.join([str(self.site), str(ROOT)])

    def python(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=self.environment | environment,
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
        )  # fmt: skip

    def lossviz(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "lossviz", *words, **environment)

    def good(self, *words: str) -> str:
        """What a command prints that must work."""
        done = self.lossviz(*words)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def refusal(self, code: int, *words: str, **environment: str) -> str:
        """The one sentence of a command that must refuse."""
        done = self.lossviz(*words, **environment)
        assert (done.returncode, done.stdout) == (code, "")
        (sentence,) = done.stderr.splitlines()
        assert sentence.startswith("lossviz: ")
        return sentence

    def package(self, name: str, text: str, module: str = "__init__") -> None:
        """Put a package of this name before the real one."""
        folder = self.site / name
        folder.mkdir(exist_ok=True)
        (folder / f"{module}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


# --- run


@pytest.fixture
def experiment(terminal: Terminal) -> Experiment:
    """Written as a.json; it neither converges nor reaches its budget within 100 steps."""
    made = Experiment(
        data=Generated("line", {"n": 60}, seed=2), loss=Choice("mse"), optimizer=Choice("adam"),
        rate=0.01, batch=16, scaling="both", budget=5000,
    )  # fmt: skip
    files.write(terminal.folder / "a.json", made)
    return made


def printed(text: str) -> dict[str, float]:
    return {
        name: float(value)
        for name, value in (line.split(" = ") for line in text.splitlines() if " = " in line)
    }


def rows(path: Path) -> tuple[list[str], np.ndarray]:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *body = csv.reader(stream)
    return header, np.array(body, dtype=np.float64)


def test_run_prints_where_it_arrived_in_the_users_units(terminal: Terminal, experiment: Experiment) -> None:
    said = terminal.good("run", "a.json", "--steps", "100")
    session = build.session(experiment)
    session.seek(100)
    data = build.dataset(experiment.data)
    x, y, (w, b) = data.x[:, 0], data.y, session.state.theta
    slope = w * y.std() / x.std()  # from (y - ȳ)/σy = w (x - x̄)/σx + b, by hand
    numbers = printed(said)
    assert numbers["w"] == pytest.approx(slope, rel=1e-12)
    assert numbers["b"] == pytest.approx(b * y.std() + y.mean() - slope * x.mean(), rel=1e-12)
    assert (numbers["step"], numbers["loss"]) == (100, session.state.value)
    assert numbers["gradient norm"] == session.state.gradient_norm
    assert "Stopped at the budget of 100 steps" in said


def test_run_tells_what_samples_that_it_did_not_see_say(terminal: Terminal) -> None:
    made = Experiment(
        data=Generated("line", {"n": 60}, seed=2), loss=Choice("mse"), penalty=Choice("l2", {"lam": 0.5}),
        rate=0.05, budget=40, test_share=0.25,
    )  # fmt: skip
    files.write(terminal.folder / "a.json", made)
    numbers = printed(terminal.good("run", "a.json"))
    data = build.data(made)
    missed = numbers["w"] * data.x[:, 0] + numbers["b"] - data.y
    for name, part in (("training", missed[:45]), ("test", missed[45:])):
        assert numbers[f"{name} samples"] == part.size
        assert numbers[f"{name} loss"] == pytest.approx(np.mean(part**2), rel=1e-12)
        assert numbers[f"{name} RMSE"] == pytest.approx(np.sqrt(np.mean(part**2)), rel=1e-12)
    assert numbers["loss"] == pytest.approx(numbers["training loss"] + 0.5 * numbers["w"] ** 2, rel=1e-12)


def test_the_csv_holds_every_step_with_all_digits(terminal: Terminal, experiment: Experiment) -> None:
    said = terminal.good("run", "a.json", "--steps", "100", "--csv", "path.csv")
    header, body = rows(terminal.folder / "path.csv")
    assert header == ["step", "w", "b", "loss", "gradient_norm", "rate"]
    session = build.session(experiment)
    session.seek(100)
    columns = session.columns()
    assert body[:, 0].tolist() == list(range(101))
    for name, column in (("loss", 3), ("gradient_norm", 4), ("rate", 5)):
        assert np.array_equal(body[:, column], columns[name])
    numbers = printed(said)
    assert body[-1].tolist() == [100, *(numbers[n] for n in ("w", "b", "loss", "gradient norm")), 0.01]


def test_a_saved_run_goes_on_with_the_same_bits(terminal: Terminal, experiment: Experiment) -> None:
    terminal.good("run", "a.json", "--steps", "100", "--csv", "whole.csv", "--save", "whole.json")
    terminal.good("run", "a.json", "--steps", "60", "--csv", "first.csv", "--save", "half.json")
    terminal.good("run", "half.json", "--steps", "40", "--csv", "second.csv", "--save", "again.json")
    texts = [(terminal.folder / f"{n}.csv").read_text().splitlines() for n in ("whole", "first", "second")]
    assert texts[0] == texts[1] + texts[2][2:]
    assert (terminal.folder / "whole.json").read_bytes() == (terminal.folder / "again.json").read_bytes()
    assert files.read(terminal.folder / "half.json").experiment == experiment


def test_run_prints_each_lane_of_a_race(terminal: Terminal) -> None:
    race = lanes.rename(lanes.contest_of_optimizers(Experiment()), 1, "my lane")
    files.write(terminal.folder / "race.json", race)
    said = terminal.good("run", "race.json", "--steps", "20", "--csv", "race.csv", "--save", "later.json")
    _, *blocks = said.split("[")
    assert [block.split("]")[0] for block in blocks] == [
        "Gradient descent", "my lane", "Nesterov momentum", "Adam",
    ]  # fmt: skip
    with (terminal.folder / "race.csv").open(encoding="utf-8", newline="") as stream:
        header, *body = csv.reader(stream)
    assert header[:2] == ["lane", "step"]
    assert len(body) == 4 * 21
    for lane, block in zip(lanes.lanes(race), blocks, strict=True):
        session = build.session(lanes.alone(race, lane))
        session.seek(20)
        assert printed(block.split("\n", 1)[1])["loss"] == session.state.value
    again = terminal.good("run", "later.json", "--steps", "5")
    assert [line for line in again.splitlines() if line.startswith("step")] == ["step = 25"] * 4


def test_without_steps_a_run_goes_to_its_own_end(terminal: Terminal) -> None:
    files.write(terminal.folder / "a.json", Experiment(budget=7))
    assert "Stopped at the budget of 7 steps" in terminal.good("run", "a.json")
    said = terminal.good("run", "a.json", "--steps", "5000", "--save", "b.json")
    assert "Converged at step" in said
    assert terminal.good("run", "b.json") == said


def test_run_works_where_qt_is_not_installed_and_never_asks_for_it(terminal: Terminal) -> None:
    files.write(terminal.folder / "a.json", Experiment())
    script = (
        "from lossviz.commands import execute\n"
        "code = execute(['run', 'a.json', '--steps', '3', '--csv', 'a.csv', '--save', 'b.json'])\n"
        "print(code, sorted({m.partition('.')[0] for m in sys.modules if sys.modules[m]} & "
        "{'PySide6', 'shiboken6', 'pyqtgraph', 'superqt', 'lossviz.gui'}))"
    )
    for before in (BLOCK, "import sys\n"):
        done = terminal.python("-c", before + script)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == "0 []"


def test_a_terminal_without_subscripts_still_gets_the_numbers(terminal: Terminal) -> None:
    blobs = Experiment(data=Generated("blobs"), model=Choice("separator"), loss=Choice("bce_with_logits"))
    files.write(terminal.folder / "a.json", blobs)
    done = terminal.lossviz("run", "a.json", "--steps", "2", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "w? = " in done.stdout


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (None, "a.json cannot be read: No such file or directory."),
        ("{", "a.json is not an experiment file"),
        (
            HEAD + '1,"experiment":{"hue":1}}',
            "unknown field `hue` - at `$.experiment`",
        ),
        (
            HEAD + '1,"experiment":{"loss":{"key":"hubre"}}}',
            "Did you mean 'huber'?",
        ),
        (HEAD + '9,"experiment":{}}', "version 9"),
    ],
)
def test_run_refuses_a_bad_file_in_one_sentence(contents: str | None, words: str, terminal: Terminal) -> None:
    if contents is not None:
        (terminal.folder / "a.json").write_text(contents)
    assert words in terminal.refusal(2, "run", "a.json")


def test_run_refuses_what_it_cannot_write(terminal: Terminal, experiment: Experiment) -> None:
    assert "cannot be written" in terminal.refusal(
        2, "run", "a.json", "--steps", "1", "--csv", "none/path.csv"
    )
    assert "cannot be written" in terminal.refusal(
        2, "run", "a.json", "--steps", "1", "--save", "none/b.json"
    )


@pytest.mark.parametrize("words", BAD)
def test_wrong_words_are_refused_with_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: lossviz")


# --- new, help, and what opens the window


def test_new_writes_the_default_or_an_example_and_overwrites_nothing(terminal: Terminal) -> None:
    terminal.good("new", "a.json")
    assert files.read(terminal.folder / "a.json").experiment == Experiment()
    before = (terminal.folder / "a.json").read_bytes()
    assert "a.json exists" in terminal.refusal(2, "new", "a.json", "--example", "logistic-blobs")
    assert (terminal.folder / "a.json").read_bytes() == before
    terminal.good("new", "b.json", "--example", "logistic-blobs")
    assert files.read(terminal.folder / "b.json").experiment.loss == Choice("bce_with_logits")


def test_version_and_help(terminal: Terminal) -> None:
    assert terminal.good("--version") == f"lossviz {lossviz.__version__}\n"
    text = terminal.good("--help")
    for command in ("open", "run", "new", "shot", "gallery", "bench"):
        assert f"    {command} " in text
        assert f"usage: lossviz {command}" in terminal.good(command, "--help")


def test_main_py_starts_the_same_program(terminal: Terminal) -> None:
    done = terminal.python(str(ROOT / "main.py"), "--version")
    assert done.stdout == f"lossviz {lossviz.__version__}\n"


@pytest.mark.parametrize(
    ("words", "file", "theme"),
    [([], None, None), (["a.json"], "a.json", None), (["open", "a.csv"], "a.csv", None),
     (["--theme", "light"], None, "light"), (["a.json", "--theme", "dark"], "a.json", "dark")],
)  # fmt: skip
def test_no_command_opens_the_window(words: list[str], file: str | None, theme: str | None) -> None:
    arguments = parse(words)
    assert arguments.command.__name__ == "show"
    assert arguments.file == (None if file is None else Path(file))
    assert arguments.theme == theme


def test_shot_takes_an_experiment_or_none() -> None:
    both = parse(["shot", "a.json", "out.png", "--size", "1024x768", "--step", "70"])
    assert (both.experiment, both.out, both.size, both.step) == (
        Path("a.json"),
        Path("out.png"),
        (1024, 768),
        70,
    )
    assert (parse(["shot", "out.png"]).experiment, parse(["shot", "out.png"]).size) == (None, (1920, 1080))


# --- what keeps the program from starting


@pytest.mark.parametrize("name", ["main.py", "lossviz/__init__.py", "lossviz/__main__.py"])
def test_an_old_python_can_read_the_refusal(name: str) -> None:
    ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("start", ["main.py", "lossviz/__main__.py"])
def test_an_old_python_is_refused(start: str, terminal: Terminal) -> None:
    pretend = "import runpy, sys; sys.version_info = (3, 9, 18); "
    done = terminal.python("-c", f"{pretend}runpy.run_path({str(ROOT / start)!r}, run_name='__main__')")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("lossviz: it needs Python 3.11 or newer, and this is Python 3.9.18 (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("package", ["numpy", "msgspec", "contourpy"])
def test_a_missing_package_is_named_with_the_command(package: str, terminal: Terminal) -> None:
    script = "from lossviz.commands import execute; sys.exit(execute(['run', 'a.json']))"
    done = terminal.python("-c", f"import sys; sys.modules[{package!r}] = None; {script}")
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert f"the Python package {package} is not installed" in sentence
    assert f"{sys.executable} -m pip install ." in sentence


def test_missing_packages_of_the_window_are_named_together(terminal: Terminal) -> None:
    script = BLOCK + "from lossviz.commands import execute; sys.exit(execute([]))"
    done = terminal.python("-c", script, DISPLAY=":1")
    assert done.returncode == 1
    assert "PySide6, pyqtgraph, superqt, ziamath is not installed" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a display")
def test_no_display_is_told_before_anything_else(terminal: Terminal) -> None:
    assert "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)" in terminal.refusal(1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux names its display")
@pytest.mark.parametrize(
    "environment",
    [{"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-4711"}, {"QT_QPA_PLATFORM": "nonsense"}],
    ids=lambda environment: next(iter(environment)),
)
def test_a_display_that_cannot_be_opened_is_told_instead_of_aborting(
    environment: dict[str, str], terminal: Terminal
) -> None:
    sentence = terminal.refusal(1, **environment)
    ((name, value),) = environment.items()
    assert f"Qt cannot open a window with {name}={value};" in sentence


@pytest.mark.parametrize("version", ["6.12.0", "6.9.3", "7.0.0", ""])
def test_an_untried_qt_is_refused(version: str, terminal: Terminal) -> None:
    terminal.package("PySide6", f"__version__ = {version!r}" if version else "")
    sentence = terminal.refusal(1, QT_QPA_PLATFORM="offscreen")
    assert f"PySide6 {version or 'of an unknown version'} is installed" in sentence
    assert "make a new virtual environment" in sentence


@pytest.mark.parametrize("version", ["6.10.0", "6.10.3", "6.11.0", "6.11.3"])
def test_a_tried_qt_is_taken(version: str) -> None:
    startup.check_qt_version(version)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings its libraries along")
@pytest.mark.parametrize(
    "command",
    [[], ["shot", "a.png"], ["gallery", "pictures"], ["bench"]],
    ids=lambda words: "-".join(words[:1]),
)
def test_a_missing_system_library_is_told_with_the_packages(command: list[str], terminal: Terminal) -> None:
    terminal.package("PySide6", "__version__ = '6.11.3'")
    said = "libEGL.so.1: cannot open shared object file: No such file or directory"
    terminal.package("PySide6", f"raise ImportError({said!r})", "QtWidgets")
    sentence = terminal.refusal(1, *command, QT_QPA_PLATFORM="offscreen")
    assert "the system library libEGL.so.1 cannot be found" in sentence
    packages = sentence.partition("sudo apt-get install ")[2].split()
    assert packages == [*startup.LIBRARIES.values(), *startup.X11_LIBRARIES.values()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings its libraries along")
def test_libraries_that_only_x11_needs_are_told_when_qt_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names are those that `ldd libqxcb.so` lists as not found where the packages are missing."""
    monkeypatch.setitem(startup.X11_LIBRARIES, "libxcb-none.so.0", "libxcb-none0")
    sentence = startup.why_qt_failed("no Qt platform plugin could be initialized", {"DISPLAY": ":0"})
    assert "the system library libxcb-none.so.0 cannot be found" in sentence
    assert sentence.endswith("libxcb-none0")


def test_another_import_error_of_qt_is_passed_on_in_full() -> None:
    said = "/site/libpyside6.abi3.so.6.11: undefined symbol: Py_New"
    assert said in startup.missing_library(said)
    assert "apt-get" not in startup.missing_library(said)
