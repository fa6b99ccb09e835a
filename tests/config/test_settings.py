"""Settings come from TOONBOOTH_* and make sense, or are refused by name."""

from pathlib import Path

import pytest

from config.errors import UnusableSetting
from config.settings import Settings, read_settings


def test_nothing_set_gives_a_working_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TOONBOOTH_{name.upper()}", raising=False)
    settings = read_settings()
    assert settings.assets.parts[-2:] == ("assets", "fetched")
    assert settings.threads >= 1
    assert settings.quick_renderer


def test_the_environment_changes_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOONBOOTH_ASSETS", "/models")
    monkeypatch.setenv("TOONBOOTH_QUICK_RENDERER", "off")
    monkeypatch.setenv("TOONBOOTH_LOG_LEVEL", "debug")
    settings = read_settings()
    assert settings.assets == Path("/models")
    assert not settings.quick_renderer
    assert settings.log_level == "debug"


@pytest.mark.parametrize(
    ("name", "value"),
    [("THREADS", "0"), ("THREADS", "many"), ("FRAME_LIMIT_S", "-1"), ("LOG_LEVEL", "loud")],
)
def test_nonsense_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"TOONBOOTH_{name}", value)
    with pytest.raises(UnusableSetting, match=f"TOONBOOTH_{name} can't be used .*; correct"):
        read_settings()


def test_every_setting_is_explained() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
