"""Which plane the landscape shows: its directions, and the limits within which it is seen."""

from __future__ import annotations

from collections.abc import Sequence

from ..core.landscape import PARAMETERS, Limits, Plane
from ..core.numeric import Array
from ..lab.frames.aim import Aim, aim
from ..lab.session import Session
from ..lab.spec import View
from .surveyor import Surveyor


def turned(old: View, new: View) -> bool:
    """Whether two views look at different planes."""
    return (old.plane, old.axes, old.plane_seed) != (new.plane, new.axes, new.plane_seed)


class PlaneKeeper:
    """Holds limits, and directions that are no parameters (`aim`) while the run moves.

    Directions are taken anew when the landscape is framed, when a run that played stands still elsewhere,
    and those of the path whenever it has become twice as long: so a plane never turns from step to step.
    """

    def __init__(self, surveyor: Surveyor) -> None:
        self._surveyor = surveyor
        self.limits: tuple[Limits, Limits] | None = None
        self.aim: Aim | None = None

    @property
    def moves(self) -> bool:
        """Whether the plane goes through the present parameters, wherever they are."""
        return self.aim is None

    def frame(self, view: View, session: Session) -> None:
        """Directions and limits for where the run stands."""
        if view.plane == PARAMETERS:
            self.aim = None
            problem, theta = session.setup.problem, session.state.theta
            self.limits = self._surveyor.frame(problem, theta, view.axes)  # type: ignore[arg-type]
        else:
            self.aim = aim(view, session)
            self.limits = self.aim.limits

    def plane(self, view: View, theta: Array, names: Sequence[str]) -> Plane:
        """The plane as it is to be shown; `names` are those of the parameters theta (p,)."""
        assert self.limits is not None
        if self.aim is not None:
            return self.aim.plane(self.limits)
        return Plane.of_parameters(theta, view.axes, self.limits, names)

    def astray(self, theta: Array) -> bool:
        """Whether there is no plane yet, or one of another number of parameters."""
        return self.limits is None or (self.aim is not None and self.aim.directions.centre.size != theta.size)

    def outgrown(self, session: Session) -> bool:
        """Whether the path has outgrown its plane."""
        return self.aim is not None and self.aim.outgrown(session)

    def left(self, session: Session) -> bool:
        """Whether the run stands elsewhere than where the directions were taken."""
        return self.aim is not None and self.aim.moved(session)
