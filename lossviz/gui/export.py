"""A widget as a picture file: PNG at any scale, or SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget


def write(widget: QWidget, path: Path) -> None:
    """Write the widget as it is shown; the suffix says how. OSError or ValueError if it cannot be."""
    suffix = path.suffix.lower()
    if suffix == ".svg":
        _write_svg(widget, path)
    elif suffix == ".png":
        if not widget.grab().toImage().save(str(path)):
            raise OSError(f"{path} cannot be written; choose a folder that exists and may be written to.")
    else:
        raise ValueError(f"{path.name}: pictures are written as .png or .svg; choose one of these endings.")


def image(widget: QWidget) -> QImage:
    """The widget as it is shown."""
    return widget.grab().toImage()


def _write_svg(widget: QWidget, path: Path) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(widget.width(), widget.height()))
    generator.setViewBox(widget.rect())
    generator.setTitle("lossviz")
    painter = QPainter()
    if not painter.begin(generator):
        raise OSError(f"{path} cannot be written; choose a folder that exists and may be written to.")
    widget.render(painter, QPoint())
    painter.end()
