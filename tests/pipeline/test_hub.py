"""Models that users name are looked for where they mean."""

from pathlib import Path

import pytest

from pipeline.errors import BrokenModel
from pipeline.hub import check_place


@pytest.mark.parametrize("model", ["/absent/model", "./absent", "../absent/model", "a/b/c"])
def test_a_folder_that_is_not_there_is_told_before_the_hub_is_asked(model: str) -> None:
    with pytest.raises(BrokenModel, match="there is no such folder") as caught:
        check_place(model, "name a folder.")
    assert caught.value.remedy == "name a folder."


def test_folders_and_names_of_the_hub_pass(tmp_path: Path) -> None:
    check_place(str(tmp_path), "")
    check_place("stabilityai/sd-turbo", "")
    check_place("bert-base-uncased", "")
