"""The models and renderers that one process keeps open for all its jobs."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TypeVar

import structlog

from config.caption import Caption
from config.emoji import find_picture
from config.settings import Settings
from config.theme import Theme, deployed_themes
from pipeline.animals.finder import AnimalFinder, open_animal_finder
from pipeline.cartoonize import Cartoonizer, Means, open_cartoonizer
from pipeline.cutout.isnet import Matter, open_matter
from pipeline.drawings.recognizer import Recognizer, open_recognizer
from pipeline.face import FaceFinder, open_face_finder
from pipeline.measure.measurer import Measurer, open_measurer
from pipeline.prompt.reader import PromptReader, open_prompt_reader
from render.blender.client import BlenderRenderer
from render.errors import RendererUnavailable
from render.floaters.puff import Puff
from render.floaters.shelf import Shelf, surfaced
from render.lettering.build import Lettering, open_lettering
from render.quality import QUALITIES, Quality
from render.quick.renderer import QuickRenderer
from render.renderer import Renderer
from render.types import Raster

_log = structlog.get_logger(__name__)
_Opened = TypeVar("_Opened")


class Studio:
    """Opens what a sticker needs, in the background, and keeps it open until `close`.

    Everything is opened on first construction, side by side; the properties wait for it. Renderers
    are opened when first asked for; the quick one belongs to the thread that asks.
    themes: None for those of the settings.
    """

    def __init__(
        self, settings: Settings, assets: Path, *, themes: Mapping[str, Theme] | None = None
    ) -> None:
        self.settings = settings
        self.themes = themes or deployed_themes(settings)
        self._pool = ThreadPoolExecutor(3, thread_name_prefix="open")
        threads = settings.threads
        self._matter = self._open(lambda: open_matter(assets, threads=threads))
        self._finder = self._open(lambda: open_face_finder(assets, threads=threads))
        self._reader = self._open(
            lambda: open_prompt_reader(assets, self.themes, text_model=settings.text_model)
        )
        means = Means(threads, settings.cartoon_weights, settings.diffusers_model)
        self._cartoonizer = self._open(lambda: open_cartoonizer(settings.cartoonizer, means))
        self._measurer = self._open(lambda: open_measurer(assets, threads=threads))
        self._animal_finder = self._open(lambda: open_animal_finder(threads=1))
        self._recognizer = self._open(open_recognizer)
        self._letterer = self._open(lambda: open_lettering(assets / "fonts"))
        self._pictures = assets / "emoji"
        self._shelf = Shelf(self._pictures)
        self._renderers: dict[str, Renderer] = {}
        self._opening = Lock()
        self._factories: dict[str, Callable[[], Renderer]] = {
            "blender": lambda: BlenderRenderer(
                threads=threads, frame_limit_s=settings.frame_limit_s
            ),
            "quick": QuickRenderer,
        }
        self._unavailable: set[str] = set() if settings.quick_renderer else {"quick"}

    def _open(self, factory: Callable[[], _Opened]) -> "Future[_Opened]":
        return self._pool.submit(factory)

    @property
    def matter(self) -> Matter:
        """What cuts subjects out."""
        return self._matter.result()

    @property
    def finder(self) -> FaceFinder:
        """What finds faces."""
        return self._finder.result()

    @property
    def measurer(self) -> Measurer:
        """What measures people."""
        return self._measurer.result()

    @property
    def animal_finder(self) -> AnimalFinder:
        """What finds the faces of animals."""
        return self._animal_finder.result()

    @property
    def recognizer(self) -> Recognizer:
        """What tells photos from drawings."""
        return self._recognizer.result()

    @property
    def reader(self) -> PromptReader:
        """What reads prompts."""
        return self._reader.result()

    @property
    def cartoonizer(self) -> Cartoonizer:
        """What draws."""
        return self._cartoonizer.result()

    def theme(self, name: str) -> Theme:
        return self.themes[name]

    def floaters(self, emoji: Sequence[str], theme: Theme) -> tuple[Puff, ...]:
        """What floats around subjects in a theme; emoji without a picture are left out."""
        found = (self._shelf.find(each, surfaced(theme.surface)) for each in emoji)
        return tuple(puff for puff in found if puff is not None)

    def write(self, caption: Caption, theme: Theme) -> Lettering:
        """A caption's letters, in a theme's look where it asks for no other."""
        material = surfaced(theme.surface)

        def picture(emoji: str) -> Puff | None:
            # What has none is no word for a log: it is somebody's own.
            known = find_picture(self._pictures, emoji) is not None
            return self._shelf.find(emoji, material) if known else None

        return self._letterer.result().write(caption, theme, picture)

    def quality(self, name: str) -> Quality:
        return QUALITIES[name]

    def renderer(self, choices: Sequence[tuple[str, Raster]]) -> tuple[Renderer, Raster]:
        """The first choice that works here; raises RendererUnavailable if none does."""
        failure: RendererUnavailable | None = None
        for name, raster in choices:
            if name in self._unavailable:
                continue
            try:
                return self._renderer(name), raster
            except RendererUnavailable as error:
                failure = error
                self.give_up(error)
        raise failure or RendererUnavailable(choices[0][0], "see the log above for the reason.")

    def expect(self, quality: str) -> None:
        """Start Blender, where this quality will use it, while its scene is still being made."""
        choices = (name for name, _ in self.quality(quality).choices)
        first = next((name for name in choices if name not in self._unavailable), None)
        if first == "blender":  # the other belongs to the thread that draws
            self._renderer(first).warm_up()

    def wait(self) -> None:
        """Return when all models are open; raises what the first that cannot be opened raises."""
        for opening in (
            self._matter, self._finder, self._reader,
            self._cartoonizer, self._measurer, self._animal_finder, self._letterer,
            self._recognizer,
        ):  # fmt: skip
            opening.result()

    def start_blender(self) -> BlenderRenderer:
        """Blender, whether or not anything shall be drawn yet."""
        renderer = self._renderer("blender")
        assert isinstance(renderer, BlenderRenderer)
        return renderer

    @property
    def blender(self) -> BlenderRenderer | None:
        """Blender, where it was asked for and not given up."""
        opened = None if "blender" in self._unavailable else self._renderers.get("blender")
        return opened if isinstance(opened, BlenderRenderer) else None

    def interrupt(self) -> None:
        """Stop what Blender draws in another thread, at once."""
        if self.blender is not None:
            self.blender.interrupt()

    def give_up(self, error: RendererUnavailable) -> None:
        """Never again choose a renderer that turned out not to work here."""
        self._unavailable.add(error.renderer)
        _log.warning("renderer unavailable", renderer=error.renderer, remedy=error.remedy)

    def _renderer(self, name: str) -> Renderer:
        with self._opening:
            if name not in self._renderers:
                self._renderers[name] = self._factories[name]()
            return self._renderers[name]

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        for renderer in self._renderers.values():
            renderer.close()
        self._renderers.clear()

    def __enter__(self) -> "Studio":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
