"""What can go wrong while fetching; `str(error)` is a sentence that says what to do.

FetchError
├── NoRegistry       the registry cannot be reached, or there is no client for it
├── WrongContent     what came is not what is pinned
└── NoSpace          the disk is full or cannot be written
"""


class FetchError(Exception):
    """Base of everything fetching raises on purpose."""


class NoRegistry(FetchError):
    """A package cannot be had; `reason` is what its client or the network said."""

    def __init__(self, package: str, reason: str) -> None:
        super().__init__(
            f"Can't fetch {package} ({reason}); check the network and the registry settings, "
            "then run `make setup` again: it goes on where it stopped."
        )
        self.package = package
        self.reason = reason


class WrongContent(FetchError):
    """An archive or a file in it differs from its pin."""

    def __init__(self, package: str, what: str) -> None:
        super().__init__(
            f"{package}: {what} is not what assets/pins.toml expects; run `make setup` again, and "
            "if that does not help, check the registry that this machine uses."
        )
        self.package = package
        self.what = what


class NoSpace(FetchError):
    """The folder for the files cannot be written."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"Can't write to {folder} ({reason}); make room or correct its permissions, "
            "then run `make setup` again."
        )
        self.folder = folder
        self.reason = reason
