"""sticker.json: what was made, how, from what, and how long each stage took."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.order import Order
from render.types import StickerFile

VERSION = "0.1.0"
# The models that a sticker goes through, by their names in THIRD_PARTY.md.
LICENSES: Mapping[str, str] = {
    "ISNet": "MIT",
    "MediaPipe face detector and face mesh": "Apache-2.0",
    "Universal Sentence Encoder, multilingual": "Apache-2.0",
    "Fluent 3D emoji": "MIT",
}


@dataclass(frozen=True)
class Provenance:
    """How a sticker was made: names of the theme, cartoonizer and renderer, seconds per stage.

    kind: what was sent: photo, drawing or screenshot; None for a kept likeness.
    shape: figure, animal, relief or card. reason: why faces did not become figures.
    expression: what a figure or an animal does. cartoonizer:
    None where a kept likeness needed no drawing.
    """

    theme: str
    cartoonizer: str | None
    renderer: str
    kind: str | None
    shape: str
    reason: str
    expression: str | None
    faces: int
    seconds: Mapping[str, float]


def build_record(order: Order, provenance: Provenance, files: Sequence[StickerFile]) -> bytes:
    """The UTF-8 JSON text of sticker.json."""
    record = {
        "version": VERSION,
        "prompt": order.prompt,
        "mix": [{"prompt": words, "weight": weight} for words, weight in order.mix],
        "caption": order.caption and order.caption.model_dump(mode="json"),
        "theme": provenance.theme,
        "seed": order.seed,
        "strength": order.strength,
        "quality": order.quality,
        "cartoonizer": provenance.cartoonizer,
        "renderer": provenance.renderer,
        "kind": provenance.kind,
        "shape": provenance.shape,
        "reason": provenance.reason,
        "expression": provenance.expression,
        "faces": provenance.faces,
        "seconds": {stage: round(spent, 3) for stage, spent in provenance.seconds.items()},
        "files": {
            file.name: {
                "bytes": len(file.data),
                "sha256": file.sha256,
                "width_px": file.width_px,
                "height_px": file.height_px,
                "duration_s": round(file.duration_s, 3),
            }
            for file in files
        },
        "licenses": dict(LICENSES),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
