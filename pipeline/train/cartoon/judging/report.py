"""What an evaluation found, as tables for people and as JSON for programs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from config.files import replacing
from pipeline.train.cartoon.judging.fairness import Fairness
from pipeline.train.cartoon.judging.themes import Apart

TITLES = {
    "ssim": "SSIM",
    "psnr_db": "PSNR dB",
    "kid_teacher": "KID teacher",
    "fid_teacher": "FID teacher",
    "kid_style": "KID style",
    "flatness": "flatness",
    "ink": "ink",
    "continuity": "lines in one",
    "face_found": "face found",
    "drift": "drift",
    "seconds": "CPU s",
}
SHARES = {"ink", "continuity", "face_found", "drift"}


@dataclass(frozen=True, eq=False)
class Report:
    """about: photos, seed, prompts, features. sizes: numbers by side, then by drawer."""

    about: Mapping[str, Any]
    sizes: dict[str, Mapping[str, Mapping[str, float]]] = field(default_factory=dict)
    themes: dict[str, Apart] = field(default_factory=dict)
    fairness: dict[str, Fairness | None] = field(default_factory=dict)


def write_report(report: Report, path: Path) -> None:
    """Replace the JSON file as a whole; what is no number becomes null."""
    with replacing(path) as file:
        file.write(json.dumps(_plain(asdict(report)), indent=1, ensure_ascii=False).encode())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return round(value, 5) if math.isfinite(value) else None
    return value


def print_report(report: Report, console: Console) -> None:
    """The tables."""
    for side, drawers in report.sizes.items():
        console.print(_sizes_table(f"{side} px", drawers))
    if report.themes:
        console.print(_themes_table(report.themes))
    for name, fairness in report.fairness.items():
        if fairness is None:
            console.print(f"{name}: too few faces for bins of tone")
        else:
            console.print(_fairness_table(name, fairness))


def _sizes_table(title: str, drawers: Mapping[str, Mapping[str, float]]) -> Table:
    table = Table("", *drawers, title=title)
    for key, told in TITLES.items():
        table.add_row(told, *(_shown(key, numbers.get(key)) for numbers in drawers.values()))
    return table


def _shown(name: str, value: float | None) -> str:
    if value is None or not math.isfinite(value):
        return "-"
    if name in SHARES:
        return f"{value:.1%}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def _themes_table(themes: Mapping[str, Apart]) -> Table:
    columns = ("delta E of means", "of palettes", "theme recognised", "without colour", "by chance")
    table = Table("", *columns, title="Themes apart")
    for name, apart in themes.items():
        shares = (apart.recognised, apart.colorless, apart.chance)
        colors = (f"{apart.mean:.1f}", f"{apart.palette:.1f}")
        table.add_row(name, *colors, *(f"{share:.0%}" for share in shares))
    return table


def _fairness_table(name: str, fairness: Fairness) -> Table:
    columns = ("faces", "found again", "drift", "skin delta E", "as drawn")
    table = Table("typology angle", *columns, title=f"Tones of skin: {name}")
    for each in fairness.bins:
        table.add_row(
            f"{each.low_deg:.0f} to {each.high_deg:.0f}",
            str(each.faces),
            f"{each.found:.0%}",
            f"{each.drift:.2%}",
            f"{each.shift:.1f}",
            f"{each.shift_as_drawn:.1f}",
        )
    table.caption = (
        f"worst bin to best: drift {fairness.drift_ratio:.2f} (by chance "
        f"{fairness.drift_chance:.2f}), skin {fairness.shift_ratio:.2f} (by chance "
        f"{fairness.shift_chance:.2f})"
    )
    return table
