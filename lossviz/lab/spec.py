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
    """A real data set that comes with the program."""

    key: str
    parameters: dict[str, Setting] = {}

    def with_(self, name: str, value: Setting) -> Shipped:
        """The same set with one parameter changed."""
        return msgspec.structs.replace(self, parameters={**self.parameters, name: value})


DataSource = Generated | Shipped | TableSource


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of the picture belongs to the experiment: the plane's two parameters and the switches."""

    axes: tuple[Index, Index] = (0, 1)
    log_colour: bool = True
    arrows: bool = True
    contours: bool = True
    residuals: bool = False
    derivative: bool = True
    log_history: bool = True

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
    tolerance: a run has converged when the gradient norm is at most this.
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
