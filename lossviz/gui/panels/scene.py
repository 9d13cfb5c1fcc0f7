"""The scene panel: the native picture of the problem's signature."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from lossviz.core.numeric import Array
from lossviz.lab.frames.influence import InfluenceFrame
from lossviz.lab.frames.overlays import OverlayFrame
from lossviz.lab.frames.sample import SampleFrame

from ..scenes import Scene, pictures
from ..scenes.influence import InfluenceLayer, can_be_dragged
from ..scenes.point_keys import PointKeys
from ..scenes.strands import Strands
from ..theme import Theme, current
from ..words import tr_catalogue
from .lane_looks import entries, lines
from .legend import Entry
from .panel import PlotPanel, shown


class ScenePanel(PlotPanel):
    """Shows data and model; frames decide which picture it is. `edited` carries what was drawn over data.

    Where points can be dragged, `point_moved` and `point_released` tell row, x and y, `grabbed` the row that
    was pressed, `nudged` how much of x and y a key moves the chosen point, `turned` to which other one to go.
    """

    edited = Signal(object)
    point_moved = Signal(int, float, float)
    point_released = Signal(int, float, float)
    grabbed = Signal(int)
    nudged = Signal(float, float)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Scene | None = None
        self._residuals = False
        self._sample: SampleFrame | None = None
        self.influence = InfluenceLayer(self.plot, self.point_moved.emit, self.point_released.emit)
        self._dragging = False
        self._travelling: InfluenceFrame | None = None
        self._keys = PointKeys(self.plot)
        self._keys.moved.connect(self._nudge)
        self._keys.turned.connect(self.turned)
        self._overlays: OverlayFrame | None = None
        self.strands = Strands(z=5.5, growing=False)
        self.plot.keep(self.strands)
        self.pointer.pressed.connect(self._pin)
        self._finish()

    def set_scene(self, frame: Any | None) -> None:
        """A new picture of new data; None for none."""
        if self.picture is not None:
            self.picture.leave()
        self.picture = None if frame is None else pictures()[type(frame)](self.plot, frame)
        self._sample = None
        self.read_out((), None)
        if self.picture is not None:
            self.picture.edit = self.edited.emit
            self.plot.show_range(*self.picture.limits)
            self.picture.set_residuals(self._residuals)
            self._show_own_fit()
            self.picture.restyle(current())
        self._offer_points()
        self._retitle()

    def set_dragging(self, wanted: bool) -> None:
        """Let the points be dragged, where they are samples, or not."""
        self._dragging = wanted
        self._offer_points()

    @property
    def draggable(self) -> bool:
        """Whether points can be dragged now."""
        return self._dragging and self.picture is not None and can_be_dragged(self.picture.frame)

    def _offer_points(self) -> None:
        places = self.picture.places if self.picture is not None and self.draggable else None
        self._keys.enabled = places is not None
        self.influence.take(places)
        if self._travelling is not None:
            self.set_influence(None)

    def _nudge(self, right: float, up: float) -> None:
        (left, end), (low, high) = self.plot.viewRange()
        self.nudged.emit(right * (end - left), up * (high - low))

    def set_influence(self, frame: InfluenceFrame | None) -> None:
        """A point on its way; None when it has arrived."""
        began_or_ended = (frame is None) != (self._travelling is None)
        self._travelling = frame
        self.influence.show(frame)
        if began_or_ended:
            self.set_sample(None)
            self._retitle()
        self.say_soon()

    def set_fit(self, fit: Any | None) -> None:
        """The model at the present parameters."""
        if self.picture is not None and fit is not None:
            self.picture.set_fit(fit)
            self.say_soon()

    def set_overlays(self, frame: OverlayFrame | None) -> None:
        """The fits of lanes and ghosts."""
        before, self._overlays = self._racing, frame
        self._draw_overlays(current())
        if before != self._racing:
            self._show_own_fit()
        self.say_soon()

    @property
    def _racing(self) -> bool:
        return self._overlays is not None and self._overlays.racing

    def _draw_overlays(self, theme: Theme) -> None:
        self.strands.set_lines(lines(self._overlays, "fit", theme, "card"))

    def _show_own_fit(self) -> None:
        """The selected lane's line in its own colour takes the place of the plain one."""
        if self.picture is not None:
            for item in self.picture.fit_lines:
                item.setVisible(not self._racing)

    def _say(self) -> None:
        if self.picture is None:
            return
        self.set_legend(self._entries())  # another loss may draw other things on the same data
        frame = self._travelling
        if frame is None:
            self.set_subtitle(self.picture.subtitle())
            return
        numbers = [f"{tr_catalogue(name)} {shown(value)}" for name, value in frame.numbers]
        self.set_subtitle(tr_catalogue(frame.note) or " · ".join(numbers))
        self.read_out(frame.numbers, frame.place)

    def _entries(self) -> list[Entry]:
        """What the picture shows, with the lanes and ghosts whose fits are drawn."""
        if self.picture is None:
            return []
        drawn = entries(self._overlays, "fit", current())
        own = self.picture.legend()
        travelling = [] if self._travelling is None else self.influence.legend()
        if not drawn or not self._racing:
            return [*travelling, *own, *drawn]
        rest = [entry for entry in own if entry.role not in ("fit", "boundary")]
        return [*travelling, *drawn, *rest]

    def set_batch(self, rows: Array | None) -> None:
        """The samples of the present mini-batch; None where every step takes them all."""
        if self.picture is None or (rows is None and self.picture.batch is None):
            return
        began_or_ended = (rows is None) != (self.picture.batch is None)
        self.picture.set_batch(rows)
        if began_or_ended:
            self._retitle()

    def set_sample(self, sample: SampleFrame | None) -> None:
        """The sample pointed at in any panel."""
        if self.picture is None or (sample is None and self._sample is None):
            return
        self._sample = sample
        self.picture.set_sample(sample)
        if sample is None:
            self.read_out((), None)
        else:
            self.read_out(sample.numbers, sample.scene)

    def set_residuals(self, wanted: bool) -> None:
        """Draw what each point misses by, or not."""
        self._residuals = wanted
        if self.picture is not None:
            self.picture.set_residuals(wanted)
        self._retitle()

    def _retitle(self) -> None:
        if self.picture is None:
            self.set_title(self.tr("Data and model"))
            self.set_subtitle("")
            self.set_legend(())
            self.set_axis_labels("", "")
            return
        self.set_title(self.picture.title() or self.tr("Data and model"))
        self._say()
        self.set_axis_labels(*map(tr_catalogue, self.picture.axis_names))

    def _recolour(self, theme: Theme) -> None:
        self.influence.restyle(theme)
        if self.picture is not None:
            self.picture.restyle(theme)
        self._draw_overlays(theme)

    def _row_at(self, x: float, y: float) -> int:
        return -1 if self.picture is None else self.picture.row_at(x, y, self.per_pixel())

    def _sample_places(self) -> tuple[Array, Array]:
        return super()._sample_places() if self.picture is None else self.picture.places

    def _pin(self, place: QPointF) -> None:
        row = self._row_at(place.x(), place.y())
        (self.grabbed if self.draggable and row >= 0 else self.pinned).emit(row)
