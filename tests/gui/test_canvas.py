"""A plot keeps a picture of what stands still, which is right after every change."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QPen
from pytestqt.qtbot import QtBot

from lossviz.gui.scenes.canvas import Canvas
from lossviz.gui.scenes.traces import Trace


def made(qtbot: QtBot) -> Canvas:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.setBackground(QColor("#000000"))
    canvas.setRange(xRange=(0.0, 1.0), yRange=(0.0, 1.0), padding=0.0)
    canvas.resize(300, 200)
    canvas.show()
    return canvas


def line(color: str, height: float) -> Trace:
    trace = Trace()
    trace.set_pen(QPen(QColor(color), 3.0))
    trace.set_data(np.array([0.0, 1.0]), np.full(2, height))
    return trace


def amount(canvas: Canvas, channel: int) -> float:
    """How much red (2), green (1) or blue (0) there is in the picture."""
    image = canvas.viewport().grab().toImage().convertToFormat(canvas.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)
    others = [other for other in range(3) if other != channel]
    return float((pixels[..., channel] - pixels[..., others].max(axis=2)).clip(0).mean())


def test_what_moves_is_painted_over_a_picture_that_stays(qtbot: QtBot) -> None:
    canvas, still, moving = made(qtbot), line("#ff0000", 0.3), line("#00ff00", 0.6)
    canvas.still.add(still)
    canvas.keep(moving)
    red, green = amount(canvas, 2), amount(canvas, 1)
    assert red > 0.0
    assert green > 0.0
    kept = canvas._over.cacheKey()
    moving.set_data(np.array([0.0, 0.5]), np.full(2, 0.6))
    assert 0.3 * green < amount(canvas, 1) < 0.7 * green
    assert canvas._over.cacheKey() == kept
    still.setVisible(False)
    assert amount(canvas, 2) == 0.0
    assert canvas._over.cacheKey() != kept
    canvas.drop(moving)
    assert amount(canvas, 1) == 0.0


def test_another_range_or_size_is_painted_anew(qtbot: QtBot) -> None:
    canvas = made(qtbot)
    canvas.still.add(line("#ff0000", 0.3))
    red = amount(canvas, 2)
    canvas.setRange(yRange=(2.0, 3.0), padding=0.0)
    assert amount(canvas, 2) == 0.0
    canvas.setRange(yRange=(0.0, 1.0), padding=0.0)
    assert abs(amount(canvas, 2) - red) < 0.1 * red
    canvas.resize(300, 400)
    assert 0.3 * red < amount(canvas, 2) < 0.7 * red
