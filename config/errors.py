"""What can go wrong while reading configuration.

ConfigError
├── ThemeError           a theme's file is missing, no TOML, or says something we do not know
├── MissingAssets        a fetched model file is missing or damaged
├── UnsetUp              `make setup` has not run here
└── UnusableSetting      a variable of the environment says what makes no sense
"""

from pathlib import Path

FIX = "run `make setup`"


class ConfigError(Exception):
    """Base of everything the configuration raises on purpose."""


class ThemeError(ConfigError):
    """A theme's file cannot be used; `key` is the dotted place in it, empty for the whole file."""

    def __init__(self, path: Path, key: str, detail: str, *, line: int | None = None) -> None:
        numbered = f"line {line}" if line else ""
        where = ", ".join(part for part in (str(path), numbered, key) if part)
        super().__init__(f"{where}: {detail}")
        self.path = path
        self.key = key
        self.detail = detail
        self.line = line


class MissingAssets(ConfigError):
    """A fetched file is missing or damaged; `str(error)` is a sentence that says what to do."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"The model file {path} {fault}; {FIX} to fetch it again.")
        self.path = path
        self.fault = fault


class UnsetUp(ConfigError):
    """Nothing was fetched into `folder` yet; `str(error)` is a sentence that says what to do."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"The models are not in {folder} yet; {FIX} once.")
        self.folder = folder


class UnusableSetting(ConfigError):
    """`variable` cannot be used; `str(error)` is a sentence that says what to do."""

    def __init__(self, variable: str, detail: str) -> None:
        super().__init__(f"{variable} can't be used ({detail}); correct or unset it.")
        self.variable = variable
        self.detail = detail
