"""All hats by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from render.wearables.hats.astronaut_helmet import build_astronaut_helmet
from render.wearables.hats.beanie import build_beanie
from render.wearables.hats.chef_hat import build_chef_hat
from render.wearables.hats.cowboy_hat import build_cowboy_hat
from render.wearables.hats.crown import build_crown
from render.wearables.hats.graduation_cap import build_graduation_cap
from render.wearables.hats.hard_hat import build_hard_hat
from render.wearables.hats.party_hat import build_party_hat
from render.wearables.hats.pirate_hat import build_pirate_hat
from render.wearables.hats.santa_hat import build_santa_hat
from render.wearables.hats.top_hat import build_top_hat
from render.wearables.hats.wizard_hat import build_wizard_hat
from render.wearables.wearable import EVERYBODY, FACES, Wearable

HATS: Mapping[str, Wearable] = MappingProxyType(
    {
        "pirate-hat": Wearable(build_pirate_hat, EVERYBODY),
        "wizard-hat": Wearable(build_wizard_hat, EVERYBODY),
        "party-hat": Wearable(build_party_hat, EVERYBODY),
        "chef-hat": Wearable(build_chef_hat, EVERYBODY),
        "cowboy-hat": Wearable(build_cowboy_hat, EVERYBODY),
        "crown": Wearable(build_crown, EVERYBODY),
        "graduation-cap": Wearable(build_graduation_cap, EVERYBODY),
        "beanie": Wearable(build_beanie, EVERYBODY),
        "santa-hat": Wearable(build_santa_hat, EVERYBODY),
        "top-hat": Wearable(build_top_hat, EVERYBODY),
        "hard-hat": Wearable(build_hard_hat, EVERYBODY),
        "astronaut-helmet": Wearable(
            build_astronaut_helmet, FACES, also=("ears", "neck"), least_eyes=2
        ),
    }
)
