"""Registries: order, second keys, discovery, and errors that help."""

from __future__ import annotations

import pytest

from lossviz.core import losses
from lossviz.core.losses.contract import FAMILIES, Loss, register
from lossviz.core.params import Declared, UnknownNameError, param
from lossviz.core.registry import Registry, import_modules_of


class Pear(Declared):
    key = "pear"
    weight: float = param("w", "Weight", 1.0)


class Apple(Declared):
    key = "apple"


@pytest.fixture
def fruit():
    registry = Registry("fruit")
    registry.add(Pear)
    registry.add(Apple)
    return registry


def test_order_is_that_of_registration(fruit):
    assert fruit.keys() == ("pear", "apple")
    assert list(fruit) == [Pear, Apple]
    assert len(fruit) == 2
    assert "pear" in fruit
    assert "plum" not in fruit


def test_get_makes_an_instance_with_its_parameters(fruit):
    assert fruit.get("pear", weight=2.0) == Pear(weight=2.0)
    assert fruit.get("apple") == Apple()
    assert fruit.kind("apple") is Apple


def test_adding_gives_the_class_back_so_that_it_serves_as_decorator():
    assert Registry("fruit").add(Pear) is Pear


def test_a_second_use_of_a_key_is_an_error_that_names_both(fruit):
    class OtherPear(Declared):
        key = "pear"

    with pytest.raises(ValueError, match=r"fruit key 'pear' is used by Pear .*OtherPear"):
        fruit.add(OtherPear)
    assert fruit.kind("pear") is Pear


def test_a_class_without_key_is_refused(fruit):
    class Nameless(Declared):
        pass

    with pytest.raises(ValueError, match="Nameless has no key; a fruit needs one"):
        fruit.add(Nameless)


def test_an_unknown_key_lists_the_known_and_the_nearest(fruit):
    with pytest.raises(UnknownNameError) as error:
        fruit.get("aple")
    assert str(error.value) == "unknown fruit 'aple'; allowed: pear, apple. Did you mean 'apple'?"


def test_a_loss_of_an_unknown_family_is_refused():
    class Stray(Loss):
        key = "stray"
        family = "vegetables"

    with pytest.raises(ValueError, match=r"stray: family 'vegetables' is not one of regression, binary"):
        register(Stray)
    assert "stray" not in losses.keys()  # noqa: SIM118  # a module's function
    assert "regression" in FAMILIES


def test_discovery_imports_every_module_and_hides_no_error(tmp_path, monkeypatch):
    package = tmp_path / "orchard"
    package.mkdir()
    (package / "__init__.py").write_text("SEEN = []\n", encoding="utf-8")
    (package / "a.py").write_text("from . import SEEN\nSEEN.append('a')\n", encoding="utf-8")
    (package / "b.py").write_text("import a_module_that_is_missing\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import orchard

    with pytest.raises(ImportError, match="a_module_that_is_missing"):
        import_modules_of("orchard", orchard.__path__)
    assert orchard.SEEN == ["a"]
