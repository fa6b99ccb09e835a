"""A store that would keep deleted photos is refused before anything is taken."""

from pathlib import Path

import pytest

from bot.deployment import check_deletion
from config.errors import UnusableSetting
from db.blobs import open_blobs


def test_a_bucket_with_versions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blobs = open_blobs("", tmp_path / "blobs")
    check_deletion(blobs)
    monkeypatch.setattr(blobs, "keeps_deleted", lambda: True)
    with pytest.raises(UnusableSetting) as caught:
        check_deletion(blobs)
    assert "versioning" in str(caught.value)
