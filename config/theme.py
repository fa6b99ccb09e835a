"""A theme is a look: palette, drawing, surface, lights, border, motion and things, from TOML."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.attire import Attire
from config.errors import ThemeError

BUILT_IN_THEMES = Path(__file__).parent / "themes"

HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Emoji = Annotated[str, Field(min_length=1, max_length=12)]
EyeName = Literal["round", "large", "slit", "dot", "pie", "star", "heart"]
PatternName = Literal["none", "dots", "hatch", "stripes", "stars"]
MaterialName = Literal["vinyl", "clay", "plush", "metal", "glass", "candy", "paper"]
BorderStyle = Literal["plain", "glow", "stitches", "torn"]
MoveName = Literal["sway", "bounce", "wobble", "float", "pulse", "nod", "turn"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Drawing(_Table):
    """How the cartoonizer draws.

    line: weight of the dark lines (0 none, 1 usual). bands: steps of shading. flatness: how much
    detail is flattened. recolor: pull of the subject's colours toward the palette. chroma: factor.
    pattern: what shade (stars: plain areas) is filled with. ink: colour of the lines. blush: red
    of the cheeks. eyes: shape of pupils and their lights.
    """

    line: Annotated[float, Field(ge=0, le=2)] = 1.0
    bands: Annotated[int, Field(ge=2, le=5)] = 3
    flatness: Share = 0.6
    recolor: Share = 0.35
    chroma: Annotated[float, Field(ge=0.3, le=2)] = 1.2
    pattern: PatternName = "none"
    ink: HexColor = "#1d1413"
    blush: Share = 0.3
    eyes: EyeName = "round"


class Surface(_Table):
    """What bodies are made of, in the terms of the principled BSDF.

    material: what their surface is formed like, beside how it shines.
    """

    material: MaterialName = "vinyl"
    roughness: Share = 0.36
    coat: Share = 0.14
    metallic: Share = 0.0
    sheen: Share = 0.0
    subsurface: Share = 0.0


class Lighting(_Table):
    """Factors and colours of the three lights, and the surrounding light's brightness."""

    key: Annotated[float, Field(ge=0, le=3)] = 1.0
    fill: Annotated[float, Field(ge=0, le=3)] = 1.0
    rim: Annotated[float, Field(ge=0, le=3)] = 1.0
    key_color: HexColor = "#fff7ee"
    fill_color: HexColor = "#fff5ee"
    rim_color: HexColor = "#ffffff"
    world: Annotated[float, Field(ge=0, le=1)] = 0.34


class BorderLook(_Table):
    """Colour of the sticker's edge and its width as a share of the picture's side.

    style: plain paint, a glow, cloth with dashed stitches, torn paper.
    """

    style: BorderStyle = "plain"
    color: HexColor = "#ffffff"
    width: Annotated[float, Field(ge=0, le=0.05)] = 0.016


class Move(_Table):
    """One motion and how strong it is; 1 is the usual amount."""

    name: MoveName
    amount: Annotated[float, Field(gt=0, le=2)] = 1.0


class MotionLook(_Table):
    """The moves that play together in one loop of `period_s` seconds."""

    moves: Annotated[tuple[Move, ...], Field(min_length=1, max_length=4)]
    period_s: Annotated[float, Field(ge=1.5, le=3.0)] = 2.0


class Theme(_Table):
    """One look. words: what people may write who mean it, for the embedding. attire: what its
    subjects may wear and hold. floaters: emoji that may float around them, most fitting first."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    title: Annotated[str, Field(min_length=2, max_length=60)]
    words: Annotated[tuple[str, ...], Field(min_length=3, max_length=40)]
    palette: Annotated[tuple[HexColor, ...], Field(min_length=3, max_length=8)]
    drawing: Drawing = Drawing()
    surface: Surface = Surface()
    lighting: Lighting = Lighting()
    border: BorderLook = BorderLook()
    motion: MotionLook
    attire: Attire = Attire()
    floaters: Annotated[tuple[Emoji, ...], Field(max_length=12)] = ()


def load_theme(path: Path) -> Theme:
    """Read one theme; its name is the file's. Raises ThemeError with file and key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ThemeError(path, "", error.strerror or "cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ThemeError(path, "", f"no TOML: {error}") from error
    try:
        theme = Theme.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        raise ThemeError(path, ".".join(map(str, first["loc"])), first["msg"]) from error
    if theme.name != path.stem:
        raise ThemeError(path, "name", f"{theme.name!r} is not the file's name")
    return theme


def load_themes(folder: Path = BUILT_IN_THEMES) -> Mapping[str, Theme]:
    """Read every theme of a folder by name, in alphabetical order."""
    themes = {path.stem: load_theme(path) for path in sorted(folder.glob("*.toml"))}
    if not themes:
        raise ThemeError(folder, "", "no theme in this folder")
    return themes
