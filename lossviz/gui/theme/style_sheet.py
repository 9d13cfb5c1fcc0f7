"""The style sheet: what Fusion and the palette leave to be wished, in sizes that follow the font."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QTemporaryDir

from .svg import coloured_svg
from .tokens import Theme

RULES = Template("""
QToolTip { background: $field; color: $text; border: ${line}px solid $border; padding: ${s4}px ${s6}px; }
QMainWindow::separator, QSplitter::handle { background: transparent; }
QMainWindow::separator:hover, QSplitter::handle:hover { background: $accent; }
QMenuBar, QToolBar, QStatusBar { background: $card; color: $text; border: 0; }
QMenuBar { padding: ${s2}px ${s6}px; }
QMenuBar::item { padding: ${s4}px ${s8}px; border-radius: ${s4}px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: $hover; color: $text; }
QMenu { background: $field; border: ${line}px solid $border; padding: ${s4}px; }
QMenu::item { padding: ${s4}px ${s24}px ${s4}px ${s8}px; border-radius: ${s4}px; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${s6}px; }
QMenu::separator { height: ${line}px; background: $border; margin: ${s4}px ${s6}px; }
QToolBar { border-bottom: ${line}px solid $border; padding: ${s4}px ${s8}px; spacing: ${s2}px; }
QToolBar::separator { background: $border; width: ${line}px; margin: ${s4}px ${s6}px; }
QStatusBar { border-top: ${line}px solid $border; color: $muted; }
QStatusBar::item { border: 0; }

Card, QFrame[role="card"] { background: $card; border: ${line}px solid $border; border-radius: ${radius}px; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[role="subtitle"] { font-size: ${subtitle}pt; color: $muted; }
QLabel[role="section"] { font-size: ${section}pt; font-weight: 700; color: $muted; }
QLabel[role="note"] { font-size: ${subtitle}pt; color: $muted; }
QLabel[role="symbol"] { color: $accent; font-style: italic; }
QLabel:disabled { color: $disabled; }

QToolButton { border: ${focus}px solid transparent; border-radius: ${s6}px; padding: ${s4}px; background: transparent; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
QPushButton, QToolButton[role="box"] { background: $field; border: ${line}px solid $border; border-radius: ${s6}px;
  padding: ${s6}px ${s12}px; }
QToolButton[role="box"] { padding: ${s4}px ${s8}px; }
QPushButton:hover, QToolButton[role="box"]:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:default, QPushButton[role="primary"] { background: $accent; color: $accent_text; border-color: $accent;
  font-weight: 600; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton:disabled { background: $field; color: $disabled; border-color: $border; }
QPushButton:focus, QToolButton[role="box"]:focus { border: ${focus}px solid $accent; padding: ${s5}px ${s11}px; }
QToolButton[role="box"]:focus { padding: ${s3}px ${s7}px; }
QPushButton[role="primary"]:focus, QPushButton:default:focus { border-color: $text; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit { background: $field; color: $text;
  border: ${line}px solid $border; border-radius: ${s6}px; padding: ${s4}px ${s8}px;
  selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $outline; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: ${focus}px solid $accent; padding: ${s3}px ${s7}px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $disabled; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QComboBox::drop-down { border: 0; width: ${s24}px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${s16}px; height: ${s16}px; }
QComboBox QAbstractItemView { background: $field; border: ${line}px solid $border; padding: ${s4}px; outline: 0; }
QAbstractItemView { background: $field; alternate-background-color: $hover; border: ${line}px solid $border;
  selection-background-color: $selection; selection-color: $text; outline: 0; }
QAbstractItemView::item { padding: ${s3}px ${s4}px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $selection; color: $text; }
QHeaderView::section { background: $card; color: $muted; border: 0; border-bottom: ${line}px solid $border;
  padding: ${s4}px ${s8}px; }

QCheckBox, QRadioButton { spacing: ${s8}px; padding: ${s3}px; border: ${focus}px solid transparent;
  border-radius: ${s6}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: ${s14}px; height: ${s14}px;
  border: ${tick_line}px solid $outline; border-radius: ${s4}px; background: $field; }
QRadioButton::indicator { border-radius: ${s8}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$check"); }
QRadioButton::indicator:checked { background: $accent; border: ${s4}px solid $field; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; }
QCheckBox::indicator:checked:disabled { background: $border; }

QSlider { border: ${focus}px solid transparent; border-radius: ${s6}px; min-height: ${s22}px; }
QSlider:focus { border-color: $accent; }
QSlider::groove:horizontal { height: ${s4}px; border-radius: ${half}px; background: $groove; }
QSlider::sub-page:horizontal { height: ${s4}px; border-radius: ${half}px; background: $accent; }
QSlider::handle:horizontal { width: ${knob}px; height: ${knob}px; margin: -${rise}px 0; border-radius: ${knob_radius}px;
  background: $handle; border: ${tick_line}px solid $outline; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed { border-color: $accent; }
QSlider::sub-page:horizontal:disabled { background: $outline; }
QSlider::handle:horizontal:disabled { background: $disabled; border-color: $disabled; }
QProgressBar { background: $groove; border: 0; border-radius: ${half}px; max-height: ${s4}px; }
QProgressBar::chunk { background: $accent; border-radius: ${half}px; }

QScrollArea, QScrollArea > QWidget > QWidget[role="column"] { background: transparent; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: ${s10}px; }
QScrollBar:horizontal { height: ${s10}px; }
QScrollBar::handle { background: $groove; border-radius: ${s3}px; margin: ${s2}px; }
QScrollBar::handle:vertical { min-height: ${s24}px; }
QScrollBar::handle:horizontal { min-width: ${s24}px; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QDockWidget { titlebar-close-icon: none; titlebar-normal-icon: none; font-weight: 600; }
QDockWidget::title { background: $card; border-bottom: ${line}px solid $border; padding: ${s8}px ${s12}px; }
QTabWidget::pane { border: 0; border-top: ${line}px solid $border; }
QTabBar::tab { background: transparent; color: $muted; padding: ${s6}px ${s12}px;
  border-bottom: ${focus}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
""")
SPACES = (2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 22, 24)


def style_sheet(theme: Theme, pictures: QTemporaryDir) -> str:
    """The rules with this theme's values; the few pictures they need are written into the folder."""
    values: dict[str, object] = {role: _css(theme, role) for role in theme.colors}
    values |= {f"s{n}": round(theme.size(n)) for n in SPACES}
    values |= {kind: f"{theme.points(kind):.2f}" for kind in theme.text}
    values |= _strokes(theme)
    values["arrow"] = _picture(pictures, "chevron-down", theme.colors["muted"])
    values["check"] = _picture(pictures, "check", theme.colors["accent_text"])
    return RULES.substitute(values)


def _strokes(theme: Theme) -> dict[str, float]:
    """Lines, roundings and the slider's knob; even sizes, so that the knob sits in the middle."""
    groove = round(theme.size(4))
    knob = groove + 2 * round(theme.size(5))
    tick_line = max(1.0, theme.sizes["border"]) * 1.5
    return {
        "line": theme.sizes["border"],
        "focus": 2,
        "tick_line": round(tick_line),
        "radius": round(theme.size("radius")),
        "half": groove // 2,
        "knob": knob,
        "rise": (knob - groove) // 2 + round(tick_line),
        "knob_radius": knob // 2 + round(tick_line),
    }


def _css(theme: Theme, role: str) -> str:
    """A colour as style sheets write it."""
    color = theme.color(role)
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"


def _picture(folder: QTemporaryDir, name: str, color: str) -> str:
    """Path of an icon in a colour. The colour is in the name, since Qt keeps pictures by name."""
    file = Path(folder.filePath(f"{name}-{color.removeprefix('#')}.svg"))
    if not file.exists():
        file.write_text(coloured_svg(name, color), encoding="utf-8")
    return file.as_posix()
