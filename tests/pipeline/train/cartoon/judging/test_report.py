import json
from pathlib import Path

from rich.console import Console

from pipeline.train.cartoon.judging.fairness import Bin, Fairness
from pipeline.train.cartoon.judging.report import Report, print_report, write_report
from pipeline.train.cartoon.judging.themes import Apart

NOTHING = float("nan")


def report() -> Report:
    numbers = {"ssim": 0.8123, "drift": 0.021, "seconds": 0.5, "kid_teacher": NOTHING}
    part = Bin(-20, 30, 31, 0.9, 0.02, 3.1, 5.2)
    return Report(
        {"seed": 1},
        {"256": {"painted": numbers, "ours": numbers}},
        {"ours": Apart(8.0, 9.0, 0.6, 0.4, 0.1)},
        {"ours": Fairness((part, part), 1.2, 1.1, 1.3, 1.2), "photo": None},
    )


def test_tables_fit_a_narrow_terminal_and_tell_gaps() -> None:
    console = Console(width=80)
    with console.capture() as shown:
        print_report(report(), console)
    text = shown.get()
    assert "2.1%" in text
    assert "0.812" in text
    assert "…" not in text
    assert "photo: too few faces" in text


def test_json_has_no_number_that_is_none(tmp_path: Path) -> None:
    write_report(report(), tmp_path / "report.json")
    found = json.loads((tmp_path / "report.json").read_text())
    assert found["sizes"]["256"]["ours"]["kid_teacher"] is None
    assert found["fairness"]["photo"] is None
    assert found["themes"]["ours"]["recognised"] == 0.6
