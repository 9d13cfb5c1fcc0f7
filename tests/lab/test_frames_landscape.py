"""Landscape frames: heights, contours, arrows, minimum, and the path on the plane."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from lossviz.core.landscape import Grid, Plane, levels
from lossviz.lab.frames.arrows import downhill_arrows
from lossviz.lab.frames.contours import contours
from lossviz.lab.frames.heights import MOST_DIGITS, Heights, distinct, heights, short
from lossviz.lab.frames.landscape import (
    OFF_THE_PLANE,
    Mark,
    Show,
    Slopes,
    landscape_frame,
    path_frame,
    slope_places,
)
from lossviz.lab.frames.path import MOST_POINTS, outline

LIMITS = ((-3.0, 5.0), (-40.0, 60.0))
LOWEST = np.array([1.25, 7.0])


def bowl(u, v):
    """A quadratic with its minimum 2 at `LOWEST` and axes of very different units, tilted."""
    a, b = u - LOWEST[0], (v - LOWEST[1]) / 10.0
    return 2.0 + a * a + b * b + 0.8 * a * b


def slope(u, v):
    a, b = u - LOWEST[0], (v - LOWEST[1]) / 10.0
    return np.stack([2.0 * a + 0.8 * b, (2.0 * b + 0.8 * a) / 10.0], axis=-1)


def plane_of_two(limits=LIMITS):
    return Plane.of_parameters(np.zeros(2), (0, 1), limits, ("w", "b"))


def bowl_grid(plane=None, shape=(61, 81), function=bowl):
    plane = plane or plane_of_two()
    u, v = plane.axes(shape)
    with np.errstate(all="ignore"):
        return Grid(plane, u, v, function(*np.meshgrid(u, v)), "by formula")


def bowl_slopes(plane):
    u, v = slope_places(plane)
    return Slopes(u, v, slope(*np.meshgrid(u, v)))


# --- heights


@pytest.mark.parametrize("log", [False, True])
def test_heights_run_from_0_to_1_and_keep_the_order(log):
    grid = bowl_grid()
    frame = landscape_frame(grid, show=Show(log=log))
    assert frame.log is log
    assert frame.shown.min() == 0.0
    assert frame.shown.max() == pytest.approx(1.0)
    order = np.argsort(grid.values, axis=None)
    assert (np.diff(frame.shown.ravel()[order]) >= 0.0).all()
    assert np.array_equal(frame.shown, frame.height(frame.values))


def test_linear_heights_are_shares_of_the_range():
    scale = heights(np.array([[2.0, 6.0]]), log=False)
    assert scale.of(np.array([2.0, 3.0, 6.0, 9.0, 1.0])).tolist() == [0.0, 0.25, 1.0, 1.0, 0.0]


def test_logarithmic_heights_grow_by_equal_steps_for_equal_factors_far_above_the_knee():
    scale = Heights(low=5.0, high=5.0 + 1e9, knee=1.0)
    steps = np.diff(scale.of(5.0 + 10.0 ** np.arange(3.0, 9.0)))
    assert steps == pytest.approx(np.full(5, steps[0]), rel=1e-3)


def test_a_logarithmic_scale_spreads_a_narrow_valley_over_the_colours():
    """On a linear scale nine tenths of such a landscape would share a tenth of the colours."""
    u = np.linspace(-1.0, 1.0, 101)
    values = np.exp(20.0 * np.abs(u))[None, :]
    share = {log: float(np.mean(heights(values, log).of(values) < 0.1)) for log in (False, True)}
    assert share[False] > 0.85
    assert share[True] < 0.2


@pytest.mark.parametrize("log", [False, True])
def test_loss_undoes_height(log):
    scale = heights(bowl_grid().values, log)
    for at in (0.0, 0.2, 0.7, 1.0):
        assert scale.of(scale.loss(at)) == pytest.approx(at, abs=1e-12)


RANGES = [(0.0, 1.0), (0.7242, 8.38), (-3.1, 250.0), (1e-7, 1e9), (100.0, 100.4)]


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(("low", "high"), RANGES)
def test_ticks_are_few_exact_and_distinct(log, low, high):
    shares = np.geomspace(1e-9, 1.0, 500) if log else np.linspace(0.0, 1.0, 500)
    scale = heights(low + (high - low) * shares[None, :], log)
    ticks = scale.ticks()
    assert 3 <= len(ticks) <= 6
    assert all(low <= loss <= high for _, loss in ticks)
    assert scale.of(np.array([loss for _, loss in ticks])) == pytest.approx([at for at, _ in ticks])
    assert all(float(short(loss, MOST_DIGITS)) == loss for _, loss in ticks)


def test_ticks_are_round_numbers_and_reach_both_ends():
    assert [loss for _, loss in Heights(0.0, 1.0).ticks()] == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    ticks = Heights(0.7242, 8.38).ticks()
    assert ticks[0][0] < 0.05
    assert ticks[-1][0] > 0.95
    assert all(len(short(loss, 7).replace(".", "")) <= 3 for _, loss in ticks)


def test_as_many_digits_as_it_takes():
    assert distinct([0.7242, 8.0]) == ["0.724", "8"]
    assert distinct([100.0, 100.04, 100.4]) == ["100", "100.04", "100.4"]
    assert distinct([2.0, 2.0]) == ["2", "2"]


def test_cells_without_a_finite_loss_are_holes():
    frame = landscape_frame(
        bowl_grid(function=lambda u, v: np.where(u > 3.0, np.inf, np.where(v > 50.0, np.nan, bowl(u, v))))
    )
    hole = ~np.isfinite(frame.values)
    assert hole.any()
    assert frame.holes == hole.sum()
    assert np.array_equal(np.isnan(frame.shown), hole)
    assert np.nanmax(frame.shown) == pytest.approx(1.0)
    assert np.isfinite(frame.contours.x).all()
    assert frame.contours.x.max() <= 3.0


@pytest.mark.parametrize("value", [np.inf, np.nan, 4.0])
def test_a_landscape_of_nothing_or_of_one_height_is_drawn_without_contours(value):
    frame = landscape_frame(bowl_grid(function=lambda u, v: np.full_like(u, value)))
    assert len(frame.contours.x) == 0
    finite = np.isfinite(value)
    assert frame.holes == (0 if finite else frame.values.size)
    assert np.array_equal(frame.shown, np.full_like(frame.values, 0.0 if finite else np.nan), equal_nan=True)


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.0, "0"),
        (0.7242, "0.724"),
        (12.34, "12.3"),
        (1234.0, "1230"),
        (1.2e6, "1.2e6"),
        (2e-5, "2e-5"),
        (-3.0, "-3"),
    ],
)
def test_short_numbers(loss, text):
    assert short(loss) == text


# --- contours


def test_contour_vertices_lie_on_their_level():
    """Between grid lines the contour is of the bilinear surface, off the bowl by at most its curvature."""
    grid = bowl_grid(shape=(201, 201))
    frame = landscape_frame(grid, show=Show(log=False))
    lines = frame.contours
    assert len(np.unique(lines.levels)) >= 8
    assert np.abs(bowl(lines.x, lines.y) - lines.levels).max() < 2e-3
    assert set(np.unique(lines.levels)) <= set(levels(grid, 12, False))


def test_contour_lines_end_where_connect_says_so():
    lines = landscape_frame(bowl_grid()).contours
    assert lines.connect[-1] == 0
    jump = np.hypot(np.diff(lines.x) / 8.0, np.diff(lines.y) / 100.0)
    assert jump[lines.connect[:-1] == 1].max() < 0.05
    assert (np.diff(lines.levels)[lines.connect[:-1] == 1] == 0.0).all()


def test_contour_labels_are_on_lines_and_clear_of_each_other():
    frame = landscape_frame(bowl_grid())
    labels = frame.contours.labels
    assert 2 <= len(labels) <= 8
    places = np.array([[(x + 3.0) / 8.0, (y + 40.0) / 100.0] for _, x, y in labels])
    assert ((places > 0.05) & (places < 0.95)).all()
    for i, (text, x, y) in enumerate(labels):
        here = (frame.contours.x == x) & (frame.contours.y == y)
        assert short(float(frame.contours.levels[here][0])) == text
        gaps = np.abs(places[i] - np.delete(places, i, axis=0))
        assert ((gaps[:, 0] >= 0.17) | (gaps[:, 1] >= 0.12)).all()


def test_contours_of_a_single_row_are_none():
    one = np.array([0.0])
    assert len(contours(np.arange(3.0), one, np.ones((1, 3)), np.array([1.0])).x) == 0


def test_contours_can_be_switched_off():
    assert len(landscape_frame(bowl_grid(), show=Show(contours=False)).contours.x) == 0


# --- arrows


def test_arrows_point_downhill_in_units_that_differ():
    plane = plane_of_two()
    arrows = landscape_frame(bowl_grid(plane), bowl_slopes(plane)).arrows.reshape(-1, 4)
    middle, along = 0.5 * (arrows[:, :2] + arrows[:, 2:]), arrows[:, 2:] - arrows[:, :2]
    little = 1e-3 * along
    assert (bowl(*(middle + little).T) < bowl(*middle.T)).all()
    # Parallel to -gradient in (u, v) itself: the cross product vanishes.
    down = -slope(*middle.T)
    cross = along[:, 0] * down[:, 1] - along[:, 1] * down[:, 0]
    assert np.abs(cross).max() < 1e-9 * np.abs(along).max() * np.abs(down).max()
    assert ((along * down).sum(axis=1) > 0.0).all()


def test_arrows_stay_in_their_cells_and_longer_steps_have_longer_ones():
    plane = plane_of_two()
    frame = landscape_frame(bowl_grid(plane), bowl_slopes(plane))
    rows, columns = frame.arrows.shape[:2]
    arrows = frame.arrows.reshape(-1, 4)
    share = (arrows[:, 2:] - arrows[:, :2]) / np.array([8.0, 100.0]) * np.array([columns, rows])
    length = np.hypot(*share.T)
    assert length.max() <= 0.82 + 1e-9
    assert length.min() >= 0.2
    step = np.hypot(*(slope(*(0.5 * (arrows[:, :2] + arrows[:, 2:])).T) / np.array([8.0, 100.0])).T)
    assert np.corrcoef(length, np.log(step))[0, 1] > 0.95


def test_no_arrow_where_the_gradient_is_zero_or_not_finite():
    gradients = np.array([[[1.0, 0.0], [0.0, 0.0]], [[np.nan, 1.0], [np.inf, 1.0]]])
    arrows = downhill_arrows(np.array([0.0, 1.0]), np.array([0.0, 1.0]), gradients, (-0.5, 1.5), (-0.5, 1.5))
    assert np.isfinite(arrows).all(axis=2).tolist() == [[True, False], [False, False]]


def test_gradients_of_any_size_give_arrows():
    gradients = np.array([[[1e300, 1e300], [1e-300, 0.0]]])
    arrows = downhill_arrows(np.array([0.0, 1.0]), np.array([0.0]), gradients, (-0.5, 1.5), (-0.5, 0.5))
    assert np.isfinite(arrows).all()


# --- the minimum and what stands elsewhere


def three(theta):
    """Three parameters seen through the plane of the first and the last."""
    return Plane.of_parameters(np.asarray(theta, float), (0, 2), LIMITS, ("w1", "w2", "b"))


def test_the_minimum_is_marked_in_the_plane_and_lowers_the_scale():
    grid = bowl_grid()
    frame = landscape_frame(grid, mark=Mark(LOWEST, 2.0, "By hand."))
    assert frame.minimum == pytest.approx(tuple(LOWEST))
    assert frame.minimum_note == "By hand."
    assert frame.scale.low == 2.0
    assert frame.height(2.0) == 0.0


def test_a_minimum_outside_the_limits_does_not_lower_the_scale():
    far = plane_of_two(((3.0, 5.0), (30.0, 60.0)))
    frame = landscape_frame(bowl_grid(far), mark=Mark(LOWEST, 2.0))
    assert frame.minimum == pytest.approx(tuple(LOWEST))
    assert frame.scale.low == frame.values.min()


def test_a_minimum_off_the_plane_is_not_marked_but_explained():
    frame = landscape_frame(
        bowl_grid(three([0.0, 4.0, 0.0])), mark=Mark(np.array([1.0, 5.0, 2.0]), 0.0, "Found.")
    )
    assert frame.minimum is None
    assert frame.minimum_note == OFF_THE_PLANE
    on = landscape_frame(
        bowl_grid(three([0.0, 5.0, 0.0])), mark=Mark(np.array([1.0, 5.0, 2.0]), 0.0, "Found.")
    )
    assert on.minimum == pytest.approx((1.0, 2.0))


def test_where_there_is_no_minimiser_only_the_note_is_shown():
    frame = landscape_frame(
        bowl_grid(), mark=Mark(np.array([1e6, 1e6]), 0.0, "It falls for ever.", reached=False)
    )
    assert (frame.minimum, frame.minimum_note) == (None, "It falls for ever.")


def test_the_other_parameters_are_named():
    frame = landscape_frame(bowl_grid(three([0.0, 4.0, 0.0])), names=("w1", "w2", "b"))
    assert frame.elsewhere == (("w2", 4.0),)
    assert (frame.u_name, frame.v_name) == ("w1", "b")


def test_loss_between_the_grid_points():
    frame = landscape_frame(bowl_grid(function=lambda u, v: 3.0 * u - 0.5 * v))
    assert frame.loss_at(0.123, 45.6) == pytest.approx(3.0 * 0.123 - 0.5 * 45.6)
    assert frame.loss_at(5.0, 60.0) == pytest.approx(3.0 * 5.0 - 0.5 * 60.0)
    assert np.isnan(frame.loss_at(5.1, 0.0))


# --- the path


def test_a_path_is_projected_on_the_plane():
    plane = three([0.0, 9.0, 0.0])
    thetas = np.array([[1.0, 0.0, 2.0], [3.0, 5.0, -4.0]])
    path = path_frame(thetas, np.array([7.0, 6.0]), plane, [thetas[::-1]], np.array([0.5, 8.0, -2.0]))
    assert path.u.tolist() == [1.0, 3.0]
    assert path.v.tolist() == [2.0, -4.0]
    assert path.losses.tolist() == [7.0, 6.0]
    assert path.arrow.tolist() == [-0.5, 2.0]
    assert path.earlier.tolist() == [[3.0, -4.0], [1.0, 2.0]]


def test_a_path_on_a_tilted_plane_comes_back_as_its_coordinates():
    directions = np.linalg.qr(np.random.default_rng(3).normal(size=(5, 2)))[0]
    plane = Plane(np.arange(5.0), directions[:, 0], directions[:, 1], ("a", "b"), (-1.0, 1.0), (-1.0, 1.0))
    places = np.random.default_rng(4).normal(size=(6, 2))
    thetas = np.array([plane.at(u, v) for u, v in places])
    path = path_frame(thetas, np.zeros(6), plane)
    assert np.column_stack([path.u, path.v]) == pytest.approx(places)


def test_points_that_are_not_finite_are_left_out():
    thetas = np.array([[0.0, 1.0], [np.nan, 1.0], [2.0, np.inf], [3.0, 4.0]])
    path = path_frame(
        thetas, np.array([1.0, 2.0, 3.0, np.inf]), plane_of_two(), [thetas], np.array([np.nan, 1.0])
    )
    assert path.u.tolist() == [0.0, 3.0]
    assert path.losses.tolist() == [1.0, np.inf]
    assert path.arrow.tolist() == [0.0, 0.0]
    assert np.isfinite(path.earlier).all()


def test_earlier_paths_are_kept_apart():
    parts = [np.zeros((3, 2)), np.ones((2, 2))]
    path = path_frame(np.zeros((1, 2)), np.zeros(1), plane_of_two(), parts)
    assert np.isnan(path.earlier).any(axis=1).tolist() == [False] * 3 + [True] + [False] * 2


@pytest.mark.parametrize("count", [1000, 1001, 1195, 4999, 20_000])
def test_a_long_path_is_thinned_to_its_outline(count):
    """A zigzag whose two sides alternate would lose one of them if every second point went."""
    step = np.arange(count)
    sides = np.where(step % 2, 1.0, -1.0) * (1.0 + step / count)
    places = np.column_stack([step, sides])
    kept = outline(places)
    assert len(kept) <= MOST_POINTS
    assert (kept[0], kept[-1]) == (0, count - 1)
    assert (np.diff(kept) > 0).all()
    for sign in (-1.0, 1.0):
        side = kept[sides[kept] * sign > 0.0]
        seen = np.interp(step, side, sides[side])
        assert np.abs(seen - sign * np.abs(sides)).max() < 0.02


def test_a_short_path_is_kept_whole():
    assert outline(np.zeros((7, 2))).tolist() == list(range(7))


def test_frames_are_frozen():
    frame = landscape_frame(bowl_grid())
    with pytest.raises(dataclasses.FrozenInstanceError):
        frame.coarse = True
