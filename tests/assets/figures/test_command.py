from click.testing import CliRunner

from assets.__main__ import main


def test_the_command_says_what_it_makes() -> None:
    told = CliRunner().invoke(main, ["figures", "--help"])
    assert told.exit_code == 0
    assert all(option in told.output for option in ("--photos", "--labels", "--count", "--out"))
