"""The path kept as a picture looks like the path drawn anew."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from lossviz.gui.panels.marks import draw_path
from lossviz.gui.panels.trail import LIVE, Trail
from lossviz.gui.theme import ThemeManager

SIZE = 160


def picture(draw) -> np.ndarray:  # noqa: ANN001 - a function of a painter
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


def test_a_growing_path_looks_as_if_drawn_anew(manager: ThemeManager) -> None:
    points, trail, theme = walk(5 * LIVE), Trail(), manager.theme
    for count in (1, 2, LIVE, 2 * LIVE + 2, 3 * LIVE, 5 * LIVE):
        kept = picture(lambda p, n=count: trail.paint(p, points[:n], QSizeF(SIZE, SIZE), theme, "view"))
        anew = picture(lambda p, n=count: draw_path(p, points[:n], theme))
        assert np.abs(kept - anew).max() <= 60, count  # where two pictures meet, edges blend twice
        assert np.abs(kept - anew).mean() < 0.1, count


def test_going_back_another_path_and_another_view_leave_nothing_behind(manager: ThemeManager) -> None:
    long, theme = walk(5 * LIVE), manager.theme
    for points, key in ((long[:10], "view"), (long[::-1].copy(), "view"), (long[: 3 * LIVE] + 9.0, "zoomed")):
        trail = Trail()
        picture(lambda p, trail=trail: trail.paint(p, long, QSizeF(SIZE, SIZE), theme, "view"))
        kept = picture(
            lambda p, trail=trail, xy=points, key=key: trail.paint(p, xy, QSizeF(SIZE, SIZE), theme, key)
        )
        anew = picture(lambda p, xy=points: draw_path(p, xy, theme))
        assert np.abs(kept - anew).mean() < 0.1


def test_old_parts_are_not_drawn_again(manager: ThemeManager) -> None:
    trail, points = Trail(), walk(5 * LIVE)
    picture(lambda p: trail.paint(p, points, QSizeF(SIZE, SIZE), manager.theme, "view"))
    before = trail._under.cacheKey()
    picture(lambda p: trail.paint(p, points, QSizeF(SIZE, SIZE), manager.theme, "view"))
    assert trail._under.cacheKey() == before
