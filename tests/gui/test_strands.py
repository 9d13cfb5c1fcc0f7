"""Dashed lines that grow: every stroke where the pattern says, and the same picture however it came about."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from lossviz.core.numeric import Array
from lossviz.gui.scenes.dashes import dashed, strokes_between
from lossviz.gui.scenes.growth import Growth, length_of, pieces_of
from lossviz.gui.scenes.strands import LIVE, Line, StrandPainter, Stroke, draw_strands
from lossviz.lab.frames.path import outline

DASH = Stroke("#ff0000", 2.0, (4.0, 3.0))
SIZE = QSizeF(300.0, 200.0)


def zigzag(count: int) -> Array:
    at = np.arange(count, dtype=np.float64)
    return np.column_stack([10.0 + at, 70.0 + 30.0 * np.sin(0.4 * at)])


def painted(painter: StrandPainter | None, lines: list[Line], key: object = "view") -> QImage:
    """By a painter that keeps what it drew, or at once."""
    image = QImage(SIZE.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.black)
    inner = QPainter(image)
    if painter is None:
        draw_strands(inner, lines)
    else:
        painter.paint(inner, lines, SIZE, str(key))
    inner.end()
    return image


def test_strokes_and_gaps_of_a_straight_line_by_hand() -> None:
    line = np.array([[0.0, 0.0], [20.0, 0.0]])
    strokes = dashed(line, np.array([4.0, 3.0]), 0.0)
    assert strokes[:, [0, 2]].tolist() == [[0.0, 4.0], [7.0, 11.0], [14.0, 18.0]]


def test_the_pattern_goes_round_corners() -> None:
    corner = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 10.0]])
    strokes = dashed(corner, np.array([4.0, 3.0]), 0.0)
    assert strokes.tolist() == [[0, 0, 2, 0], [2, 0, 2, 2], [2, 5, 2, 9]]


@pytest.mark.parametrize("cut", [1, 7, 30, 55])
def test_a_line_in_two_parts_has_the_strokes_of_the_whole(cut: int) -> None:
    line = zigzag(60)
    whole = pieces_of(line, DASH.pattern, 0.0)
    first, rest = line[: cut + 1], line[cut:]
    parts = [pieces_of(first, DASH.pattern, 0.0), pieces_of(rest, DASH.pattern, length_of(first))]
    lengths = [np.hypot(*(p[:, 2:] - p[:, :2]).T).sum() for p in (whole, np.vstack(parts))]
    assert lengths[0] == pytest.approx(lengths[1])


def test_strokes_are_four_sevenths_of_a_long_line() -> None:
    line = zigzag(2000)
    strokes = pieces_of(line, DASH.pattern, 0.0)
    share = np.hypot(*(strokes[:, 2:] - strokes[:, :2]).T).sum() / length_of(line)
    assert share == pytest.approx(4.0 / 7.0, abs=0.005)


def test_gaps_stay_gaps_and_infinities_are_pulled_in() -> None:
    line = zigzag(20)
    line[10] = np.nan
    solid = pieces_of(line, (), 0.0)
    assert len(solid) == 17
    line[5, 1] = np.inf
    assert np.isfinite(pieces_of(line, DASH.pattern, 0.0)).all()
    assert not len(pieces_of(line[:1], DASH.pattern, 0.0))


def test_a_line_of_very_small_steps_keeps_its_shape() -> None:
    x = np.linspace(0.0, 100.0, 1000)
    line = np.column_stack([x, 0.02 * (x - 50.0) ** 2])
    for pattern in (DASH.pattern, ()):
        strokes = pieces_of(line, pattern, 0.0)
        for x_end, y_end in (*strokes[:, :2], *strokes[:, 2:]):
            assert abs(y_end - 0.02 * (x_end - 50.0) ** 2) < 0.1


@pytest.mark.parametrize("under", ["", "#0000ff"])
def test_a_line_that_grew_looks_as_if_drawn_at_once(qapp: object, under: str) -> None:
    strokes = [Stroke("#ff0000", 2.0, (4.0, 3.0), under), Stroke("#00ff00", 3.0, (), under)]
    grown = StrandPainter()
    for count in range(2, 200, 3):
        lines = [(zigzag(count), strokes[0]), (zigzag(count) + 70.0, strokes[1])]
        picture = painted(grown, lines)
    at_once = painted(None, lines)
    assert _difference(picture, at_once) < 0.02


def test_another_view_or_another_past_is_drawn_anew(qapp: object) -> None:
    painter, moved = StrandPainter(), zigzag(100) + 5.0
    painted(painter, [(zigzag(100), DASH)])
    assert _difference(painted(painter, [(moved, DASH)]), _fresh(moved)) < 0.02
    assert _difference(painted(painter, [(zigzag(3 * LIVE), DASH)]), _fresh(zigzag(3 * LIVE))) < 0.02
    assert _difference(painted(painter, [(zigzag(100), DASH)], "other"), _fresh(zigzag(100))) < 0.02
    assert _difference(painted(painter, []), _fresh(np.empty((0, 2)))) == 0.0


def _fresh(line: Array) -> QImage:
    return painted(None, [(line, DASH)])


def _difference(one: QImage, other: QImage) -> float:
    """Share of the pixels that differ by more than a shade."""
    a, b = (np.frombuffer(i.constBits(), np.uint8).astype(int) for i in (one, other))
    return float((np.abs(a - b).reshape(-1, 4).max(axis=1) > 100).mean())


@pytest.mark.parametrize("begin", [0.0, 3.0, 11.5, 100.0])
@pytest.mark.parametrize("end", [(57.0, 20.0), (-4.0, 0.5), (0.0, 300.0)])
def test_a_straight_line_is_dashed_like_one_with_a_point_between(
    begin: float, end: tuple[float, float]
) -> None:
    line, pattern = np.array([(1.0, 2.0), end]), np.array([6.0, 3.0, 1.0, 2.0])
    straight = dashed(line, pattern, begin)
    middle = np.array([line[0], 0.37 * line[0] + 0.63 * line[1], line[1]])
    apart_at_the_middle = dashed(middle, pattern, begin)
    length = np.hypot(*(straight[:, 2:] - straight[:, :2]).T).sum()
    wanted = np.hypot(*(apart_at_the_middle[:, 2:] - apart_at_the_middle[:, :2]).T).sum()
    assert length == pytest.approx(wanted)
    np.testing.assert_allclose(straight[0, :2], apart_at_the_middle[0, :2], atol=1e-9)
    np.testing.assert_allclose(straight[-1, 2:], apart_at_the_middle[-1, 2:], atol=1e-9)


@pytest.mark.parametrize("growing", [False, True])
def test_a_line_is_as_broad_on_a_screen_with_more_pixels(qapp: object, growing: bool) -> None:
    image = QImage(SIZE.toSize() * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2.0)
    image.fill(Qt.GlobalColor.black)
    inner, lines = QPainter(image), [(np.array([[10.0, 50.0], [290.0, 50.0]]), Stroke("#ff0000", 4.0))]
    if growing:
        StrandPainter().paint(inner, lines, SIZE, "view")
    else:
        draw_strands(inner, lines)
    inner.end()
    red = sum(image.pixelColor(300, y).red() for y in range(image.height())) / 255.0
    assert red == pytest.approx(8.0, abs=0.1)


@pytest.mark.parametrize("begin", [0.0, 2.0, 5.0, 11.5, 12.0, 100.0])
def test_strokes_between_two_places_are_those_of_the_whole_line(begin: float) -> None:
    pattern = (6.0, 3.0, 1.0, 2.0)
    whole = dashed(np.array([[0.0, 0.0], [begin + 40.0, 0.0]]), np.array(pattern), 0.0)
    wanted = [(max(a, begin), b) for a, b in whole[:, [0, 2]] if b > begin]
    found = list(strokes_between(begin, begin + 40.0, pattern))
    np.testing.assert_allclose(found, wanted, atol=1e-9)


@pytest.mark.parametrize("pattern", [(), (8.0, 5.0), (6.0, 3.0, 1.0, 2.0)])
def test_a_line_whose_end_is_thinned_anew_is_cut_like_the_whole_line(pattern: tuple[float, ...]) -> None:
    turn = np.arange(3000) * 0.01
    walk = np.column_stack([150.0 + 120.0 * np.cos(turn) / (1.0 + 0.1 * turn), 100.0 + 90.0 * np.sin(turn)])
    growth, settled = Growth(pattern), []
    for count in (*range(1, 900, 7), *range(900, 3001, 3)):
        points = walk[:count][outline(walk[:count], 300)]
        if not growth.follow(points):
            growth, settled = Growth(pattern), []
            assert growth.follow(points)
        if growth.pending > LIVE:
            settled += growth.settle()
            assert growth.kept.points >= len(points) - LIVE - 8
        whole = pieces_of(points, pattern, 0.0)
        wanted = np.hypot(*(whole[:, 2:] - whole[:, :2]).T).sum()
        found = sum(line.length() for line in (*settled, *growth.newest))
        assert found == pytest.approx(wanted, abs=3.0)


def test_a_long_run_is_drawn_anew_seldom() -> None:
    turn, redrawn, growth = np.arange(3000) * 0.01, 0, Growth(())
    walk = np.column_stack([150.0 + 100.0 * np.cos(turn), 100.0 + 90.0 * np.sin(turn)])
    for count in range(1, 3001):
        points = walk[:count][outline(walk[:count], 300)]
        if not growth.follow(points):
            growth, redrawn = Growth(()), redrawn + 1
            growth.follow(points)
        if growth.pending > LIVE:
            growth.settle()
    assert redrawn <= 6  # once for each doubling of the steps
