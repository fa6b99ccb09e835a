"""The trials of the wire in short, and what they are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from render.check import check_file
from render.specs import CHAT, DISCORD, TELEGRAM_STILL, TELEGRAM_VIDEO, StickerSpec
from tests.bot.discord.booth import sticker_files as discord_files
from tests.bot.telegram.booth import sticker_files as telegram_files
from tests.trials.crowd import Plan, try_crowd
from tests.trials.outages import every_trouble, try_outages
from tests.trials.pictures import draw_photo
from tests.trials.stamper import find_stamp, stamp, stamp_of
from tests.trials.verdict import Verdict

# On a machine that runs other tests beside this one nothing is proved of speed.
SPEED = re.compile("acknowledged late|event loop")
FEW = "sendMessage: 500|the token dies|the gateway drops us|kill -9 of the front at the preview"


@pytest.mark.parametrize("spec", [CHAT, DISCORD, TELEGRAM_STILL, TELEGRAM_VIDEO])
def test_a_stamped_sticker_is_one_and_says_of_which_photo(spec: StickerSpec) -> None:
    files = {**discord_files(), **telegram_files()}
    told = stamp_of(draw_photo(1))
    stamped = stamp(files[spec.file_name], told)
    check_file(stamped, spec)
    assert find_stamp(stamped) == told != stamp_of(draw_photo(2))


def test_troubles_have_names_of_their_own() -> None:
    names = [f"{it.platform}, {it.name}" for it in every_trouble()]
    assert len(set(names)) == len(names)
    assert sum("kill" in name for name in names) == 24


async def test_a_crowd_gets_its_stickers_each_their_own(assets: Path, tmp_path: Path) -> None:
    assert _broken(await try_crowd(Plan(12, 2, tmp_path))) == []


async def test_nothing_is_lost_or_doubled_on_the_wire(assets: Path, tmp_path: Path) -> None:
    assert _broken(await try_outages(tmp_path, FEW)) == []


def _broken(verdict: Verdict) -> list[str]:
    verdict.show()
    return [claim for claim in verdict.broken if SPEED.search(claim) is None]
