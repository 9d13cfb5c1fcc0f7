"""The benchmark goes through what it times; how long that takes is not asserted."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QApplication

from lossviz.gui import bench
from lossviz.lab.spec import MOST_LANES


def test_the_report_has_every_number(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, few in (("FRAMES", 6), ("WARM_UP", 0), ("SLIDES", 1), ("STARTS", 1), ("SIZES", (300, 6_000))):
        monkeypatch.setattr(bench, name, few)
    monkeypatch.setattr(bench, "_start", lambda: 1.0)
    assert bench.run(qapp, (1280, 720), as_json=True) == 0
    report = json.loads(capsys.readouterr().out)
    assert report.pop("size") == [1280, 720]
    assert report.pop("platform") == qapp.platformName()
    assert {"n=300", "n=6000", f"race of {MOST_LANES}"} < set(report)
    assert set(report["n=300"]) == {"frame_ms", "frame_cpu_ms", "panels_ms", "slider_to_landscape_ms"}
    assert "ScenePanel" in report["n=300"]["panels_ms"]
    assert "LanesPanel" in report[f"race of {MOST_LANES}"]["panels_ms"]
    assert set(report["point_dragged_ms"]) == set(bench.DRAGGED)
    medians = [one["median"] for one in _spreads(report)]
    assert len(medians) > 20
    assert all(median > 0.0 for median in medians)


def _spreads(report: dict[str, object]) -> list[dict[str, float]]:
    """All pairs of median and 95th percentile, however deep."""
    found = []
    for value in report.values():
        if isinstance(value, dict):
            found += [value] if "median" in value else _spreads(value)
    return found
