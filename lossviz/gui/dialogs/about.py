"""Version, libraries and licences, with a button that copies them."""

from __future__ import annotations

import platform

import numpy
import pyqtgraph
import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ... import __version__
from ..theme.icons import app_icon

LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("NumPy, contourpy, msgspec, superqt", "BSD-3-Clause"),
    ("pyqtgraph, ziamath, latex2mathml", "MIT"),
    ("STIX Two Math", "SIL OFL 1.1"),
    ("Lucide", "ISC"),
)


def versions() -> str:
    """The versions that a report of a fault should name, one a line."""
    return "\n".join(
        (
            f"lossviz {__version__}",
            f"Qt {qVersion()}, PySide6 {PySide6.__version__}",
            f"pyqtgraph {pyqtgraph.__version__}, NumPy {numpy.__version__}",
            f"Python {platform.python_version()}, {platform.platform()}",
        )
    )


class AboutDialog(QDialog):
    """What this program is made of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About lossviz"))
        picture, text = QLabel(), QLabel()
        picture.setPixmap(app_icon().pixmap(72, 72))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setText(self._text())
        row = QHBoxLayout()
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy versions"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(versions()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(buttons)
        self.setMinimumWidth(round(parent.fontMetrics().averageCharWidth() * 75))

    def _text(self) -> str:
        what = self.tr("See what a loss function charges, the surface it makes, and the fit that follows.")
        qt = self.tr(
            "Qt and PySide6 are used under the LGPL, version 3; "
            "you may replace them by other versions of your own."
        )
        data = self.tr("Sources and licences of the data sets stand in resources/data/LICENSES.md.")
        rows = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;</td><td>{licence}</td></tr>" for name, licence in LICENCES
        )
        lines = versions().replace("\n", "<br>")
        return f"<h3>lossviz</h3><p>{what}</p><p>{lines}</p><table>{rows}</table><p>{qt}</p><p>{data}</p>"
