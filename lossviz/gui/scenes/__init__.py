"""The native picture of each signature, and the plot items that scenes, curve and history are drawn with."""

from __future__ import annotations

from collections.abc import Iterator

from lossviz.core.registry import import_modules_of

from .base import Scene

__all__ = ["Scene", "pictures"]


def pictures() -> dict[type, type[Scene]]:
    """The picture for each kind of frame; a module of this folder brings its own by being there."""
    import_modules_of(__name__, __path__)
    return {picture.accepts: picture for picture in _below(Scene) if hasattr(picture, "accepts")}


def _below(base: type[Scene]) -> Iterator[type[Scene]]:
    for picture in base.__subclasses__():
        yield picture
        yield from _below(picture)
