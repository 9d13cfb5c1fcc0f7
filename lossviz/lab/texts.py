"""Every English text that core and lab declare for the window: what has to be translated."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import numpy as np

from .. import core, lab
from ..core import datasets, losses, minimise, optimizers
from ..core.params import Declared
from . import anatomy, endings, frames, scaling, shipped, stability, tables

WORD = re.compile(r"[^\W\d_]{2,}")
"""What is not a word needs no translation: symbols, numbers and one-letter names."""


def catalogue_texts() -> list[str]:
    """All declared texts that hold a word, each once, in the order of the alphabet."""
    modules = [*_modules(core), *_modules(lab)]  # importing them is what declares
    found = {*_of_classes(), *_of_data(), *_of_constants(modules), *_of_endings()}
    found |= {*losses.FAMILIES.values(), *losses.TRAITS.values(), *tables.MESSAGES.values()}
    found |= {*minimise.MESSAGES, *anatomy.TITLES, *_of_terms(), *_of_topics()}
    found |= {scaling.MARK, scaling.MARK_CONSTANT, *(cls.variable for cls in _scalar_losses())}
    return sorted(text for text in found if WORD.search(text))


def _of_classes() -> Iterator[str]:
    for cls in _declared(Declared):
        yield from (cls.title, cls.summary, getattr(cls, "convention", ""))
        for param in cls.parameters:
            yield from (param.label, param.help, param.unit, param.form)
            yield from () if param.kind == "text" else param.choices


def _declared(base: type[Declared]) -> Iterator[type[Declared]]:
    """The package's own classes below `base`; a test or a plug-in may have made others."""
    for cls in base.__subclasses__():
        yield from _declared(cls)
        if cls.__module__.startswith(f"{__package__.partition('.')[0]}."):
            yield cls


def _scalar_losses() -> list[type[losses.ScalarLoss]]:
    return [cls for cls in losses.kinds() if issubclass(cls, losses.ScalarLoss)]


def _of_data() -> Iterator[str]:
    """Names of columns and classes in the data that come with the program."""
    rng = np.random.default_rng(0)
    made = [kind().generate(rng) for kind in datasets.registry]
    made += [kind().load() for kind in shipped.registry]
    for data in made:  # those that are no tables may lack any of these
        yield from getattr(data, "features", ())
        yield from (getattr(data, "target", ""), *getattr(data, "classes", ()))


def _of_constants(modules: list[ModuleType]) -> Iterator[str]:
    """Notes and labels of the frames: upper-case string constants of their modules."""
    for module in modules:
        if module.__name__.startswith(f"{frames.__name__}."):
            yield from (v for name, v in vars(module).items() if name.isupper() and isinstance(v, str))


def _of_terms() -> Iterator[str]:
    """Headings of the terms of every optimizer, also of those that only some settings show."""
    for module in _modules(optimizers):
        yield from (v for name, v in vars(module).items() if name.isupper() and isinstance(v, str))


def _of_endings() -> Iterator[str]:
    for ending in endings.ENDINGS:
        yield from (ending.sentence, ending.advice)


def _of_topics() -> Iterator[str]:
    for topic in stability.TOPICS:
        yield from (topic.title, topic.argument)
        for form in topic.forms:
            yield from (form.note, form.why)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package."""
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)
