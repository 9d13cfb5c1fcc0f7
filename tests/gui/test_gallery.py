"""A picture of the window for each loss: in a process of its own, as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from lossviz.commands.options import parse

ROOT = Path(__file__).parent.parent.parent


def typed(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lossviz", "gallery", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_each_loss_gets_a_picture_of_its_own(tmp_path: Path) -> None:
    done = typed("new/pictures", "--only", "dice", "huber", "--size", "1000x700", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    folder = Path("new", "pictures")
    assert done.stdout.splitlines() == [f"1/2 {folder / 'huber.png'}", f"2/2 {folder / 'dice.png'}"]
    pictures = [QImage(str(file)) for file in sorted((tmp_path / folder).iterdir())]
    assert [(p.width(), p.height()) for p in pictures] == [(1000, 700)] * 2
    assert pictures[0] != pictures[1]
    for picture in pictures:
        seen = {picture.pixel(x, y) for x in range(0, 1000, 10) for y in range(0, 700, 10)}
        assert len(seen) > 100, "no landscape was drawn"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pictures", "--only", "huber", "hubr"], "'hubr' is no loss; allowed: sse, mse, "),
        (["taken", "--only", "huber"], "taken cannot be made a folder"),
        (["taken/inside", "--only", "huber"], "cannot be made a folder"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(words: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    done = typed(*words, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("lossviz: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr


def test_all_losses_are_drawn_unless_some_are_asked_for() -> None:
    arguments = parse(["gallery", "pictures", "--theme", "light", "--language", "ko"])
    assert (arguments.folder, arguments.only) == (Path("pictures"), None)
    assert (arguments.theme, arguments.language, arguments.size) == ("light", "ko", (1920, 1080))
