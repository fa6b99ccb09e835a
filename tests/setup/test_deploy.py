"""What deploys the service names only what there is: settings, metrics, files."""

import json
import re

import pytest
import yaml

from bot.settings_table import defaults
from config.settings import REPOSITORY

DASHBOARD = REPOSITORY / "deploy" / "grafana" / "dashboards" / "toonbooth.json"
# Of the S3 client, not ours.
FOREIGN = {"AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"}
COMPOSE = yaml.safe_load((REPOSITORY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["front", "worker-1", "worker-2"])
def test_services_set_only_what_is_read(name: str) -> None:
    known = {row.variable for row in defaults()} | {
        f"TOONBOOTH_{row.variable}" for row in defaults()
    }
    assert set(COMPOSE["services"][name]["environment"]) <= known | FOREIGN


def test_workers_have_names_of_their_own() -> None:
    services = COMPOSE["services"]
    names = [services[w]["environment"]["TOONBOOTH_EXECUTOR"] for w in ("worker-1", "worker-2")]
    assert len(set(names)) == 2


def test_what_is_mounted_is_there() -> None:
    for service in COMPOSE["services"].values():
        for mount in service.get("volumes", ()):
            source = mount.split(":")[0]
            assert source in COMPOSE["volumes"] or (REPOSITORY / source).exists(), mount


def test_every_metric_of_the_dashboard_is_exported() -> None:
    sources = "".join(
        (REPOSITORY / "bot" / "front" / f"{name}.py").read_text(encoding="utf-8")
        for name in ("metrics", "snapshot")
    )
    exported = set(re.findall(r'"toonbooth_(\w+)"', sources))
    exported |= set(re.findall(r'_(?:gauge|counts)\("(\w+)"', sources))
    shown = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    for panel in shown:
        for target in panel["targets"]:
            for name in re.findall(r"toonbooth_(\w+)", target["expr"]):
                plain = re.sub(r"_(total|bucket|sum|count)$", "", name)
                assert {name, plain} & exported, (panel["title"], name)
