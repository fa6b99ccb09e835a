"""What can go wrong between a drawing and the sticker's files.

RenderError
├── UnbuildableRelief    nothing solid is left of the drawing
├── UnwritableCaption    no font has any of the caption's characters
├── RendererUnavailable  this machine lacks what a renderer needs (remedy: what to install)
├── RendererCrashed      the renderer's process died, twice
├── RenderTimeout        one frame took longer than the limit
├── FileTooLarge         no encoder setting brings the file under its spec's limit
└── SpecViolation        a finished file breaks one of its spec's limits
"""


class RenderError(Exception):
    """Base of everything the renderers and encoders raise on purpose."""


class UnbuildableRelief(RenderError):
    """Nothing solid is left of the drawing, or only pieces."""


class UnwritableCaption(RenderError):
    """No font has any of a caption's characters; `characters` are those, each once."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"no font writes {characters!r}")
        self.characters = characters


class RendererUnavailable(RenderError):
    """A renderer cannot start here; `renderer` is its name, `remedy` what to install."""

    def __init__(self, renderer: str, remedy: str) -> None:
        super().__init__(f"{renderer}: {remedy}")
        self.renderer = renderer
        self.remedy = remedy


class RendererCrashed(RenderError):
    """The renderer's process died and a second one died too."""


class RenderTimeout(RenderError):
    """One frame took longer than `limit_s`."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"a frame took longer than {limit_s:g} s")
        self.limit_s = limit_s


class FileTooLarge(RenderError):
    """No setting of the encoder brings `spec` under `max_bytes`; the smallest was `smallest`."""

    def __init__(self, spec: str, smallest: int, max_bytes: int) -> None:
        super().__init__(f"{spec}: {smallest} of {max_bytes} bytes")
        self.spec = spec
        self.smallest = smallest
        self.max_bytes = max_bytes


class SpecViolation(RenderError):
    """A finished file is not what `spec` asks for; `what` says in which respect."""

    def __init__(self, spec: str, what: str) -> None:
        super().__init__(f"{spec}: {what}")
        self.spec = spec
        self.what = what
