"""What the user asked for: an experiment is names and numbers only, frozen, and fits a JSON file."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from .tables import TableSource

Setting = float | int | bool | str | None
PositiveFloat = Annotated[float, msgspec.Meta(gt=0.0)]
PositiveInt = Annotated[int, msgspec.Meta(ge=1)]
Seed = Annotated[int, msgspec.Meta(ge=0)]
Index = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0.0, lt=1.0)]
MOST_LANES = 8
"""Lanes of a race, and ghosts, at most: there are as many colours and dashes."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A registered thing by key, with the parameters that differ from their defaults or were set."""

    key: str
    parameters: dict[str, Setting] = {}

    def with_(self, name: str, value: Setting) -> Choice:
        """The same choice with one parameter changed."""
        return msgspec.structs.replace(self, parameters={**self.parameters, name: value})


class Generated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="generated"):
    """A data set made by a seeded generator; edit: what the user drew over it, in the generator's form."""

    key: str
    parameters: dict[str, Setting] = {}
    seed: Seed = 0
    edit: tuple[float, ...] | None = None

    def with_(self, name: str, value: Setting) -> Generated:
        """The same recipe with one parameter changed; what was drawn over it is gone."""
        return msgspec.structs.replace(self, parameters={**self.parameters, name: value}, edit=None)


class Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="shipped"):
    """A real data set that comes with the program; edit: row, x and y of each point that was moved."""

    key: str
    parameters: dict[str, Setting] = {}
    edit: tuple[float, ...] | None = None

    def with_(self, name: str, value: Setting) -> Shipped:
        """The same set with one parameter changed; moved points are back at their places."""
        return msgspec.structs.replace(self, parameters={**self.parameters, name: value}, edit=None)


DataSource = Generated | Shipped | TableSource


def with_point(source: DataSource, row: int, place: tuple[float, float]) -> DataSource:
    """The same table of samples with one of them at this place, in the user's units."""
    edit = source.edit or ()
    kept = [edit[k : k + 3] for k in range(0, len(edit), 3) if edit[k] != row]
    numbers = (float(row), float(place[0]), float(place[1]))
    return msgspec.structs.replace(source, edit=tuple(n for point in (*kept, numbers) for n in point))


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of the picture belongs to the experiment: the plane through parameter space, and the switches.

    plane: that of the two parameters `axes`, of two random directions drawn with `plane_seed`, or of the two
    main directions of the path. metric: the key of the metric that is shown beside the loss, None for the
    first one of the task.
    """

    plane: Literal["parameters", "random", "path"] = "parameters"
    axes: tuple[Index, Index] = (0, 1)
    plane_seed: Seed = 0
    log_colour: bool = True
    arrows: bool = True
    contours: bool = True
    residuals: bool = False
    derivative: bool = True
    log_history: bool = True
    principal: bool = False
    metric: str | None = None

    def __post_init__(self) -> None:
        if self.axes[0] == self.axes[1]:
            raise ValueError(f"axes name the parameter {self.axes[0]} twice; give two different ones")

    def with_(self, **changes: object) -> View:
        """The same view with these fields replaced."""
        return msgspec.structs.replace(self, **changes)


Look = Annotated[int, msgspec.Meta(ge=0, lt=MOST_LANES)]


class Lane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one fit of a race has to itself. name: "" for one that is made of what differs.

    look: which colour and dash it is drawn with; no other lane of its race has the same, so it is also
    what tells lanes apart. The other fields are those of `Experiment`.
    """

    look: Look = 0
    name: str = ""
    loss: Choice = Choice("huber")
    penalty: Choice = Choice("none")
    optimizer: Choice = Choice("gd")
    schedule: Choice = Choice("constant")
    rate: PositiveFloat = 0.1
    batch: PositiveInt | None = None
    clip: PositiveFloat | None = None
    weight_decay: PositiveFloat | None = None

    def with_(self, **changes: object) -> Lane:
        """The same lane with these fields replaced."""
        return msgspec.structs.replace(self, **changes)


class Ghost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fit as it was when it was frozen, to compare with what comes after it.

    task, data: what kind of data it was fitted to, and their key or file name. theta: where it stood, in
    the user's units. path: parameters on its way there, in the problem's units, thinned. scaling: the numbers
    between these units. steps, losses: its history, thinned.
    """

    name: str
    look: Look
    task: str
    data: str
    model: Choice
    loss: Choice
    scaling: tuple[float, ...]
    step: Index
    theta: tuple[float, ...]
    path: tuple[tuple[float, ...], ...]
    steps: tuple[Index, ...]
    losses: tuple[float, ...]


class Experiment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fit, or several in a race: data, model, loss, penalty, optimizer, schedule and what is looked at.

    The fields of `Lane` are those of the lane that is selected; rivals: the other lanes. ghosts: fits that
    were frozen.

    rate: the base learning rate. batch: samples in a mini-batch, None for all. clip: the largest norm that
    a gradient may have, None for any. weight_decay: times theta, added to the gradient. start: parameters
    at step 0 in the model's own units, None for the model's default. budget: the step at which a run ends.
    tolerance: a run has converged when the gradient norm is at most this. test_share: the part of a table's
    samples that is drawn by test_seed, held out from the run and tested on. patience: a run ends when the
    test loss has had no new lowest value for this many steps, None for never; without test samples it means
    nothing.
    """

    data: DataSource = Generated("outliers")
    model: Choice = Choice("line")
    loss: Choice = Choice("huber")
    penalty: Choice = Choice("none")
    optimizer: Choice = Choice("gd")
    schedule: Choice = Choice("constant")
    rate: PositiveFloat = 0.1
    batch: PositiveInt | None = None
    clip: PositiveFloat | None = None
    weight_decay: PositiveFloat | None = None
    scaling: Literal["off", "features", "both"] = "off"
    seed: Seed = 0
    start: tuple[float, ...] | None = None
    budget: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 500
    tolerance: PositiveFloat = 1e-6
    test_share: Share = 0.0
    test_seed: Seed = 0
    patience: PositiveInt | None = None
    view: View = View()
    look: Look = 0
    name: str = ""
    rivals: tuple[Lane, ...] = ()
    ghosts: Annotated[tuple[Ghost, ...], msgspec.Meta(max_length=MOST_LANES)] = ()

    def __post_init__(self) -> None:
        looks = [self.look, *(lane.look for lane in self.rivals)]
        if len(set(looks)) < len(looks):
            raise ValueError(f"lanes have the looks {looks}; give each of them another one.")

    def with_(self, **changes: object) -> Experiment:
        """The same experiment with these fields replaced."""
        return msgspec.structs.replace(self, **changes)
