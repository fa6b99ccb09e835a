"""`likeness`: a photo in; what was measured of its people out, as JSON and drawn over the photo."""

from pathlib import Path

from rich.console import Console

from bot.order import Order
from bot.outbox import open_outbox
from bot.studio import Studio
from bot.subject import find_subject, measure_people
from config.settings import Settings
from pipeline.likeness_file import write_likeness
from pipeline.measure.overlay import draw_overlay
from pipeline.photo import read_photo
from render.encode.png import encode_sheet


def measure_photo(
    order: Order, folder: Path, *, settings: Settings, assets: Path, console: Console
) -> None:
    """Write a likeness file for everybody in the photo, largest first, each with a picture.

    Raises Unmeasurable, or what reading the photo raises.
    """
    with Studio(settings, assets) as studio, open_outbox(folder) as outbox:
        photo = read_photo(order.photo)
        cutout = find_subject(studio, order, photo)
        persons = measure_people(studio, order, photo, cutout)
        for index, person in enumerate(persons):
            ending = f"-{index + 1}" if index else ""
            data = write_likeness(person.likeness)
            outbox.put(f"likeness{ending}.json", data)
            overlay = draw_overlay(studio.measurer.examine(photo, cutout, index))
            outbox.put(f"likeness{ending}.png", encode_sheet(overlay))
            console.out(data.decode(), end="", highlight=False)
