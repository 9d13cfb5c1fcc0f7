"""The path kept as a picture looks like the path drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from lossviz.gui.panels.marks import draw_path, path_stroke
from lossviz.gui.scenes.strands import LIVE, StrandPainter
from lossviz.gui.theme import Theme, ThemeManager

SIZE = 160


def picture(draw: Callable[[QPainter], None]) -> np.ndarray:
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(0xFF206040)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIZE, SIZE, 4)[..., :3].astype(int).copy()


def walk(steps: int, turn: float = 0.09) -> np.ndarray:
    """A spiral that never comes back over itself."""
    angle = turn * np.arange(steps)
    return 80.0 + (70.0 - 0.2 * np.arange(steps))[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def kept(trail: StrandPainter, points: np.ndarray, theme: Theme, key: str = "view") -> np.ndarray:
    return picture(lambda p: trail.paint(p, [(points, path_stroke(theme))], QSizeF(SIZE, SIZE), key))


def anew(points: np.ndarray, theme: Theme) -> np.ndarray:
    return picture(lambda p: draw_path(p, points, theme))


def test_a_growing_path_looks_as_if_drawn_anew(manager: ThemeManager) -> None:
    points, trail, theme = walk(5 * LIVE), StrandPainter(), manager.theme
    for count in (1, 2, 3, LIVE, 2 * LIVE + 2, 3 * LIVE, 5 * LIVE):
        difference = np.abs(kept(trail, points[:count], theme) - anew(points[:count], theme))
        assert difference.max() <= 60, count  # where two pictures meet, edges blend twice
        assert difference.mean() < 0.1, count


def test_going_back_another_path_and_another_view_leave_nothing_behind(manager: ThemeManager) -> None:
    long, theme = walk(5 * LIVE), manager.theme
    for points, key in ((long[:10], "view"), (long[::-1].copy(), "view"), (long[: 3 * LIVE] + 9.0, "zoomed")):
        trail = StrandPainter()
        kept(trail, long, theme)
        assert np.abs(kept(trail, points, theme, key) - anew(points, theme)).mean() < 0.1


def test_old_parts_are_not_drawn_again(manager: ThemeManager) -> None:
    trail, points = StrandPainter(), walk(5 * LIVE)
    kept(trail, points, manager.theme)
    before = trail._under.cacheKey()
    kept(trail, points, manager.theme)
    assert trail._under.cacheKey() == before
