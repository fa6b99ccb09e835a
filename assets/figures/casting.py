"""Random people near measured ones: other hair, skin, age, beards, glasses, covers and clothes."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hsv_to_rgb
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assets.figures.fabrics import random_color
from assets.figures.wardrobe import AROUND_NECK, KINDS, LOWS, NAMES
from pipeline.likeness import Beard, Clothes, Cover, Glasses, Hair, Likeness

HAIR_COLORS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "black": ("#14110f", "#1d1917", "#0f0f12"),
        "dark_brown": ("#33241b", "#3b2a20", "#2c1f19"),
        "brown": ("#5d3f2a", "#6d4a30", "#54382a"),
        "blond": ("#cfae72", "#b98f57", "#e0c48d"),
        "red": ("#94421f", "#a85226", "#7a2f17"),
        "grey": ("#8d8b89", "#75726f", "#a19f9c"),
        "white": ("#e6e3de", "#d6d3ce"),
        "dyed": ("#d1559a", "#4b69c9", "#3f9c7c", "#8a4bc0"),
    }
)
COLOR_ODDS = (0.24, 0.18, 0.16, 0.12, 0.08, 0.1, 0.07, 0.05)
SKINS = ("#f5d6c1", "#e9bb98", "#d6a077", "#b98257", "#93613f", "#6c452d", "#4b3122")
HAIR_KINDS = ("short", "medium", "long", "tied", "bald_top", "bald", "shaved")
KIND_ODDS = (0.2, 0.14, 0.16, 0.12, 0.14, 0.1, 0.14)
TEXTURES = ("straight", "wavy", "curly", "coily", "braids")
BEARDS = ("stubble", "goatee", "chin", "jaw", "full")
COVERED, GLASSY, SUNNY, BEARDED, ANEW = 0.38, 0.35, 0.4, 0.35, 0.6
COVERED_ANEW, CLOTHES_KEPT, PALE = 0.2, 0.5, 0.15


def cast(likeness: Likeness, rng: np.random.Generator) -> tuple[Likeness, dict[str, str]]:
    """Somebody like this person, and what a reader would say of the figure."""
    name = str(rng.choice(list(HAIR_COLORS), p=COLOR_ODDS))
    color = _near(str(rng.choice(HAIR_COLORS[name])), rng, 9)
    hair = _hair(likeness.hair, color, rng)
    covered = rng.random() < COVERED
    update = {
        "age": str(rng.choice(["child", "teen", "adult", "old"], p=[0.12, 0.13, 0.5, 0.25])),
        "skin": likeness.skin.model_copy(update={"color": _near(str(rng.choice(SKINS)), rng, 6)}),
        "hair": hair,
        "beard": _beard(color, rng),
        "glasses": _glasses(rng),
        "cover": _cover(rng) if covered else Cover(),
        "clothes": _clothes(rng),
    }
    brows = likeness.brows.model_copy(update={"color": color})
    person = likeness.model_copy(update={**update, "brows": brows})
    if person.age in ("child", "teen"):
        person = person.model_copy(update={"beard": Beard()})
    return person, said_of(person, name)


def dressed(likeness: Likeness, rng: np.random.Generator) -> Likeness:
    """The same person in clothes of other, lively colours, now and then with another cover."""
    cover = _cover(rng) if rng.random() < COVERED_ANEW else likeness.cover
    clothes = likeness.clothes if rng.random() < CLOTHES_KEPT else _clothes(rng)
    if clothes.kind in ("bare", "dress"):  # a toy needs some colour, and whose dress is not known
        clothes = clothes.model_copy(update={"kind": str(rng.choice(["tee", "vneck", "hoodie"]))})
    worn = {"color": _lively(rng, PALE), "second": _lively(rng, PALE), "tie_color": _lively(rng)}
    told = {"color": _lively(rng, PALE), "accent": _lively(rng)}
    update = {"clothes": clothes.model_copy(update=worn), "cover": cover.model_copy(update=told)}
    return likeness.model_copy(update=update)


def said_of(person: Likeness, hair_color: str) -> dict[str, str]:
    """The attributes of a figure, as in the tables read by eye."""
    hair, beard, cover = person.hair, person.beard, person.cover.kind
    hidden = cover in AROUND_NECK
    bare = hair.kind in ("bald", "shaved")
    unseen = hidden or (cover not in ("none", "headband") and hair.kind != "long")
    texture = "" if hair.texture == "braids" or bare or unseen else hair.texture
    plain = cover == "none" or hair.kind in ("short", "medium", "long")
    return {
        "hair": "covered" if hidden else hair.kind if plain else "",
        "texture": texture,
        "colour": "" if unseen or bare else hair_color,
        "fringe": "" if cover != "none" else str(int(hair.fringe and not bare)),
        "cover": NAMES.get(cover, cover),
        "glasses": _glasses_word(person.glasses),
        "beard": _beard_word(beard),
        "moustache": str(int(beard.moustache > 0.3)),
        "mouth": "",
        "light": "good",
        "age": person.age,
    }


def _hair(measured: Hair, color: str, rng: np.random.Generator) -> Hair:
    """As measured in another colour, or of another family."""
    if rng.random() > ANEW:
        return measured.model_copy(update={"color": color, "tips": color})
    kind = str(rng.choice(HAIR_KINDS, p=KIND_ODDS))
    length = {"medium": (-90, -50), "long": (-190, -120)}.get(kind, (10, 40))
    tie = str(rng.choice(["ponytail", "bun", "pigtails"])) if kind == "tied" else "none"
    return Hair(
        kind=kind,  # type: ignore[arg-type]
        texture=str(rng.choice(TEXTURES, p=[0.34, 0.22, 0.18, 0.16, 0.1])),  # type: ignore[arg-type]
        tie=tie,  # type: ignore[arg-type]
        fringe=bool(rng.random() < 0.3 and kind in ("short", "medium", "long")),
        parting=int(rng.integers(-60, 60)) if rng.random() < 0.5 else None,
        volume=round(float(rng.uniform(0.05, 0.8)), 2),
        length=int(rng.integers(*length)),
        tie_height=int(rng.integers(40, 160)),
        color=color,
        tips=color,
    )


def _beard(color: str, rng: np.random.Generator) -> Beard:
    if rng.random() > BEARDED:
        return Beard()
    style = str(rng.choice(BEARDS, p=[0.2, 0.18, 0.1, 0.2, 0.32]))
    length = 0.0 if style == "stubble" else round(float(rng.uniform(0.15, 1)), 2)
    lip = round(float(rng.uniform(0.5, 1)), 2) if rng.random() < 0.7 else 0.0
    density = round(float(rng.uniform(0.5, 1)), 2)
    return Beard(style=style, length=length, density=density, moustache=lip, color=color)  # type: ignore[arg-type]


def _glasses(rng: np.random.Generator) -> Glasses:
    if rng.random() > GLASSY:
        return Glasses()
    shape = str(rng.choice(["round", "rectangular", "oval", "cat_eye", "aviator"]))
    return Glasses(
        shape=shape,  # type: ignore[arg-type]
        frame=_hex(random_color(rng, dark=0.5)),
        rim=round(float(rng.uniform(0, 1)), 2),
        tint=_hex(random_color(rng, dark=0.7)),
        opacity=1.0 if rng.random() < SUNNY else 0.0,
        width=int(rng.integers(64, 96)),
        height=int(rng.integers(38, 78)),
    )


def _cover(rng: np.random.Generator) -> Cover:
    kind = str(rng.choice(list(KINDS), p=list(KINDS.values())))
    colors = {name: _hex(random_color(rng, dark=0.4)) for name in ("color", "accent")}
    return Cover(kind=kind, low=int(rng.integers(*LOWS[kind])), **colors)  # type: ignore[arg-type]


def _clothes(rng: np.random.Generator) -> Clothes:
    kinds = ("tee", "vneck", "shirt", "suit", "turtleneck", "hoodie", "dress", "bare")
    patterns = ("plain", "plain", "stripes", "checks", "dots")
    return Clothes(
        kind=str(rng.choice(kinds)),  # type: ignore[arg-type]
        pattern=str(rng.choice(patterns)),  # type: ignore[arg-type]
        color=_hex(random_color(rng, dark=0.3)),
        second=_hex(random_color(rng, dark=0.2)),
        tie=bool(rng.random() < 0.3),
    )


def _glasses_word(glasses: Glasses) -> str:
    if glasses.shape == "none":
        return "none"
    return "sun" if glasses.opacity > 0.6 else "clear"


def _beard_word(beard: Beard) -> str:
    if beard.style in ("none", "stubble"):
        return beard.style
    return "full" if beard.style in ("full", "jaw") and beard.length > 0.6 else "short"


def _lively(rng: np.random.Generator, pales: float = 0.0) -> str:
    """Any hue, as toys are painted: neither dull nor dark; nearly white with that probability."""
    hue, pale = float(rng.random()), rng.random() < pales
    full, value = (0.06, 0.95) if pale else (rng.uniform(0.4, 0.85), rng.uniform(0.55, 0.97))
    return _hex(np.array(hsv_to_rgb(hue, float(full), float(value))))


def _near(color: str, rng: np.random.Generator, spread: float) -> str:
    """A colour that differs by a few of 255."""
    channels = np.frombuffer(bytes.fromhex(color[1:]), np.uint8) / 255
    return _hex(np.clip(channels + rng.normal(0, spread / 255, 3), 0.01, 0.99))


def _hex(color: NDArray[np.float64]) -> str:
    red, green, blue = (round(255 * float(value)) for value in color)
    return f"#{red:02x}{green:02x}{blue:02x}"
