"""The landscape panel: heat map with contours and arrows, and the path that walks over it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal

from lossviz.core.landscape import PARAMETERS, PATH, RANDOM
from lossviz.lab.frames.anatomy import Shot, StepFilm
from lossviz.lab.frames.curvature import CurvatureFrame
from lossviz.lab.frames.influence import InfluenceFrame
from lossviz.lab.frames.landscape import LandscapeFrame
from lossviz.lab.frames.overlays import OverlayFrame
from lossviz.lab.frames.path import PathFrame
from lossviz.lab.frames.sample import SampleFrame

from ..scenes.canvas import Canvas
from ..theme import style_plot
from ..widgets.card import Card
from ..words import axis_titles, bend_text, percent, tr_catalogue
from .axis import Axis
from .heat_map import COLOUR_MAPS, ColourBar, Ground
from .map_path import MapPath, Pointer
from .marks import typeset
from .star_trail import StarTrail
from .step_arrows import StepArrows

THROTTLE = 60
CLICK_WAIT = 220
SAY_AFTER = 250
"""Milliseconds: between requests while the view moves; that a click waits for a second one; between texts
that follow the run."""
AWAY = 1e-6
"""A distance from the plane below this is rounding."""
NEAR_STAR = 14.0


class PlaneView(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph is untyped
    """A view that tells single from double clicks and where the pointer is, in units of the plane."""

    clicked = Signal(object)
    double_clicked = Signal()
    hovered = Signal(object)
    dragged = False

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        super().mouseDragEvent(event, axis)
        self.dragged = not event.isFinish()  # type: ignore[attr-defined]

    def mouseClickEvent(self, event: object) -> None:
        if event.button() == Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            event.accept()  # type: ignore[attr-defined]
            if event.double():  # type: ignore[attr-defined]
                self.double_clicked.emit()
            else:
                self.clicked.emit(self.mapSceneToView(event.scenePos()))  # type: ignore[attr-defined]

    def hoverEvent(self, event: object) -> None:
        gone = event.isExit()  # type: ignore[attr-defined]
        self.hovered.emit(None if gone else self.mapSceneToView(event.scenePos()))  # type: ignore[attr-defined]


class LandscapePanel(Card):
    """Shows frames; asks for a start by a click, for other limits by wheel and drag.

    `start_chosen` (u, v) follows a click. `limits_changed` gives the view's (low, high) of u and of v
    after the user moved it, at most every `THROTTLE` milliseconds; the answer is a frame with these limits.
    `limits_reset` follows a double click.
    """

    start_chosen = Signal(float, float)
    limits_changed = Signal(object, object)
    limits_reset = Signal()

    def __init__(self) -> None:
        self._built = False
        super().__init__()
        self._frame: LandscapeFrame | None = None
        self._curvature: CurvatureFrame | None = None
        self._principal = False
        self._view = PlaneView(enableMenu=False)
        self._plot = Canvas(viewBox=self._view, axisItems={side: Axis(side) for side in ("left", "bottom")})
        self._ground, self._path, self._pointer = Ground(), MapPath(), Pointer()
        self._step, self._star, self._bar = StepArrows(), StarTrail(), ColourBar()
        self._overlays = (self._star, self._step)
        self._throttle = self._make_timer(THROTTLE, self._ask_for_limits)
        self._click = self._make_timer(CLICK_WAIT, self._choose_start)
        self._say_later = self._make_timer(SAY_AFTER, self._describe)
        self._clicked_at = QPointF()
        self._assemble()
        self._built = True
        self.restyle()
        self.retranslate()

    def _make_timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(slot)
        return timer

    def _assemble(self) -> None:
        self._view.disableAutoRange()
        self._view.setDefaultPadding(0.0)
        self._plot.still.add(self._ground)
        self._plot.keep(self._path, *self._overlays, self._pointer)
        self._plot.getPlotItem().layout.addItem(self._bar, 2, 3)
        self._plot.setCursor(Qt.CursorShape.CrossCursor)
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.setMinimumSize(60, 50)
        self._view.sigRangeChangedManually.connect(lambda *_: self._on_moved())
        self._view.clicked.connect(self._on_click)
        self._view.double_clicked.connect(self._on_double_click)
        self._view.hovered.connect(self._on_hover)
        self.set_body(self._plot)
        self._set_axes_visible(False)

    # --- what is shown

    @property
    def frame(self) -> LandscapeFrame | None:
        return self._frame

    @property
    def path(self) -> PathFrame | None:
        return self._path.path

    def set_frame(self, frame: LandscapeFrame | None) -> None:
        """Show another landscape; the view follows its limits unless the user is moving it."""
        self._frame = frame
        self._ground.set_frame(frame)
        self._bar.set_ticks(() if frame is None else frame.ticks)
        self._path.minimum = None if frame is None else frame.minimum
        self._path.others = () if frame is None else tuple((u, v) for u, v in frame.others.tolist())
        labels = () if frame is None else frame.contours.labels
        self._path.labels = tuple((typeset(text), u, v) for text, u, v in labels)
        self._set_axes_visible(frame is not None)
        if frame is not None:
            self._name_axes(frame)
            if not self._moving():
                self._view.setRange(xRange=frame.u_limits, yRange=frame.v_limits, padding=0.0)
        self._pointer.show_at(None)
        self._path.changed()
        self._show_axes()

    def set_path(self, path: PathFrame | None) -> None:
        """Show the path as it is now; nothing else is painted anew."""
        self._path.path = path
        self._path.changed()
        if self._frame is not None and self._frame.kind != PARAMETERS and not self._say_later.isActive():
            self._say_later.start()

    def set_overlays(self, frame: OverlayFrame | None) -> None:
        """The paths of lanes and ghosts; they are drawn with the path that follows."""
        self._path.overlays = frame
        self._path.changed()

    def set_sample(self, sample: SampleFrame | None) -> None:
        """Show the arrow of the sample pointed at."""
        self._path.sample = sample
        if sample is not None:
            self._path.sample_label = self.tr("sample {row}").format(row=sample.row + 1)
        self._path.changed()

    def set_curvature(self, curvature: CurvatureFrame) -> None:
        """How the surface bends where the run stands."""
        self._curvature = curvature
        self._show_axes()

    def set_principal(self, shown: bool) -> None:
        """Whether the principal axes are drawn, and the curvatures told."""
        self._principal = shown
        self._show_axes()

    def _show_axes(self) -> None:
        axes, frame = None if self._curvature is None else self._curvature.axes, self._frame
        if not self._principal or frame is None or axes is None or axes.names != (frame.u_name, frame.v_name):
            axes = None
        if axes is not self._path.axes:
            self._path.axes = axes
            self._path.changed()
        self._describe()

    def set_step(self, film: StepFilm | None, shot: Shot | None) -> None:
        """Draw this term of a step in place of the step's own arrow; None for none."""
        self._step.show_shot(film, shot)
        self._make_way()

    def set_influence(self, frame: InfluenceFrame | None) -> None:
        """Let the star go where the minimum is with a point of the data elsewhere; None: back again."""
        still = None if self._frame is None else self._frame.minimum
        self._star.show_frame(frame)
        self._path.minimum = still if frame is None else None
        self._make_way()
        self._path.changed()

    def _make_way(self) -> None:
        """No arrows of the path where they would lie on others."""
        silent = self._star.frame is not None
        quiet = silent or self._step.shot is not None
        if (quiet, silent) != (self._path.quiet, self._path.silent):
            self._path.quiet, self._path.silent = quiet, silent
            self._path.changed()

    def set_colour_map(self, name: str) -> None:
        """One of `COLOUR_MAPS`."""
        if name not in COLOUR_MAPS:
            raise ValueError(f"colour map {name!r} is not allowed; give one of {', '.join(COLOUR_MAPS)}.")
        self._ground.colour_map = self._bar.colour_map = name
        self._ground.repaint()
        self._bar.update()

    def restyle(self) -> None:
        """Take colours, fonts and widths from the theme anew."""
        style_plot(self._plot)
        self._plot.getPlotItem().showGrid(x=False, y=False)  # it would lie under the map and cost a repaint
        self._bar.restyle()
        self._ground.repaint()
        self._path.changed()

    def retranslate(self) -> None:
        super().retranslate()
        if self._built:
            self.set_title(self.tr("Loss landscape"))
            if self._frame is not None:
                self._name_axes(self._frame)
            self._describe()

    # --- words

    def _describe(self) -> None:
        """Subtitle, and the description that a screen reader speaks."""
        frame = self._frame
        if frame is None:
            self.set_subtitle("")
            return
        parts = [self._what(frame), *self._away(frame)]
        if frame.coarse:
            parts.insert(0, self.tr("refining…"))
        if frame.holes:
            parts.append(self.tr("hatched: infinite loss"))
        if frame.log:
            parts.append(self.tr("log colours"))
        if self._principal and self._curvature is not None and self._curvature.bend is not None:
            parts.insert(0, bend_text(self._curvature.bend))
        parts += [f"{name} = {value:.4g}" for name, value in frame.elsewhere]
        if frame.minimum is None and frame.minimum_note:
            parts.append(tr_catalogue(frame.minimum_note))
        self.set_subtitle(" · ".join(parts))
        self._plot.setAccessibleName(self.tr("Loss landscape"))
        self._plot.setAccessibleDescription(self._spoken(frame))

    def _what(self, frame: LandscapeFrame) -> str:
        """Over which plane the loss is shown."""
        if frame.kind == RANDOM:
            return self.tr("random plane, filter-normalised")
        if frame.kind == PATH and not any(frame.shares or ()):
            return self.tr("path plane: no path yet, the slope stands in for it")
        if frame.kind == PATH and frame.shares is not None:
            text = self.tr("path plane: {first} % + {second} % of its variance")
            return text.format(first=percent(frame.shares[0]), second=percent(frame.shares[1]))
        return self.tr("loss over {u} and {v}").format(u=frame.u_name, v=frame.v_name)

    def _away(self, frame: LandscapeFrame) -> list[str]:
        """How far the run stands off a plane that does not follow it."""
        away = 0.0 if self.path is None else self.path.away
        if frame.kind == PARAMETERS or not away > AWAY:
            return []
        return [self.tr("now {distance} off the plane").format(distance=f"{away:.2g}")]

    def _spoken(self, frame: LandscapeFrame) -> str:
        text = self.tr("Loss between {low} and {high}").format(
            low=f"{frame.scale.low:.4g}", high=f"{frame.scale.high:.4g}"
        )
        if frame.minimum is None:
            return text
        place = self.tr("minimum at {u} = {x}, {v} = {y}").format(
            u=frame.u_name, x=f"{frame.minimum[0]:.4g}", v=frame.v_name, y=f"{frame.minimum[1]:.4g}"
        )
        return f"{text}; {place}"

    def _on_hover(self, at: QPointF | None) -> None:
        frame = self._frame
        if at is None or frame is None or not self._view.viewRect().contains(at):
            self._pointer.show_at(None)
            return
        loss = frame.loss_at(at.x(), at.y())
        u, v = (tr_catalogue(name) for name in (frame.u_name, frame.v_name))
        numbers = f"{u} = {at.x():.4g}   {v} = {at.y():.4g}"
        if loss == loss:
            numbers += f"   L = {loss:.4g}"
        self._pointer.show_at(at, (typeset(numbers), self._hint(at)))

    def _hint(self, at: QPointF) -> str:
        if self._near_minimum(at):
            return self.tr("minimum") + self._note()
        return self.tr("click: start here")

    def _note(self) -> str:
        note = "" if self._frame is None else tr_catalogue(self._frame.minimum_note)
        return f": {note}" if note else ""

    def _near_minimum(self, at: QPointF) -> bool:
        width, height = self._view.viewPixelSize()
        ways = (QPointF((at.x() - u) / width, (at.y() - v) / height) for u, v in self._path.stars)
        return any(way.manhattanLength() < NEAR_STAR for way in ways)

    # --- what the user does

    def _on_click(self, at: QPointF) -> None:
        if self._frame is not None:
            self._clicked_at = at
            self._click.start()

    def _choose_start(self) -> None:
        self.start_chosen.emit(self._clicked_at.x(), self._clicked_at.y())

    def _on_double_click(self) -> None:
        self._click.stop()
        self._throttle.stop()
        if self._frame is not None:
            self.limits_reset.emit()

    def _on_moved(self) -> None:
        if self._frame is not None and not self._throttle.isActive():
            self._throttle.start()

    def _ask_for_limits(self) -> None:
        (left, right), (bottom, top) = self._view.viewRange()
        shown = None if self._frame is None else (*self._frame.u_limits, *self._frame.v_limits)
        if left < right and bottom < top and (left, right, bottom, top) != shown:
            self.limits_changed.emit((float(left), float(right)), (float(bottom), float(top)))

    def _moving(self) -> bool:
        """Whether a newer view than that of an arriving frame is being made."""
        return self._throttle.isActive() or self._view.dragged

    # --- keeping up

    def _set_axes_visible(self, visible: bool) -> None:
        item = self._plot.getPlotItem()
        for name in ("left", "bottom"):
            item.showAxis(name, visible)
        item.layout.activate()

    def _name_axes(self, frame: LandscapeFrame) -> None:
        for side, name in zip(("bottom", "left"), axis_titles(frame), strict=True):
            self._name_axis(side, name)

    def _name_axis(self, side: str, name: str) -> None:
        axis = self._plot.getAxis(side)
        if axis.labelText != name:
            axis.setLabel(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._built:
            self.retranslate()
