"""A theme is a look: palette, drawing, surface, lights, border, motion and things, from TOML."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from config.attire import Attire
from config.caption import FontName
from config.errors import ThemeError, UnusableSetting
from config.expression import ExpressionName
from config.settings import Settings
from config.theme_faults import explain, find_line, innermost, line_of_syntax

BUILT_IN_THEMES = Path(__file__).parent / "themes"

HexColor = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Emoji = Annotated[str, Field(min_length=1, max_length=12)]
EyeName = Literal["round", "large", "slit", "dot", "pie", "star", "heart"]
PatternName = Literal["none", "dots", "hatch", "stripes", "stars"]
MaterialName = Literal["vinyl", "clay", "plush", "metal", "glass", "candy", "paper"]
BorderStyle = Literal["plain", "glow", "stitches", "torn", "stripes", "dots", "bands"]
MoveName = Literal["sway", "bounce", "wobble", "float", "pulse", "nod", "turn"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Drawing(_Table):
    """How the cartoonizer draws.

    line: weight of the dark lines (0 none, 1 usual). bands: steps of shading. flatness: how much
    detail is flattened. recolor: pull of the subject's colours toward the palette. chroma: factor.
    pattern: what plain clothes are printed with, and shade (stars: plain areas) filled. ink: colour
    of the lines. blush: red of the cheeks. eyes: shape of pupils and their lights.
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

    style: plain paint, a glow, cloth with dashed stitches, torn paper, or printed in the colour and
    its accents: slanted stripes, dots, bands along the outline.
    """

    style: BorderStyle = "plain"
    color: HexColor = "#ffffff"
    width: Annotated[float, Field(ge=0, le=0.05)] = 0.016
    accents: Annotated[tuple[HexColor, ...], Field(max_length=5)] = ()


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
    subjects may wear and hold. floaters: emoji that may float around them, most fitting first.
    expression: what people and animals show whose words ask for none; None: as in the photo. font:
    of words on the sticker that ask for no other."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,31}$")]
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
    expression: ExpressionName | None = None
    font: FontName = "rounded"


def load_theme(path: Path) -> Theme:
    """Read one theme; its name is the file's. Raises ThemeError with file, line and key."""
    theme, faults = _read(path)
    if theme is None:
        raise faults[0]
    return theme


def find_faults(path: Path) -> Sequence[ThemeError]:
    """All that is wrong with a theme's file; nothing where `load_theme` reads it."""
    return _read(path)[1]


def load_themes(*folders: Path) -> Mapping[str, Theme]:
    """Read every theme of some folders by name, alphabetically; by default the built-in ones.

    Of two with one name the later folder's counts. Raises ThemeError.
    """
    themes: dict[str, Theme] = {}
    for folder in folders or (BUILT_IN_THEMES,):
        found = {path.stem: load_theme(path) for path in sorted(folder.glob("*.toml"))}
        if not found:
            fault = "holds no theme (NAME.toml)" if folder.is_dir() else "is no folder"
            raise ThemeError(folder, "", fault)
        themes |= found
    return dict(sorted(themes.items()))


def deployed_themes(settings: Settings) -> Mapping[str, Theme]:
    """The built-in themes, and beside or in place of them those of THEMES_DIR.

    Raises ThemeError, and UnusableSetting for a folder that is missing or holds none.
    """
    if not settings.themes_dir:
        return load_themes()
    folder = Path(settings.themes_dir)
    if not folder.is_dir():
        raise UnusableSetting("THEMES_DIR", f"there is no folder {folder}")
    if not any(folder.glob("*.toml")):
        raise UnusableSetting("THEMES_DIR", f"no theme (NAME.toml) lies in {folder}")
    return load_themes(BUILT_IN_THEMES, folder)


def _read(path: Path) -> tuple[Theme | None, Sequence[ThemeError]]:
    """A theme, or what is wrong with its file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        return None, [ThemeError(path, "", error.strerror or "cannot be read")]
    except UnicodeDecodeError as error:
        return None, [ThemeError(path, "", f"no TOML: {error}")]
    try:
        theme = Theme.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = line_of_syntax(text, str(error))
        return None, [ThemeError(path, "", f"no TOML: {error}", line=line)]
    except ValidationError as error:
        return None, [_fault(path, text, each) for each in innermost(error.errors())]
    if theme.name != path.stem:
        said = f"{theme.name!r} is not the file's name"
        return None, [ThemeError(path, "name", said, line=find_line(text, ("name",)))]
    return theme, ()


def _fault(path: Path, text: str, fault: ErrorDetails) -> ThemeError:
    place = fault["loc"]
    line = None if fault["type"] == "missing" else find_line(text, place, fault["input"])
    return ThemeError(path, ".".join(map(str, place)), explain(fault, Theme), line=line)
