"""What can go wrong while reading configuration.

ConfigError
└── ThemeError           a theme's file is missing, no TOML, or says something we do not know
"""

from pathlib import Path


class ConfigError(Exception):
    """Base of everything the configuration raises on purpose."""


class ThemeError(ConfigError):
    """A theme's file cannot be used; `key` is the dotted place in it, empty for the whole file."""

    def __init__(self, path: Path, key: str, detail: str) -> None:
        where = f"{path.name}, {key}" if key else path.name
        super().__init__(f"{where}: {detail}")
        self.path = path
        self.key = key
        self.detail = detail
