"""Frames of a bowl for the tests of the landscape's panels, and what is asked of their pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from lossviz.core.landscape import Grid, Plane
from lossviz.core.numeric import Array
from lossviz.lab.frames.landscape import LandscapeFrame, Mark, Show, Slopes, landscape_frame, slope_places
from lossviz.lab.frames.path import PathFrame
from lossviz.lab.frames.sample import SampleFrame
from lossviz.lab.frames.scene import Limits

LIMITS = ((-2.0, 2.0), (-10.0, 10.0))


def bowl_frame(
    limits: tuple[Limits, Limits] = LIMITS,
    wall: float = np.inf,
    coarse: bool = False,
) -> LandscapeFrame:
    """u² + (v/5)² with its minimum in the middle; infinite where u exceeds `wall`."""
    plane = Plane.of_parameters(np.zeros(2), (0, 1), limits, ("w", "b"))
    u, v = plane.axes((31, 41))
    wide, high = np.meshgrid(u, v)
    values = np.where(wide > wall, np.inf, wide**2 + (high / 5.0) ** 2)
    at_u, at_v = slope_places(plane)
    wide, high = np.meshgrid(at_u, at_v)
    slopes = Slopes(at_u, at_v, np.stack([2.0 * wide, 2.0 * high / 25.0], axis=-1))
    grid = Grid(plane, u, v, values, "by formula")
    return landscape_frame(grid, slopes, Mark(np.zeros(2), 0.0, "By hand."), show=Show(coarse=coarse))


def path_of(*places: tuple[float, float], arrow: tuple[float, float] = (1.0, 0.0)) -> PathFrame:
    points = np.array(places, dtype=np.float64).reshape(-1, 2)
    losses = points[:, 0] ** 2 + (points[:, 1] / 5.0) ** 2
    return PathFrame(points[:, 0], points[:, 1], losses, np.empty((0, 2)), np.array(arrow))


def sample_of(arrow: tuple[float, float]) -> SampleFrame:
    return SampleFrame(4, (0.0, 0.0), (0.0, 0.0), 0.0, 0.0, None, np.array(arrow), ())


def pixels(widget: QWidget) -> Array:
    """What the widget looks like once its layout has settled: (height, width, 3) in [0, 255]."""
    widget.grab()  # pyqtgraph's axes find their width while they are painted
    QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(np.float64)


def colours(picture: Array) -> int:
    """How many different colours a picture has."""
    return len(np.unique(picture.reshape(-1, 3), axis=0))
