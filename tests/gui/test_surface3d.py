"""Camera, mesh and painting order of the surface: where things are, without a widget."""

from __future__ import annotations

import numpy as np
import pytest
from landscapes import bowl_frame, path_of

from lossviz.gui.surface3d.camera import (
    BASE,
    DISTANCE,
    FLOOR,
    HIGHEST,
    LOWEST,
    TOP,
    Camera,
    Margins,
    Projection,
)
from lossviz.gui.surface3d.drawing import _quads
from lossviz.gui.surface3d.mesh import LIFT, MOST_CELLS, lowest, mesh, solid, trail

pytestmark = pytest.mark.usefixtures("manager")
CORNERS = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-1.0, 1.0) for z in (FLOOR, TOP)])


# --- camera


@pytest.mark.parametrize("camera", [Camera(), Camera(130.0, 10.0), Camera(270.0, 85.0)])
@pytest.mark.parametrize("size", [(700.0, 300.0), (200.0, 500.0)])
def test_the_box_fits_into_the_view_from_everywhere(camera: Camera, size: tuple[float, float]) -> None:
    view = Projection(camera, size, Margins(20.0, 5.0, 30.0))
    x, y = view.pixels(CORNERS).T
    assert x.min() >= 20.0
    assert x.max() <= size[0] - 20.0
    assert y.min() >= 5.0
    assert y.max() <= size[1] - 30.0
    assert min(x.max() - x.min(), y.max() - y.min()) > 0.3 * min(size)


def test_higher_points_are_higher_on_the_screen_and_nearer_ones_larger() -> None:
    view = Projection(Camera(0.0, 30.0), (400.0, 400.0))
    up = view.pixels(np.array([[0.0, 0.0, BASE], [0.0, 0.0, TOP]]))
    assert up[1, 1] < up[0, 1]
    assert up[1, 0] == pytest.approx(up[0, 0]) == pytest.approx(200.0)
    near, far = (view.pixels(np.array([[-1.0, y, 0.0], [1.0, y, 0.0]])) for y in (-1.0, 1.0))
    assert near[1, 0] - near[0, 0] > far[1, 0] - far[0, 0]
    assert view.away(np.array([[0.0, -1.0, 0.0]])) < view.away(np.array([[0.0, 1.0, 0.0]]))


def test_the_matrix_for_opengl_gives_the_same_pixels() -> None:
    size = (640.0, 360.0)
    view = Projection(Camera(77.0, 41.0, 1.7), size, Margins(13.0, 4.0, 22.0))
    clip = np.column_stack([CORNERS, np.ones(8)]) @ view.matrix().T
    assert (clip[:, 3] > 0.0).all()
    assert clip[:, 3] == pytest.approx(DISTANCE + view.away(CORNERS))
    x = (clip[:, 0] / clip[:, 3] + 1.0) * 0.5 * size[0]
    y = (1.0 - clip[:, 1] / clip[:, 3]) * 0.5 * size[1]
    assert np.column_stack([x, y]) == pytest.approx(view.pixels(CORNERS))
    depth = clip[:, 2] / clip[:, 3]
    assert (np.abs(depth) < 1.0).all()
    assert (np.argsort(depth) == np.argsort(view.away(CORNERS))).all()


def test_a_camera_stays_above_the_floor_and_within_its_zooms() -> None:
    assert Camera().turned(0.0, -500.0).elevation == LOWEST
    assert Camera().turned(0.0, 500.0).elevation == HIGHEST
    assert 0.0 <= Camera().turned(-1000.0, 0.0).azimuth < 360.0
    assert Camera().zoomed(1e9).zoom < 10.0
    assert Camera().zoomed(1e-9).zoom > 0.1


# --- mesh


def test_the_mesh_is_the_frame_in_the_box() -> None:
    frame = bowl_frame()
    points = mesh(frame, "viridis").points
    assert points[..., 2].min() == pytest.approx(BASE)
    assert points[..., 2].max() == pytest.approx(TOP)
    assert points[0, 0].tolist() == pytest.approx([-1.0, -1.0, TOP])
    assert points[-1, -1, :2].tolist() == [1.0, 1.0]
    assert max(points.shape[:2]) <= MOST_CELLS


def test_holes_stay_holes() -> None:
    points = mesh(bowl_frame(wall=1.0), "viridis").points
    hole = np.isnan(points[..., 2])
    assert hole.any()
    assert (points[..., 0][hole] > 0.49).all()
    assert not np.isnan(points[..., :2]).any()


def test_the_slope_towards_the_light_is_brighter() -> None:
    colors = mesh(bowl_frame(), "viridis").colors.sum(axis=2).astype(float)
    assert colors[2, 2] != colors[-3, -3]  # the same height, turned to different sides
    assert colors[-3, -3] > colors[2, 2]  # light comes from the front left and falls on the far slope


def test_the_path_lies_on_the_surface_and_ends_at_the_limits() -> None:
    frame = bowl_frame()
    points = trail(path_of((-2.0, 10.0), (0.0, 0.0), (3.0, 0.0)), frame)
    assert points[0].tolist() == pytest.approx([-1.0, 1.0, TOP + LIFT])
    assert points[1].tolist() == pytest.approx([0.0, 0.0, BASE + LIFT])
    assert np.isnan(points[2]).all()


def test_the_minimum_is_marked_inside_the_limits_only() -> None:
    (place,) = lowest(bowl_frame())
    assert place.tolist() == pytest.approx([0.0, 0.0, BASE + LIFT])
    assert len(lowest(bowl_frame(((0.5, 1.0), (0.0, 1.0))))) == 0


def test_ticks_are_at_their_places() -> None:
    across, along, up = solid(bowl_frame(), "viridis").ticks
    assert across == ((-1.0, "−2"), (-0.5, "−1"), (0.0, "0"), (0.5, "1"), (1.0, "2"))
    assert 4 <= len(along) <= 7
    assert all(float(text.replace("−", "-")) == pytest.approx(10.0 * at) for at, text in along)
    assert all(BASE - 1e-9 <= height <= TOP + 1e-9 for height, _ in up)


# --- painting


@pytest.mark.parametrize("azimuth", [-52.0, 40.0, 200.0])
def test_nearer_cells_are_painted_over_farther_ones(azimuth: float) -> None:
    still, view = solid(bowl_frame(), "viridis"), Projection(Camera(azimuth, 20.0), (400.0, 300.0))
    points = still.mesh.points
    corners = points[[0, 0, -1, -1], [0, -1, -1, 0]]
    farthest, nearest = corners[view.away(corners).argmax()], corners[view.away(corners).argmin()]
    painted = [np.array(quad[0]).reshape(4, 2) for quad in _quads(still, view, 1)]
    assert len(painted) == (points.shape[0] - 1) * (points.shape[1] - 1)
    for quad, corner in ((painted[0], farthest), (painted[-1], nearest)):
        assert np.abs(quad - view.pixels(corner[None, :])).sum(axis=1).min() < 1e-9
