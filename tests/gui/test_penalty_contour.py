"""The penalty's contour in the window: it is drawn, named, moves with the run and goes with the penalty."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from landscapes import bowl_frame, path_of, pixels
from PySide6.QtCore import QEvent, QPointF, QRectF, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lossviz.gui import app as application
from lossviz.gui.panels.landscape import LandscapePanel
from lossviz.gui.panels.marks import label_place
from lossviz.gui.settings import Settings
from lossviz.lab import files
from lossviz.lab.spec import Choice, Experiment, Generated, View

DIAMOND = np.array([[1.0, 0.0], [0.0, 5.0], [-1.0, 0.0], [0.0, -5.0], [1.0, 0.0]])


@pytest.mark.usefixtures("manager")
def test_the_contour_changes_pixels_on_its_line_and_not_far_from_it(qtbot: QtBot) -> None:
    panel = LandscapePanel()
    qtbot.addWidget(panel)
    panel.resize(520, 420)
    panel.show()
    panel.set_frame(bowl_frame())
    pictures = []
    path = path_of((1.5, 8.0), (1.2, 6.0))
    for shown in (path, dataclasses.replace(path, penalty=DIAMOND, penalty_text="l1 = 0.42")):
        panel.set_path(shown)
        pictures.append(pixels(panel._plot.viewport()))
    changed = np.abs(pictures[1] - pictures[0]).sum(axis=2) > 30.0
    left, lower = _pixel(panel, -0.5, -2.5), _pixel(panel, -1.7, -8.0)
    assert changed[_around(left)].any()
    assert not changed[_around(lower)].any()


def test_a_run_under_l1_carries_its_contour(qapp: QApplication, tmp_path: Path) -> None:
    experiment = Experiment(
        data=Generated("sine", {"n": 30}, seed=1),
        model=Choice("polynomial", {"degree": 3}),
        loss=Choice("mse"),
        penalty=Choice("l1", {"lam": 0.05}),
        view=View(axes=(0, 1)),
    )
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    document = files.Document(experiment=experiment)
    window = application.make_window(qapp, settings, document, theme="dark", language="en", size=(1280, 720))
    seen = []
    window.controller.pictures.path_moved.connect(seen.append)
    window.show()
    for step in (5, 50):
        window.controller.seek(step)
        application.settle(window)
        path, theta = seen[-1], window.controller.session.state.theta
        sizes = np.abs(path.penalty).sum(axis=1)
        np.testing.assert_allclose(sizes, np.abs(theta[:2]).sum(), rtol=1e-12)
        assert path.penalty_text == f"l1 = {0.05 * np.abs(theta[:-1]).sum():.3g}"
    window.controller.undo_stack.setClean()
    window.close()
    window.controller.jobs.shut_down()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _pixel(panel: LandscapePanel, u: float, v: float) -> tuple[int, int]:
    """Row and column of a place of the plane."""
    QApplication.processEvents()
    at = panel._plot.mapFromScene(panel._view.mapViewToScene(QPointF(u, v)))
    return at.y(), at.x()


def _around(at: tuple[int, int]) -> tuple[slice, slice]:
    """The pixels within eight of a place: more than a gap between dashes."""
    return slice(at[0] - 8, at[0] + 9), slice(at[1] - 8, at[1] + 9)


def test_the_name_stands_high_on_the_line_and_clear_of_the_present_point() -> None:
    square = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0], [0.0, 0.0]])
    view, far = QRectF(-10.0, -10.0, 200.0, 200.0), QPointF(500.0, 500.0)
    top = label_place(square, view, far, 30.0)
    assert top is not None
    assert top.y() == 0.0
    beside = label_place(square, view, QPointF(50.0, 0.0), 80.0)
    assert beside is not None
    assert np.hypot(beside.x() - 50.0, beside.y()) >= 80.0
    assert label_place(square, QRectF(20.0, 20.0, 50.0, 50.0), far, 30.0) is None
