"""For those who change lossviz, from a checkout: ``python -m lossviz.dev check`` and ``... translations``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
TRANSLATION = CHECKOUT / "resources" / "i18n" / "lossviz_ko.ts"

BELOW_THE_WINDOW = ("tests/core", "tests/lab", "tests/contract")
WITHOUT_PYTEST_QT = (
    "-p", "no:pytest-qt", "-o", "addopts=--strict-markers", "-W", "ignore::pytest.PytestConfigWarning",
)  # fmt: skip
"""pytest-qt needs Qt; without it the settings that are meant for it are unknown, which is then no error."""
CHECKS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "tests of core and lab, without Qt": ("pytest", *WITHOUT_PYTEST_QT, *BELOW_THE_WINDOW),
    "all other tests": ("pytest", *(f"--ignore={folder}" for folder in BELOW_THE_WINDOW)),
}


def check() -> int:
    """Lint, format, types, tests; all of them run, and one that fails makes the whole fail."""
    failed = []
    for name, words in CHECKS.items():
        print(f"== {name}", flush=True)
        environment = os.environ | ({"LOSSVIZ_WITHOUT_QT": "1"} if "no:pytest-qt" in words else {})
        done = subprocess.run([sys.executable, "-m", *words], cwd=CHECKOUT, env=environment, check=False)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"failed: {'; '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def translations() -> int:
    """Bring the Korean translation up to date with the texts of the program, and compile it."""
    from .gui.theme import tokens
    from .lab.texts import catalogue_texts

    TRANSLATION.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        declared = Path(folder, "declared.py")
        texts = (*catalogue_texts(), *(tokens.load(name).title for name in tokens.names()))
        literals = (json.dumps(text, ensure_ascii=False) for text in texts)
        lines = (f'QT_TRANSLATE_NOOP("catalogue", {literal})\n' for literal in literals)
        declared.write_text("".join(lines), encoding="utf-8")
        sources = [*sorted(CHECKOUT.glob("lossviz/gui/**/*.py")), declared]
        options = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=_N", "-locations", "none", "-no-obsolete")
        if _run_qt_tool("pyside6-lupdate", *sources, *options, "-ts", TRANSLATION):
            return 1
    return _run_qt_tool("pyside6-lrelease", TRANSLATION, "-qm", TRANSLATION.with_suffix(".qm"))


def _run_qt_tool(name: str, *words: str | Path) -> int:
    tool = Path(sysconfig.get_path("scripts"), name)
    return subprocess.run([tool, *words], check=False).returncode


def main(words: Sequence[str] | None = None) -> int:
    """Run one of the commands above."""
    commands = {"check": check, "translations": translations}
    parser = argparse.ArgumentParser("python -m lossviz.dev", description=__doc__)
    parser.add_argument("command", choices=commands)
    arguments = parser.parse_args(words)
    if not (CHECKOUT / "tests").is_dir():
        print(f"lossviz.dev: {CHECKOUT} is no checkout of lossviz; run it from one.", file=sys.stderr)
        return 2
    return commands[arguments.command]()


if __name__ == "__main__":
    sys.exit(main())
