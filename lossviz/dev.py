"""For those who change lossviz, from a checkout: ``python -m lossviz.dev check`` and ``... translations``."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
TRANSLATION = CHECKOUT / "resources" / "i18n" / "lossviz_ko.ts"
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest",),
)


def check() -> int:
    """Lint, format, types, tests; all of them run, and one that fails makes the whole fail."""
    failed = []
    for words in CHECKS:
        print(f"== {' '.join(words)}", flush=True)
        if subprocess.run([sys.executable, "-m", *words], cwd=CHECKOUT, check=False).returncode:
            failed.append(" ".join(words))
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def translations() -> int:
    """Bring the Korean translation up to date with the texts of the program, and compile it."""
    from .lab.texts import catalogue_texts

    TRANSLATION.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        declared = Path(folder, "declared.py")
        lines = (f'QT_TRANSLATE_NOOP("catalogue", {_literal(text)})\n' for text in catalogue_texts())
        declared.write_text("".join(lines), encoding="utf-8")
        sources = [*sorted(CHECKOUT.glob("lossviz/gui/**/*.py")), declared]
        options = ("-locations", "none", "-no-obsolete", "-ts", TRANSLATION)
        if _run_qt_tool("pyside6-lupdate", *sources, *options):
            return 1
    return _run_qt_tool("pyside6-lrelease", TRANSLATION, "-qm", TRANSLATION.with_suffix(".qm"))


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _run_qt_tool(name: str, *words: str | Path) -> int:
    tool = Path(sysconfig.get_path("scripts"), name)
    return subprocess.run([tool, *words], check=False).returncode


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m lossviz.dev", description=__doc__)
    commands = {"check": check, "translations": translations}
    parser.add_argument(
        "command", choices=commands, help="; ".join(f"{k}: {v.__doc__}" for k, v in commands.items())
    )
    if not (CHECKOUT / "tests").is_dir():
        print(f"lossviz.dev: {CHECKOUT} is no checkout of lossviz; run it from one.", file=sys.stderr)
        return 2
    return commands[parser.parse_args(words).command]()


if __name__ == "__main__":
    sys.exit(main())
