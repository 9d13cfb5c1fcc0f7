from __future__ import annotations

import re
from itertools import pairwise

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from lossviz.gui import theme as themes
from lossviz.gui.theme import Theme, ThemeManager, application, icons, plots, style_sheet, svg, tokens
from lossviz.lab.spec import MOST_LANES
from lossviz.resources import path

NAMES = themes.names()
TEXT_PAIRS = [
    ("text", "window"), ("text", "card"), ("text", "field"), ("text", "hover"),
    ("muted", "window"), ("muted", "card"), ("muted", "field"),
    ("accent", "card"), ("accent", "window"), ("accent_text", "accent"), ("accent_text", "accent_hover"),
    ("good", "card"), ("warning", "card"), ("bad", "card"),
]  # fmt: skip
DRAWN = ("data", "outlier", "fit", "reference", "loss", "slope", "kink", "class_0", "class_1", "boundary")


def luminance(color: QColor) -> float:
    """Relative luminance of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    channels = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)


@pytest.fixture(params=NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return themes.load(request.param)


def test_dark_and_light_come_first_and_high_contrast_is_there() -> None:
    assert NAMES[:2] == ("dark", "light")
    assert "high_contrast" in NAMES


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_reaches_the_contrast_of_wcag(theme: Theme, ink: str, ground: str) -> None:
    least = 7.0 if theme.key == "high_contrast" else 4.5
    assert contrast(theme.color(ink), theme.color(ground)) >= least


@pytest.mark.parametrize("role", [*DRAWN, "outline"])
def test_lines_and_controls_reach_the_contrast_of_wcag(theme: Theme, role: str) -> None:
    assert contrast(theme.color(role), theme.color("card")) >= 3.0


def test_every_lane_colour_is_seen_on_a_card_and_is_its_own(theme: Theme) -> None:
    colors = [theme.color(f"curve_{lane}") for lane in range(8)]
    assert all(contrast(color, theme.color("card")) >= 3.0 for color in colors)
    assert len({color.name() for color in colors}) == 8
    assert theme.color("curve_8") == theme.color("curve_0")


def test_all_themes_name_the_same_roles() -> None:
    roles = [set(themes.load(name).colors) for name in NAMES]
    assert all(one == other for one, other in pairwise(roles))


def test_pictures_of_the_style_sheet_wear_the_colours_of_their_theme(theme: Theme) -> None:
    for name, role in (("arrow", "muted"), ("check", "accent_text")):
        text = style_sheet.picture(theme, name).read_text(encoding="utf-8")
        assert f'stroke="{theme.colors[role]}"' in text


def test_the_style_sheet_is_filled_in_and_has_no_text_in_pixels(theme: Theme) -> None:
    sheet = style_sheet.style_sheet(theme)
    assert "$" not in sheet.split("*/", 1)[1]
    assert re.findall(r"font-size:[^;]*px", sheet) == []
    assert f"font-size: {theme.points('title'):.2f}pt" in sheet


def test_alpha_comes_last() -> None:
    assert tokens.parse_color("#10203040").getRgb() == (16, 32, 48, 64)
    with pytest.raises(ValueError, match="#rrggbb"):
        tokens.parse_color("#123")


@pytest.mark.parametrize("ask", ["color", "width", "size", "points"])
def test_unknown_names_are_errors_that_list_what_there_is(ask: str) -> None:
    with pytest.raises(ValueError, match="allowed: "):
        getattr(themes.load("dark"), ask)("no such name")


def test_an_unknown_theme_is_an_error_that_lists_the_themes() -> None:
    with pytest.raises(ValueError, match="dark, light"):
        themes.load("drak")


def test_hall_mode_has_larger_text_and_thicker_lines(theme: Theme) -> None:
    hall = themes.load(theme.key, hall=True)
    assert hall.points() >= 12.5 > theme.points()
    assert hall.points("tick") > theme.points("tick")
    assert hall.width("curve") > theme.width("curve")
    assert hall.size("point") > theme.size("point")


def test_high_contrast_draws_thicker() -> None:
    high, dark = themes.load("high_contrast"), themes.load("dark")
    assert high.width("curve") == dark.width("curve") + 1.0
    assert high.sizes["border"] == 2.0


def test_the_application_wears_the_theme(manager: ThemeManager, qapp: QApplication) -> None:
    for name in NAMES:
        manager.use(name)
        theme = themes.load(name)
        assert themes.current() == theme
        assert qapp.palette().color(QPalette.ColorRole.Window) == theme.color("window")
        assert qapp.palette().color(QPalette.ColorRole.Accent) == theme.color("accent")
        assert qapp.font().pointSizeF() == theme.points()
        assert qapp.style().name() in ("fusion", "")  # "" under a style sheet


def test_the_manager_tells_of_changes_once(manager: ThemeManager, qtbot: QtBot) -> None:
    heard: list[Theme] = []
    manager.changed.connect(heard.append)
    manager.use("light")
    manager.use("light")
    manager.use(hall=True)
    assert [(t.key, t.hall) for t in heard] == [("light", False), ("light", True)]


def test_next_goes_round_all_themes(manager: ThemeManager) -> None:
    seen = []
    for _ in NAMES:
        manager.use_next()
        seen.append(manager.theme.key)
    assert sorted(seen) == sorted(NAMES)
    assert manager.theme.key == "dark"


def test_another_screen_counts_as_a_change(manager: ThemeManager, qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    manager.watch(window)
    with qtbot.waitSignal(manager.changed):
        qapp.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))


def test_titles_grow_with_hall_mode(manager: ThemeManager, qtbot: QtBot) -> None:
    label = QLabel("title")
    label.setProperty("role", "title")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.fontInfo().pointSizeF()
    manager.use(hall=True)
    label.ensurePolished()
    assert label.fontInfo().pointSizeF() > before


def test_pens_count_device_pixels(manager: ThemeManager, qtbot: QtBot) -> None:
    class Sharp(QWidget):
        def devicePixelRatioF(self) -> float:
            return 2.0

    sharp = Sharp()
    qtbot.addWidget(sharp)
    one, two = plots.pen("fit", 3.0), plots.pen("fit", 3.0, on=sharp)
    assert two.widthF() == 2.0 * one.widthF() / plots.pixel_ratio(None)
    assert one.isCosmetic()
    assert one.color() == manager.theme.color("fit")


def test_pens_take_names_numbers_and_dashes(manager: ThemeManager) -> None:
    ratio = plots.pixel_ratio(None)
    assert plots.pen("data", "path").widthF() == manager.theme.width("path") * ratio
    assert plots.pen("data", dash="dash").style() == Qt.PenStyle.DashLine
    assert plots.pen("data", dash=(4, 2)).dashPattern() == [4.0, 2.0]
    assert plots.pen("#ff000080").color().alpha() == 128


def test_a_plot_wears_the_theme(manager: ThemeManager, qtbot: QtBot) -> None:
    widget = pg.PlotWidget()
    qtbot.addWidget(widget)
    item = widget.getPlotItem()
    legend = item.addLegend()
    item.plot([0, 1], [0, 1], name="curve")
    for name in ("dark", "light"):
        manager.use(name)
        themes.style_plot(widget)
        theme = manager.theme
        axis = item.getAxis("left")
        assert widget.backgroundBrush().color() == theme.color("card")
        assert axis.textPen().color() == theme.color("muted")
        assert axis.style["tickFont"].pointSizeF() == theme.points("tick")
        assert axis.style["tickLength"] == 0
        assert not axis.autoSIPrefix
        assert not item.menuEnabled()
        assert item.buttonsHidden
        assert legend.labelTextColor() == theme.color("text")


@pytest.mark.parametrize("name", sorted(svg.icon_names() - {icons.APP_ICON}))
def test_every_icon_takes_the_colour_it_is_given(name: str) -> None:
    assert "#123456" in svg.coloured_svg(name, "#123456")


def test_the_licence_of_the_icons_is_with_them() -> None:
    assert "ISC License" in path("icons", "LICENSE.lucide.txt").read_text(encoding="utf-8")


def test_an_unknown_icon_is_an_error_with_the_nearest_name(manager: ThemeManager) -> None:
    with pytest.raises(ValueError, match="'play'"):
        themes.icon("plai")


def ink_of(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, ratio: float = 1.0) -> tuple[str, int]:
    """The colour of an icon's fullest pixel, and its width in device pixels."""
    image = icon.pixmap(QSize(24, 24), ratio, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha).name(), image.width()


def test_icons_follow_theme_state_and_resolution(manager: ThemeManager) -> None:
    icon = themes.icon("pause")
    for name in ("dark", "light"):
        manager.use(name)
        theme = manager.theme
        assert ink_of(icon) == (theme.color("text").name(), 24)
        assert ink_of(icon, QIcon.Mode.Disabled) == (theme.color("disabled").name(), 24)
        assert ink_of(icon, ratio=2.0) == (theme.color("text").name(), 48)
    assert ink_of(themes.icon("pause", "accent"))[0] == manager.theme.color("accent").name()


def test_an_icon_outlives_its_name_and_copies(manager: ThemeManager, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(QIcon(themes.icon("pause")))
    assert ink_of(button.icon())[0] == manager.theme.color("text").name()


def test_the_program_has_an_icon(qapp: QApplication) -> None:
    assert not icons.app_icon().pixmap(64, 64).isNull()


def test_the_system_preference_is_one_of_the_themes(qapp: QApplication) -> None:
    from lossviz.gui.theme.manager import preferred

    assert preferred() in NAMES


def test_fonts_have_the_families_of_the_theme(manager: ThemeManager) -> None:
    families = application.font(manager.theme).families()
    assert "Noto Sans CJK KR" in families
    assert "Malgun Gothic" in families


@pytest.mark.parametrize("name", tokens.names())
def test_lanes_differ_by_colour_and_by_dash(name: str) -> None:
    theme = tokens.load(name)
    assert len(set(theme.lanes)) == len(set(theme.dashes)) == len(theme.lanes) == MOST_LANES
    assert all(len(dash) % 2 == 0 and min(dash, default=1.0) > 0.0 for dash in theme.dashes)
    colors = [theme.color(f"lane_{look}") for look in range(MOST_LANES)]
    for place, one in enumerate(colors):
        for other in colors[:place]:
            away = [abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)]
            assert sum(away) > 60


@pytest.mark.parametrize("name", tokens.names())
def test_lanes_stand_out_from_the_ground_of_a_plot(name: str) -> None:
    theme = tokens.load(name)
    for look in range(MOST_LANES):
        assert contrast(theme.color(f"lane_{look}"), theme.color("card")) >= 4.5
